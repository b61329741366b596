import Foundation
import Statistics
import Tabular

/// Draws runs from a law with noise, for planning an experiment and for tests of a fitter.
public struct Simulation: Sendable {
  public let form: any LawForm
  /// The constants of the formula.
  public let values: [Double]
  public let noise: Noise

  /// How far log losses lie from the law.
  public enum Noise: Hashable, Sendable {
    /// Normal, with this standard deviation.
    case normal(Double)
    /// Drawn from these with either sign, so that every objective that weighs both signs alike
    /// keeps its minimum where the law is.
    ///
    /// Each group of runs takes the values of one of these groups in their order, from the first
    /// again where it has more runs, all with the same sign: runs that belong together stay
    /// together in their errors.
    case residuals([[Double]])
  }

  public init(_ form: any LawForm, values: [Double], noise: Noise) {
    self.form = form
    self.values = values
    self.noise = noise
  }

  /// Normal noise of a standard deviation of log loss.
  public init(_ form: any LawForm, values: [Double], noise: Double) {
    self.init(form, values: values, noise: .normal(noise))
  }

  /// The designs with losses drawn from the law: log L = log L(N, D, …) + noise.
  ///
  /// The same seed and stream give the same losses; streams are independent data sets.
  public func draw(_ designs: Runs, seed: UInt64, stream: UInt64 = 0) -> Runs? {
    var generator = SplitMix64(seed: seed, stream: stream)
    let exact = form.losses(of: designs, at: form.coordinates(of: values))
    switch noise {
    case .normal(let deviation):
      return designs.replacingLoss(exact.map { $0 * exp(deviation * generator.normal()) })
    case .residuals(let donors):
      guard !donors.isEmpty, donors.allSatisfy({ !$0.isEmpty }) else { return nil }
      var loss = exact
      for group in Runs.members(of: designs.groups) {
        let donor = donors[generator.index(below: donors.count)]
        let sign: Double = generator.uniform() < 0.5 ? -1 : 1
        for (place, run) in group.enumerated() {
          loss[run] *= exp(sign * donor[place % donor.count])
        }
      }
      return designs.replacingLoss(loss)
    }
  }
}

extension FitProblem {
  /// The law of a fit with the noise that the fit left over.
  ///
  /// Residuals of log loss, by group, times √(n/(n − p)) for the p fitted constants that drew the
  /// law towards the n runs. Runs are taken to be alike in their noise, whatever their size.
  public func simulation(of fit: Fit) -> Simulation {
    let losses = form.losses(of: runs, at: fit.coordinates)
    let (n, p) = (Double(runs.count), Double(free.count))
    let widening = n > p ? (n / (n - p)).squareRoot() : 1
    let residuals = zip(runs.loss, losses).map { widening * (log($0) - log($1)) }
    return Simulation(
      form, values: fit.values,
      noise: .residuals(Runs.members(of: runs.groups).map { $0.map { residuals[$0] } }))
  }
}

extension Runs {
  /// Every size with every number of tokens, without a loss yet (it is 1).
  public static func grid(parameters: [Double], tokens: [Double]) -> Runs? {
    let designs = parameters.flatMap { n in tokens.map { (n, $0) } }
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
