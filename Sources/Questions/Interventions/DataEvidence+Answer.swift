import Evidence
import Foundation
import Spec
import Statistics
import Tabular
import Units

extension DataEvidence {
  /// The most rows that people see of a long list.
  private static let mostRows = 24

  public static func answer(_ asked: [Resolved<DataEvidence>], in world: World) -> Answer {
    guard let one = asked.first else { return Answer() }
    let (question, found) = (one.question, one.found)
    let rows = found.rows
    let list = Table(
      "interventions", "Matched comparisons in which only the data, or only the recipe, changed.",
      of: rows, Self.rowColumns)
    var shown = [
      ShownTable(
        Table(
          "kinds", "By kind and by what is measured; the last columns are of a new paper.",
          of: found.groups, InterventionGroup.columns),
        notes: [
          "q: tokens of the older side for the newer one's score, over those used. Stated without curves: best cases."
        ], hiding: ["level"], headings: ["predicted_low": "low", "predicted_high": "high"]),
      ShownTable(
        list,
        notes: [
          question.rows.count > Intervention.bundled.count
            ? "Rows of your own count in this answer; ledgers and 'evidence' of corpora know the bundled ones alone."
            : "Filter by --kinds, --metric, --paper, --from, --size and --tokens. Rows of your own: --rows FILE."
        ],
        hiding: ["id", "confounds", "axis", "low", "high", "method", "source", "counts"],
        rows: rows.indices.evenly(most: mostRows)),
      ShownTable(
        Table(
          "coverage", "How often intervals held what a paper measured that was left out.",
          of: CoverageRow.all(found.test), CoverageRow.columns)),
    ]
    if let chain = found.chain {
      shown.insert(
        ShownTable(
          Table(
            "steps", "What the steps are worth on \(question.measured?.word ?? "")",
            of: StepRow.all(chain, question.level), StepRow.columns),
          notes: [
            "Steps do not multiply freely: the centre is 0.7 of the sum of logarithms, the plain product is the most that was seen, and the lower end is open; a second filter adds about nothing."
          ]), at: 0)
    }
    return Answer(
      headline: question.headline(found), shown: shown.filter { !$0.table.rows.isEmpty },
      charts: [InterventionPicture.drawing(found).chart(InterventionPicture.kind)],
      warnings: question.cautions(found))
  }

  private func headline(_ found: ReadComparisons) -> [String] {
    let percent = { (share: Double) in "\((share * 100).fixed(0)) %" }
    let (data, all) = (found.test.coverage(recipes: false), found.test.coverage())
    let trust =
      "80 % intervals held \(percent(data.byReading)) of \(data.readings) rows and "
      + "\(percent(data.bySet)) of \(data.sets) papers that were left out (data)"
      + (found.chain == nil
        ? ", \(percent(all.byReading)) and \(percent(all.bySet)) with recipes." : ".")
    if let chain = found.chain, let measured {
      let range = chain.interval(level: level)
      let place = [size.map { $0.rounded(to: 3) }, tokens.map { "\($0.rounded(to: 3)) tokens" }]
        .compactMap { $0 }.joined(separator: ", ")
      return [
        "On \(measured.word == measured.text.rawValue ? measured.text.words : measured.word)"
          + (place.isEmpty ? "" : " at \(place)")
          + ", \(steps.joined(separator: " + "))"
          + (from.map { " instead of \($0)" } ?? "") + " is worth "
          + "\(exp(chain.centre).rounded(toDigits: 2)) times the tokens "
          + "(\(range.lowerBound.rounded(toDigits: 2)) to \(range.upperBound.rounded(toDigits: 2)): "
          + "\(percent(level)) for a new paper)"
          + (from.map { isFiltered ? "; \($0) was filtered already" : "" } ?? "") + ".", trust,
        hasPlace ? found.trend.map(Self.words) : nil,
      ].compactMap { $0 }
    }
    let logarithms = found.rows.filter { $0.q?.counts == true && $0.text == .tasks && !$0.isStated }
    let median = Quantiles.median(logarithms.compactMap { $0.q?.value })
    return [
      "\(found.rows.count) comparisons of \(Set(found.rows.map(\.paper)).count) papers"
        + (median.map {
          ": on task scores the data alone are worth \($0.rounded(toDigits: 3)) times the tokens in the middle of \(logarithms.count) measured rows"
        } ?? "") + ".", trust,
    ]
  }

