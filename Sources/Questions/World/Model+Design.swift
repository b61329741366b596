import CostModel
import ScalingLaws
import Units

extension Model {
  /// The model as scaling laws see it.
  public var design: Design {
    switch body {
    case .bundled(let card): Design(card.shape)
    case .stated(let shape): Design(shape)
    case .family(let routing):
      // One expert that every token uses is a dense layer, so that dense laws answer as well.
      Design(
        active: Sizes(), total: Sizes(),
        kind: routing.experts == 1 && routing.shared == 0 ? .dense : .routed(routing))
    }
  }
}

extension Design {
  /// What laws may know of a shape; sizes announced without a convention count as including both
  /// embeddings, as most do.
  public init(_ shape: ModelShape) {
    switch shape {
    case .architecture(let architecture): self.init(architecture)
    case .sizes(let sizes): self.init(sizes)
    }
  }

  private init(_ architecture: Architecture) {
    let count = architecture.parameters
    func sizes(_ value: (ActiveConvention) -> Int) -> Sizes {
      Sizes(
        all: Parameters(value(.all)), noInputEmbedding: Parameters(value(.noInputEmbedding)),
        noEmbedding: Parameters(value(.noEmbedding)))
    }
    var kind = Kind.dense
    if let routing = architecture.routing {
      kind = .routed(
        ScalingLaws.Routing(
          experts: Double(routing.experts), topK: Double(routing.topK),
          shared: Double(routing.shared * routing.sharedWidth) / Double(routing.expertWidth),
          hiddenOverExpertWidth: Double(routing.hiddenSize) / Double(routing.expertWidth),
          routedLayerShare: routing.routedLayerShare))
    }
    self.init(active: sizes(count.active), total: sizes(count.total), kind: kind)
  }

  private init(_ sizes: ModelSizes) {
    var kind: Kind = sizes.active == sizes.total ? .dense : .routedSomehow
    if let experts = sizes.experts, let topK = sizes.topK {
      var ratio: Double?
      if let hidden = sizes.hiddenSize, let width = sizes.expertWidth {
        ratio = Double(hidden) / Double(width)
      }
      kind = .routed(
        ScalingLaws.Routing(
          experts: Double(experts), topK: Double(topK), shared: Double(sizes.shared ?? 0),
          hiddenOverExpertWidth: ratio))
    }
    let convention = sizes.convention ?? .all
    self.init(
      active: Sizes(
        all: convention == .all ? sizes.active : nil,
        noInputEmbedding: convention == .noInputEmbedding ? sizes.active : nil,
        noEmbedding: convention == .noEmbedding ? sizes.active : nil),
      total: Sizes(all: sizes.total, noInputEmbedding: nil, noEmbedding: nil), kind: kind)
  }
}
