import Foundation
import Quantities

/// Draws runs from a law with noise, for planning an experiment and for tests of a fitter.
public struct Simulation: Sendable {
  public let form: any LawForm
  /// The constants of the formula.
  public let values: [Double]
  /// The standard deviation of log loss from run to run.
  public let noise: Double

  public init(_ form: any LawForm, values: [Double], noise: Double) {
    self.form = form
    self.values = values
    self.noise = noise
  }

  /// The designs with losses drawn from the law: log L = log L(N, D, …) + noise · z.
  ///
  /// The same seed and stream give the same losses; streams are independent data sets.
  public func draw(_ designs: Runs, seed: UInt64, stream: UInt64 = 0) -> Runs? {
    var generator = SplitMix64(seed: seed, stream: stream)
    let exact = form.losses(of: designs, at: form.coordinates(of: values))
    return designs.replacingLoss(exact.map { $0 * exp(noise * generator.normal()) })
  }
}

extension Runs {
  /// Every size with every number of tokens, without a loss yet (it is 1).
  public static func grid(parameters: [Double], tokens: [Double]) -> Runs? {
    let designs = parameters.flatMap { n in tokens.map { (n, $0) } }
    return Runs(
      parameters: designs.map(\.0), tokens: designs.map(\.1), loss: designs.map { _ in 1 })
  }

  /// Every size at every budget C = 6ND, without a loss yet (it is 1).
  public static func isoFLOP(budgets: [Double], parameters: [Double]) -> Runs? {
    let designs = budgets.flatMap { c in parameters.map { ($0, c / (6 * $0)) } }
    return Runs(
      parameters: designs.map(\.0), tokens: designs.map(\.1), loss: designs.map { _ in 1 })
  }

  /// The runs as a table whose headers `RunSheet` finds again.
  public func table(name: String) -> Table {
    var columns = [
      Column("parameters", .number, unit: "parameters", "size of the model"),
      Column("tokens", .number, unit: "tokens", "tokens seen in training"),
      Column("loss_nats_per_token", .number, unit: "nats/token", "loss"),
    ]
    let extras: [(column: Column, values: [Double])?] = [
      experts.map { (Column("experts", .number, "routed experts in a layer"), $0) },
      granularity.map { (Column("granularity", .number, "granularity of the experts"), $0) },
      unique.map { (Column("unique_tokens", .number, unit: "tokens", "unique tokens"), $0) },
      weights.allSatisfy { $0 == 1 }
        ? nil : (Column("weight", .number, "how much the run counts"), weights),
    ]
    let present = extras.compactMap { $0 }
    columns += present.map(\.column)
    var table = Table(name: name, summary: "one training run", columns: columns)
    for run in 0..<count {
      table.append(
        [.number(parameters[run]), .number(tokens[run]), .number(loss[run])]
          + present.map { .number($0.values[run]) })
    }
    return table
  }
}