  /// That size, tokens, corpus and task do not move a multiplier, and what says so.
  private static func words(_ trend: InterventionTrend) -> String {
    func slope(_ one: (slope: Double, error: Double)) -> String {
      "\(one.slope.fixed(2)) ± \(one.error.fixed(2))"
    }
    return
      "Size, tokens, starting corpus and task do not move the middle: within \(trend.comparisons) comparisons "
      + "at several sizes ln q changes by \(slope(trend.size)) for a factor e in size and "
      + "\(slope(trend.tokensPerParameter)) in tokens for each parameter, and with terms for any of the four "
      + "papers left out of 115 rows are off by 0.63 to 0.64, as without (0.63)."
  }

  private func cautions(_ found: ReadComparisons) -> [String] {
    var words: [String] = []
    if let chain = found.chain, exp(chain.centre) < 2 {
      words.append(
        "below a multiplier of 2 \"it is the data\" cannot be claimed without matched hyper-parameters: an untuned learning rate alone costs 1.2 to 3.4"
      )
    }
    if found.chain?.farness ?? 0 > 0 {
      words.append(
        "no measured row is within a factor of 5 of this size and these tokens: the interval is wider by a factor of 1.5, as multipliers fall with size and rise with tokens per parameter"
      )
    }
    if let measured, measured.text == .tasks, measured.word.uppercased().contains("MMLU"),
      size?.value ?? 7e9 < 7e9
    {
      words.append("MMLU below 7B is near chance: leaving it is no saving of tokens")
    }
    return words
  }

  private static let rowColumns: [Filling<Intervention>] = [
    .text("id", "Id of the row.") { $0.id },
    .text("paper", "The paper, post or repository.") { $0.paper },
    .text("kind", "What was done.") { $0.kind },
    .text("from", "The older side.") { $0.from },
    .text("to", "The newer side.") { $0.to },
    .text("confounds", "What else differed.") { $0.confounds },
    .text("metric", "What was measured.") { $0.metric },
    .text("axis", "What the metric is about.") { $0.axis },
    .text("measured_on", "tasks, starting, other, or recipe where the data are the same.") {
      $0.text.rawValue
    },
    .number("size", unit: "parameters", "Parameters.") { $0.size },
    .number("tokens", unit: "tokens", "Tokens of training.") { $0.tokens },
    .number("gain", "By how much the newer side is better.") { $0.gain },
    .number("q", "Tokens, of recipes compute, for equal quality over those used.") { $0.q?.value },
    .number("low", "Low end of its 95 % interval.") { row in
      row.q.map { exp($0.logarithm - 1.96 * $0.deviation) }
    },
    .number("high", "High end.") { row in row.q.map { exp($0.logarithm + 1.96 * $0.deviation) } },
    .text("method", "How it was read; stated is a best case.") { $0.method },
    .boolean("counts", "Whether it is in the statistics.") { $0.q?.counts },
    .text("source", "Where it was published.") { $0.source },
  ]

  /// Coverage of one family of rows.
  private struct CoverageRow {
    let family: String
    let coverage: MeasuredCoverage

    static func all(_ test: InterventionTest) -> [CoverageRow] {
      [("data", false as Bool?), ("recipe", true), ("both", nil)].map {
        CoverageRow(family: $0, coverage: test.coverage(recipes: $1))
      }
    }

    static let columns: [Filling<CoverageRow>] = [
      .text("rows_of", "data, recipe or both.") { $0.family },
      .number("level", "The level that the intervals were made for.") { $0.coverage.level },
      .number("held_by_row", "Share of rows held.") { $0.coverage.byReading },
      .number("held_by_paper", "Mean share held, papers weighing equally.") { $0.coverage.bySet },
      .integer("rows", "Rows.") { $0.coverage.readings },
      .integer("papers", "Papers left out in turn.") { $0.coverage.sets },
    ]
  }

  /// A step, or all of them.
  private struct StepRow {
    let step: String
    let centre: Double
    let range: ClosedRange<Double>?
    let basis: String

    static func all(_ chain: InterventionChain, _ level: Double) -> [StepRow] {
      chain.steps.map {
        StepRow(
          step: $0.kind, centre: exp($0.centre), range: $0.interval(level: level),
          basis: $0.isRepeatedFilter
            ? "a filter on a pool that was filtered before"
            : $0.hasRows ? "rows of its kind" : "no row of its kind: those of other kinds")
      } + [
        StepRow(
          step: "together", centre: exp(chain.centre), range: chain.interval(level: level),
          basis: "0.7 of the sum of logarithms")
      ]
    }

