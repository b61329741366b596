import CostModel
import Diagnostics
import Evidence
import Formats
import ModelConfigs
import Spec
import Units

/// A model to be served: its shape, or a stand-in of its sizes.
struct ServedModel: Sendable {
  let name: String
  let title: String
  private(set) var shape: ServedShape
  let architecture: Architecture
  /// The shape again in other proportions, where it is guessed from sizes.
  let guesses: [ServedShape]
  /// What a fit without its published rows missed them by; `nil` where there are none.
  let leftOut: ServingLeftOut.Summary?
  /// The ends of the interval of 80 % of the size that is a model's equal.
  private(set) var ends: [ServedModel] = []
  /// What weights are held in.
  var format = ServingFormat.bf16
  /// What a reader must know of it.
  let note: String?

  private init(
    name: String, title: String, _ architecture: Architecture, guesses: [Architecture] = [],
    sizes: ModelSizes? = nil, leftOut: ServingLeftOut.Summary? = nil, note: String? = nil
  ) {
    (self.name, self.title, self.leftOut, self.note) = (name, title, leftOut, note)
    self.architecture = architecture
    self.guesses = guesses.map { ServedShape($0, scaledTo: sizes) }
    shape = ServedShape(architecture, scaledTo: sizes)
  }

  /// The model that is named; `nil` where nothing stands in for its sizes, or where it has an encoder.
  init?(_ operand: ModelOperand) {
    let (name, title) = (operand.model.name, operand.inSentence)
    switch operand.model.shape {
    case .architecture(let architecture)?:
      guard architecture.encoder.isEmpty else { return nil }
      self.init(
        name: name, title: title, architecture,
        leftOut: operand.card.flatMap { .bundled(.model, $0.id) })
    case .sizes(let sizes)?:
      guard let standIn = Architecture.standIn(of: sizes, aspect: Self.aspect) else { return nil }
      let guesses =
        sizes.active < sizes.total
        ? Architecture.routedRange(active: sizes.active, total: sizes.total)
        // Llama 3 70B and Falcon 180B.
        : [102.0, 185].compactMap { Architecture.dense(of: sizes.total, aspect: $0) }
      self.init(
        name: name, title: title, standIn,
        guesses: guesses, sizes: sizes,
        note:
          "Of \(name) only sizes are known: a shape in usual proportions stands in, its experts scaled to "
          + "the sizes; intervals hold shapes in the proportions of Mixtral, DBRX, Qwen3 and DeepSeek-V3."
      )
    case nil:
      return nil
    }
  }

  /// A dense model of a size: heads of 128, eight of keys and values, 128 of width to a layer (Llama 3
  /// 8B), which makes 64 layers of 52B.
  init?(dense size: Parameters, equalTo title: String? = nil) {
    guard let architecture = Architecture.dense(of: size, aspect: Self.aspect) else { return nil }
    self.init(
      name: "dense-\(size.rounded(to: 3))", title: "a dense \(size.headline)", architecture,
      note: title.map {
        "The dense model stands for \($0) by measured evidence of equal quality on the same data, in the "
          + "proportions of Llama 3."
      } ?? "The dense model is in the proportions of Llama 3.")
  }

  private static let aspect = 128.0

  /// The dense model that a model is worth; `nil` for a dense one.
  static func equivalent(of operand: ModelOperand) -> ServedModel? {
    guard let shape = operand.model.shape else { return nil }
    let run = Run(
      name: operand.model.name, model: operand.model, tokens: operand.publishedTokens,
      tokenSource: .stated, flop: nil, corpus: nil)
    guard !run.isDense else { return nil }
    let active: Double? =
      switch shape {
      case .architecture(let architecture): Double(architecture.parameters.active(.all))
      case .sizes(let sizes): sizes.active.value
      }
    let size =
      Worth(of: run)?.best?.size
      ?? active.map { Parameters(($0 * shape.total.value).squareRoot()) }
    var equal = size.flatMap { ServedModel(dense: $0, equalTo: operand.inSentence) }
    let interval = Worth(of: run)?.best?.range
    equal?.ends = [interval?.low, interval?.high].compactMap { $0 }.compactMap {
      ServedModel(dense: $0)
    }
    return equal
  }
}

extension ServedModel {
  /// Whether both have one shape of the same sizes.
  func isSame(as other: ServedModel) -> Bool {
    architecture == other.architecture && shape.total == other.shape.total
      && shape.active == other.shape.active
  }

  /// What its weights were released in, where a device computes in it: mostly sixteen bits.
  func released(on device: Device) -> ServingFormat {
    if name.hasPrefix("gpt-oss") { return .mxfp4 }
    let eight = ["deepseek-v3", "kimi-k2", "deepseek-r1"].contains { name.hasPrefix($0) }
    return eight && device.peak(.fp8) != nil ? .fp8 : .bf16
  }

  /// The same in each other shape that it may have.
  var guessed: [ServedModel] {
    guesses.map { shape in
      var copy = self
      copy.shape = shape
      return copy
    }
  }

  /// The same with weights in a format.
  func held(in format: ServingFormat) -> ServedModel {
    var copy = self
    copy.format = format
    return copy
  }
}

/// What a served model is compared with.
enum ServedRival: Sendable {
  case model(ModelOperand)
  case size(Parameters)
  /// The dense model that the first is worth.
  case equivalent

  func model(beside operand: ModelOperand) -> ServedModel? {
    switch self {
    case .model(let other): ServedModel(other)
    case .size(let size): ServedModel(dense: size)
    case .equivalent: ServedModel.equivalent(of: operand)
    }
  }
}

extension InputKind where Value == ServedRival {
  /// A model, a dense size such as `52B`, or `equivalent`.
  static var servedRival: InputKind {
    let model = InputKind<ModelOperand>.model
    return InputKind(
      .scalar(.text("a model, a size such as 52B, or equivalent")), example: .text("llama-2-70b"),
      sample: .equivalent, words: .list(["equivalent"] + ModelLibrary.ids)
    ) { node, reader in
      if node.text == "equivalent" { return .equivalent }
      if let size = node.text.flatMap({ try? Parameters(text: $0) }) {
        guard ServedModel(dense: size) != nil else {
          reader.note(node, "no dense shape has \(size) parameters", "give 100M to 100T")
          return nil
        }
        return .size(size)
      }
      return model.value(of: node, reader).map(Value.model)
    }
  }
}
