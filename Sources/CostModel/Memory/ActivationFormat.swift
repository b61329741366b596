/// What a training code keeps of a forward pass until the backward pass.
public struct ActivationFormat: Hashable, Sendable {
  /// Whether scores and their softmax are stored, as attention without fused kernels does.
  public let storesScores: Bool
  /// Whether dropout masks of one byte are stored.
  public let hasDropout: Bool
  /// Whether inputs of matrix products are kept in one byte, as training in eight bits keeps them.
  public var quantisesInputs = false
  /// Bytes of each logit of the last stage while the loss is worked out.
  public var logitBytes = 4.0
  /// Whether norms, activation functions and projections up from latents are computed again.
  var isSelective = false

  public init(storesScores: Bool, hasDropout: Bool) {
    self.storesScores = storesScores
    self.hasDropout = hasDropout
  }

  /// Fused attention without dropout, how models are pre-trained today.
  ///
  /// Dao et al. 2022, "FlashAttention" (arXiv 2205.14135).
  public static let fused = ActivationFormat(storesScores: false, hasDropout: false)

  /// Fused attention as training in a format keeps it, with the loss of a code.
  public static func fused(
    in precision: Precision, code: TrainingCode = .other
  ) -> ActivationFormat {
    var format = fused
    format.logitBytes = code.logitBytes
    format.quantisesInputs = precision.bytes < 2
    return format
  }

  /// Stored scores with dropout.
  ///
  /// Korthikanti et al. 2022 (arXiv 2205.05198), section 4.1.
  public static let storedScores = ActivationFormat(storesScores: true, hasDropout: true)
}

/// The activations of one layer for one token, in bytes.
struct LayerActivations: Hashable, Sendable {
  /// Inputs of norms and blocks and the masks after them, which tensor parallelism repeats unless
  /// tokens are split.
  var boundary = 0.0
  /// What lies between the matrices of a block, split by tensor parallelism.
  var inner = 0.0
  /// The scores, which grow with the context.
  var scores = 0.0

  /// Bytes on one device where so many share each matrix.
  func bytes(layout: Layout) -> Double {
    let t = Double(layout.tensor)
    return boundary / (layout.sequenceParallel ? t : 1) + (inner + scores) / t
  }
}
