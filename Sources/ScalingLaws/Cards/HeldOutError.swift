import Foundation

/// A published loss of a run that a law was not fitted to, beside the law's own.
public struct HeldOutRun: Sendable {
  public let name: String
  /// As published, nats per token.
  public let measured: Double
  public let predicted: Double
  /// Times beyond the fitted runs; `nil` where it lies among them.
  public let beyond: Double?

  /// Predicted less measured.
  public var error: Double { predicted - measured }
}

/// How far a law is from losses that it was not fitted to.
public struct HeldOutError: Sendable {
  /// Runs one by one; empty where only their error is published.
  public let runs: [HeldOutRun]
  /// How many runs stand behind the error; `nil` is not stated, and weighs as one.
  public let count: Int?
  /// The root mean square of predicted less measured, nats per token.
  public let rms: Double
  public let source: String

  /// Runs that are published one by one.
  init(_ runs: [HeldOutRun], source: String) {
    self.runs = runs
    self.source = source
    count = runs.count
    rms = (runs.map { $0.error * $0.error }.reduce(0, +) / Double(max(runs.count, 1))).squareRoot()
  }

  /// An error that a source states of its own runs.
  init(rms: Double, of count: Int?, source: String) {
    (runs, self.count, self.rms, self.source) = ([], count, rms, source)
  }

  /// The mean of predicted less measured; `nil` where runs are not published one by one.
  public var bias: Double? {
    runs.isEmpty ? nil : runs.map(\.error).reduce(0, +) / Double(runs.count)
  }
}
