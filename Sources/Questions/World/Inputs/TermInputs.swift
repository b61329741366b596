import CostModel
import Diagnostics
import Formats
import ScalingLaws
import Spec
import Units

/// What a comparison needs beyond the two models, as a file or a call states it.
///
/// Some of it follows only with the model: the cache of an MoE may be counted from its layers.
public struct TermInputs: Hashable, Sendable {
  /// What is stated.
  public var stated = ComparisonTerms.none
  /// The memory of keys and values of the dense model, where that of the MoE is counted.
  var denseCache: Bytes?
  /// Tokens of a request, from which the MoE's cache is counted.
  var cacheContext: Int?
  /// Requests that are served at once.
  var requests: Double
  /// How tokens after training are served.
  var serving = ServedTerms.none

  /// Nothing but the two models.
  public static let none = TermInputs()

  init() { requests = 1 }

  /// The terms for a model of a shape.
  ///
  /// - Throws: why the cache cannot be counted.
  public func terms(
    for shape: ModelShape?, named name: String
  ) throws(UncountedCache) -> ComparisonTerms {
    var stated = stated
    if serving.cost == .served, stated.inferenceTokens != nil, let shape {
      stated.servedCosts = serving.costs(of: shape, requests: serving.requests)
      stated.servedElsewhere = ServedTerms.ladder.compactMap {
        serving.costs(of: shape, requests: $0)
      }
    }
    guard let cacheContext, let denseCache else { return stated }
    guard case .architecture(let architecture)? = shape else { throw UncountedCache(model: name) }
    var terms = stated
    let cache = architecture.cache(context: cacheContext).perSequence * requests
    terms.keyValueCaches = ComparisonTerms.Caches(moe: cache, dense: denseCache)
    return terms
  }
}

/// A cache that cannot be counted, since the layers of the model are not known.
public struct UncountedCache: Error, Sendable {
  let model: String

  public var problem: String {
    "the layers of \(Fault.quoted(model)) are not known, so that its cache cannot be counted"
  }
}

/// The inputs of terms, asked for and not yet checked against each other.
struct AskedTerms {
  private var inputs: TermInputs
  private let caches: ComparisonTerms.Caches?
  private let moeCache: Bytes?

  /// Asks for all of them; `TermInputs` follow after settling.
  init(_ ask: inout Asking) {
    func ratio(
      _ key: String, _ alias: String, _ example: Double, _ summary: String,
      isInExample: Bool = true, _ ask: inout Asking
    ) -> Double? {
      ask.optional(
        key, .number("a ratio", above: 0, atMost: 1e6, example: example), aliases: [alias],
        isInExample: isInExample, summary)
    }
    inputs = TermInputs()
    inputs.stated.allocation = ask(
      "allocation", .choice(),
      "asTrained, or optimal: the MoE as its law would spend the same means", default: .asTrained)
    inputs.stated.bytesPerParameter = ask.optional(
      "bytesPerParameter", .bytesPerNumber,
      isInExample: false,
      "fixedMemory: bytes of a parameter when the model is served")
    caches = ask.optional(
      "keyValueCaches", .caches, isInExample: false,
      "fixedMemory: memory of keys and values while both serve the same")
    moeCache = ask.optional(
      "moeCache", .measure(Bytes.self, example: "40GB"), aliases: ["--kv-cache-moe"],
      isInExample: false, "fixedMemory: keys and values of the MoE")
    inputs.denseCache = ask.optional(
      "denseCache", .measure(Bytes.self, example: "40GB"), aliases: ["--kv-cache-dense"],
      isInExample: false,
      "fixedMemory: keys and values of the dense model")
    inputs.cacheContext = ask.optional(
      "cacheContext", .integer(1...1_000_000_000, "a number of tokens", example: 8192),
      isInExample: false,
      "fixedMemory: tokens of a request, to count the MoE's cache from its layers")
    inputs.requests =
      ask.optional(
        "requests", .number("a number of requests", atLeast: 1, atMost: 1e9, example: 64),
        isInExample: false, "fixedMemory: how many requests are served at once; 1 if left out") ?? 1
    inputs.stated.moeOverDenseRate = ratio(
      "moeOverDenseRate", "--rate-ratio", 0.7,
      "wallClock: FLOP per second and device, MoE over dense", isInExample: false, &ask)
    inputs.stated.inferenceTokens = ask.optional(
      "inferenceTokens", .measure(Tokens.self, example: "10T"),
      "lifetime, money: tokens processed after training")
    inputs.stated.moeOverDenseTrainingPrice = ratio(
      "moeOverDenseTrainingPrice", "--training-price-ratio", 1.2,
      "money: price of a training FLOP, MoE over dense", &ask)
    inputs.stated.moeOverDenseInferencePrice = ratio(
      "moeOverDenseInferencePrice", "--inference-price-ratio", 1.5,
      "money: price of an inference FLOP, MoE over dense", &ask)
    inputs.stated.inferenceOverTrainingPrice = ratio(
      "inferenceOverTrainingPrice", "--inference-price", 2,
      "money: price of an inference FLOP over a training FLOP of the dense model", &ask)
    inputs.serving = ServedTerms(&ask)
  }

