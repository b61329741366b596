import CostModel
import Formats

extension Dialect {
  /// Nemotron-H and Nemotron 3: each layer is one thing, Mamba-2, attention, a feed-forward or
  /// experts, with one norm; experts may work in a latent narrower than the hidden state.
  ///
  /// Layers are named by a list or by letters: M, *, - and E.
  static let nemotronH = Dialect(
    "nemotron_h", className: "NemotronH",
    harmless: stateHarmless.union([
      "moe_shared_expert_overlap", "mtp_hybrid_override_pattern", "mtp_layers_block_type",
      "mlp_hidden_act", "num_hidden_layers", "sliding_window", "attention_bias", "mamba_proj_bias",
    ])
  ) { keys in
    let frame = Frame(hiddenSize: keys.size(Spelling.hidden), layers: 1)
    let kinds = keys.blocks()
    let used = Set(kinds)
    let mamba = keys.ifUsed(used, "M") { MixerRule.mamba2(.heads).read(&$0, frame)(0) } ?? .none
    let attention =
      keys.ifUsed(used, "*") {
        // The old name is read by the released code alone.
        let width = $0.node["head_dim"]?.number ?? 128
        $0.only(
          "attention_head_dim", is: .number(width), otherwise: "transformers reads \"head_dim\"")
        return MixerRule.attention(kvHeads: .stated, headDim: .standard(128)).read(&$0, frame)(0)
      } ?? .none
    let dense =
      keys.ifUsed(used, "-") {
        DenseFeedForward(
          width: $0.size(Spelling.width), isGated: false,
          hasBias: $0.flag("mlp_bias", default: false))
      } ?? DenseFeedForward(width: 1)
    let routed = keys.ifUsed(used, "E") { $0.nemotronExperts() }
    keys.acknowledge { _ = $0.member(["expand"]) }
    keys.readPredictors()
    return Blueprint(
      hiddenSize: frame.hiddenSize, vocabulary: keys.size(Spelling.vocabulary),
      tiesEmbeddings: keys.untied(),
      layers: LayerGroup.grouped(
        kinds.lazy.map { kind in
          let mixer: Mixer = kind == "M" ? mamba : kind == "*" ? attention : .none
          let feedForward: FeedForward =
            switch kind {
            case "-": .dense(dense)
            case "E": routed.map { .routed($0) } ?? .none
            default: .none
            }
          return Layer(mixer: mixer, feedForward: feedForward, normWeights: frame.hiddenSize)
        }),
      finalNormWeights: frame.hiddenSize)
  }
}

extension ConfigKeys {
  /// Reads what layers of a kind need, or takes its keys as understood where there are none.
  fileprivate mutating func ifUsed<Value>(
    _ used: Set<Character>, _ kind: Character, _ read: (inout ConfigKeys) -> Value
  ) -> Value? {
    if used.contains(kind) { return read(&self) }
    acknowledge { _ = read(&$0) }
    return nil
  }

  fileprivate mutating func nemotronExperts() -> RoutedFeedForward {
    only("mlp_bias", is: .boolean(false), otherwise: "biases of experts are not counted")
    let width = size(Spelling.expertWidth)
    _ = size(["n_shared_experts"])
    let sharedWidth = size(["moe_shared_expert_intermediate_size"])
    var routed = RoutedFeedForward(
      experts: size(Spelling.experts), topK: size(Spelling.topK), width: width, isGated: false,
      shared: SharedExperts(count: 1, width: sharedWidth))
    routed.latent = optionalSize(["moe_latent_size"])
    return routed
  }

  /// The kind of each layer as a letter.
  fileprivate mutating func blocks() -> [Character] {
    let letters: [String: Character] = [
      "linear_attention": "M", "mamba": "M", "full_attention": "*", "attention": "*", "mlp": "-",
      "moe": "E",
    ]
    let list = ["layers_block_type", "layer_types"].first { node[$0]?.items?.isEmpty == false }
    if let list {
      acknowledge("layers_block_type", "layer_types", "hybrid_override_pattern")
      let count = node[list]?.items?.count ?? 0
      return words(list, count: count, among: letters.keys.sorted())?.compactMap { letters[$0] }
        ?? []
    }
    let key = "hybrid_override_pattern"
    guard let pattern = word(key) else {
      if node[key] == nil {
        fault(
          node.position, "the key \(name("layers_block_type")) is missing",
          hint: "add it: the count depends on it")
      }
      return []
    }
    if pattern.contains(where: { !"M*-E".contains($0) }) {
      fault(
        node[key]?.position, "\(name(key)) holds other letters than M, *, - and E",
        hint: "nothing is counted")
    }
    return Array(pattern.filter { "M*-E".contains($0) })
  }
}
