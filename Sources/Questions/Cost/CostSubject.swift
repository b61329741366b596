import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Spec
import Units

/// What a cost is of: a model with its shape, or one of which only sizes are known.
struct CostSubject: Sendable {
  /// What facts and files name.
  let name: String
  /// What sentences call it.
  let title: String
  let architecture: Architecture?
  let total: Parameters
  /// The parameters that a token uses; nil where weights do not say how many experts it chooses.
  let active: Parameters?
  let card: ModelCard?
  let weights: WeightCount?
  /// What a reader of its counts must know.
  let notes: [String]
  /// The tokens that are published of it.
  let tokens: Tokens?

  /// The notes where no table of weights shows them.
  var notesOfCount: [String] { weights == nil ? notes : [] }

  private init(_ operand: ModelOperand, _ shape: ModelShape) {
    name = operand.model.name
    title = operand.title
    architecture = shape.architecture
    total = shape.total
    switch shape {
    case .architecture(let architecture):
      active = Parameters(Double(architecture.parameters.active(.all)))
    case .sizes(let sizes): active = sizes.active
    }
    card = operand.card
    weights = nil
    notes = operand.notes
    tokens = operand.publishedTokens
  }

  private init(_ evidence: WeightEvidence, path: String, topK: Int?) {
    let count = evidence.count
    name = path
    title = path
    architecture = evidence.architecture
    total = Parameters(Double(count.languageModel))
    active = (count.isRouted ? topK.flatMap(count.active) : count.languageModel).map {
      Parameters(Double($0))
    }
    card = nil
    weights = count
    notes = evidence.notes
    tokens = nil
  }
}

/// The operand of a cost: a name, a config or weights.
enum CostOperand: Sendable {
  case model(ModelOperand)
  case weights(WeightEvidence, path: String)
}

extension InputKind where Value == CostOperand {
  /// A bundled model, a `config.json`, or weights and listings of their tensors.
  static var costed: InputKind {
    let model = InputKind<ModelOperand>.model
    return InputKind(
      .scalar(.text("a model")), example: model.example.value, sample: .model(.sample),
      words: .list(ModelLibrary.ids),
      text: { operand in
        switch operand {
        case .model(let model): model.model.name
        case .weights(_, let path): path
        }
      }
    ) { node, reader in
      guard let path = node.text, !reader.isLenient else {
        return model.value(of: node, reader).map(Value.model)
      }
      let mayBeListing = path.hasSuffix(".json") && !path.hasSuffix("config.json")
      if WeightFiles.areNamed(by: path) || mayBeListing {
        let faults = reader.faults.count
        if let evidence = WeightFiles(node, reader).evidence() {
          return .weights(evidence, path: path)
        }
        guard mayBeListing, reader.faults.count == faults else { return nil }
      }
      return model.value(of: node, reader).map(Value.model)
    }
  }
}

extension CostSubject {
  /// What is asked about: the operand, or sizes alone.
  init(
    _ operand: CostOperand?, total: Parameters?, active: Parameters?, topK: Int?, _ ask: Asking
  ) throws(Unsettled) {
    if operand != nil {
      try ask.refuseIdle("total", because: "the model has its own size")
      try ask.refuseIdle("active", because: "the model has its own size")
    }
    switch operand {
    case .weights(let evidence, let path):
      self = try Self.of(evidence, path: path, topK: topK, ask)
    case .model(let model):
      try ask.refuseIdle("topK", because: "it is of weights, and the model says its own")
      guard let shape = model.model.shape else { throw ask.unsettled }
      self.init(model, shape)
    case nil:
      try ask.refuseIdle("topK", because: "it is of weights")
      guard let total else {
        throw ask.fault(
          at: "model", "no model is named",
          "write for example 'moesim cost dbrx', or --total 100B --active 10B")
      }
      do throws(InputFaults) {
        let sizes = try ModelSizes(active: active ?? total, total: total)
        self.init(ModelOperand(sizes), .sizes(sizes))
      } catch {
        throw ask.fault(error)
      }
    }
  }

  /// Weights with the experts of a token as stated, or as their config says.
  private static func of(
    _ evidence: WeightEvidence, path: String, topK: Int?, _ ask: Asking
  ) throws(Unsettled) -> CostSubject {
    let count = evidence.count
    if !count.isRouted {
      try ask.refuseIdle("topK", because: "no tensor's name is one of routed experts")
    }
    if let topK, let said = evidence.topK, topK != said {
      throw ask.fault(
        at: "topK", "the config.json beside the weights says that a token uses \(said) experts",
        "leave it out, or give --top-k \(said)")
    }
    if let topK, let experts = count.fewestExperts, topK > experts {
      throw ask.fault(
        at: "topK", "a token cannot use \(topK) of \(experts) experts",
        "top-k is at most \(experts)")
    }
    return CostSubject(evidence, path: path, topK: topK ?? evidence.topK)
  }
}
