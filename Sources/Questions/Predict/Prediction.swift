import Diagnostics
import Fitting
import Formats
import Foundation
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// Losses of sizes on tokens under a law, and the scores that follow from them, with intervals where
/// the law has any.
public struct LossPrediction: CallableQuestion {
  public static let section = Section(
    "predict", .list, definition: "prediction", "Losses to predict under a law")
  public static let call = QuestionCall(
    "predict",
    "The loss or score of sizes on tokens under a law, bundled or fitted, with its range.",
    operands: ["law"],
    examples: [
      "moesim predict ./my-fit.json5 --size 7B --tokens 4T",
      "moesim predict besiroglu-2024 --size 1B,7B --tokens 'log 1T..16T x5' --json",
      "moesim predict ./my-fit.json5 --points planned-runs.csv",
      "moesim predict ./my-fit.json5 --size 7B --tokens 4T --scores ladder.csv --score hellaswag",
    ])

  private let law: any ScalingLaw
  private let points: [AskedPoint]
  private let level: Double
  private let seed: UInt64
  /// From loss to score; `nil` where losses are asked for.
  private let link: ScoreLink?
  private let metric: String?
  /// How far the losses of the scores lie from the law, as a share; `nil` where nothing tells.
  private let off: Double?

  /// A model to be trained.
  private struct AskedPoint: Sendable {
    let size: Double
    let tokens: Double
    let experts: Double
  }

  private static let kinds: [Variant<[AskedPoint]>] = [
    Variant("sizes") { (ask) throws(Unsettled) in
      let sizes = ask(
        "sizes", .amounts(of: .amount(Parameters.self), isWhole: true, example: "1B..7B x2"),
        aliases: ["--size", "--n"], "Parameters: one, a list, or an axis such as 1B..7B x2")
      let tokens = ask.tokens()
      let experts = ask(
        "experts",
        .list(of: .number("a number of experts", atLeast: 1, atMost: 1e6, example: 1), minimum: 1),
        "Experts of a top-1 router, 1 for dense", default: [1])
      try ask.settle()
      for (key, noun, values, unit) in [
        ("sizes", "parameters", sizes, "7B"), ("tokens", "tokens", tokens, "4T"),
      ] {
        guard let wrong = values.first(where: { !(1000...1e17 ~= $0) }) else { continue }
        throw ask.fault(
          at: key, "\(wrong.rounded(toDigits: 4)) \(noun) cannot be meant",
          "write them with their unit, such as \(unit)")
      }
      return experts.flatMap { e in
        sizes.flatMap { n in tokens.map { AskedPoint(size: n, tokens: $0, experts: e) } }
      }
    },
    Variant("points") { (ask) throws(Unsettled) in
      let table = ask("points", .runTable, "A table of sizes and tokens, one model a row")
      try ask.settle()
      var options = RunOptions(needs: [.parameters, .tokens], repeats: .all)
      (options.isDense, options.remedies) = (false, .none)
      let found = try? table.sheet.columns(needs: [])
      if found?[.experts] != nil { options.needs.append(.experts) }
      let runs = try table.read(table.sheet, options, ask).runs
      return (0..<runs.parameters.count).map { row in
        AskedPoint(
          size: runs.parameters[row], tokens: runs.tokens[row], experts: runs.experts?[row] ?? 1)
      }
    },
  ]

