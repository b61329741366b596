import Foundation

/// Counts the terms of one step.
struct StepTerms {
  let shape: StepShape
  let setup: TrainingSetup
  private(set) var terms: [StepTerm] = []
  /// All-to-all that is taken to run beside arithmetic.
  private(set) var hidden: StepTerm?
  /// How the step is laid out; what is sharded and recomputed may be put in its place, which changes no term.
  var layout: Layout
  private let t: Double
  private let p: Double
  private let c: Double
  private let e: Double
  /// The tokens of a micro-batch on one device.
  private let tokens: Double
  /// The share of a micro-batch's work that one device does.
  private let share: Double
  private let streaming: Double
  private let sixteen: Double
  private let inside: Double
  private let outside: Double
  private let node: Double
  private var isShort: Bool { setup.precision == .fp8 || setup.precision == .fp4 }

  init(_ shape: StepShape, _ setup: TrainingSetup) {
    self.shape = shape
    self.setup = setup
    layout = setup.layout
    (t, p, c) = (Double(layout.tensor), Double(layout.pipeline), Double(layout.context))
    e = Double(layout.expert)
    tokens = Double(layout.microBatch) * Double(setup.context) / c
    share = tokens / (t * p)
    streaming = setup.device.streaming
    sixteen = setup.device.ceiling(.bf16) ?? setup.device.ceiling(.fp16) ?? 1e12
    (inside, outside) = (setup.device.insideRate, setup.device.outsideRate)
    node = Double(setup.device.devicesPerNode)
    terms.reserveCapacity(24)
    addProducts()
    addMemory()
    addTraffic()
  }

  private mutating func add(_ part: StepPart, _ seconds: Double, _ factor: StepFactor = .one) {
    if seconds > 0 { terms.append(StepTerm(part: part, factor: factor, seconds: seconds)) }
  }

  /// Products at a ceiling, and what they lose where 1/rows + 1/inner + 1/columns is not small beside
  /// the balance of rate and memory.
  private mutating func multiply(
    _ part: StepPart, _ flop: Double, _ precision: Precision, small: Double
  ) {
    let blocks = setup.precision != .bf16 && setup.scalesBlocks ? 0.95 : 1
    let (ceiling, rate, balance): (Double, (StepFactor, StepFactor), Double) =
      switch precision {
      case .fp16, .bf16: (sixteen, (.sixteenBit, .sixteenBitSmall), 1)
      case .fp8: (setup.device.ceiling(.fp8) ?? sixteen, (.eightBit, .eightBitSmall), 0.75)
      case .fp4: (setup.device.ceiling(.fp4) ?? sixteen, (.fourBit, .fourBitSmall), 0.5)
      }
    let seconds = flop / (precision == .fp8 ? ceiling * blocks : ceiling)
    add(part, seconds, rate.0)
    add(part, seconds * balance * ceiling / streaming * small, rate.1)
  }

  private mutating func addProducts() {
    let small = 1 / tokens + 1 / shape.hiddenSize + t / shape.width
    multiply(.products, shape.denseFLOP * share, setup.precision, small: small)
    multiply(.logits, shape.logitFLOP * share, .bf16, small: small)
    if shape.isRouted {
      let split = Double(layout.expertTensor)
      let rows = tokens / t * e * split * shape.topK / shape.experts
      multiply(
        .experts, shape.expertFLOP * share * setup.straggler,
        setup.precision == .fp4 ? .fp8 : setup.precision,
        small: 1 / rows + 1 / shape.expertInput + split / shape.expertWidth)
    }
    let older = setup.code.hasOlderAttention || !setup.code.isMeasured && setup.device.isOlder
    add(
      .attention, shape.scoreFLOP * share / sixteen, older ? .olderAttention : .attention)
    add(.recurrence, shape.scanFLOP * share / (0.15 * sixteen))
  }

  private mutating func addMemory() {
    let each = share / streaming
    add(.logits, 12 * shape.logits * each)
    add(.elementwise, (shape.bytes + (isShort ? shape.quantisedBytes : 0)) * each, .traffic)
    add(
      .expertElementwise,
      (shape.expertBytes + (isShort ? shape.quantisedExpertBytes : 0)) * each * setup.straggler,
      setup.code.isTuned ? .tunedTraffic : .traffic)
    add(.weights, 8 * held.sum / streaming)
  }

