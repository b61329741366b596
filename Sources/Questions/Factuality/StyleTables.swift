import Hypotheses
import QualityAxes
import Spec
import Statistics
import Tabular
import Units

/// The tables of style: how many facts a model states, how many hold, and what its score owes to each.
enum StyleTables {
  /// What one model's responses hold, for people: means of the absolute numbers.
  struct Style: Sendable {
    let model: String
    let means: [StyleMeasure: Double]
    var samples: [StyleMeasure: Sample] = [:]

    init(_ set: ResponseSet) {
      model = set.model
      for measure in StyleMeasure.allCases { samples[measure] = set.sample(of: measure) }
      means = samples.mapValues(\.mean)
    }

    init(_ published: LongFactModel) {
      model = published.name
      let (s, n, i) = (published.supported, published.notSupported, published.irrelevant)
      let all = s + n + i
      means = [
        .supported: s, .notSupported: n, .irrelevant: i, .facts: all, .supportedShare: s / all,
        .notSupportedShare: n / all, .irrelevantShare: i / all,
      ]
    }
  }

  /// A row for each model: means per response, and shares of all its facts.
  static func overview(_ styles: [Style], published: Bool) -> ShownTable {
    func column(_ measure: StyleMeasure, _ summary: String) -> Filling<Style> {
      .number(measure.rawValue, summary) { $0.means[measure] }
    }
    return ShownTable(
      Table(
        published ? "longfact-style" : "styles",
        "Facts of a response: what a model's style is made of",
        of: styles,
        [
          .text("model", "The model that answered.") { $0.model },
          column(.supported, "Mean supported facts of a response."),
          column(.notSupported, "Mean facts that are not supported."),
          column(.irrelevant, "Mean facts that do not bear on the prompt; F1@K ignores them."),
          column(.facts, "Mean facts in all."),
          column(.supportedShare, "Share of all facts that is supported."),
          column(.notSupportedShare, "Share that is not."),
          column(.irrelevantShare, "Share that is irrelevant."),
          column(.words, "Mean length in words."),
        ]),
      notes: published
        ? ["Shares of published means, not means of shares; no intervals are published."] : [],
      isDigest: !published)
  }

  /// A row for each model and measure with its interval.
  static func measures(_ sets: [ResponseSet], level: Double) -> Table {
    let rows = sets.flatMap { set in
      StyleMeasure.allCases.compactMap { measure in
        set.sample(of: measure).map { (model: set.model, measure: measure, sample: $0) }
      }
    }
    return Table(
      "style", "Facts and words of a response, with intervals over responses", of: rows,
      [
        .text("model", "The model that answered.") { $0.model },
        .text("measure", "What is counted, or its share of all facts.") { $0.measure.rawValue },
        .integer("responses", "Responses that have it.") { $0.sample.count },
        .number("mean", "Mean over responses.") { $0.sample.mean },
        .number("low", "Low end of Student's interval.") {
          $0.sample.interval(level: level)?.lowerBound
        },
        .number("high", "High end of it.") { $0.sample.interval(level: level)?.upperBound },
        .number("deviation", "Standard deviation between responses.") { $0.sample.deviation },
      ])
  }

  /// A row for each pair of models and measure, on the prompts that both answered.
  static func differences(_ sets: [ResponseSet], level: Double) -> ShownTable? {
    let rows = pairs(sets).flatMap { first, second in
      StyleMeasure.allCases.compactMap { measure in
        let values = first.differences(from: second, of: measure.value(of:)).map(\.difference)
        return values.count < 2
          ? nil
          : (first: first.model, second: second.model, measure: measure, sample: Sample(values))
      }
    }
    guard !rows.isEmpty else { return nil }
    let adjusted = HolmCorrection.adjusted(rows.map { $0.sample.pValue() })
    return ShownTable(
      Table(
        "style-differences", "Styles against each other on the same prompts",
        of: Array(zip(rows, adjusted)),
        [
          .text("first", "A model or side.") { $0.0.first },
          .text("second", "Another one.") { $0.0.second },
          .text("measure", "What is counted, or its share of all facts.") {
            $0.0.measure.rawValue
          },
          .integer("prompts", "Prompts that both answered.") { $0.0.sample.count },
          .number("difference", "First less second, mean over prompts.") { $0.0.sample.mean },
          .number("low", "Low end of Student's interval.") {
            $0.0.sample.interval(level: level)?.lowerBound
          },
          .number("high", "High end of it.") { $0.0.sample.interval(level: level)?.upperBound },
          .number("p_value", "How often chance makes as much, both sides.") {
            $0.0.sample.pValue()
          },
          .number("p_holm", "The same, corrected for all rows (Holm).") { $0.1 },
        ]), rows: rows.count > 16 ? Array(0..<16) : nil)
  }

