import Diagnostics

/// What a search for fast layouts may try.
public struct LayoutLimits: Hashable, Sendable {
  /// The largest tensor degree; within a node in any case.
  public var maxTensor = 8
  public var maxPipeline = 256
  public var maxContext = 8
  /// Whether a group of experts stays within a node.
  public var keepsExpertsInside = false
  /// The strongest recomputation.
  public var recomputes: [Recompute] = [.none, .selective, .full]
  /// The orders of passes in a pipeline that may be tried.
  public var schedules = PipelineSchedule.allCases
  /// The share of the device's memory that may be used; infinity looks at no memory.
  public var usableShare = MemoryUse.usableShare

  /// Every limit at its default.
  public init() {}
}

/// The layouts of so many devices that take the least time for a step, among those that fit.
public struct FastestLayouts: Sendable {
  /// A layout with its time and memory.
  public struct Candidate: Hashable, Sendable {
    public let layout: Layout
    /// Seconds of a device for a million tokens, without offsets of device and code.
    public let seconds: Double
    public let memory: MemoryUse?
    /// Whether the device holds it.
    public let fits: Bool
  }

  /// A layout that differs from the fastest in a degree.
  public struct Rival: Hashable, Sendable {
    public let degree: String
    public let candidate: Candidate
    /// What it spends more time on than the fastest.
    public let loss: StepPart?
  }

  /// The layouts that fit within 3 % of the fastest, which comes first; empty where none fits.
  public private(set) var best: [Candidate] = []
  /// For each degree, the fastest layout that fits and has another value there.
  public private(set) var rivals: [Rival] = []
  /// The fastest of all, whether or not it fits.
  public private(set) var unbound: Candidate?
  /// Where none fits, the one of the least memory.
  public private(set) var nearest: Candidate?
  /// The layouts whose time was worked out.
  public private(set) var tried = 0

  /// Searches for a model on a setup, whose layout is ignored.
  ///
  /// Tried are tensor degrees of powers of two within a node, context degrees of powers of two on
  /// sequences beyond 8,192 tokens, every pipeline degree up to the layers, 1F1B with up to four numbers of
  /// chunks, zero-bubble and DualPipe where they can run, expert degrees that
  /// divide the experts with whole experts or experts split like matrices, micro-batches of 1, 2, 4 and 8
  /// sequences, ZeRO stages 1 and 3, and each recomputation. The batch is rounded to whole micro-batches,
  /// as many as the order of passes asks for, and lies within a fifth of the wanted one.
  ///
  /// - Parameters:
  ///   - architecture: the model.
  ///   - setup: what it is run on.
  ///   - devices: how many devices.
  ///   - shape: the sums of the model.
  ///   - limits: what may be tried.
  public init(
    _ architecture: Architecture, on setup: TrainingSetup, devices: Int, shape: StepShape,
    limits: LayoutLimits = LayoutLimits()
  ) {
    var timed: [Timed] = []
    for plain in layouts(architecture, setup, devices, limits) {
      var laid = setup
      laid.layout = plain
      // What is sharded and recomputed changes no term, so that those are counted once.
      var terms = StepTerms(shape, laid)
      for zero in plain.pipeline == 1 ? [ZeROStage.optimizer, .weights] : [.optimizer] {
        for recompute in limits.recomputes {
          (terms.layout.zero, terms.layout.recompute) = (zero, recompute)
          let work = StepWork(terms)
          timed.append(
            Timed(layout: terms.layout, seconds: 1e6 * work.seconds(.fitted) / work.tokens))
        }
      }
    }
    tried = timed.count
    timed.sort { $0.seconds < $1.seconds }
    let format = ActivationFormat.fused(in: setup.precision, code: setup.code)
    func judged(_ one: Timed) -> Candidate {
      let memory = try? architecture.trainingMemory(
        layout: one.layout, context: setup.context, kept: format, nextTokens: shape.nextTokens)
      return Candidate(
        layout: one.layout, seconds: one.seconds, memory: memory,
        fits: memory.map { $0.fits(setup.device, usableShare: limits.usableShare) } ?? false)
    }
    if let first = timed.first { unbound = judged(first) }
    var open = Layout.degrees
    for (index, one) in timed.enumerated() {
      let isNear = best.first.map { one.seconds <= 1.03 * $0.seconds } ?? true
      if !isNear || best.count >= Self.most, open.isEmpty || index > Self.mostJudged { break }
      guard isNear || open.contains(where: { $0.value(one.layout) != $0.value(best[0].layout) })
      else { continue }
      let candidate = judged(one)
      guard candidate.fits else {
        if best.isEmpty, let held = candidate.memory?.total,
          nearest?.memory.map({ held < $0.total }) ?? true
        {
          nearest = candidate
        }
        continue
      }
      nearest = nil
      if isNear, best.count < Self.most { best.append(candidate) }
      for degree in open where degree.value(one.layout) != degree.value(best[0].layout) {
        var (slow, fast) = (setup, setup)
        (slow.layout, fast.layout) = (one.layout, best[0].layout)
        rivals.append(
          Rival(
            degree: degree.name, candidate: candidate,
            loss: Self.loss(StepWork(shape, slow), StepWork(shape, fast))))
        open.removeAll { $0.name == degree.name }
      }
    }
  }