  public init(_ ask: inout Asking) throws(Unsettled) {
    law = ask("law", .anyLaw, "A bundled law, or the file of a fitted one")
    level = ask.confidence()
    seed = ask("seed", .seed, "Seed of the scatter of new runs", default: 1)
    let scores = ask.optional(
      "scores", .runTable, isInExample: false,
      "A table of losses and scores of other models, to predict scores by; losses alone if left out"
    )
    let metric = ask.optional(
      "score", .text("a column", example: "accuracy"), isInExample: false,
      "The column of the scores; the one named score, accuracy or acc if left out")
    points = try ask.oneOf(Self.kinds)
    if let count = law.draws?.rows.count, level > max(0.95, 1 - 2 / Double(count + 1)) {
      throw ask.fault(
        at: "confidence",
        "\(count) draws of the law's constants say nothing beyond "
          + (1 - 2 / Double(count + 1)).rounded(toDigits: 4),
        "ask for less, or fit with more --bootstraps")
    }
    guard let scores else {
      if metric != nil {
        throw ask.fault(at: "score", "it is a column of no table", "name the table by --scores")
      }
      (link, self.metric, off) = (nil, nil, nil)
      return
    }
    let name = try Self.column(metric, of: scores, ask)
    link = try Self.link(name, of: scores, law, seed, ask)
    self.metric = name
    let (all, own) = (RunOptions(needs: [.loss], repeats: .all), law)
    off = (try? scores.sheet.read(all)).flatMap { Self.deviation(of: $0, from: own) }
  }

  /// The column of the scores.
  private static func column(
    _ stated: String?, of table: RunTable, _ ask: Asking
  ) throws(Unsettled) -> String {
    let names = table.sheet.header.map(\.text)
    let usual = ["score", "accuracy", "acc", "acc_norm"]
    let name = names.first { name in
      stated.map { $0 == name } ?? usual.contains(name.lowercased())
    }
    if let name { return name }
    throw table.fault(
      "there is no column \(Fault.quoted(stated ?? "score")) of scores",
      "name one by --score; the columns are "
        + names.map { Fault.visible($0, limit: 40) }.joined(separator: ", "), ask)
  }

  /// The curve through the losses and scores of a table.
  private static func link(
    _ column: String, of table: RunTable, _ law: any ScalingLaw, _ seed: UInt64, _ ask: Asking
  ) throws(Unsettled) -> ScoreLink {
    var options = RunOptions(needs: [.loss], repeats: .all)
    (options.isDense, options.remedies) = (false, .none)
    let runs = try table.read(table.sheet, options, ask)
    try check(runs, against: law, table, ask)
    let position = table.sheet.index(of: column) ?? 0
    let texts = Dictionary(
      table.sheet.records.map { ($0.first?.line ?? 0, $0[position].text) },
      uniquingKeysWith: { first, _ in first })
    var scores: [Double] = []
    for line in runs.lines {
      guard let score = texts[line].flatMap({ Double($0) }), (0...100).contains(score) else {
        throw table.fault(
          "line \(line) has no score under \(Fault.quoted(column))",
          "write shares from 0 to 1, or percent", ask)
      }
      scores.append(score)
    }
    // A share of one among percent: a worse loss has a score beyond ten times as high.
    let losses = runs.runs.loss
    let mixed = scores.indices.first { one in
      (0...1).contains(scores[one])
        && scores.indices.contains {
          losses[$0] >= losses[one] && scores[$0] > 1.5 && scores[$0] > 10 * scores[one]
        }
    }
    if let mixed {
      throw table.fault(
        "line \(runs.lines[mixed]) has a score of \(plainText(of: scores[mixed])), and models of higher "
          + "losses have more than ten times as much",
        "write all scores as shares, or all in percent",
        ask)
    }
    guard let link = ScoreLink(losses: losses, scores: scores, seed: seed) else {
      throw table.fault(
        "no curve that falls with the loss goes through \(scores.count) scores",
        "bring \(ScoreLink.fewest) models at least, whose scores rise as their losses fall", ask)
    }
    return link
  }

  /// Faults losses that cannot be those of the law: of another unit, or far from what it says of their own
  /// sizes and tokens.
  private static func check(
    _ read: ReadRuns, against law: any ScalingLaw, _ table: RunTable, _ ask: Asking
  ) throws(Unsettled) {
    let remedy = "bring the losses of these models on the text that the law was fitted to"
    if read.lossUnit != law.lossUnit {
      throw table.fault(
        "its losses are \(read.lossUnit), and those of \(law.card.id) \(law.lossUnit)", remedy, ask)
    }
    guard let off = deviation(of: read, from: law), abs(off) > farOff else { return }
    throw table.fault(
      "its losses lie \(abs(off).percent) \(off > 0 ? "above" : "below") what \(law.card.id) says of the "
        + "same sizes and tokens, in the middle", remedy, ask)
  }

