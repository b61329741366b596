import Foundation

/// Average error on 17 tasks as a function of loss on C4, Gadre and others 2024, equation 5.
///
///     Err = ε - k exp(-γ L)
///
/// The loss has to be that of the over-training law of the same corpus.
public struct TaskErrorLaw: Hashable, Sendable {
  public let corpus: String
  public let k: Double
  public let gamma: Double
  public let epsilon: Double

  /// The error at a loss in nats per token.
  public func error(atLoss loss: Double) -> Double { epsilon - k * exp(-gamma * loss) }

  /// The fits of the authors' code, github.com/mlfoundations/scaling.
  public static let redPajama = TaskErrorLaw(
    corpus: "RedPajama", k: 2.20649, gamma: 0.714591, epsilon: 0.856992)
  public static let c4 = TaskErrorLaw(
    corpus: "C4", k: 2.07891, gamma: 0.756121, epsilon: 0.849742)
  public static let refinedWeb = TaskErrorLaw(
    corpus: "RefinedWeb", k: 2.21481, gamma: 0.707049, epsilon: 0.865280)
}