  /// The inputs, after settling.
  ///
  /// - Throws: where they do not go together; the fault has been noted.
  func checked(_ ask: Asking) throws(Unsettled) -> TermInputs {
    var inputs = inputs
    try inputs.serving.check(hasTokens: inputs.stated.inferenceTokens != nil, ask)
    if caches != nil {
      for key in ["moeCache", "denseCache", "cacheContext"] where ask.isGiven(key) {
        throw ask.fault(at: key, "this stands beside keyValueCaches", "give one of the two")
      }
    }
    if moeCache != nil, inputs.cacheContext != nil {
      throw ask.fault(
        at: "cacheContext", "the MoE's cache is stated and counted", "give one of the two")
    }
    if inputs.cacheContext == nil {
      try ask.refuseIdle("requests", because: "only a cache that is counted depends on it")
    }
    switch (moeCache, inputs.denseCache) {
    case (let moe?, let dense?):
      inputs.stated.keyValueCaches = ComparisonTerms.Caches(moe: moe, dense: dense)
    case (nil, .some) where inputs.cacheContext == nil:
      throw ask.fault(
        at: "denseCache", "the cache of the dense model stands alone",
        "add that of the MoE, or the tokens of a request to count it")
    case (_, nil) where moeCache != nil || inputs.cacheContext != nil:
      throw ask.fault(
        at: moeCache == nil ? "cacheContext" : "moeCache",
        "the cache of the MoE is known, but not that of the dense model",
        "add for example 40GB; no law knows its layers")
    default:
      break
    }
    if let caches { inputs.stated.keyValueCaches = caches }
    return inputs
  }

  /// The modes in which a term says something; a term that is left out here says something in all.
  static let modes: [(key: String, modes: [ComparisonMode])] = [
    ("bytesPerParameter", [.fixedMemory]), ("keyValueCaches", [.fixedMemory]),
    ("moeCache", [.fixedMemory]), ("denseCache", [.fixedMemory]),
    ("cacheContext", [.fixedMemory]), ("requests", [.fixedMemory]),
    ("moeOverDenseRate", [.wallClock]), ("inferenceTokens", [.lifetime, .money]),
    ("moeOverDenseTrainingPrice", [.money]), ("moeOverDenseInferencePrice", [.money]),
    ("inferenceOverTrainingPrice", [.money]), ("inferenceCost", [.lifetime, .money]),
    ("concurrency", [.lifetime, .money]), ("servedOn", [.lifetime, .money]),
  ]
}

extension Asking {
  /// Notes the first of some terms that no mode counts, to be thrown.
  func refuseIdleTerms(in asked: [ComparisonMode]) throws(Unsettled) {
    if !asked.contains(.lifetime), isGiven("moeOverDenseInferencePrice"),
      isGiven("inferenceOverTrainingPrice")
    {
      for key in ["inferenceCost"] + ServedTerms.keys {
        try refuseIdle(key, because: "both prices of inference are stated")
      }
    }
    for (key, modes) in AskedTerms.modes where Set(modes).isDisjoint(with: asked) {
      let words = modes.map(\.rawValue).joined(separator: " and ")
      try refuseIdle(
        key,
        because: "\(asked.map(\.rawValue).joined(separator: ", ")) counts no such thing, "
          + "\(words) \(modes.count == 1 ? "does" : "do")")
    }
  }
}

/// Terms as an object of a file.
struct StatedTerms: Asked {
  let inputs: TermInputs

  init(_ ask: inout Asking) throws(Unsettled) {
    let terms = AskedTerms(&ask)
    try ask.settle()
    inputs = try terms.checked(ask)
  }
}

/// Memory of keys and values while both models serve the same, as an object of a file.
struct StatedCaches: Asked {
  let caches: ComparisonTerms.Caches

  init(_ ask: inout Asking) throws(Unsettled) {
    let moe = ask("moe", .measure(Bytes.self), "Of the MoE")
    let dense = ask("dense", .measure(Bytes.self), "Of the dense model")
    try ask.settle()
    caches = ComparisonTerms.Caches(moe: moe, dense: dense)
  }
}

extension InputKind where Value == ComparisonTerms.Caches {
  /// In files only; a call states the two caches by themselves.
  static var caches: InputKind {
    InputKind(
      StatedCaches.description.shape(name: "caches"),
      example: StatedCaches.description.example.value,
      sample: ComparisonTerms.Caches(moe: Bytes(1), dense: Bytes(1))
    ) { node, reader in reader.read(node, as: StatedCaches.self)?.caches }
  }
}

/// A mode with what it needs beyond the models, flat beside the other inputs of a call.
public struct ModeTerms: Asked {
  /// What is held equal.
  public let mode: ComparisonMode
  public let terms: TermInputs

  public init(_ ask: inout Asking) throws(Unsettled) {
    mode = ask(
      "mode", .choice(example: .money), "What is held equal", default: .sameTokens)
    let asked = AskedTerms(&ask)
    try ask.settle()
    try ask.refuseIdleTerms(in: [mode])
    terms = try asked.checked(ask)
  }
}
