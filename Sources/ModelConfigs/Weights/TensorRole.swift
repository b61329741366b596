/// What a tensor is of, told by its name and shape.
enum TensorRole: Hashable {
  case inputEmbedding
  case unembedding
  /// Routed experts of the block with this name; a number of its own for an expert that has tensors
  /// of its own.
  case routed(block: String, expert: String?)
  case shared
  case router(block: String)
  /// Modules that predict further tokens.
  case predictor
  /// Encoders of images and sounds, with what joins them to the language model.
  case tower
  /// Everything else of the language model.
  case other
}

/// Tells roles by names; what a name means depends on the names beside it.
struct TensorRoles {
  /// The names up to where experts begin, such as `model.layers.3.mlp`.
  private let blocks: Set<String>
  /// The layers, such as `model.layers.61`, that hold parts of modules that predict further tokens.
  private let predictors: Set<String>

  init(_ tensors: [TensorListing.Tensor]) {
    var blocks: Set<String> = []
    var predictors: Set<String> = []
    for tensor in tensors {
      let parts = Self.parts(tensor.name)
      if let (end, _) = Self.experts(parts, tensor) { blocks.insert(Self.joined(parts[..<end])) }
      if parts.contains(where: { ["eh_proj", "enorm", "hnorm"].contains($0) }),
        let number = parts.firstIndex(where: Self.isNumber)
      {
        predictors.insert(Self.joined(parts[...number]))
      }
    }
    self.blocks = blocks
    self.predictors = predictors
  }

  func role(of tensor: TensorListing.Tensor) -> TensorRole {
    let parts = Self.parts(tensor.name)
    if parts.contains(where: Self.towers.contains) { return .tower }
    if isPredictor(parts) { return .predictor }
    if parts.contains(where: { $0.hasPrefix("shared_expert") || $0 == "shared_mlp" }) {
      return .shared
    }
    if let block = routerBlock(parts) { return .router(block: block) }
    if let (end, expert) = Self.experts(parts, tensor) {
      return .routed(block: Self.joined(parts[..<end]), expert: expert)
    }
    guard !parts.contains(where: Self.isNumber) else { return .other }
    if tensor.shape.count == 2, parts.contains(where: Self.lookups.contains) {
      return .inputEmbedding
    }
    return parts.contains(where: Self.heads.contains) ? .unembedding : .other
  }

  private func isPredictor(_ parts: [Substring]) -> Bool {
    if parts.contains(where: { $0 == "mtp" || $0.hasPrefix("mtp_") || $0.hasPrefix("nextn") }) {
      return true
    }
    guard let number = parts.firstIndex(where: Self.isNumber) else { return false }
    return predictors.contains(Self.joined(parts[...number]))
  }

  /// The block of experts whose router this is; nil for what is no router.
  private func routerBlock(_ parts: [Substring]) -> String? {
    let names: Set<Substring> = [
      "e_score_correction_bias", "expert_bias", "gate", "moe_statics", "router", "router_bias",
    ]
    guard let place = parts.lastIndex(where: names.contains) else { return nil }
    // The router may stand beside the experts, inside their module, or in a module above theirs.
    for end in [place, place - 1] where end > 0 {
      let block = Self.joined(parts[..<end])
      if blocks.contains(block) { return block }
    }
    let above = Self.joined(parts[..<place]) + "."
    return parts[..<place].contains(where: Self.isNumber)
      ? blocks.filter { $0.hasPrefix(above) }.min() : nil
  }

  /// Where the experts' part of a name begins, and the number of its one expert; nil for what is
  /// not of routed experts.
  private static func experts(
    _ parts: [Substring], _ tensor: TensorListing.Tensor
  ) -> (end: Int, expert: String?)? {
    if parts.contains(where: { $0.hasPrefix("shared_expert") || towers.contains($0) }) {
      return nil
    }
    if let place = parts.firstIndex(where: { $0.hasSuffix("experts") }) {
      guard place + 1 < parts.count else { return (place, nil) }
      let next = parts[place + 1]
      if next == "router" || next == "gate" { return nil }
      let number = next.hasPrefix("expert_") ? next.dropFirst(7) : next
      return (place, isNumber(number) ? String(number) : nil)
    }
    // Experts in one tensor of a module that does not say so: experts by rows by columns.
    guard tensor.shape.count >= 3, !tensor.name.contains("conv"),
      let place = parts.lastIndex(where: modules.contains)
    else { return nil }
    return (place + 1, nil)
  }

  static func parts(_ name: String) -> [Substring] {
    name.split(separator: ".")
  }

  private static func joined(_ parts: ArraySlice<Substring>) -> String {
    parts.joined(separator: ".")
  }

  private static func isNumber(_ part: Substring) -> Bool {
    !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static let modules: Set<Substring> = [
    "block_sparse_moe", "feed_forward", "ffn", "mlp", "moe",
  ]
  private static let lookups: Set<Substring> = [
    "embed_in", "embed_tokens", "embedding", "embeddings", "shared", "tok_embeddings",
    "word_embeddings", "wte",
  ]
  private static let heads: Set<Substring> = ["embed_out", "head", "lm_head", "output"]
  private static let towers: Set<Substring> = [
    "audio_encoder", "audio_projection_layer", "audio_tower", "embed_audio", "embed_vision",
    "image_newline", "mm_projector", "multi_modal_projector", "multimodal_projector",
    "patch_merger", "resampler", "speech_encoder", "vision", "vision_embedding", "vision_encoder",
    "vision_model", "vision_tower", "visual", "vit", "vpm", "apm",
  ]
}
