import Units

/// The means that a comparison counts for one of its models, in units of a dense training FLOP.
///
///     means = c(N) · (p_train · D + p_infer · D_infer / 3)
///
/// c(N) are training FLOP per token; a forward pass takes a third of them (2N against 6N).
struct Spending: Hashable, Sendable {
  /// Price of a training FLOP.
  let trainingPrice: Double
  /// Tokens of training that would cost as much as all inference.
  let served: Double

  /// Training FLOP, and nothing else.
  static let training = Spending(trainingPrice: 1, served: 0)

  /// The means that a design takes on a surface.
  func means(of point: SurfacePoint) -> Double {
    trainingPrice * point.surface.cost.value(at: point.size) * (point.tokens + served)
  }

  /// The best design that the means buy.
  func best(on surface: LossSurface, means: Double) -> LossSurface.Place? {
    surface.optimum(flop: means / trainingPrice, served: served)
  }

  /// The smallest means that reach a loss.
  func means(forLoss loss: Double, on surface: LossSurface) -> Double? {
    surface.budget(forLoss: loss, served: served).map { trainingPrice * $0 }
  }
}

extension ComparisonTerms {
  /// What a mode counts for the MoE and for the dense model.
  ///
  /// - Throws: a refusal that names the input which the mode needs and which is not known.
  func spendings(in mode: ComparisonMode) throws(Refusal) -> (moe: Spending, dense: Spending) {
    switch mode {
    case .sameTokens, .bothOptimal, .denseOptimal, .fixedCompute, .fixedMemory:
      return (.training, .training)
    case .wallClock:
      let rate = try known(
        moeOverDenseRate, mode, "the FLOP per second that the MoE achieves over the dense model's")
      return (Spending(trainingPrice: 1 / rate, served: 0), .training)
    case .lifetime:
      let served = try known(inferenceTokens?.value, mode, "the tokens of inference") / 3
      return (
        Spending(trainingPrice: 1, served: served * (servedCosts?.moe ?? 1)),
        Spending(trainingPrice: 1, served: served * (servedCosts?.dense ?? 1))
      )
    case .money:
      let training = try known(
        moeOverDenseTrainingPrice, mode,
        "the price of a training FLOP of the MoE over one of the dense model")
      guard let served = inferenceTokens.map({ $0.value / 3 }), served > 0 else {
        return (Spending(trainingPrice: training, served: 0), .training)
      }
      let moe = try known(
        moeOverDenseInferencePrice ?? servedCosts.map { $0.moe / $0.dense }, mode,
        "the price of an inference FLOP of the MoE over one of the dense model")
      let dense = try known(
        inferenceOverTrainingPrice ?? servedCosts?.dense, mode,
        "the price of an inference FLOP over a training FLOP of the dense model")
      return (
        Spending(trainingPrice: training, served: served * dense * moe / training),
        Spending(trainingPrice: 1, served: served * dense)
      )
    }
  }

  /// How the MoE stands in a mode, which some modes say themselves.
  func allocation(in mode: ComparisonMode) -> Allocation {
    switch mode {
    case .sameTokens, .denseOptimal, .fixedMemory: .asTrained
    case .bothOptimal: .optimal
    case .fixedCompute, .wallClock, .lifetime, .money: allocation
    }
  }

  /// The dense parameters that take the memory of so many parameters of an MoE.
  ///
  /// Without caches bytes do not matter: equal memory is equal parameters. The caches of both
  /// models are the caller's to count, as they depend on layers and heads, which no law knows.
  func denseParameters(inMemoryOf total: Parameters) throws(Refusal) -> Parameters {
    guard let caches = keyValueCaches else { return total }
    let bytes = try known(bytesPerParameter, .fixedMemory, "the bytes of a parameter")
    let parameters = total + Parameters((caches.moe - caches.dense).value / bytes)
    guard parameters > .zero else {
      throw .outOfReach("leaves no memory for parameters beside the dense model's cache")
    }
    return parameters
  }

  private func known(
    _ value: Double?, _ mode: ComparisonMode, _ what: String
  ) throws(Refusal) -> Double {
    guard let value else { throw .missingInput(mode, what) }
    guard value > 0, value.isFinite else { throw .unusableInput(mode, what) }
    return value
  }
}
