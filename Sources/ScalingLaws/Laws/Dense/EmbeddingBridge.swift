import Foundation

/// How the optimal size seems to grow when embeddings are left out of sizes and FLOP.
///
/// Pearce and Song 2024 (arXiv:2406.12907) trace Kaplan's exponent to this count. With
/// N_T = N + ω N^(1/3) for a vocabulary of 32k (ω = 47,491), a Chinchilla law of exponents α and β
/// implies
///
///     C(N) ∝ N (N + ω/3 N^(1/3))^(-1/β) (N + ω N^(1/3))^((1+α)/β)
///
/// for the FLOP without embeddings whose best model has N parameters without embeddings.
public struct EmbeddingBridge: Hashable, Sendable {
  public let alpha: Double
  public let beta: Double

  /// ω for a vocabulary of 32k.
  static let omega = 47_491.0

  public init(alpha: Double, beta: Double) {
    self.alpha = alpha
    self.beta = beta
  }

  /// The exponent a of N ∝ C^a between two sizes without embeddings.
  public func exponent(over sizes: ClosedRange<Double>) -> Double {
    log(sizes.upperBound / sizes.lowerBound)
      / (logCompute(sizes.upperBound) - logCompute(sizes.lowerBound))
  }

  /// ln C up to a constant.
  private func logCompute(_ size: Double) -> Double {
    let root = cbrt(size)
    return log(size) - log(size + Self.omega / 3 * root) / beta
      + (1 + alpha) / beta * log(size + Self.omega * root)
  }
}