  /// What each difference of F1@K owes to abstention, precision and length.
  static func parts(_ sets: [ResponseSet], goals: [FactGoal]) -> Table {
    let rows = pairs(sets).flatMap { first, second in
      goals.compactMap { goal in
        ScoreParts(from: second, to: first, at: goal).map { (first.model, second.model, goal, $0) }
      }
    }
    return table(rows)
  }

  /// The same between the published model with the best score and each of the others.
  static func parts(_ models: [LongFactModel], goal: FactGoal) -> Table {
    let profiles = models.compactMap { model in
      (try? model.spread(from: model.recallFigures + model.f1Figures)).map {
        (model.name, $0.profile)
      }
    }
    guard let best = profiles.max(by: { $0.1.f1(at: goal) < $1.1.f1(at: goal) }) else {
      return table([])
    }
    return table(
      profiles.filter { $0.0 != best.0 }.compactMap { name, profile in
        (try? ScoreParts(from: best.1, to: profile, at: goal)).map { (name, best.0, goal, $0) }
      })
  }

  private static func table(_ rows: [(String, String, FactGoal, ScoreParts)]) -> Table {
    Table(
      "parts", "What a difference of F1@K owes to precision, to length and to abstention", of: rows,
      [
        .text("first", "A model.") { $0.0 },
        .text("second", "The one that it is compared with.") { $0.1 },
        .integer("k", "K of F1@K.") { $0.2.facts },
        .number("difference", "F1@K of the first less the second, same prompts.") { $0.3.total },
        .number("precision", "Of it: by the share of facts that is supported.") {
          $0.3.precision
        },
        .number("length", "Of it: by the facts of a response that holds some.") { $0.3.length },
        .number("abstention", "Of it: by responses without facts.") { $0.3.abstention },
      ])
  }

  /// Every pair of sets, in order.
  static func pairs(_ sets: [ResponseSet]) -> [(ResponseSet, ResponseSet)] {
    sets.indices.flatMap { one in
      sets.indices.dropFirst(one + 1).map { (sets[one], sets[$0]) }
    }
  }

  /// Differences by topic, each drawn towards the others; none where prompts have no topics.
  static func topics(_ sets: [ResponseSet], goal: FactGoal, level: Double) -> ShownTable? {
    let rows = pairs(sets).flatMap { first, second in
      let differences = first.differences(from: second) { $0.counts.f1(at: goal) }
      let found = TopicDifference(differences, level: level)
      return (found?.rows ?? []).map { (first.model, second.model, $0, found?.spread) }
    }
    guard !rows.isEmpty else { return nil }
    return ShownTable(
      Table(
        "topics", "Differences of F1@\(goal.facts) by topic", of: rows,
        [
          .text("first", "A model.") { $0.0 },
          .text("second", "Another one.") { $0.1 },
          .text("topic", "What the prompts are about.") { $0.2.topic },
          .integer("prompts", "Prompts of the topic that both answered.") { $0.2.prompts },
          .number("own", "First less second over its own prompts.") { $0.2.own },
          .number("pooled", "The same, drawn towards the other topics.") { $0.2.pooled },
          .number("low", "Low end of its interval.") { $0.2.range.lowerBound },
          .number("high", "High end of it.") { $0.2.range.upperBound },
          .number("topic_sd", "How far topics differ beyond chance.") { $0.3 },
        ]),
      notes: [
        "Partial pooling: topics share one variance between prompts and one between topics, so that a "
          + "topic with few prompts says little by itself."
      ], rows: rows.count > 12 ? Array(0..<12) : nil)
  }

