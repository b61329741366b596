import Foundation
import Units

extension Ludziejewski2025 {
  /// The models of the paper's own family: width d, d/64 layers and heads, vocabulary 50,257.
  ///
  /// Section 3: a feed-forward of three matrices and hidden size 3d makes an expert 9d², attention
  /// takes 4d², both embeddings 2 · 50,257 d; the router is left out.
  public struct Shape: Hashable, Sendable {
    public let width: Double
    public let layers: Double
    public let experts: Double

    public init(width: Double, layers: Double, experts: Double) {
      self.width = width
      self.layers = layers
      self.experts = experts
    }

    /// The shape of an active size, with d/64 layers that need not be whole.
    ///
    /// d is the one real root of 13/64 d³ + 2Vd = N, by its hyperbolic form.
    public init(active: Parameters, experts: Double) {
      let linear = 2 * Self.vocabulary * 64 / 13
      let constant = active.value * 64 / 13
      let root = (linear / 3).squareRoot()
      let width = 2 * root * sinh(asinh(constant / (2 * root * root * root)) / 3)
      self.init(width: width, layers: width / 64, experts: experts)
    }

    /// 2dV + 13 n d².
    public var active: Parameters { Parameters(embeddings + 13 * layers * width * width) }

    /// 2dV + (4 + 9E) n d².
    public var total: Parameters {
      Parameters(embeddings + (4 + 9 * experts) * layers * width * width)
    }

    /// Numbers that keys and values of one token take, 2nd.
    public var cachePerToken: Double { 2 * layers * width }

    private static let vocabulary = 50_257.0

    private var embeddings: Double { 2 * width * Self.vocabulary }
  }
}
