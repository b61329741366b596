import Fitting
import Foundation
import ScalingLaws
import Spec
import Statistics
import Units

/// Runs drawn from a law with noise, to plan an experiment or to test a fitter.
public struct SimulatedRuns: CallableQuestion {
  public static let section = Section(
    "simulate", .list, definition: "simulation", "Runs to draw from laws")
  public static let call = QuestionCall(
    "simulate", "Draw training runs from a law with noise, as a CSV for 'fit'.",
    examples: [
      "moesim simulate --law hoffmann-2022-printed --n '50M..10B x6' --d '1B..200B x6' --out runs.csv",
      "moesim simulate --law ./my-fit.json5 --n '100M..3B x7' --flop 1e19,1e20,1e21",
      "moesim simulate --law ludziejewski-2025 --n '50M..1B x5' --d '1B..20B x5' --experts 1,4,16",
    ], output: .table)

  private let law: any ScalingLaw
  private let sizes: [Double]
  private let length: RunLength
  private let experts: [Double]
  private let unique: Tokens?
  private let noise: Double
  private let seed: UInt64
  private let drawn: Runs

  /// What tells the tokens of a run.
  private enum RunLength: Sendable {
    case tokens([Double])
    /// Budgets, C = 6ND.
    case flop([Double])

    static let kinds: [Variant<RunLength>] = [
      Variant("tokens") { (ask) throws(Unsettled) in
        let tokens = ask.tokens()
        try ask.settle()
        return .tokens(tokens)
      },
      Variant("flop") { (ask) throws(Unsettled) in
        let budgets = ask(
          "flop", .amounts(of: .amount(FLOP.self), isWhole: true, example: "1e19..1e21 x3"),
          "Budgets C = 6ND of every size, instead of tokens")
        try ask.settle()
        return .flop(budgets)
      },
    ]

    var count: Int {
      switch self {
      case .tokens(let values), .flop(let values): values.count
      }
    }

    func tokens(of size: Double) -> [Double] {
      switch self {
      case .tokens(let tokens): tokens
      case .flop(let budgets): budgets.map { $0 / (6 * size) }
      }
    }
  }

  public init(_ ask: inout Asking) throws(Unsettled) {
    law = ask("law", .anyLaw, "A bundled law, or the file of a fitted one")
    sizes = ask.sizes()
    experts = ask(
      "experts",
      .list(of: .number("a number of experts", atLeast: 1, atMost: 1e6, example: 1), minimum: 1),
      "Experts of a top-1 router, 1 for dense", default: [1])
    unique = ask.optional(
      "unique", .measure(example: "20B"), "Unique tokens; more tokens are repeated")
    noise = ask(
      "noise", .number("a deviation", atLeast: 0, atMost: 10, example: 0.004),
      "Standard deviation of log loss", default: 0)
    seed = ask("seed", .seed, "Seed of the noise", default: 1)
    length = try ask.oneOf(RunLength.kinds)
    try ask.checkCount(sizes.count * length.count, times: experts.count)
    drawn = try Self.drawn(
      law, sizes, length, experts, unique: unique, noise: noise, seed: seed, &ask)
  }

  /// The runs with their losses.
  ///
  /// log L is the law's plus noise · z, with one stream of z for the whole table.
  private static func drawn(
    _ law: any ScalingLaw, _ sizes: [Double], _ length: RunLength, _ experts: [Double],
    unique: Tokens?, noise: Double, seed: UInt64, _ ask: inout Asking
  ) throws(Unsettled) -> Runs {
    var columns: (n: [Double], d: [Double], e: [Double], loss: [Double]) = ([], [], [], [])
    let data = unique.map { DataEffect.none.limited(to: $0) } ?? .none
    var generator = SplitMix64(seed: seed, stream: 0)
    for count in experts {
      for size in sizes {
        let design = design(size: Parameters(size), experts: count)
        for tokens in length.tokens(of: size) {
          let loss: Double
          do throws(Refusal) {
            loss = try law.loss(of: design, tokens: Tokens(tokens), data: data)
          } catch {
            throw ask.fault(
              at: "law", "\(law.card.id) \(error.reason)", "choose another law or other designs")
          }
          columns.n.append(size)
          columns.d.append(tokens)
          columns.e.append(count)
          columns.loss.append(loss * exp(noise * generator.normal()))
        }
      }
    }
    let runs = Runs(
      parameters: columns.n, tokens: columns.d, loss: columns.loss,
      experts: experts == [1] ? nil : columns.e,
      unique: unique.map { unique in columns.d.map { min($0, unique.value) } })
    guard let runs else {
      throw ask.fault(
        at: "sizes", "a loss is not a positive number", "choose designs nearer to the law's range")
    }
    return runs
  }

  private static func design(size: Parameters, experts: Double) -> Design {
    guard experts > 1 else { return .dense(size) }
    return Design(
      active: Sizes(size), total: Sizes(), kind: .routed(Routing(experts: experts, topK: 1)))
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> Runs {
    drawn
  }

  public static func answer(_ asked: [Resolved<SimulatedRuns>], in world: World) -> Answer {
    Answer(more: asked.prefix(1).map { $0.found.table(name: "runs") })
  }
}

extension Asking {
  /// Parameters of models that are drawn.
  mutating func sizes() -> [Double] {
    self(
      "sizes", .amounts(of: .amount(Parameters.self), isWhole: true, example: "100M..1B x3"),
      aliases: ["--n"], "Parameters of the models: a list, or an axis such as 50M..10B x6")
  }

  /// Refuses more than a million runs, which `count` times `factor` are.
  func checkCount(_ count: Int, times factor: Int) throws(Unsettled) {
    let limit = 1_000_000
    guard count <= limit / max(1, factor) else {
      throw fault(at: "sizes", "more than \(limit) runs are asked for", "take fewer steps")
    }
  }

  /// Tokens that drawn models see.
  mutating func tokens() -> [Double] {
    self(
      "tokens", .amounts(of: .amount(Tokens.self), isWhole: true, example: "2B..32B x3"),
      aliases: ["--d"], "Tokens that each of them sees: a list, or an axis")
  }
}
