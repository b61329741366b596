import CostModel
import Formats

/// How the configs of one `model_type` are read: which keys set which sizes.
///
/// To add one, put a row into the list of its kin: its `model_type`, the start of its class name,
/// and a rule each for mixer, feed-forward and norms, taken from the model's own code; a rule of its
/// own if none fits. A key that no rule asks for is a fault unless it is harmless. Then count small
/// configs of it with other software and put them into the table of corners in the tests.
struct Dialect: Sendable {
  /// The spellings of `model_type`, the one that is reported first.
  let modelTypes: [String]
  /// The start of its class names, as `architectures` lists them: `Llama` of `LlamaForCausalLM`.
  let className: String
  /// Keys of this dialect that do not change the count.
  let harmless: Set<String>
  /// Reads every key that counts and puts the architecture together.
  let blueprint: @Sendable (inout ConfigKeys) -> Blueprint

  var name: String { modelTypes[0] }

  init(
    _ modelTypes: String..., className: String, harmless: Set<String> = [],
    blueprint: @escaping @Sendable (inout ConfigKeys) -> Blueprint
  ) {
    self.modelTypes = modelTypes
    self.className = className
    self.harmless = harmless
    self.blueprint = blueprint
  }
}

/// A switch of a dialect: always off, always on, or set by a key.
enum Toggle: Sendable {
  case off
  case on
  case key(String, default: Bool)

  func read(_ keys: inout ConfigKeys) -> Bool {
    switch self {
    case .off: false
    case .on: true
    case .key(let key, let standard): keys.flag(key, default: standard)
    }
  }
}

/// The two sizes that every rule may build on.
struct Frame {
  /// The width d of the hidden state.
  let hiddenSize: Int
  /// The number of layers of the stack.
  let layers: Int
}

/// Reads how a dialect's layers mix tokens, once, and answers for each layer.
struct MixerRule: Sendable {
  let read: @Sendable (inout ConfigKeys, Frame) -> (_ layer: Int) -> Mixer
}

/// Reads what a dialect's layers do with each token, once, and answers for each layer.
struct FeedForwardRule: Sendable {
  let read: @Sendable (inout ConfigKeys, Frame) -> (_ layer: Int) -> FeedForward
}

/// Reads the weights of a dialect's norms over the hidden state.
struct NormRule: Sendable {
  struct Weights {
    let layer: Int
    let final: Int
  }

  let read: @Sendable (inout ConfigKeys, Frame) -> Weights

  /// So many norms a layer and a last one, with gains alone.
  static func gains(_ perLayer: Int = 2) -> NormRule {
    NormRule { _, frame in
      Weights(layer: perLayer * frame.hiddenSize, final: frame.hiddenSize)
    }
  }

  /// So many norms a layer and a last one, with gains and, where the switch is on, biases.
  static func gainsAndBiases(_ perLayer: Int = 2, _ bias: Toggle = .on) -> NormRule {
    NormRule { keys, frame in
      let norm = (bias.read(&keys) ? 2 : 1) * frame.hiddenSize
      return Weights(layer: perLayer * norm, final: norm)
    }
  }

  /// Norms without weights.
  static let bare = NormRule { _, _ in Weights(layer: 0, final: 0) }
}

extension Dialect {
  /// A dialect of decoders put together from rules; a class that holds two embeddings whatever the
  /// file says has no `ties`.
  static func decoder(
    _ modelTypes: String..., className: String, mixer: MixerRule, feedForward: FeedForwardRule,
    norms: NormRule = .gains(), ties: Bool? = false, logitBias: Toggle = .off,
    positions: (@Sendable (inout ConfigKeys, Frame) -> Int)? = nil, vocabulary: Int? = nil,
    paths: (@Sendable (inout ConfigKeys, Frame) -> (_ layer: Int) -> LayerPart)? = nil,
    harmless: Set<String> = []
  ) -> Dialect {
    Dialect(types: modelTypes, className: className, harmless: harmless) { keys in
      let frame = Frame(
        hiddenSize: keys.size(Spelling.hidden), layers: keys.layerCount(Spelling.layers))
      let mixer = mixer.read(&keys, frame)
      let feedForward = feedForward.read(&keys, frame)
      let norms = norms.read(&keys, frame)
      let paths = paths?(&keys, frame)
      keys.readPredictors()
      return Blueprint(
        hiddenSize: frame.hiddenSize,
        vocabulary: keys.size(Spelling.vocabulary, default: vocabulary),
        tiesEmbeddings: ties.map { keys.flag("tie_word_embeddings", default: $0) } ?? keys.untied(),
        layers: LayerGroup.grouped(
          (0..<frame.layers).lazy.map {
            var layer = Layer(
              mixer: mixer($0), feedForward: feedForward($0), normWeights: norms.layer)
            layer.paths = paths?($0)
            return layer
          }),
        finalNormWeights: norms.final,
        positionWeights: positions?(&keys, frame) ?? 0,
        hasLogitBias: logitBias.read(&keys))
    }
  }

  private init(
    types: [String], className: String, harmless: Set<String>,
    blueprint: @escaping @Sendable (inout ConfigKeys) -> Blueprint
  ) {
    modelTypes = types
    self.className = className
    self.harmless = harmless
    self.blueprint = blueprint
  }
}

extension ConfigKeys {
  /// For classes that hold two embeddings whatever the file says.
  mutating func untied() -> Bool {
    only(
      "tie_word_embeddings", is: .boolean(false),
      otherwise: "models of this class have two embeddings")
    return false
  }

  /// Modules that predict further tokens: noted, and left out as in published totals.
  mutating func readPredictors() {
    let count = amount(Spelling.predictors, default: 0)
    guard count > 0 else { return }
    note(
      "\(count) layer\(count == 1 ? "" : "s") that predict\(count == 1 ? "s" : "") further tokens "
        + "(multi-token prediction) not counted: published totals leave them out")
  }
}
