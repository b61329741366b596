import Diagnostics
import Formats

/// The object of a config that describes the language model, and the dialect it is written in.
struct ConfigSource {
  let dialect: Dialect
  /// The keys of the language model.
  var keys: ConfigKeys
  /// The keys around it where the language model is one part of several.
  let outer: ConfigKeys?

  /// Dialects that the file names besides, by its class or around the language model.
  let rivals: [Dialect]

  /// Finds them.
  ///
  /// A file whose language model sits in `text_config`, or under another name for it, is a model of
  /// several senses, of which only the language model is counted.
  init(_ node: Node, file: String) throws(FaultList) {
    var whole = ConfigKeys(node, file: file)
    _ = whole.member(["model_type"])
    if let (key, holder, text) = Self.languageModel(in: node) {
      var outer = whole
      _ = outer.member([String(key.prefix { $0 != "." })])
      _ = outer.member(["tie_word_embeddings"])
      // What is said twice alike is said once.
      for member in node.members ?? []
      where text[member.key]?.hasSameContent(as: member.value) == true {
        outer.acknowledge(member.key)
      }
      var inner = text
      // What is said of the whole model holds where the two differ.
      let tie =
        holder.members?.first { $0.key == "tie_word_embeddings" }
        ?? node.members?.first { $0.key == "tie_word_embeddings" }
      if let tie, !tie.value.isNull {
        let others = (text.members ?? []).filter { $0.key != "tie_word_embeddings" }
        inner = Node(.object(others + [tie]), position: text.position)
      }
      dialect = try Self.dialect(of: inner, within: node, file: file)
      var innerKeys = ConfigKeys(inner, file: file, path: key + ".")
      _ = innerKeys.member(["model_type"])
      if tie?.value.boolean != true, text["tie_word_embeddings"]?.boolean == true {
        innerKeys.fault(
          text["tie_word_embeddings"]?.position,
          "\(innerKeys.name("tie_word_embeddings")) is true, and the file does not say so of the whole "
            + "model", hint: "nothing is counted: classes read it in one place or the other")
      }
      keys = innerKeys
      self.outer = outer
      rivals = Self.rivals(of: dialect, in: [inner, node])
    } else {
      dialect = try Self.dialect(of: node, within: nil, file: file)
      keys = whole
      outer = nil
      rivals = Self.rivals(of: dialect, in: [node])
    }
  }

  /// The language model among several parts, the path that leads to it and what holds it.
  private static func languageModel(in node: Node) -> (key: String, holder: Node, text: Node)? {
    for key in ["text_config", "llm_config", "language_config"] {
      if let text = node[key], text.members?.isEmpty == false { return (key, node, text) }
    }
    if let thinker = node["thinker_config"], let text = thinker["text_config"],
      text.members?.isEmpty == false
    {
      return ("thinker_config.text_config", thinker, text)
    }
    return nil
  }

  /// The other dialects that classes and types in these objects name.
  private static func rivals(of dialect: Dialect, in nodes: [Node]) -> [Dialect] {
    var rivals: [Dialect] = []
    for node in nodes {
      let named = (node["model_type"]?.text).flatMap(Dialect.named)
      let classes = (node["architectures"]?.items ?? []).compactMap {
        $0.text.flatMap(Dialect.ofClass)
      }
      rivals += ([named].compactMap { $0 } + classes).filter { $0.name != dialect.name }
    }
    return rivals
  }

  /// Keys around a language model that belong to its other senses.
  static let otherSenses: Set<String> = [
    "audio_config", "boa_token_id", "image_size", "img_processor", "insert_layer_id",
    "media_placeholder_token_id",
    "mm_tokens_per_image", "multimodal_projector_bias", "projector_hidden_act",
    "scale_factor", "spatial_merge_size", "video_config", "vision_config", "vision_feature_layer",
    "vision_feature_select_strategy", "vq_config",
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
          problem: Dialect.isUncounted(name)
            ? "models of the model_type \(Fault.quoted(name)) are not counted yet"
            : "the model_type \(Fault.quoted(name)) is not known",
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