  /// A deviation of losses beyond which they are another text's, and one that is worth a word.
  private static let (farOff, apart) = (0.1, 0.03)

  /// The middle of measured over predicted loss, less one; `nil` where the rows have no sizes and tokens.
  private static func deviation(of read: ReadRuns, from law: any ScalingLaw) -> Double? {
    let meanings = read.columns.map(\.meaning)
    guard ["N,", "D,"].allSatisfy({ start in meanings.contains { $0.hasPrefix(start) } }) else {
      return nil
    }
    let runs = read.runs
    let ratios = (0..<runs.count).compactMap { row -> Double? in
      let size = Parameters(runs.parameters[row])
      let loss = try? law.loss(
        of: .dense(size), tokens: Tokens(runs.tokens[row]), data: .none)
      return loss.map { runs.loss[row] / $0 - 1 }
    }
    return Quantiles.median(ratios)
  }

  /// By how much the losses of the scores miss the law, where that is worth a word.
  private var isOfAnotherText: String? {
    guard let off, abs(off) > Self.apart else { return nil }
    return
      "the losses of the scores lie \(abs(off).percent) \(off > 0 ? "above" : "below") the law's own at "
      + "their sizes and tokens"
  }

  /// What a law says of a model.
  public struct PredictedPoint: Sendable {
    let size: Double
    let tokens: Double
    let experts: Double
    let loss: Double?
    /// Over the joint draws of the law's constants.
    let constants: Interval?
    /// Of a new run: constants and the scatter of runs together.
    let run: Interval?
    /// The score at the loss, with the same two intervals.
    var score: Double?
    var scoreConstants: Interval?
    var scoreRun: Interval?
    /// Times beyond the fitted range; 1 inside.
    let outside: Double?
    let refusal: String?
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void)
    -> [PredictedPoint]
  {
    points.map(row)
  }

  private func row(_ point: AskedPoint) -> PredictedPoint {
    let size = Parameters(point.size)
    let design: Design =
      point.experts > 1
      ? Design(
        active: Sizes(size), total: Sizes(),
        kind: .routed(Routing(experts: point.experts, topK: 1))) : .dense(size)
    let tokens = Tokens(point.tokens)
    do throws(Refusal) {
      let loss = try law.loss(of: design, tokens: tokens, data: .none)
      let excesses = law.card.range.excesses(of: try law.point(of: design, tokens: tokens))
      let losses = (law.draws?.rows ?? []).map { row -> Double? in
        var drawn = law
        drawn.coefficients = drawn.coefficients.replacing(row)
        return try? drawn.loss(of: design, tokens: tokens, data: .none)
      }
      let (constants, run) = intervals(losses)
      let scores = scoreIntervals(losses)
      return PredictedPoint(
        size: point.size, tokens: point.tokens, experts: point.experts, loss: loss,
        constants: constants, run: run, score: link?.best.score(atLoss: loss),
        scoreConstants: scores.constants, scoreRun: scores.run,
        outside: excesses.first?.factor ?? 1, refusal: nil)
    } catch {
      return PredictedPoint(
        size: point.size, tokens: point.tokens, experts: point.experts, loss: nil, constants: nil,
        run: nil, outside: nil, refusal: error.reason)
    }
  }

  /// The intervals over draws; none where a draw has no finite loss.
  private func intervals(_ losses: [Double?]) -> (Interval?, Interval?) {
    let all = losses.compactMap { $0 }.filter(\.isFinite)
    guard all.count == losses.count, all.count > 1 else { return (nil, nil) }
    let constants = CorpusFit.percentiles(ofSorted: all.sorted(), level: level)
    guard let scatter = (law as? FittedLaw)?.scatter else { return (constants, nil) }
    var generator = SplitMix64(seed: seed, stream: 0)
    let runs = all.flatMap { loss in
      (0..<25).map { _ in loss * exp(scatter * generator.normal()) }
    }
    return (constants, CorpusFit.percentiles(ofSorted: runs.sorted(), level: level))
  }

