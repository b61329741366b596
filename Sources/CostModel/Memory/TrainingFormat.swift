import Units

/// The bytes that training keeps for each parameter.
public struct TrainingFormat: Hashable, Sendable {
  public let id: String
  public let weight: Double
  public let gradient: Double
  /// The optimizer's states: a master copy of the weight, and two moments of Adam.
  public let optimizer: Double
  /// The bytes of one stored activation.
  public let activation: Double
  public let source: String

  public init(
    id: String, weight: Double, gradient: Double, optimizer: Double, activation: Double,
    source: String
  ) {
    self.id = id
    self.weight = weight
    self.gradient = gradient
    self.optimizer = optimizer
    self.activation = activation
    self.source = source
  }

  /// The bytes of weights, gradients and states on one of so many replicas.
  ///
  /// With Ψ parameters on N replicas, stage 0 keeps all bytes of each; stages 1, 2 and 3 divide the
  /// optimizer's states, gradients too, and weights too by N (Rajbhandari et al. 2020, figure 1).
  public func stateBytes(
    _ parameters: Parameters, zero: ZeROStage, replicas: Int
  ) -> (weights: Bytes, gradients: Bytes, optimizer: Bytes) {
    precondition(replicas >= 1, "a model has at least one replica")
    func share(_ bytes: Double, from stage: ZeROStage) -> Bytes {
      let divisor = zero.rawValue >= stage.rawValue ? Double(replicas) : 1
      return Bytes(bytes * parameters.value / divisor)
    }
    return (
      share(weight, from: .weights), share(gradient, from: .gradients),
      share(optimizer, from: .optimizer)
    )
  }

  /// 2 + 2 + 12 = 16 bytes: sixteen-bit weights and gradients, master weights and moments of Adam
  /// in 32 bits.
  public static let mixed = TrainingFormat(
    id: "mixed", weight: 2, gradient: 2, optimizer: 12, activation: 2,
    source: "Rajbhandari et al. 2020, ZeRO (arXiv 1910.02054), section 3.1: K = 12")

  /// 2 + 4 + 12 = 18 bytes: as `mixed`, with gradients summed in 32 bits.
  public static let mixedFloat32Gradients = TrainingFormat(
    id: "mixed-fp32-gradients", weight: 2, gradient: 4, optimizer: 12, activation: 2,
    source: "Megatron-LM docs, distributed optimizer: 6 + 12/d bytes for each parameter")

  /// 4 + 4 + 8 = 16 bytes: everything in 32 bits, no master copy.
  public static let float32 = TrainingFormat(
    id: "fp32", weight: 4, gradient: 4, optimizer: 8, activation: 4,
    source: "Kingma and Ba 2015 (arXiv 1412.6980): two moments in the weights' format")

  /// 2 + 2 + 4 = 8 bytes: everything in sixteen bits, no master copy.
  public static let sixteenBit = TrainingFormat(
    id: "pure-16-bit", weight: 2, gradient: 2, optimizer: 4, activation: 2,
    source: "Kingma and Ba 2015 (arXiv 1412.6980), as llm-foundry's PURE mode runs it")

  /// 2 + 4 + 8 = 14 bytes: as `mixedFloat32Gradients`, with moments in bf16.
  public static let bfloat16Moments = TrainingFormat(
    id: "mixed-bf16-moments", weight: 2, gradient: 4, optimizer: 8, activation: 2,
    source: "DeepSeek-V3 report (arXiv 2412.19437), section 3.3.3; its fp8 copies left out")

  /// The formats by name.
  public static let all = [mixed, mixedFloat32Gradients, float32, sixteenBit, bfloat16Moments]
}
