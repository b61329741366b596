import Units

/// What a comparison needs beyond the two models; what is `nil` is not known, and never guessed.
public struct ComparisonTerms: Hashable, Sendable {
  /// How the MoE stands in the comparisons that leave it open.
  public var allocation: Allocation
  /// Bytes that one parameter takes when the model is served.
  public var bytesPerParameter: Double?
  /// The cache of keys and values of the MoE, and of the dense model that it is compared with.
  public var keyValueCaches: Caches?
  /// FLOP per second and device that the MoE achieves, over what the dense model achieves.
  public var moeOverDenseRate: Double?
  /// Tokens that the model processes after training.
  public var inferenceTokens: Tokens?
  /// Price of a training FLOP of the MoE over one of the dense model.
  public var moeOverDenseTrainingPrice: Double?
  /// Price of an inference FLOP of the MoE over one of the dense model.
  public var moeOverDenseInferencePrice: Double?
  /// Price of an inference FLOP over a training FLOP of the dense model.
  public var inferenceOverTrainingPrice: Double?
  /// What a token after training costs as both models are served; `nil` is 2·N_active FLOP.
  public var servedCosts: ServedCosts?
  /// The same at other numbers of requests at once, in rising order.
  public var servedElsewhere: [ServedCosts] = []

  /// Whether the MoE stands as it was trained or as its law would spend the same means.
  public enum Allocation: String, CaseIterable, Sendable {
    case asTrained
    case optimal
  }

  /// Memory that keys and values take while both models serve the same requests.
  public struct Caches: Hashable, Sendable {
    public let moe: Bytes
    public let dense: Bytes

    public init(moe: Bytes, dense: Bytes) {
      self.moe = moe
      self.dense = dense
    }
  }

  /// What is known; everything else stays unknown.
  public init(
    allocation: Allocation = .asTrained, bytesPerParameter: Double? = nil,
    keyValueCaches: Caches? = nil, moeOverDenseRate: Double? = nil,
    inferenceTokens: Tokens? = nil, moeOverDenseTrainingPrice: Double? = nil,
    moeOverDenseInferencePrice: Double? = nil, inferenceOverTrainingPrice: Double? = nil
  ) {
    self.allocation = allocation
    self.bytesPerParameter = bytesPerParameter
    self.keyValueCaches = keyValueCaches
    self.moeOverDenseRate = moeOverDenseRate
    self.inferenceTokens = inferenceTokens
    self.moeOverDenseTrainingPrice = moeOverDenseTrainingPrice
    self.moeOverDenseInferencePrice = moeOverDenseInferencePrice
    self.inferenceOverTrainingPrice = inferenceOverTrainingPrice
  }

  /// Nothing but the two models.
  public static let none = ComparisonTerms()
}
