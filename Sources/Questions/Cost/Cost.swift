import CostModel
import Diagnostics
import Formats
import ModelConfigs
import Spec
import Tabular
import Units

/// What a model is made of, and what training it takes in FLOP, memory, time, money and energy.
public struct Cost: CallableQuestion {
  public static let section = Section("cost", .one, definition: "cost", "What a model costs")
  public static let call = QuestionCall(
    "cost", "Parameters, training FLOP, memory, time, money and energy of a model.",
    operands: ["model"],
    examples: [
      "moesim cost dbrx --tokens 12T",
      "moesim cost dbrx --device h100 --devices 3072",
      "moesim cost deepseek-v3 --device h800 --hours 2.664M --precision fp8",
      "moesim cost my-model/config.json --json",
      "moesim cost my-model/model.safetensors.index.json --top-k 8",
      "moesim cost --total 671B --active 37B --tokens 14.8T",
    ])

  let model: CostSubject
  let tokens: Tokens?
  let context: Int
  let device: Device?
  let devices: Int?
  let precision: Precision
  /// The format whose peak announced hours are compared with: the stated one, or sixteen bits.
  let announcedPrecision: Precision
  /// A utilisation that the user states.
  let utilisation: Double?
  let overhead: Double
  /// Announced time of all devices together.
  let announced: Seconds?
  let grid: GridIntensity?
  let expertLoad: ExpertLoad?
  /// The rows that an expert computes over its mean load, where capacities are fixed.
  let capacityFactor: Double
  /// Whether capacities are fixed, so that experts compute them whatever they get.
  let fixesCapacity: Bool
  let choices: StepChoices

  public init(_ ask: inout Asking) throws(Unsettled) {
    let operand = ask.optional(
      "model", .costed,
      "A bundled model by its id, or the path of a config.json, of weights or of a list of tensors")
    let total = ask.optional(
      "total", .measure(Parameters.self, example: "671B"), isInExample: false,
      "All parameters, in place of a model")
    let active = ask.optional(
      "active", .measure(Parameters.self, example: "37B"), isInExample: false,
      "Parameters that a token uses, with total; all if left out")
    let topK = ask.optional(
      "topK", .count("a number of experts", example: 8), isInExample: false,
      "Routed experts that a token uses, of weights, which do not say it")
    let tokens = ask.optional(
      "tokens", .measure(Tokens.self), "Tokens of the training run; as published if left out")
    context = ask(
      "context", .count("a number of tokens", example: 8192),
      "Tokens of one training sequence", default: Run.standardContext)
    device = ask.optional("device", .device, Hardware.deviceSummary)
    devices = ask.devices()
    let precision = ask.precision()
    var choices = StepChoices(&ask)
    utilisation = ask.utilisation()
    overhead = ask.overhead()
    let hours = ask.optional(
      "hours", .hours, "Announced hours of all devices together, compared with the tokens")
    grid = ask.grid()
    expertLoad = ask.optional(
      "expertLoad", .expertLoad, "Tokens of each expert in a step, or a file of them")
    capacityFactor = ask(
      "capacity", .number("a factor", atLeast: 0.01, atMost: 1000, example: 1.5),
      "Capacity of an expert over its mean load; where it is stated, steps compute and drop by it",
      default: 1.25)
    fixesCapacity = ask.isGiven("capacity")
    try ask.settle()
    model = try CostSubject(operand, total: total, active: active, topK: topK, ask)
    self.tokens = tokens ?? model.tokens
    choices.published = model.card.flatMap { PublishedRun.steps(of: $0.id) }
    self.choices = choices
    announced = hours
    var usual = device?.standardPrecision ?? .bf16
    announcedPrecision = precision ?? usual
    if let trained = model.card?.trainedPrecision, device?.peak(trained) != nil { usual = trained }
    self.precision = precision ?? usual
    try check(ask)
  }

  /// What the inputs say of each other.
  private func check(_ ask: Asking) throws(Unsettled) {
    if device == nil {
      let needy = Hardware.needy + ["hours", "expertLoad", "capacity"]
      for key in needy where ask.isGiven(key) {
        throw ask.fault(at: key, "this needs a device", "add for example --device h100")
      }
    }
    if tokens == nil {
      for key in ["hours", "utilisation", "overhead", "grid"] where ask.isGiven(key) {
        throw ask.fault(
          at: key, "this needs the tokens of the run", "add for example --tokens 12T")
      }
    }
    if let architecture, !architecture.isRouted {
      for key in ["expertLoad", "capacity"] where ask.isGiven(key) {
        throw ask.fault(
          at: key, "this is of experts, and \(model.title) has none", "leave it out")
      }
    }
    if architecture == nil { try checkSizes(ask) }
    try device?.check(precision, ask)
    if expertLoad == nil {
      try ask.refuseIdle("capacity", because: "no load of the experts is given")
    }
    try choices.check(
      ask, isRouted: architecture?.isRouted, hasStatedRate: utilisation != nil)
    if let layout = choices.layout { try layout.check(devices, ask) }
    try choices.checkBatch(of: tokens, at: "batch", ask)
    do throws(InputFaults) {
      if let layout = choices.layout {
        _ = try architecture?.trainingMemory(layout: layout, context: context)
      }
    } catch {
      for fault in error.faults {
        ask.note(at: "layout", "\(fault.field): \(fault.problem)", fault.hint)
      }
      throw ask.unsettled
    }
    if let load = expertLoad?.assignments.count, let experts = architecture?.routing?.experts,
      load != experts
    {
      throw ask.fault(
        at: "expertLoad", "it is of \(load) experts, and \(model.title) has \(experts) in a layer",
        "write \(experts) numbers of tokens, one for each routed expert")
    }
    if let load = expertLoad, let topK = architecture?.routing?.topK,
      load.peak * Double(topK) > Double(load.assignments.count)
    {
      let most = load.assignments.max() ?? 0
      throw ask.fault(
        at: "expertLoad",
        "an expert with \(most) of \(load.total) is impossible: a token that goes to \(topK) counts \(topK) "
          + "times, and once at most for one expert",
        "write how many tokens each expert gets")
    }
    do throws(InputFaults) {
      _ = try expertLoad?.capacity(factor: capacityFactor)
    } catch {
      throw ask.fault(error, keys: ["factor": "capacity"])
    }
  }

