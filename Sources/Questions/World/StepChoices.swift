import CostModel
import Formats
import ModelConfigs
import Spec
import Units

/// How a run is laid out and stepped, as far as it is stated.
public struct StepChoices: Hashable, Sendable {
  /// The layout; `nil` is the fastest that is found.
  var stated: StatedLayout?
  /// The tokens of one step; `nil` is what is usual.
  var batch: Tokens?
  var code = TrainingCode.other
  private var statedNextTokens: Int?
  private var statedNodeLimit: Int?
  /// What is published of the model's steps, where nothing else is stated.
  var published: PublishedRun.Steps?
  var limits = LayoutLimits()
  /// The fullest device of a group of experts over the mean one.
  var straggler = 1.0

  var layout: Layout? { stated?.layout }
  /// Modules that each predict a further token.
  var nextTokens: Int { statedNextTokens ?? published?.nextTokens ?? 0 }
  /// The most nodes that a router sends a token to.
  var nodeLimit: Int? { statedNodeLimit ?? published?.nodeLimit }

  /// Nothing stated.
  init() {}

  /// Asks for all of them, of a layout where one may be stated; `check` follows after settling.
  init(_ ask: inout Asking, laysOut: Bool = true) {
    if laysOut {
      stated = ask.optional(
        "layout", .layout, isInExample: false,
        "Parallelism, such as tensor=8,pipeline=4,expert=8,data=16,zero=1; the fastest if left out")
    }
    batch = ask.optional(
      "batch", .measure(Tokens.self, example: "16M"),
      "Tokens of one step; as published of the model, or usual for the FLOP of the run, if left out"
    )
    code =
      ask.optional(
        "code", .trainingCode, "Training code, where its rows should speak for the run") ?? .other
    statedNextTokens = ask.optional(
      "nextTokens", .integer(0...8, "a number of modules", example: 1),
      "Modules that each predict a further token; as published of the model, or none, if left out")
    statedNodeLimit = ask.optional(
      "nodeLimit", .integer(1...1024, "a number of nodes", example: 4), isInExample: false,
      "The most nodes that a router sends a token to; as published, or any, if left out")
    limits.maxTensor =
      ask.optional(
        "maxTensor", .integer(1...64, "a degree", example: 4),
        "Largest tensor degree that is searched") ?? limits.maxTensor
    limits.maxPipeline =
      ask.optional(
        "maxPipeline", .integer(1...256, "a degree", example: 8),
        "Largest pipeline degree that is searched") ?? limits.maxPipeline
    if let schedule = ask.optional(
      "schedule", .choice(PipelineSchedule.self), isInExample: false,
      "The only order of passes in a pipeline that is searched, where a code knows no other")
    {
      limits.schedules = [schedule]
    }
    limits.keepsExpertsInside =
      ask.optional(
        "expertsInNode", .boolean, isInExample: false,
        "Whether a group of experts stays within a node when layouts are searched") ?? false
  }

  static let searched = ["maxTensor", "maxPipeline", "schedule", "expertsInNode"]
  static let timed = ["batch", "code", "nextTokens", "nodeLimit"]

  /// The choices without a layout, which was stated for another model, and without experts.
  var forDense: StepChoices {
    var choices = self
    (choices.stated, choices.published, choices.statedNodeLimit) = (nil, nil, nil)
    choices.straggler = 1
    return choices
  }

  /// Faults what has no effect beside the others.
  func check(_ ask: Asking, isRouted: Bool?, hasStatedRate: Bool) throws(Unsettled) {
    if layout != nil {
      for key in Self.searched { try ask.refuseIdle(key, because: "the layout is stated") }
    }
    if hasStatedRate {
      for key in ["code", "nextTokens", "nodeLimit"] {
        try ask.refuseIdle(key, because: "the utilisation is stated")
      }
    }
    if isRouted == false {
      for key in ["nodeLimit", "expertsInNode"] {
        try ask.refuseIdle(key, because: "the model has no experts")
      }
    }
    if limits.maxPipeline == 1, ask.isGiven("schedule"),
      !limits.schedules.contains(.oneForwardOneBackward)
    {
      throw ask.fault(
        at: "schedule",
        "a schedule orders the passes of a pipeline, and only one stage is searched",
        "leave out either the schedule or --max-pipeline 1")
    }
    if layout?.microBatches != nil {
      try ask.refuseIdle("batch", because: "the layout states its micro-batches")
    }
  }

  /// Faults a step of more tokens than its run has.
  func checkBatch(of tokens: Tokens?, at key: String, _ ask: Asking) throws(Unsettled) {
    guard let batch, let tokens, batch > tokens else { return }
    throw ask.fault(
      at: key, "a step of \(batch) tokens is more than the run's \(tokens)",
      "state fewer tokens of a step, or more of the run")
  }
}

extension InputKind where Value == TrainingCode {
  /// A training code by its id.
  static var trainingCode: InputKind {
    let ids = TrainingCode.all.map(\.id)
    return InputKind(
      .choice(ids), example: .text("megatron-bridge"), sample: TrainingCode.all[1],
      words: .list(ids), text: { $0.id }
    ) { node, _ in TrainingCode.all.first { $0.id == node.text } }
  }
}