  /// What files of SAFE say F1@K is, beside the counts that stand in them.
  static func file(_ scores: [SafeResults.Score]) -> Table {
    Table(
      "file-scores", "F1@K as the file states it, beside its counts",
      of: scores.enumerated().sorted {
        ($0.element.model == $1.element.model ? $0.element.goal.facts : $0.offset)
          < ($0.element.model == $1.element.model ? $1.element.goal.facts : $1.offset)
      }.map(\.element),
      [
        .text("model", "The model or side.") { $0.model },
        .integer("k", "K of F1@K.") { $0.goal.facts },
        .integer("responses", "Responses that carry the score.") { $0.responses },
        .number("stated", "Mean of the file's scores.") { $0.stated },
        .number("largest_difference", "On one response, from its counts.") { $0.worst },
      ])
  }

  /// Supported against unsupported facts, a point for each model, its size by irrelevant ones.
  static func map(_ styles: [Style], level: Double) -> Drawing? {
    let known = styles.filter { $0.means[.supported] != nil && $0.means[.notSupported] != nil }
    guard known.count > 1 else { return nil }
    let middle = known.compactMap { $0.means[.irrelevant] }.reduce(0, +) / Double(known.count)
    let points = known.map { style -> Curve.Point in
      let range = style.samples[.notSupported]?.interval(level: level)
      var point = Curve.Point(
        x: style.means[.supported] ?? 0, y: style.means[.notSupported] ?? 0, band: range,
        isExtrapolated: false)
      // Area goes by the count, within what can be seen.
      let share: Double = middle > 0 ? (style.means[.irrelevant] ?? 0) / middle : 1
      point.size = style.means[.irrelevant] == nil ? 0.4 : min(3, max(0.4, share.squareRoot()))
      return point
    }
    func wrong(_ style: Style) -> Double {
      (style.means[.notSupported] ?? 0) / (style.means[.supported] ?? 1)
    }
    let most = known.max { ($0.means[.supported] ?? 0) < ($1.means[.supported] ?? 0) }
    let least = known.min { wrong($0) < wrong($1) }
    return Drawing(
      title: "\(most?.model ?? "") states most supported facts"
        + (most?.model == least?.model ? " and" : ", \(least?.model ?? "")")
        + " fewest unsupported ones for each of them",
      subtitle: "Facts of a response, means by model; area of a point: irrelevant facts",
      .curves([
        Panel(
          title: "", x: Axis("supported facts of a response"),
          y: Axis("facts that are not supported"),
          curves: [
            Curve(name: "models", style: 0, points: points, form: .points)
          ],
          marks: zip(known, points).map {
            Mark(label: $0.model, x: $1.x, y: $1.y, isLabelAlone: true)
          })
      ]),
      footer: known.contains { !$0.samples.isEmpty }
        ? ["Bars: Student's interval of facts that are not supported, over responses."]
        : ["\(LongFactModel.all.source); no intervals are published."])
  }
}

/// Models by what their answers hold.
public struct StylePicture: Picture {
  public static let kind = "style"
  public static let summary = "Supported against unsupported facts, by model"

  public init(_ ask: inout Asking) throws(Unsettled) {
    guard try ask.drawn(Factuality.self).styles.count > 1 else {
      throw ask.fault(
        at: "", "styles are those of rated responses or of LongFact",
        "use longfact-2024 or rated responses of two models in 'factuality'")
    }
  }

  public func drawing(of results: Results) -> Drawing? {
    results.findings.of(Factuality.self).first.flatMap {
      StyleTables.map($0.question.styles, level: $0.question.resampling.level)
    }
  }
}

extension Factuality {
  /// The styles of all models whose responses were counted.
  var styles: [StyleTables.Style] {
    (usesLongFact ? LongFactModel.all.value.map(StyleTables.Style.init) : [])
      + sets.map(StyleTables.Style.init)
  }
}
