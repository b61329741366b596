import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Questions
import ScalingLaws
import Spec
import Units

extension Decoder {
  mutating func model(_ member: Member) -> Model? {
    let node = member.value
    // Sizes of the wrong kind are reported already, and would only cause further faults here.
    guard ModelShapes.model.check(node, file: file).isEmpty else { return nil }
    noteForeignKeys(node)
    let body: Model.Body?
    if let id = node["use"]?.text {
      body = ModelLibrary.card(id).map(Model.Body.bundled)
    } else if let config = node["config"] {
      body = companions.config(named: config, in: file).map {
        .stated(.architecture($0.architecture))
      }
    } else if let architecture = node["architecture"] {
      body = self.architecture(architecture).map { .stated(.architecture($0)) }
    } else if let routing = node["routing"] {
      body = family(routing)
    } else {
      body = sizes(node).map { .stated(.sizes($0)) }
    }
    return body.map { Model(name: member.key, body: $0) }
  }

  /// Keys that only a model known by its sizes has.
  private mutating func noteForeignKeys(_ node: Node) {
    guard let main = ["use", "config", "architecture", "routing"].first(where: { node[$0] != nil })
    else {
      return
    }
    let foreign: Set = [
      "active", "convention", "experts", "topK", "shared", "hiddenSize", "expertWidth",
    ]
    for member in node.members ?? [] where foreign.contains(member.key) {
      faults.append(
        Fault(
          file: file, position: member.keyPosition,
          problem: "'\(member.key)' cannot stand beside '\(main)'",
          hint: "'\(main)' says it already; '\(member.key)' goes with 'total'"))
    }
  }

  private mutating func sizes(_ node: Node) -> ModelSizes? {
    guard let total = amount(node["total"]) else { return nil }
    let active = node["active"] == nil ? total : amount(node["active"])
    guard let active else { return nil }
    if active < total, node["experts"] == nil, node["topK"] != nil {
      note(node, "'topK' is given without 'experts'", "give both, or neither")
      return nil
    }
    if node["experts"] != nil, node["topK"] == nil {
      note(node, "'experts' is given without 'topK'", "give both, or neither")
      return nil
    }
    do throws(InputFaults) {
      return try ModelSizes(
        active: active, total: total,
        convention: node["convention"]?.text.flatMap(ActiveConvention.init(rawValue:)),
        experts: node["experts"]?.integer, topK: node["topK"]?.integer,
        shared: node["shared"]?.integer, hiddenSize: node["hiddenSize"]?.integer,
        expertWidth: node["expertWidth"]?.integer)
    } catch {
      note(error, in: node, parts: ["routed"])
      return nil
    }
  }

  private func amount(_ node: Node?) -> Parameters? {
    node.flatMap { try? Parameters(node: $0) }
  }

  private mutating func architecture(_ node: Node) -> Architecture? {
    guard let hiddenSize = node["hiddenSize"]?.integer, let layers = node["layers"]?.integer,
      let heads = node["heads"]?.integer, let vocabulary = node["vocabulary"]?.integer
    else { return nil }
    if node["headDim"] == nil, heads > 0, hiddenSize % heads != 0 {
      note(
        node["heads"] ?? node, "\(heads) heads do not divide the width \(hiddenSize)",
        "give headDim where it is not hiddenSize / heads")
      return nil
    }
    guard
      let groups = layerGroups(
        node, layers: layers,
        mixer: .attention(
          GroupedAttention(
            heads: heads, kvHeads: node["kvHeads"]?.integer ?? heads,
            headDim: node["headDim"]?.integer ?? hiddenSize / max(1, heads))),
        normWeights: 2 * hiddenSize)
    else { return nil }
    do throws(InputFaults) {
      return try .decoder(
        hiddenSize: hiddenSize, vocabulary: vocabulary,
        tiesEmbeddings: node["tied"]?.boolean ?? false, layers: groups)
    } catch {
      note(error, in: node, parts: ["routed"])
      return nil
    }
  }

  /// Leading dense layers, then routed and dense ones by turns.
  private mutating func layerGroups(
    _ node: Node, layers: Int, mixer: Mixer, normWeights: Int
  ) -> [LayerGroup]? {
    let isGated = node["gated"]?.boolean ?? true
    let routed = node["routed"]
    let leading = routed?["leadingDense"]?.integer ?? 0
    let every = routed?["every"]?.integer ?? 1
    let routedLayers = routed == nil ? 0 : max(0, layers - leading) / max(1, every)
    var groups: [LayerGroup] = []
    func add(_ count: Int, _ feedForward: FeedForward) {
      guard count > 0 else { return }
      let layer = Layer(mixer: mixer, feedForward: feedForward, normWeights: normWeights)
      groups.append(LayerGroup(count: count, layer: layer))
    }
    if let routed {
      guard let experts = routed["experts"]?.integer, let topK = routed["topK"]?.integer,
        let width = routed["width"]?.integer
      else { return nil }
      if routedLayers == 0 {
        note(routed, "no layer of \(layers) is routed", "lower leadingDense or every")
        return nil
      }
      let shared = routed["shared"]?.integer ?? 0
      add(
        routedLayers,
        .routed(
          RoutedFeedForward(
            experts: experts, topK: topK, width: width, isGated: isGated,
            shared: shared == 0
              ? nil
              : SharedExperts(
                count: shared, width: routed["sharedWidth"]?.integer ?? width))))
    }
    if layers > routedLayers {
      guard let width = node["feedForward"]?.integer else {
        if node["feedForward"] == nil {
          note(
            node, "dense layers need the key 'feedForward'", "add the width of their feed-forward")
        }
        return nil
      }
      add(layers - routedLayers, .dense(DenseFeedForward(width: width, isGated: isGated)))
    }
    return groups
  }

  private mutating func family(_ node: Node) -> Model.Body? {
    guard let experts = node["experts"]?.integer, let topK = node["topK"]?.integer else {
      return nil
    }
    if topK > experts {
      note(
        node["topK"] ?? node, "a token cannot use \(topK) of \(experts) experts",
        "topK is at most \(experts)")
      return nil
    }
    return .family(
      ScalingLaws.Routing(
        experts: Double(experts), topK: Double(topK),
        shared: Double(node["shared"]?.integer ?? 0),
        hiddenOverExpertWidth: node["hiddenOverExpertWidth"]?.number))
  }
}
