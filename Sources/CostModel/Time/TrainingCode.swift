/// A training code: how its steps differed from those that constants alone predict.
public struct TrainingCode: Hashable, Sendable {
  /// The identifier, such as `megatron-bridge`.
  public let id: String
  /// The logarithm of its rate over the predicted one.
  public let offset: Double
  /// Whether traffic runs beside arithmetic.
  public var overlaps = true
  /// Whether its attention kernels are of the time before FlashAttention 3.
  public var hasOlderAttention = false
  /// Whether host and experts are tuned as in Megatron-Bridge since June 2026.
  public var isTuned = false

  /// Whether rows were measured with it.
  public var isMeasured = true
  /// Bytes of each logit while the loss is worked out: 4 where one fused kernel does it in place.
  public var logitBytes = 4.0

  /// A code that no row was measured with.
  public static let other = TrainingCode(id: "other", offset: 0.03, isMeasured: false)

  /// The codes of the bundled rows, and `other`; offsets are those that `StepFit` finds.
  public static let all: [TrainingCode] = [
    other,
    TrainingCode(id: "megatron-bridge", offset: 0.147, isTuned: true),
    TrainingCode(id: "megatron-bridge-2025", offset: 0.147),
    TrainingCode(id: "llm-foundry", offset: 0.196, hasOlderAttention: true),
    TrainingCode(id: "vtrain", offset: -0.117, hasOlderAttention: true),
    TrainingCode(id: "selene", offset: 0.015, hasOlderAttention: true),
    TrainingCode(id: "simumax", offset: -0.011, overlaps: false),
    // PyTorch's plain loss: logarithms of probabilities, their gradient and that of logits in four bytes.
    TrainingCode(id: "torchtitan", offset: 0.03, isMeasured: false, logitBytes: 12),
  ]

  public init(
    id: String, offset: Double, overlaps: Bool = true, hasOlderAttention: Bool = false,
    isTuned: Bool = false, isMeasured: Bool = true, logitBytes: Double = 4
  ) {
    self.id = id
    self.offset = offset
    self.overlaps = overlaps
    self.hasOlderAttention = hasOlderAttention
    self.isTuned = isTuned
    self.isMeasured = isMeasured
    self.logitBytes = logitBytes
  }

  /// The code without its tuning: releases before June 2026 are one code with those after it.
  public var base: String { id == "megatron-bridge-2025" ? "megatron-bridge" : id }
}
