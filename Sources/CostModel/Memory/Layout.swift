import Diagnostics

/// How training is spread over devices, and what each of them keeps.
///
/// The degrees follow Megatron-LM: `data · tensor · pipeline · context` devices, among which the
/// experts of a layer are dealt to `expert` groups of `expertTensor` devices each, taken from the
/// `data · tensor · context` devices of a pipeline stage.
public struct Layout: Hashable, Sendable {
  /// The replicas that see different sequences.
  public internal(set) var data: Int
  /// The devices that share each matrix of a layer.
  public let tensor: Int
  /// The stages that the layers are dealt to.
  public let pipeline: Int
  /// The devices that share each sequence.
  public let context: Int
  /// The groups that the experts of a layer are dealt to.
  public let expert: Int
  /// The devices that share each expert's matrices.
  public let expertTensor: Int
  public internal(set) var zero: ZeROStage
  /// Whether what tensor parallelism would repeat on each device is split by tokens instead.
  ///
  /// Korthikanti et al. 2022 (arXiv 2205.05198), section 4.2.2.
  public let sequenceParallel: Bool
  /// The interleaved chunks of layers on each pipeline stage; 1 is plain 1F1B.
  public let chunks: Int
  /// The order of forward and backward passes in the pipeline.
  public let schedule: PipelineSchedule
  /// The sequences of one forward pass on one replica.
  public let microBatch: Int
  /// The forward passes of one step on one replica; enough to fill the pipeline where it is `nil`.
  public internal(set) var microBatches: Int?
  public internal(set) var recompute: Recompute
  /// Whether the optimizer's states lie in the host's memory, and its step is the host's.
  ///
  /// Ren et al. 2021, "ZeRO-Offload" (arXiv 2101.06840).
  public let offloadsOptimizer: Bool

  /// A checked layout.
  ///
  /// - Parameters:
  ///   - data: the replicas that see different sequences.
  ///   - tensor: the devices that share each matrix.
  ///   - pipeline: the stages of layers.
  ///   - context: the devices that share each sequence.
  ///   - expert: the groups of experts.
  ///   - expertTensor: the devices that share an expert; where it is left out, 1, or `tensor`
  ///     where experts are not dealt out.
  ///   - zero: what data parallelism shares out.
  ///   - sequenceParallel: whether tokens are split where matrices are not; on where left out.
  ///   - chunks: the interleaved chunks of a stage.
  ///   - schedule: the order of passes in the pipeline.
  ///   - microBatch: the sequences of one forward pass.
  ///   - microBatches: the forward passes of a step.
  ///   - recompute: what is computed again in the backward pass.
  ///   - offloadsOptimizer: whether the host keeps the optimizer's states and does its step.
  /// - Throws: all faults at once.
  public init(
    data: Int = 1, tensor: Int = 1, pipeline: Int = 1, context: Int = 1, expert: Int = 1,
    expertTensor: Int? = nil, zero: ZeROStage = .optimizer, sequenceParallel: Bool = true,
    chunks: Int = 1, schedule: PipelineSchedule = .oneForwardOneBackward, microBatch: Int = 1,
    microBatches: Int? = nil, recompute: Recompute = .none, offloadsOptimizer: Bool = false
  ) throws(InputFaults) {
    self.data = data
    self.tensor = tensor
    self.pipeline = pipeline
    self.context = context
    self.expert = expert
    self.expertTensor = expertTensor ?? (expert > 1 ? 1 : tensor)
    self.zero = zero
    self.sequenceParallel = sequenceParallel
    self.chunks = chunks
    self.schedule = schedule
    self.microBatch = microBatch
    self.microBatches = microBatches
    self.recompute = recompute
    self.offloadsOptimizer = offloadsOptimizer
    let faults = self.faults
    guard faults.isEmpty else { throw InputFaults(faults) }
  }

  /// The layout with another data degree, which has to be a multiple of the present one, another
  /// recomputation, or other micro-batches.
  public func with(
    data: Int? = nil, recompute: Recompute? = nil, microBatches: Int? = nil
  ) -> Layout {
    var copy = self
    copy.data = data ?? self.data
    copy.recompute = recompute ?? self.recompute
    copy.microBatches = microBatches ?? self.microBatches
    return copy.faults.isEmpty ? copy : self
  }

  /// All devices.
  public var devices: Int { data * tensor * pipeline * context }

  /// The devices that hold the same share of the dense weights, among which ZeRO shares out.
  public var denseReplicas: Int { data * context }

