/// What scaling laws ask about the experts of a model.
public struct Routing: Hashable, Sendable {
  /// The routed experts E of a routed layer.
  public let experts: Int
  /// The routed experts K that a token uses.
  public let topK: Int
  /// The experts that every token uses.
  public let shared: Int
  /// The width d of the hidden state.
  public let hiddenSize: Int
  /// The width of one routed expert.
  public let expertWidth: Int
  /// The width of one shared expert; 0 without any.
  public let sharedWidth: Int
  /// Whether a feed-forward has three matrices.
  public let isGated: Bool
  /// The share of all layers that route.
  public let routedLayerShare: Double
  /// The expansion: total over active parameters of the routed feed-forwards, experts and shared
  /// experts together, without the router.
  public let totalOverActiveFeedForward: Double

  /// The activation ratio A = (K + shared) / (E + shared).
  public var activationRatio: Double { Double(topK + shared) / Double(experts + shared) }
}

extension Architecture {
  /// The routing of the model, or `nil` for a dense one.
  ///
  /// Where routed layers differ, E, K and the widths are those of the kind with most layers; the
  /// share of layers and the expansion are those of all of them.
  public var routing: Routing? {
    var main: (count: Int, routed: RoutedFeedForward)?
    var routedLayers = 0
    for stack in [encoder, layers] {
      for group in stack {
        guard case .routed(let routed) = group.layer.feedForward else { continue }
        routedLayers += group.count
        if group.count > main?.count ?? 0 { main = (group.count, routed) }
      }
    }
    guard let routed = main?.routed else { return nil }
    let weights = weights(in: Int.self)
    let experts = weights.routedExperts + weights.sharedExperts
    return Routing(
      experts: routed.experts, topK: routed.topK, shared: routed.shared?.count ?? 0,
      hiddenSize: hiddenSize, expertWidth: routed.width, sharedWidth: routed.shared?.width ?? 0,
      isGated: routed.isGated, routedLayerShare: Double(routedLayers) / Double(layerCount),
      totalOverActiveFeedForward: Double(experts.total) / Double(experts.active))
  }
}
