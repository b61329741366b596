import CostModel
import Diagnostics
import Formats
import ModelConfigs
import ScalingLaws
import Spec
import Units

/// A model as a scenario gives it: bundled, from a config, by its shape, a routing or its sizes.
struct ModelInput: Asked {
  let body: Model.Body

  init(_ ask: inout Asking) throws(Unsettled) { body = try ask.oneOf(Self.kinds) }

  private static let kinds: [Variant<Model.Body>] = [
    Variant("use", "A bundled model") { (ask) throws(Unsettled) in
      let id = ask("use", .word(of: ModelLibrary.ids), "The id of a bundled model")
      try ask.settle()
      guard let card = ModelLibrary.card(id) else { throw ask.unsettled }
      return .bundled(card)
    },
    Variant("config", "The model of a Hugging Face config") { (ask) throws(Unsettled) in
      let config = ask(
        "config", .config, "The path of a Hugging Face config.json, relative to this file")
      try ask.settle()
      return .stated(.architecture(config))
    },
    Variant("total", "A model known by its sizes") { (ask) throws(Unsettled) in
      .stated(.sizes(try SizesInput(&ask).sizes))
    },
    Variant("architecture", "The shape of a decoder-only model") { (ask) throws(Unsettled) in
      let input = ask(
        "architecture", .record(ArchitectureInput.self, name: "architecture"),
        "The shape of a decoder-only model")
      try ask.settle()
      return .stated(.architecture(input.architecture))
    },
    Variant("routing", "A routing without a size") { (ask) throws(Unsettled) in
      let input = ask(
        "routing", .record(RoutingInput.self, name: "routing"),
        "A routing without a size: each law sizes it for a budget")
      try ask.settle()
      return .family(input.routing)
    },
  ]
}

/// A model known by its sizes.
private struct SizesInput: Asked {
  let sizes: ModelSizes

  init(_ ask: inout Asking) throws(Unsettled) {
    let total = ask(
      "total", .measure(Parameters.self, example: "132B"),
      "All parameters, of a model known by its sizes")
    let active = ask.optional(
      "active", .measure(Parameters.self, example: "36B"),
      "Parameters that a token uses; the total if left out")
    let convention = ask.optional(
      "convention", .choice(ActiveConvention.self),
      "Which embeddings 'active' counts, where that is known")
    let experts = ask.optional(
      "experts", .count("a number of experts", example: 16),
      "Experts of a routed layer, shared ones apart")
    let topK = ask.optional(
      "topK", .count("a number of experts", example: 4), "Routed experts that a token uses")
    let shared = ask.optional(
      "shared", .count("a number of experts", from: 0, example: 1),
      "Experts that every token uses")
    let hiddenSize = ask.optional(
      "hiddenSize", .count("a width", example: 6144), "The width of the hidden state")
    let expertWidth = ask.optional(
      "expertWidth", .count("a width", example: 10752), "The width of one expert")
    try ask.settle()
    if (experts == nil) != (topK == nil), experts != nil || (active ?? total) < total {
      let (given, missing) = experts == nil ? ("topK", "experts") : ("experts", "topK")
      throw ask.fault(
        at: "", "'\(given)' is given without '\(missing)'", "give both, or neither")
    }
    do throws(InputFaults) {
      sizes = try ModelSizes(
        active: active ?? total, total: total, convention: convention, experts: experts,
        topK: topK, shared: shared, hiddenSize: hiddenSize, expertWidth: expertWidth)
    } catch {
      throw ask.fault(error)
    }
  }
}

/// A routing without a size.
private struct RoutingInput: Asked {
  let routing: ScalingLaws.Routing

  init(_ ask: inout Asking) throws(Unsettled) {
    let experts = ask(
      "experts", .count("a number", example: 16), "Experts of a routed layer, shared ones apart")
    let topK = ask("topK", .count("a number", example: 4), "Routed experts that a token uses")
    let shared = ask(
      "shared", .count("a number", from: 0, example: 1), "Experts that every token uses",
      default: 0, says: "none")
    let ratio = ask.optional(
      "hiddenOverExpertWidth", .number("a ratio", above: 0, example: 0.57),
      "The width of the hidden state over that of one expert")
    try ask.settle()
    if topK > experts {
      throw ask.fault(
        at: "topK", "a token cannot use \(topK) of \(experts) experts", "topK is at most \(experts)"
      )
    }
    routing = ScalingLaws.Routing(
      experts: Double(experts), topK: Double(topK), shared: Double(shared),
      hiddenOverExpertWidth: ratio)
  }
}

extension InputKind where Value == Int {
  /// How many there are of something.
  static func count(_ name: String, from least: Int = 1, example: Int) -> InputKind {
    .integer(least...1_000_000_000, name, example: example)
  }
}