  /// The devices that hold the same experts.
  public var expertReplicas: Int { data * tensor * context / (expert * expertTensor) }

  /// The micro-batches whose activations a stage holds at once.
  ///
  /// 1F1B: p - r for stage r of p. Interleaved with v chunks: (2(p - r - 1) + (v - 1)p + 1)/v,
  /// which is Korthikanti et al.'s L(1 + (p-1)/(pv)) for the first stage (section 4.2.3).
  func inFlight(stage: Int) -> Double {
    let p = Double(pipeline)
    let behind = p - Double(stage) - 1
    let v = Double(chunks)
    // Which runs at least 2p micro-batches.
    if schedule == .dualPipe { return p + 1 }
    let held = chunks == 1 ? behind + 1 : (2 * behind + (v - 1) * p + 1) / v
    return microBatches.map { min(held, Double($0)) } ?? held
  }
}

/// The order in which stages of a pipeline run the passes of micro-batches.
public enum PipelineSchedule: String, CaseIterable, Sendable {
  /// 1F1B, interleaved where a stage has several chunks (Narayanan et al. 2021, arXiv 2104.04473).
  case oneForwardOneBackward = "1f1b"
  /// Gradients of weights fill the bubble (Qi et al. 2023, arXiv 2401.10241, ZB-H1).
  case zeroBubble = "zero-bubble"
  /// Both ends feed micro-batches, each stage holds two, and all-to-all runs beside arithmetic
  /// (DeepSeek-V3, arXiv 2412.19437, section 3.2.1).
  case dualPipe = "dualpipe"

  /// The bubble over that of 1F1B, (p - 1)(F + B), with W = F for the gradients of weights.
  ///
  /// ZB-H1: (p - 1)(F + B - 2W). DualPipe: (p/2 - 1)(F + 2B - 3W) where both passes run side by side
  /// (arXiv 2412.19437, table 2). B is 2F, or 3F where the forward pass is computed again.
  func bubbleShare(_ p: Double, recomputes: Bool) -> Double {
    let b = recomputes ? 3.0 : 2
    return switch self {
    case .oneForwardOneBackward: 1
    case .zeroBubble: (b - 1) / (1 + b)
    case .dualPipe: p > 2 ? (p / 2 - 1) * (2 * b - 2) / ((p - 1) * (1 + b)) : 0
    }
  }

  /// The micro-batches of a replica for a number of passes: whole rounds of the stages where chunks are
  /// interleaved, or what DualPipe asks for, where that is within a fifth; else the nearest number, as
  /// codes with schedules of their own run it.
  func microBatches(nearest passes: Double, stages: Int, chunks: Int) -> Int {
    let unit = chunks > 1 ? stages : self == .dualPipe ? 2 : 1
    let least = self == .dualPipe ? 2 * stages : unit
    let passes = min(passes, 1e9)
    let whole = max(least, unit * Int((passes / Double(unit)).rounded()))
    let isNear = Self.tolerance.contains(Double(whole) / passes)
    return isNear ? whole : max(1, Int(passes.rounded()))
  }

  /// How far the sequences of a step may lie from those that are wanted.
  static let tolerance = 0.8...1.25

  /// Whether so many stages and micro-batches of a replica can run it.
  ///
  /// DualPipe asks for an even number of stages, and of micro-batches, at least two for each stage
  /// (deepseek-ai/DualPipe, dualpipe.py).
  public func isLegal(stages: Int, microBatches: Int?) -> Bool {
    switch self {
    case .oneForwardOneBackward: true
    case .zeroBubble: stages > 1
    case .dualPipe:
      stages > 1 && stages.isMultiple(of: 2)
        && microBatches.map { $0 >= 2 * stages && $0.isMultiple(of: 2) } ?? true
    }
  }

  /// Whether all-to-all runs beside arithmetic.
  var hidesExperts: Bool { self == .dualPipe }
}

/// What data parallelism shares out instead of repeating it on every replica.
///
/// Rajbhandari et al. 2020, "ZeRO" (arXiv 1910.02054), section 5.
public enum ZeROStage: Int, CaseIterable, Sendable {
  /// Everything is repeated.
  case none = 0
  /// The optimizer's states are shared out: stage 1, Megatron-LM's distributed optimizer.
  case optimizer = 1
  /// Gradients as well: stage 2, which sums them after every micro-batch.
  ///
  /// A code that adds them up on each device until the last one has the memory and traffic of stage 1.
  case gradients = 2
  /// Weights as well: stage 3, fully sharded data parallelism.
  case weights = 3
}