  /// The intervals of the score: the constants of law and curve together, and with the scatter of runs
  /// about the law and of scores about the curve.
  private func scoreIntervals(_ losses: [Double?]) -> (constants: Interval?, run: Interval?) {
    let all = losses.compactMap { $0 }.filter(\.isFinite)
    guard let link, !link.draws.isEmpty, isOfAnotherText == nil, all.count == losses.count,
      all.count > 1
    else {
      return (nil, nil)
    }
    let curves = link.draws
    let plain = all.enumerated().flatMap { index, loss in
      (0..<5).map { curves[(index * 5 + $0) % curves.count].score(atLoss: loss) }
    }
    let constants = CorpusFit.percentiles(ofSorted: plain.sorted(), level: level)
    guard let own = link.scatter else { return (constants, nil) }
    let scatter = (law as? FittedLaw)?.scatter ?? 0
    var generator = SplitMix64(seed: seed, stream: 1)
    let runs = all.enumerated().flatMap { index, loss in
      (0..<25).map { number in
        let curve = curves[(index * 25 + number) % curves.count]
        let score =
          curve.score(atLoss: loss * exp(scatter * generator.normal())) + own * generator.normal()
        return min(max(score, 0), link.top)
      }
    }
    return (constants, CorpusFit.percentiles(ofSorted: runs.sorted(), level: level))
  }

  public static func answer(_ asked: [Resolved<LossPrediction>], in world: World) -> Answer {
    guard let one = asked.first else { return Answer() }
    let (law, rows) = (one.question.law, one.found)
    let fitted = law as? FittedLaw
    var notes = [law.card.form, "Here \(law.card.conventions)."]
    if let reason = fitted?.withheld {
      notes.append("No intervals: \(reason).")
    } else if law.draws == nil {
      notes.append("No intervals: \(law.card.id) has no joint draws of its constants.")
    } else if fitted?.scatter == nil {
      notes.append(
        "The interval covers the constants alone; the scatter of runs about the law is not known.")
    }
    if let link = one.question.link {
      notes += words(of: link, one.question.metric ?? "")
      if let reason = one.question.isOfAnotherText {
        notes.append("The score has no interval: \(reason).")
      }
    }
    var answer = Answer(
      headline: [
        headline(law, rows, one.question.level), one.question.isOfAnotherText.map { "But \($0)." },
      ].compactMap { $0 },
      shown: [
        ShownTable(
          Table("predictions", "Losses under \(law.card.id)", of: rows, columns), notes: notes,
          hiding: (rows.allSatisfy { $0.experts == 1 } ? ["experts"] : Set())
            .union(one.question.link == nil ? scoreColumns : []), digits: 4)
      ])
    answer.seed = one.question.seed
    answer.sources = [(law.card.id, law.card.citation)]
    if let link = one.question.link {
      let known = link.losses
      let beyond = rows.compactMap(\.loss).filter { !known.contains($0) }
      if let loss = beyond.max(by: { known.distance(to: $0) < known.distance(to: $1) }) {
        answer.warnings.append(
          "a loss of \(loss.fixed(3)) lies \(loss < known.lowerBound ? "below" : "above") those of the "
            + "scores, \(known.lowerBound.fixed(3)) "
            + "to \(known.upperBound.fixed(3)): the curve is continued")
      }
      if one.question.off == nil {
        answer.warnings.append(
          "the table of scores has no sizes and tokens, so that nothing tells whether its losses are of "
            + "the text of \(law.card.id)")
      } else if let reason = one.question.isOfAnotherText {
        answer.warnings.append(reason + ": scores are read at a loss of another text")
      }
    }
    if fitted?.isLossUnitStated == false {
      answer.warnings.append(
        "the file of \(law.card.id) names no unit of its losses: they are taken for \(law.lossUnit)"
      )
    }
    if law.lossUnit != FittedLaw.standardUnit {
      answer.warnings.append("losses are \(law.lossUnit), not per token")
    }
    let far = rows.compactMap(\.outside).max() ?? 1
    if far > 1 {
      answer.warnings.append(
        "up to \(far.rounded(toDigits: 2)) times outside the range that \(law.card.id) was fitted to"
      )
    }
    return answer
  }