    static let columns: [Filling<StepRow>] = [
      .text("step", "What is done to the data.") { $0.step },
      .number("q", "Tokens that a token is worth.") { $0.centre },
      .number("low", "Low end of the interval for a new paper.") { $0.range?.lowerBound },
      .number("high", "High end.") { $0.range?.upperBound },
      .text("basis", "What it rests on.") { $0.basis },
    ]
  }
}

extension InterventionGroup {
  fileprivate static let columns: [Filling<InterventionGroup>] = [
    .text("kind", "What was done.") { $0.kind },
    .text("measured_on", "tasks, starting, other, or recipe.") { $0.text.rawValue },
    .integer("rows", "Rows with a multiplier.") { $0.rows.count },
    .integer("stated", "Those that authors state without curves.") {
      $0.rows.count(where: \.isStated)
    },
    .integer("papers", "Papers.") { Set($0.rows.map(\.paper)).count },
    .number("median", "Median multiplier.") {
      Quantiles.median($0.rows.compactMap { $0.q?.value })
    },
    .number("predicted", "Of a new paper.") { $0.predicted?.centre },
    .number("predicted_low", "Low end of its interval.") { $0.predicted?.range.lowerBound },
    .number("predicted_high", "High end.") { $0.predicted?.range.upperBound },
  ]
}

/// Multipliers with their intervals, a row for each comparison, or for each kind where they are many.
public struct InterventionPicture: Picture {
  public static let kind = "interventions"
  public static let summary = "Measured multipliers of changes in data or recipe, with intervals"

  public init(_ ask: inout Asking) throws(Unsettled) {
    _ = try ask.drawn(DataEvidence.self)
  }

  public func drawing(of results: Results) -> Drawing? {
    results.findings.of(DataEvidence.self).first.map { Self.drawing($0.found) }
  }

  /// The most comparisons that are drawn one by one.
  private static let most = 40

  static func drawing(_ found: DataEvidence.ReadComparisons) -> Drawing {
    let rows = found.rows.filter { $0.q != nil }.sorted {
      ($0.text.rawValue, $0.kind, $0.q?.value ?? 0) < ($1.text.rawValue, $1.kind, $1.q?.value ?? 0)
    }
    let dots =
      rows.count <= most
      ? rows.map { row in
        let (centre, sd) = (row.q?.logarithm ?? 0, row.q?.deviation ?? 0)
        return DotPlot.Row(
          label: "\(row.paper): \(row.to)".shortened(to: 44), value: exp(centre),
          range: exp(centre - 1.96 * sd)...exp(centre + 1.96 * sd), isExtrapolated: row.isStated,
          note: row.text.rawValue)
      }
      : found.groups.compactMap { group in
        group.predicted.map { predicted in
          DotPlot.Row(
            label: "\(group.kind), \(group.text.rawValue)", value: predicted.centre,
            range: predicted.range, isExtrapolated: false,
            note: "\(group.rows.count) rows of \(Set(group.rows.map(\.paper)).count) papers")
        }
      }
    let tasks = found.groups.filter { $0.text == .tasks }.flatMap(\.rows).compactMap { $0.q?.value }
    let starting = found.groups.filter { $0.text == .starting && $0.kind != "repetition" }
      .flatMap(\.rows)
      .compactMap { $0.q?.value }
    var title = "What is measured decides what a change of the data is worth"
    if let one = Quantiles.median(tasks), let other = Quantiles.median(starting) {
      title +=
        ": ×\(one.rounded(toDigits: 2)) on tasks, ×\(other.rounded(toDigits: 2)) on the old corpus"
    } else if let one = Quantiles.median(tasks) {
      title = "On task scores these changes are worth ×\(one.rounded(toDigits: 2)) in the middle"
    }
    return Drawing(
      title: title,
      subtitle: rows.count <= most
        ? "Tokens for equal quality, 95 % intervals of the readings; open: stated, best cases"
        : "Tokens for equal quality that a new paper would find, 80 % intervals, by kind",
      .dots(
        DotPlot(
          axis: Axis("tokens of the older side over those used", isLogarithmic: true), rows: dots,
          guides: [
            DotPlot.Guide(label: "no change", value: 1),
            DotPlot.Guide(label: "an untuned recipe may be it", value: 2),
          ])),
      footer: [
        "\(found.rows.count) comparisons of \(Set(found.rows.map(\.paper)).count) papers; "
          + "'moesim evidence data' lists them with sources."
      ])
  }
}

extension String {
  /// The text, cut at so many characters.
  func shortened(to count: Int) -> String {
    self.count <= count ? self : prefix(count - 1) + "…"
  }
}
