import Diagnostics

/// What a run loses besides the rate of its steps; each is 1 where nothing is said.
public struct RunFactors: Hashable, Sendable {
  /// Steps with real routing over steps with experts balanced by force: `BalanceCost.slowdown`.
  public let balance: Double
  /// Steps with the slowest device over steps with the mean one: `ExpertLoad.stepFactor`.
  public let straggler: Double
  /// Hours of the whole programme over hours of the final run: restarts, ablations, post-training.
  ///
  /// A fact of an organisation, so nothing but 1 is assumed: see `ProgrammeOverhead.evidence`.
  public let overhead: Double

  /// Nothing lost besides.
  public static let none = RunFactors(unchecked: 1, 1, 1)

  /// Factors of a run.
  ///
  /// - Parameters:
  ///   - balance: of real routing, from 1 to 100.
  ///   - straggler: of the slowest device, from 1 to 1,000.
  ///   - overhead: of the whole programme, from 1 to 100.
  /// - Throws: all factors out of range at once.
  public init(
    balance: Double = 1, straggler: Double = 1, overhead: Double = 1
  ) throws(InputFaults) {
    try InputFaults.check([
      ("balance", balance, 1...100), ("straggler", straggler, 1...1000),
      ("overhead", overhead, 1...100),
    ])
    self.init(unchecked: balance, straggler, overhead)
  }

  private init(unchecked balance: Double, _ straggler: Double, _ overhead: Double) {
    self.balance = balance
    self.straggler = straggler
    self.overhead = overhead
  }

  /// All of them together.
  public var product: Double { balance * straggler * overhead }
}