  private static func headline(_ law: any ScalingLaw, _ rows: [PredictedPoint], _ level: Double)
    -> String?
  {
    guard let row = rows.first else { return nil }
    let what =
      "\(ShownNumber.parameters(row.size)) parameters on \(Tokens(row.tokens).rounded(to: 3)) tokens"
    guard let loss = row.loss else { return "\(law.card.id) \(row.refusal ?? "") for \(what)." }
    var text = "\(law.card.id) gives \(what) "
    if let score = row.score { text += "a score of \(score.rounded(toDigits: 3)) at " }
    text += "a loss of \(loss.fixed(3))"
    let isScore = row.score != nil
    if let interval = isScore
      ? row.scoreRun ?? row.scoreConstants : row.run ?? row.constants
    {
      let ends = [interval.low, interval.high].map {
        isScore ? $0.rounded(toDigits: 3) : $0.fixed(3)
      }
      text += ", \(isScore ? "the score in " : "")[\(ends[0]), \(ends[1])] (\(level.percent), "
      text +=
        (isScore ? row.scoreRun : row.run) == nil
        ? "its constants alone)"
        : isScore && (law as? FittedLaw)?.scatter == nil
          ? "constants and the scatter of scores)" : "a new run)"
    }
    if rows.count > 1 { text += "; \(rows.count - 1) more below" }
    return text + "."
  }

  /// The curve in words.
  private static func words(of link: ScoreLink, _ metric: String) -> [String] {
    let c = link.best
    var words = [
      "Score (\(metric)) = \(c.floor.rounded(toDigits: 4)) + \(c.height.rounded(toDigits: 4)) / "
        + "(1 + exp(\(c.steepness.rounded(toDigits: 4)) (L - \(c.middle.rounded(toDigits: 4))))), "
        + "through \(link.points) models."
    ]
    words.append(
      link.scatter.map { "Scores scatter by \($0.rounded(toDigits: 2)) about it." }
        ?? "So few models give the score no interval.")
    return words
  }

  private static let scoreColumns: Set<String> = [
    "score", "score_constants_low", "score_constants_high", "score_run_low", "score_run_high",
  ]

  private static let columns: [Filling<PredictedPoint>] = [
    .number("size_parameters", unit: "parameters", "Size, as the law counts it.") { $0.size },
    .number("tokens", unit: "tokens", "Tokens seen.") { $0.tokens },
    .count("experts", "Experts of a top-1 router.") { $0.experts },
    .number("loss", "Predicted, in the unit of the law's own text.") { $0.loss },
    .number("constants_low", "Low end over the law's constants.") { $0.constants?.low },
    .number("constants_high", "High end.") { $0.constants?.high },
    .number("run_low", "Low end for a new run: constants and scatter together.") { $0.run?.low },
    .number("run_high", "High end.") { $0.run?.high },
    .number("score", "At the predicted loss, in the scores' own terms.") { $0.score },
    .number("score_constants_low", "Low end over the constants of law and curve.") {
      $0.scoreConstants?.low
    },
    .number("score_constants_high", "High end.") { $0.scoreConstants?.high },
    .number("score_run_low", "Low end for a new run: constants and both scatters together.") {
      $0.scoreRun?.low
    },
    .number("score_run_high", "High end.") { $0.scoreRun?.high },
    .number("outside_factor", "Times beyond the fitted range; 1 inside.") { $0.outside },
    .text("refusal", "Why there is no loss.") { $0.refusal },
  ]
}

extension ClosedRange<Double> {
  /// How far a number lies outside; 0 inside.
  fileprivate func distance(to value: Double) -> Double {
    Swift.max(lowerBound - value, value - upperBound, 0)
  }
}
