import Diagnostics

extension Layout {
  /// The most devices, and the most sequences, that are counted.
  public static let largestDegree = 10_000_000

  /// What is wrong with the degrees by themselves.
  var faults: [InputFault] {
    let degrees = [
      ("data", data), ("tensor", tensor), ("pipeline", pipeline), ("context", context),
      ("expert", expert), ("expertTensor", expertTensor), ("chunks", chunks),
      ("microBatch", microBatch), ("microBatches", microBatches ?? 1),
    ]
    var faults = degrees.filter { $0.1 < 1 || $0.1 > Self.largestDegree }.map {
      InputFault(
        field: $0.0, problem: "\($0.1) is not a degree",
        hint: "give a whole number from 1 to \(Self.largestDegree)")
    }
    guard faults.isEmpty else { return faults }
    let devices = Double(data) * Double(tensor) * Double(pipeline) * Double(context)
    if devices > Double(Self.largestDegree) {
      faults.append(
        InputFault(
          field: "data", problem: "the degrees make \(devices) devices",
          hint: "at most \(Self.largestDegree) are counted"))
      return faults
    }
    let stage = data * tensor * context
    let (group, overflows) = expert.multipliedReportingOverflow(by: expertTensor)
    if overflows || !stage.isMultiple(of: group) {
      faults.append(
        InputFault(
          field: "expert",
          problem: "\(expert) groups of \(expertTensor) devices do not divide the \(stage) devices "
            + "of a stage", hint: "expert · expertTensor has to divide data · tensor · context"))
    }
    if pipeline == 1, chunks > 1 {
      faults.append(
        InputFault(
          field: "chunks", problem: "\(chunks) chunks of a stage, and the pipeline has one stage",
          hint: "state pipeline=2 or more, or leave chunks out"))
    }
    if chunks > 1, schedule == .dualPipe {
      faults.append(
        InputFault(
          field: "chunks", problem: "dualpipe does not interleave chunks",
          hint: "leave chunks or the schedule out"))
    }
    if !schedule.isLegal(stages: pipeline, microBatches: microBatches) {
      let counted = microBatches.map { " and \($0) micro-batches" } ?? ""
      faults.append(
        InputFault(
          field: "schedule",
          problem: "\(pipeline) stage\(pipeline == 1 ? "" : "s")\(counted) cannot run "
            + schedule.rawValue,
          hint: schedule == .zeroBubble
            ? "state pipeline=2 or more, or leave the schedule out"
            : "it asks for an even pipeline, and for even microBatches of twice as many or more"))
    }
    if expert > 1, tensor > 1, !sequenceParallel {
      faults.append(
        InputFault(
          field: "sequenceParallel",
          problem: "experts are dealt out and matrices are shared without it",
          hint: "Megatron-LM requires sequenceParallel where expert and tensor both exceed 1"))
    }
    return faults
  }

  /// What is wrong with the layout for a model and a context, after the degrees themselves.
  public func faults(for architecture: Architecture, tokens: Int) -> [InputFault] {
    var faults: [InputFault] = []
    func fault(_ field: String, _ problem: String, _ hint: String) {
      let new = InputFault(field: field, problem: problem, hint: hint)
      if !faults.contains(new) { faults.append(new) }
    }
    // Embedding and logits may stand as layers of their own.
    if pipeline > (architecture.layerCount + (chunks > 1 ? 2 : 0)) / chunks {
      fault(
        "pipeline", "\(pipeline) stages of \(chunks) for \(architecture.layerCount) layers",
        "pipeline · chunks is at most the number of layers")
    }
    if tokens < 1 || tokens > Architecture.largestSize || !tokens.isMultiple(of: context) {
      fault(
        "context", "\(context) devices cannot share a sequence of \(tokens) tokens evenly",
        "context has to divide the tokens of a sequence, at most \(Architecture.largestSize)")
    }
    for group in architecture.encoder + architecture.layers {
      for heads in group.layer.headCounts where !heads.isMultiple(of: tensor) {
        fault(
          "tensor", "\(tensor) devices cannot share \(heads) heads evenly",
          "tensor has to divide the heads")
      }
      if case .routed(let routed) = group.layer.feedForward,
        !routed.experts.isMultiple(of: expert)
      {
        fault(
          "expert", "\(routed.experts) experts cannot be dealt to \(expert) groups evenly",
          "expert has to divide the experts")
      }
    }
    if !architecture.isRouted {
      if expert > 1 {
        fault("expert", "\(expert) groups of experts for a dense model", "leave it out")
      } else if expertTensor != tensor {
        fault("expertTensor", "experts of a dense model cannot be split", "leave it out")
      }
    }
    return faults
  }
}

extension Layer {
  /// The heads of every attention of the layer.
  fileprivate var headCounts: [Int] {
    var counts: [Int] = []
    switch mixer {
    case .attention(let attention): counts.append(attention.heads)
    case .latent(let attention): counts.append(attention.heads)
    case .linear(let mixer): counts.append(mixer.heads)
    case .gatedDelta(let mixer): counts.append(mixer.valueHeads)
    case .compressed(let attention): counts.append(attention.heads)
    case .stateSpace, .recurrent, .none: break
    }
    if let crossAttention { counts.append(crossAttention.heads) }
    return counts
  }
}