  public var title: String { model.title }
  public var subject: String? { NamedFile.stem(of: model.name) }

  /// The shape; nil where only sizes are known.
  var architecture: Architecture? { model.architecture }

  /// The training FLOP of a token: every component, or 6 N_active where only sizes are known; nil
  /// where those do not say what a token uses.
  var flopPerToken: FLOPPerToken? {
    architecture?.trainingFLOP(context: context) ?? model.active.map { FLOPPerToken(6 * $0.value) }
  }

  /// What the inputs say where only sizes are known.
  private func checkSizes(_ ask: Asking) throws(Unsettled) {
    for key in ["context", "layout", "expertLoad", "capacity"] + StepChoices.timed
      + StepChoices.searched
    {
      try ask.refuseIdle(key, because: "only the sizes of the model are known, not its shape")
    }
    if device != nil, model.active == nil {
      throw ask.fault(
        at: "device", "weights do not say how many experts a token uses", "state --top-k")
    }
    if device != nil, utilisation == nil ? standIn == nil : devices == nil {
      throw ask.fault(
        at: "device",
        utilisation == nil
          ? "no usual shape has these sizes, so that no rate follows from them"
          : "a layout does not follow from a utilisation",
        utilisation == nil
          ? "give its config.json, or state both, for example --devices 2048 --utilisation 0.4"
          : "add for example --devices 2048")
    }
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> Placement? {
    device.map { place(on: $0) }
  }

  public static func answer(_ asked: [Resolved<Cost>], in world: World) -> Answer {
    guard let cost = asked.first else { return Answer() }
    let query = cost.question
    let ofModel =
      query.architecture.map { ShapeCost(query: query, architecture: $0).answer(cost.found) }
      ?? SizesCost(query: query).answer(cost.found)
    var answer = ofModel
    if let weights = WeightTable(query: query) {
      answer.headline = weights.headline + answer.headline
      answer.shown.insert(weights.table, at: 0)
    }
    if let device = query.device, let plan = cost.found {
      let cost = DeviceCost(query: query, device: device, plan: plan)
      answer.shown += cost.tables
      answer.charts = [cost.chart].compactMap { $0 }
    }
    answer.facts = [
      ("model", .text(query.model.name)), ("name", .text(query.model.title)),
      ("context_tokens", .integer(query.context)), ("tokens", Cell(query.tokens?.value)),
    ]
    return answer
  }
}

extension Cost {
  /// The devices and the layout of the run; a load of the experts makes the fullest device wait.
  private func place(on device: Device) -> Placement {
    guard let architecture = architecture ?? standIn else { return Placement(ofSizesOn: devices) }
    var choices = choices
    if let expertLoad, fixesCapacity {
      choices.straggler = (capacityFactor * expertLoad.mean).rounded(.up) / expertLoad.mean
    } else if let expertLoad, let layout = choices.layout {
      choices.straggler = expertLoad.straggler(devices: layout.expert) ?? 1
    } else if let expertLoad {
      choices.straggler = max(1, expertLoad.peak)
    }
    return Placement.of(
      Placement.Wish(
        architecture: architecture, tokens: tokens, context: context, device: device,
        devices: devices ?? publishedDevices, precision: precision, choices: choices))
  }

  /// As many devices as the model was trained on, where neither they nor a layout are stated.
  private var publishedDevices: Int? {
    guard devices == nil, choices.layout == nil, let device else { return nil }
    return model.card?.devices(of: device)
  }

  /// The published run of the same model and tokens on the same device.
  var published: PublishedRun? {
    PublishedRun.bundled.first {
      $0.model == model.card?.id && $0.device.id == device?.id && $0.tokens == tokens
    }
  }

  /// The devices that the experts of a layer are dealt to.
  func expertDevices(_ plan: Placement?) -> Int {
    guard let layout = plan?.layout else { return 1 }
    return layout.expert * layout.expertTensor
  }

  /// The run on a device; without tokens one token.
  func run(on device: Device, _ devices: Int, _ plan: Placement) -> RunOnDevices {
    var run = RunOnDevices(
      architecture: architecture ?? standIn, flopPerToken: flopPerToken ?? .zero,
      tokens: tokens ?? Tokens(1), context: context, device: device,
      devices: devices, precision: precision, utilisation: utilisation, overhead: overhead,
      placement: plan)
    run.isStandIn = architecture == nil
    return run
  }

  /// A shape in usual proportions where only sizes are known and no rate is stated.
  var standIn: Architecture? {
    guard architecture == nil, utilisation == nil, let active = model.active,
      let sizes = try? ModelSizes(active: active, total: model.total)
    else { return nil }
    return Architecture.standIn(of: sizes)
  }
}
