import Fitting
import Foundation
import ScalingLaws
import Spec
import Statistics
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

  let law: any ScalingLaw
  private let points: [AskedPoint]
  let level: Double
  let seed: UInt64
  /// From loss to score; `nil` where losses are asked for.
  let link: ScoreLink?
  let metric: String?
  /// How far the losses of the scores lie from the law, as a share; `nil` where nothing tells.
  let off: Double?

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
      try ask.checkCount(sizes.count * tokens.count, times: experts.count)
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
}