  /// Near layouts that are kept, and layouts whose memory is worked out while a rival is looked for.
  private static let (most, mostJudged) = (24, 4000)

  /// The part that one step has most more of than another, for each token.
  private static func loss(_ slow: StepWork, _ fast: StepWork) -> StepPart? {
    let (one, other) = (slow.time(.fitted), fast.time(.fitted))
    func excess(_ part: StepPart) -> Double { one[part] / slow.tokens - other[part] / fast.tokens }
    return StepPart.allCases.max { excess($0) < excess($1) }
  }

  /// A layout with its seconds for a million tokens.
  private struct Timed {
    let layout: Layout
    let seconds: Double
  }

  /// Every layout that is tried, without what is sharded and recomputed.
  private func layouts(
    _ architecture: Architecture, _ setup: TrainingSetup, _ devices: Int, _ limits: LayoutLimits
  ) -> [Layout] {
    let search = LayoutSearch(
      architecture: architecture, device: setup.device, context: setup.context)
    let node = setup.device.devicesPerNode
    var found: [Layout] = []
    for t in search.tensorDegrees where t <= limits.maxTensor {
      for c in [1, 2, 4, 8] where c <= limits.maxContext && (c == 1 || setup.context > 8192) {
        for p in search.pipelineDegrees where p <= limits.maxPipeline {
          guard devices.isMultiple(of: t * c * p) else { continue }
          let data = devices / (t * c * p)
          for b in [1, 2, 4, 8] {
            let ways = ways(
              layers: architecture.layerCount, p,
              passes: Double(setup.batch) / Double(data * b), limits.schedules)
            guard !ways.isEmpty else { continue }
            for e in search.expertDegrees where (data * t * c).isMultiple(of: e) {
              for split in Set([1, t]).sorted() where e > 1 || split == t {
                guard (data * t * c).isMultiple(of: e * split),
                  !limits.keepsExpertsInside || e * split <= node
                else { continue }
                for way in ways {
                  guard
                    let layout = try? Layout(
                      data: data, tensor: t, pipeline: p, context: c, expert: e,
                      expertTensor: split, chunks: way.chunks, schedule: way.schedule,
                      microBatch: b, microBatches: way.microBatches),
                    layout.faults(for: architecture, tokens: setup.context).isEmpty
                  else { continue }
                  found.append(layout)
                }
              }
            }
          }
        }
      }
    }
    return found
  }

  private typealias Way = (schedule: PipelineSchedule, chunks: Int, microBatches: Int)

  /// The orders of passes that are tried on so many stages, each with the number of micro-batches that
  /// comes nearest to the wanted passes: whole rounds of the stages where chunks are interleaved.
  private func ways(
    layers: Int, _ p: Int, passes: Double, _ schedules: [PipelineSchedule]
  ) -> [Way] {
    var ways: [Way] = []
    func add(_ schedule: PipelineSchedule, chunks: Int = 1) {
      let count = schedule.microBatches(nearest: passes, stages: p, chunks: chunks)
      if PipelineSchedule.tolerance.contains(Double(count) / passes),
        chunks == 1 || count.isMultiple(of: p),
        schedule.isLegal(stages: p, microBatches: count)
      {
        ways.append((schedule, chunks, count))
      }
    }
    guard p > 1 else {
      add(.oneForwardOneBackward)
      return ways
    }
    for schedule in schedules { add(schedule) }
    guard schedules.contains(.oneForwardOneBackward) else { return ways }
    // Embedding and logits may stand as layers of their own, as those of Llama 3 405B did.
    for v in Set([2, 4, layers / p, (layers + 2) / p]).sorted()
    where v > 1 && v <= min((layers + 2) / p, 12) {
      add(.oneForwardOneBackward, chunks: v)
    }
    return ways
  }
}

extension Layout {
  /// What a layout chooses, by the name of its key.
  static let degrees: [(name: String, value: @Sendable (Layout) -> Int)] = [
    ("tensor", { $0.tensor }), ("pipeline", { $0.pipeline }), ("context", { $0.context }),
    ("expert", { $0.expert }), ("chunks", { $0.chunks }),
    ("schedule", { PipelineSchedule.allCases.firstIndex(of: $0.schedule) ?? 0 }),
    ("microBatch", { $0.microBatch }),
    ("zero", { $0.zero.rawValue }),
    ("recompute", { Recompute.allCases.firstIndex(of: $0.recompute) ?? 0 }),
  ]
}
