import Units

/// What a scaling law may know of a model: its sizes and how it routes, no layers, no devices.
public struct Design: Hashable, Sendable {
  /// Parameters that one token uses.
  public private(set) var active: Sizes
  /// Parameters that the model stores.
  public private(set) var total: Sizes
  public let kind: Kind
  /// What it is trained in; `nil` is not stated, and read as sixteen bits.
  public var format: NumberFormat?

  /// Whether and how tokens are routed to experts.
  public enum Kind: Hashable, Sendable {
    case dense
    case routed(Routing)
    /// Routed, but nobody said among how many experts.
    case routedSomehow
    /// Dense with a share of its weights pruned away, anywhere; `active` are the others.
    case pruned(sparsity: Double)
  }

  public init(active: Sizes, total: Sizes, kind: Kind) {
    self.active = active
    self.total = total
    self.kind = kind
  }

  /// A dense model of one size, whichever way embeddings are counted.
  public static func dense(_ size: Parameters) -> Design {
    Design(active: Sizes(size), total: Sizes(size), kind: .dense)
  }

  /// How tokens are routed; `nil` for a dense model.
  ///
  /// - Throws: a refusal where the model is routed and the experts are not known.
  public func routing() throws(Refusal) -> Routing? {
    switch kind {
    case .dense: nil
    case .routed(let routing): routing
    case .routedSomehow: throw .unknown("the number of experts and how many a token uses")
    case .pruned: throw .noSparsityTerm
    }
  }

  /// The size that a law counts, without a word on how it had to be read.
  ///
  /// - Throws: a refusal where the design does not tell it.
  func count(_ count: SizeCount) throws(Refusal) -> Parameters {
    guard let found = (count.part == .active ? active : total).nearest(count.embeddings) else {
      throw .unknown("the \(count.part.rawValue) parameters")
    }
    return found.size
  }

  /// The size that a law counts, and how it had to be read.
  ///
  /// - Throws: a refusal where the design does not tell it.
  package func size(_ count: SizeCount) throws(Refusal) -> (size: Parameters, remark: String?) {
    let sizes = count.part == .active ? active : total
    guard let found = sizes.reading(count.embeddings) else {
      throw .unknown("the \(count.part.rawValue) parameters")
    }
    return found
  }

  /// A design of the same routing and proportions, larger by a factor.
  public func scaled(by factor: Double) -> Design {
    var scaled = self
    (scaled.active, scaled.total) = (active.scaled(by: factor), total.scaled(by: factor))
    return scaled
  }
}

/// How the routed layers of a model are built, as far as it is known.
public struct Routing: Hashable, Sendable {
  /// Experts in a routed layer (E), shared ones apart.
  public let experts: Double
  /// Routed experts that a token uses (K).
  public let topK: Double
  /// Shared experts, counted in widths of a routed one.
  public let shared: Double
  /// Width of the residual stream (d) over the width of one expert; `nil` is not known.
  public let hiddenOverExpertWidth: Double?
  /// The share of layers that are routed; `nil` is not known.
  public let routedLayerShare: Double?

  public init(
    experts: Double, topK: Double, shared: Double = 0, hiddenOverExpertWidth: Double? = nil,
    routedLayerShare: Double? = nil
  ) {
    self.experts = experts
    self.topK = topK
    self.shared = shared
    self.hiddenOverExpertWidth = hiddenOverExpertWidth
    self.routedLayerShare = routedLayerShare
  }

  /// Total over active of the routed feed-forward, (E + shared) / (K + shared).
  public var expansion: Double { (experts + shared) / (topK + shared) }
  /// Active over total of the routed feed-forward, A = (K + shared) / (E + shared).
  public var activationRatio: Double { 1 / expansion }
}
