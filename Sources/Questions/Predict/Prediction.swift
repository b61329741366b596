import Fitting
import Foundation
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// Losses of sizes on tokens under a law, with intervals where the law has any.
public struct LossPrediction: CallableQuestion {
  public static let section = Section(
    "predict", .list, definition: "prediction", "Losses to predict under a law")
  public static let call = QuestionCall(
    "predict", "The loss of sizes on tokens under a law, bundled or fitted, with its interval.",
    operands: ["law"],
    examples: [
      "moesim predict ./my-fit.json5 --size 7B --tokens 4T",
      "moesim predict besiroglu-2024 --size 1B,7B --tokens 'log 1T..16T x5' --json",
      "moesim predict ./my-fit.json5 --points planned-runs.csv",
    ])

  private let law: any ScalingLaw
  private let points: [Point]
  private let level: Double
  private let seed: UInt64

  /// A model to be trained.
  private struct Point: Sendable {
    let size: Double
    let tokens: Double
    let experts: Double
  }

  private static let kinds: [Variant<[Point]>] = [
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
      return experts.flatMap { e in
        sizes.flatMap { n in tokens.map { Point(size: n, tokens: $0, experts: e) } }
      }
    },
    Variant("points") { (ask) throws(Unsettled) in
      let table = ask("points", .runTable, "A table of sizes and tokens, one model a row")
      try ask.settle()
      var options = RunOptions(needs: [.parameters, .tokens], repeats: .all)
      options.isDense = false
      let found = try? table.sheet.columns(needs: [])
      if found?[.experts] != nil { options.needs.append(.experts) }
      let runs = try table.read(table.sheet, options, ask).runs
      return (0..<runs.parameters.count).map { row in
        Point(
          size: runs.parameters[row], tokens: runs.tokens[row], experts: runs.experts?[row] ?? 1)
      }
    },
  ]

  public init(_ ask: inout Asking) throws(Unsettled) {
    law = ask("law", .anyLaw, "A bundled law, or the file of a fitted one")
    level = ask.confidence()
    seed = ask("seed", .seed, "Seed of the scatter of new runs", default: 1)
    points = try ask.oneOf(Self.kinds)
  }

  /// What a law says of a model.
  public struct Row: Sendable {
    let size: Double
    let tokens: Double
    let experts: Double
    let loss: Double?
    /// Over the joint draws of the law's constants.
    let constants: Interval?
    /// Of a new run: constants and the scatter of runs together.
    let run: Interval?
    /// Times beyond the fitted range; 1 inside.
    let outside: Double?
    let refusal: String?
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> [Row] {
    points.map(row)
  }

  private func row(_ point: Point) -> Row {
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
      return Row(
        size: point.size, tokens: point.tokens, experts: point.experts, loss: loss,
        constants: constants, run: run, outside: excesses.first?.factor ?? 1, refusal: nil)
    } catch {
      return Row(
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
    var answer = Answer(
      headline: [headline(law, rows, one.question.level)].compactMap { $0 },
      shown: [
        ShownTable(
          Table("predictions", "Losses under \(law.card.id)", of: rows, columns), notes: notes,
          hiding: rows.allSatisfy { $0.experts == 1 } ? ["experts"] : [], digits: 4)
      ])
    answer.seed = one.question.seed
    answer.sources = [(law.card.id, law.card.citation)]
    let far = rows.compactMap(\.outside).max() ?? 1
    if far > 1 {
      answer.warnings.append(
        "up to \(far.rounded(toDigits: 2)) times outside the range that \(law.card.id) was fitted to"
      )
    }
    return answer
  }

  private static func headline(_ law: any ScalingLaw, _ rows: [Row], _ level: Double) -> String? {
    guard let row = rows.first else { return nil }
    let what =
      "\(ShownNumber.parameters(row.size)) parameters on \(Tokens(row.tokens).rounded(to: 3)) tokens"
    guard let loss = row.loss else { return "\(law.card.id) \(row.refusal ?? "") for \(what)." }
    var text = "\(law.card.id) gives \(what) a loss of \(loss.fixed(3))"
    if let interval = row.run ?? row.constants {
      text += ", [\(interval.low.fixed(3)), \(interval.high.fixed(3))] (\(level.percent), "
      text += row.run == nil ? "its constants alone)" : "a new run)"
    }
    if rows.count > 1 { text += "; \(rows.count - 1) more below" }
    return text + "."
  }

  private static let columns: [Filling<Row>] = [
    .number("size_parameters", unit: "parameters", "Size, as the law counts it.") { $0.size },
    .number("tokens", unit: "tokens", "Tokens seen.") { $0.tokens },
    .count("experts", "Experts of a top-1 router.") { $0.experts },
    .number("loss", "Predicted, nats per token of the law's own text.") { $0.loss },
    .number("constants_low", "Low end over the law's constants.") { $0.constants?.low },
    .number("constants_high", "High end.") { $0.constants?.high },
    .number("run_low", "Low end for a new run: constants and scatter together.") { $0.run?.low },
    .number("run_high", "High end.") { $0.run?.high },
    .number("outside_factor", "Times beyond the fitted range; 1 inside.") { $0.outside },
    .text("refusal", "Why there is no loss.") { $0.refusal },
  ]
}