  private mutating func addTraffic() {
    let overlaps = setup.code.overlaps
    let blocks =
      shape.attentionBlocks + shape.denseBlocks + shape.routedBlocks + 2 * shape.recurrentBlocks
    let tensorRate = t <= node ? inside : outside
    add(
      .tensorTraffic,
      blocks / p * 8 * tokens * shape.hiddenSize * (t - 1) / t / tensorRate,
      overlaps ? .tensor : .one)
    add(
      .contextTraffic,
      16 * tokens / p * shape.keyValueWidth * (c - 1) / t
        / (t * c <= node ? inside : max(outside, inside / 4)),
      overlaps ? .tensor : .one)
    guard shape.isRouted, e > 1 else { return }
    let factor: StepFactor = !overlaps ? .one : setup.code.isTuned ? .tunedExperts : .experts
    let group = e * Double(layout.expertTensor)
    var slowest = 8 * shape.topK * (group - 1) / group / inside
    if group > node {
      let nodes = (group / node).rounded(.up)
      let met = min(shape.topK, nodes, setup.nodeLimit.map(Double.init) ?? .infinity)
      slowest = max(slowest, 8 * met * (nodes - 1) / nodes / outside)
    }
    var seconds =
      shape.sentWidth / max(shape.topK, 1e-9) / p * tokens / t * slowest
      * Double(layout.expertTensor) * setup.straggler
    // It hides behind the arithmetic of another micro-batch, as far as that takes as long.
    if layout.schedule.hidesExperts {
      let arithmetic = terms.filter { [.products, .experts, .attention].contains($0.part) }
      let room = arithmetic.reduce(0) { $0 + $1.seconds }
      hidden = StepTerm(part: .expertTraffic, factor: factor, seconds: min(seconds, room))
      seconds = max(0, seconds - room)
    }
    add(.expertTraffic, seconds, factor)
  }

  /// What is computed again: the forward third of all but logits, or of elementwise work and latents.
  func recomputed() -> [StepTerm] {
    switch layout.recompute {
    case .none, .attentionScores: []
    case .full:
      terms.filter { $0.part != .logits && $0.part != .weights }.map {
        StepTerm(part: .recomputation, factor: $0.factor, seconds: $0.seconds / 3)
      }
    case .selective:
      terms.compactMap { term in
        let part: Double =
          switch term.part {
          case .elementwise, .expertElementwise: 1 / 6
          case .products: shape.latentFLOP / max(shape.denseFLOP, 1) / 3
          default: 0
          }
        return part > 0
          ? StepTerm(part: .recomputation, factor: term.factor, seconds: term.seconds * part) : nil
      }
    }
  }

  /// Host seconds, in blocks of experts.
  var host: Double {
    let others = shape.attentionBlocks + shape.denseBlocks + shape.recurrentBlocks
    return (shape.routedBlocks + others / 4) / p * (layout.recompute == .full ? 4 / 3 : 1)
  }

  /// The parameters on a device.
  private var held: (dense: Double, expert: Double, sum: Double) {
    let dense = shape.denseWeights / (t * p)
    let expert = shape.expertWeights / (e * Double(layout.expertTensor) * p)
    return (dense, expert, dense + expert)
  }

  /// What replicas exchange with each micro-batch, and after the last one, beside the optimizer's work on
  /// a share of the states.
  func replicas() -> (StepTerm?, [StepTerm]) {
    let held = held
    let all = Double(layout.denseReplicas)
    let some = max(Double(layout.expertReplicas), 1)
    let factor: StepFactor = setup.code.overlaps ? .data : .one
    let denseRate = t * all > node ? min(inside, outside * min(max(node / t, 1), 8)) : inside
    let expertGroup = e * Double(layout.expertTensor)
    let expertRate =
      expertGroup * some > node ? min(inside, outside * max(8 / expertGroup, 1)) : inside
    func rest(_ group: Double) -> Double { (group - 1) / group }
    let isSharded = layout.zero == .weights || layout.zero == .gradients
    let shardedExperts = layout.zero == .none ? 1 : some
    let shardedDense = layout.zero == .none ? 1 : all
    let stepped = held.dense / shardedDense + held.expert / shardedExperts
    let swept = isSharded ? 0 : 4 * held.sum
    let isAway = layout.offloadsOptimizer
    var after = [
      StepTerm(
        part: .optimizer, factor: .one, seconds: ((isAway ? 0 : 30 * stepped) + swept) / streaming)
    ]
    if isAway {
      // Summed gradients in 4 bytes go down and weights in 2 come up, the same 30 bytes of states and
      // sums pass the host's memory between, and nothing of it runs beside the backward pass.
      let seconds = stepped * (6 / setup.device.hostRate + 30 / setup.device.hostStreaming)
      after.append(StepTerm(part: .offload, factor: .one, seconds: seconds))
    }
    // Gradients are summed in four bytes and weights come back in two (ZeRO, arXiv 1910.02054, section
    // 7). Where gradients are shared out, none waits for the last micro-batch: each scatters its own
    // (deepspeedai/DeepSpeed#2252). Stage 3 gathers weights twice a micro-batch, the others once a step.
    let byte = held.dense * rest(all) / denseRate + held.expert * rest(some) / expertRate
    func traffic(_ part: StepPart, _ bytes: Double) -> StepTerm {
      StepTerm(part: part, factor: factor, seconds: bytes * byte)
    }
    if layout.zero == .weights { return (traffic(.shardTraffic, 8), after) }
    let once: Double = layout.zero == .gradients ? 2 : 6
    if byte > 0 { after.append(traffic(.dataTraffic, once)) }
    return (layout.zero == .gradients ? traffic(.dataTraffic, 4) : nil, after)
  }
}

extension Device {
  /// Whether its attention kernels are those before FlashAttention 3.
  fileprivate var isOlder: Bool { generation == .ampere || id == "v100" }
}
