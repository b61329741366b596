import CostModel

/// The experts that every token uses beside the routed ones.
enum SharedRule: Sendable {
  case none
  /// So many of a routed expert's width, as `n_shared_experts` or its like says.
  case count([String], default: Int)
  /// The same of a class that has some whatever the file says; none is a fault.
  case some([String])
  /// One of a width of its own, scaled by a gate (Qwen2-MoE).
  case gatedWidth(String)
  /// One of a width of its own; zero is none.
  case width(String)
  /// One of a routed expert's width, always.
  case one

  func read(_ keys: inout ConfigKeys, width: Int) -> SharedExperts? {
    switch self {
    case .none:
      return nil
    case .count(let spellings, let standard):
      let count = keys.amount(spellings, default: standard)
      return count > 0 ? SharedExperts(count: count, width: width) : nil
    case .some(let spellings):
      return SharedExperts(count: keys.size(spellings), width: width)
    case .gatedWidth(let key):
      return SharedExperts(count: 1, width: keys.size([key]), hasGate: true)
    case .width(let key):
      if !keys.has(key) { keys.need(key) }
      let width = keys.amount([key], default: 0)
      return width > 0 ? SharedExperts(count: 1, width: width) : nil
    case .one:
      return SharedExperts(count: 1, width: width)
    }
  }
}

extension FeedForwardRule {
  /// Gated experts in the layers of a choice, a gated dense feed-forward in the others.
  ///
  /// The width of a dense layer is asked for where there is one; a correction is a bias of the router
  /// that the class holds as a parameter; fewer experts than `denseBelow`
  /// make every layer dense.
  static func routed(
    _ choice: LayerChoice = .all, width: [String] = Spelling.width,
    denseWidth: [String] = Spelling.width, shared: SharedRule = .none, hasBias: Bool = false,
    denseBelow: Int = 0, correction: Bool = false,
    change: (@Sendable (inout ConfigKeys, inout RoutedFeedForward) -> Void)? = nil
  ) -> FeedForwardRule {
    FeedForwardRule { keys, frame in
      let isChosen = choice.read(&keys, frame)
      let experts = keys.expertCount(orDenseBelow: denseBelow)
      let hasDense = experts == nil || (0..<frame.layers).contains { !isChosen($0) }
      let topK = experts == nil ? 1 : keys.size(Spelling.topK)
      let expertWidth = experts == nil ? keys.optionalSize(width) ?? 1 : keys.size(width)
      let ownWidth = hasDense ? keys.size(denseWidth) : keys.optionalSize(denseWidth) ?? 1
      var routed = RoutedFeedForward(
        experts: experts ?? 1, topK: topK, width: expertWidth, hasBias: hasBias,
        routerHasBias: hasBias || correction, shared: shared.read(&keys, width: expertWidth))
      change?(&keys, &routed)
      return { [routed] layer in
        experts != nil && isChosen(layer)
          ? .routed(routed) : .dense(DenseFeedForward(width: ownWidth))
      }
    }
  }
}

extension ConfigKeys {
  /// The number of experts; nil where the file says so few that every layer is dense.
  ///
  /// The keys of what experts there are not are still understood.
  fileprivate mutating func expertCount(orDenseBelow least: Int) -> Int? {
    guard let found = member(Spelling.experts) else {
      let isNull = Spelling.experts.contains { has($0) }
      if isNull, least > 0 {
        _ = member(Spelling.topK)
        return nil
      }
      return size(Spelling.experts)
    }
    guard
      let count = whole(
        found, from: least > 0 ? 0 : 1, upTo: Architecture.largestSize, Spelling.experts)
    else { return 1 }
    guard count >= least else {
      _ = member(Spelling.topK)
      return nil
    }
    return count
  }
}
