import Diagnostics
import Formats

/// The object of a config that describes the language model, and the dialect it is written in.
struct ConfigSource {
  let dialect: Dialect
  /// The keys of the language model.
  var keys: ConfigKeys
  /// The keys around it where the language model is one part of several.
  let outer: ConfigKeys?

  /// Finds both.
  ///
  /// A file whose language model sits in `text_config` is a model of several senses, of which only
  /// the language model is counted.
  init(_ node: Node, file: String) throws(FaultList) {
    var whole = ConfigKeys(node, file: file)
    _ = whole.member(["model_type"])
    if let text = node["text_config"], text.members != nil {
      var outer = whole
      _ = outer.member(["text_config"])
      _ = outer.member(["tie_word_embeddings"])
      var inner = text
      if text["tie_word_embeddings"] == nil,
        let tie = node.members?.first(where: { $0.key == "tie_word_embeddings" })
      {
        inner = Node(.object((text.members ?? []) + [tie]), position: text.position)
      }
      dialect = try Self.dialect(of: inner, within: node, file: file)
      var innerKeys = ConfigKeys(inner, file: file, path: "text_config.")
      _ = innerKeys.member(["model_type"])
      keys = innerKeys
      self.outer = outer
    } else {
      dialect = try Self.dialect(of: node, within: nil, file: file)
      keys = whole
      outer = nil
    }
  }

  /// Keys around a language model that belong to its other senses.
  static let otherSenses: Set<String> = [
    "audio_config", "boa_token_id", "image_size", "img_processor", "media_placeholder_token_id",
    "mm_tokens_per_image", "multimodal_projector_bias", "projector_hidden_act",
    "spatial_merge_size", "video_config", "vision_config", "vision_feature_layer",
    "vision_feature_select_strategy",
  ]

  /// The dialect of an object by its `model_type`, or by the class in `architectures`.
  private static func dialect(
    of node: Node, within outer: Node?, file: String
  ) throws(FaultList) -> Dialect {
    let type = node["model_type"] ?? outer?["model_type"]
    if let type, let name = type.text, !name.isEmpty {
      if let dialect = Dialect.named(name) { return dialect }
      throw FaultList([
        Fault(
          file: file, position: type.position,
          problem: "the model_type \(Fault.quoted(name)) is not known",
          hint: Dialect.hint(for: name))
      ])
    }
    let classes = node["architectures"] ?? outer?["architectures"]
    for item in classes?.items ?? [] {
      if let dialect = item.text.flatMap(Dialect.ofClass) { return dialect }
    }
    throw FaultList([
      Fault(
        file: file, position: (type ?? classes ?? node).position,
        problem: type == nil ? "the key 'model_type' is missing" : "'model_type' is no name",
        hint: Dialect.hint(for: ""))
    ])
  }
}
