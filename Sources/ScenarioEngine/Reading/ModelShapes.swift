import CostModel
import Formats
import Spec
import Units

/// The part of the scenario's table that describes models.
enum ModelShapes {
  static let model = Shape.record(
    [
      Field(
        key: "use", summary: "The id of a bundled model", shape: .choice(ModelLibrary.ids)),
      Field(
        key: "config",
        summary: "The path of a Hugging Face config.json, relative to this file",
        shape: .scalar(.text("a path"))),
      Field(
        key: "total", summary: "All parameters, of a model known by its sizes",
        shape: .scalar(.measure(Parameters.self))),
      Field(
        key: "active", summary: "Parameters that a token uses; the total if left out",
        shape: .scalar(.measure(Parameters.self))),
      Field(
        key: "convention", summary: "Which embeddings 'active' counts, where that is known",
        shape: .choice(ActiveConvention.allCases.map(\.rawValue))),
      Field(
        key: "experts", summary: "Experts of a routed layer, shared ones apart",
        shape: count("a number of experts")),
      Field(
        key: "topK", summary: "Routed experts that a token uses",
        shape: count("a number of experts")),
      Field(
        key: "shared", summary: "Experts that every token uses",
        shape: count("a number of experts", from: 0)),
      Field(
        key: "hiddenSize", summary: "The width of the hidden state", shape: count("a width")),
      Field(key: "expertWidth", summary: "The width of one expert", shape: count("a width")),
      Field(
        key: "architecture", summary: "The shape of a decoder-only model", shape: architecture),
      Field(
        key: "routing", summary: "A routing without a size: each law sizes it for a budget",
        shape: routing),
    ], name: "model", exactlyOne: [["use", "config", "total", "architecture", "routing"]])

  private static let architecture = Shape.record(
    [
      Field(
        key: "hiddenSize", summary: "The width d of the hidden state", shape: count("a width"),
        isRequired: true),
      Field(key: "layers", summary: "Layers", shape: count("a number"), isRequired: true),
      Field(key: "heads", summary: "Query heads", shape: count("a number"), isRequired: true),
      Field(
        key: "kvHeads", summary: "Key and value heads; as many as heads if left out",
        shape: count("a number")),
      Field(
        key: "headDim", summary: "The width of a head; d / heads if left out",
        shape: count("a width")),
      Field(
        key: "feedForward", summary: "The width of a dense feed-forward",
        shape: count("a width")),
      Field(
        key: "gated",
        summary: "Whether feed-forwards have three matrices (SwiGLU); true if left out",
        shape: .scalar(.boolean())),
      Field(
        key: "vocabulary", summary: "Rows of the embedding", shape: count("a number"),
        isRequired: true),
      Field(
        key: "tied", summary: "Whether one matrix serves both embeddings; false if left out",
        shape: .scalar(.boolean())),
      Field(key: "routed", summary: "The routed feed-forwards", shape: routed),
    ], name: "architecture")

  private static let routed = Shape.record(
    [
      Field(
        key: "experts", summary: "Experts of a routed layer, shared ones apart",
        shape: count("a number"), isRequired: true),
      Field(
        key: "topK", summary: "Routed experts that a token uses", shape: count("a number"),
        isRequired: true),
      Field(
        key: "width", summary: "The width of one expert", shape: count("a width"),
        isRequired: true),
      Field(
        key: "shared", summary: "Experts that every token uses; none if left out",
        shape: count("a number", from: 0)),
      Field(
        key: "sharedWidth", summary: "The width of a shared expert; as a routed one if left out",
        shape: count("a width")),
      Field(
        key: "leadingDense", summary: "Dense layers before the first routed one; 0 if left out",
        shape: count("a number", from: 0)),
      Field(
        key: "every", summary: "Every n-th layer after those is routed; 1 if left out",
        shape: count("a number")),
    ], name: "routed")

  private static let routing = Shape.record(
    [
      Field(
        key: "experts", summary: "Experts of a routed layer, shared ones apart",
        shape: count("a number"), isRequired: true),
      Field(
        key: "topK", summary: "Routed experts that a token uses", shape: count("a number"),
        isRequired: true),
      Field(
        key: "shared", summary: "Experts that every token uses; none if left out",
        shape: count("a number", from: 0)),
      Field(
        key: "hiddenOverExpertWidth",
        summary: "The width of the hidden state over that of one expert",
        shape: .scalar(.number("a ratio", above: 0))),
    ], name: "routing")

  private static func count(_ name: String, from least: Int = 1) -> Shape {
    .scalar(.integer(name, atLeast: least, atMost: 1_000_000_000))
  }
}
