import Diagnostics
import Units

extension Architecture {
  /// The training memory of the fullest device under a layout.
  ///
  /// Weights, gradients and states are bytes for each parameter times the parameters on the
  /// device, over the replicas that share them out (Rajbhandari et al. 2020, arXiv 1910.02054,
  /// section 5). Activations are `Layer.activations` times the micro-batches in flight. The first
  /// pipeline stage, which holds most micro-batches, the second, which may hold one more layer, and the
  /// last, which holds the logits, are counted and the fullest is the answer. Workspace holds one layer
  /// under full recomputation, what ZeRO stage 3 gathers, whole sequences that tensor parallelism gathers,
  /// and tokens between experts. Left out: fragmentation (see `MemoryUse.usableShare`), imbalance of
  /// experts (see `ExpertLoad`).
  ///
  /// - Parameters:
  ///   - layout: how training is spread.
  ///   - context: the tokens s of one sequence.
  ///   - format: the bytes of each parameter.
  ///   - kept: what is kept of a forward pass.
  ///   - nextTokens: modules that each predict a further token (DeepSeek-V3, arXiv 2412.19437, section
  ///     2.2): a layer like the last, a projection of 2d·d with its inputs, logits, and on the last stage
  ///     the input lookup, which is shared.
  /// - Returns: the memory by what it holds.
  /// - Throws: all faults of the layout for this model.
  public func trainingMemory(
    layout: Layout, context: Int, format: TrainingFormat = .mixedFloat32Gradients,
    kept: ActivationFormat = .fused, nextTokens: Int = 0
  ) throws(InputFaults) -> MemoryUse {
    let faults = layout.faults(for: self, tokens: context)
    guard faults.isEmpty else { throw InputFaults(faults) }
    var kept = kept
    kept.isSelective = layout.recompute == .selective
    let plan = TrainingPlan(
      architecture: predicting(nextTokens), layout: layout, context: context, format: format,
      kept: kept, nextTokens: nextTokens)
    let first = plan.memory(stage: 0)
    guard layout.pipeline > 1 else { return first }
    let others = Set([1, layout.pipeline - 1]).sorted().map { plan.memory(stage: $0) }
    return others.reduce(first) { $0.total < $1.total ? $1 : $0 }
  }

  /// The layout with the least recomputation under which a device holds the model, with room for
  /// fragmentation if possible; unchanged where it holds it under none.
  public func leastRecomputing(
    _ layout: Layout, context: Int, kept: ActivationFormat, on device: Device, nextTokens: Int
  ) -> Layout {
    let ways = [Recompute.none, .selective, .full].map { layout.with(recompute: $0) }
    func fitting(_ share: Double) -> Layout? {
      ways.first {
        (try? trainingMemory(layout: $0, context: context, kept: kept, nextTokens: nextTokens))?
          .fits(device, usableShare: share) == true
      }
    }
    return fitting(MemoryUse.usableShare) ?? fitting(1) ?? layout
  }

  /// The model with further layers like the last, which modules for further tokens are made of.
  func predicting(_ nextTokens: Int) -> Architecture {
    var model = self
    if let last = layers.indices.last { model.layers[last].count += nextTokens }
    return model
  }
}

/// The inputs of one count of training memory.
private struct TrainingPlan {
  let architecture: Architecture
  let layout: Layout
  let context: Int
  let format: TrainingFormat
  let kept: ActivationFormat
  let nextTokens: Int

  /// The tokens of one micro-batch on one device.
  var tokens: Double {
    Double(layout.microBatch) * Double(context) / Double(layout.context)
  }

  /// The memory of a device of one stage.
  func memory(stage: Int) -> MemoryUse {
    let isLast = stage == layout.pipeline - 1
    var held = architecture.stageWeights(layout: layout, isFirst: stage == 0, isLast: isLast)
    if isLast, nextTokens > 0 {
      let (d, t) = (Double(architecture.hiddenSize), Double(layout.tensor))
      held.dense += 2 * d * d / t * Double(nextTokens)
      if stage > 0, !architecture.tiesEmbeddings {
        held.dense += Double(architecture.vocabulary) * d / t
      }
    }
    let dense = format.stateBytes(
      Parameters(held.dense), zero: layout.zero, replicas: layout.denseReplicas)
    let expert = format.stateBytes(
      Parameters(held.expert), zero: layout.zero, replicas: layout.expertReplicas)
    // DualPipe holds a stage from either end.
    let copies: Double = layout.schedule == .dualPipe ? 2 : 1
    let states = dense.optimizer + expert.optimizer
    return MemoryUse(
      weights: (dense.weights + expert.weights) * copies,
      gradients: (dense.gradients + expert.gradients) * copies,
      optimizer: layout.offloadsOptimizer ? .zero : states,
      activations: Bytes(activations(stage: stage, isLast: isLast)),
      workspace: Bytes(workspace(isFirst: stage == 0, isLast: isLast)), cache: .zero,
      host: layout.offloadsOptimizer ? states : .zero)
  }

  /// The activations of one layer for one micro-batch, scores dropped where they are recomputed.
  private func layerBytes(_ layer: Layer) -> Double {
    var sum = layer.activations(
      hiddenSize: Double(architecture.hiddenSize), sequence: Double(context),
      bytes: format.activation, format: kept)
    if layout.recompute == .attentionScores, kept.storesScores { sum.scores = 0 }
    return sum.bytes(layout: layout) * tokens
  }

  /// The bytes of one tensor of the hidden state on one device.
  private func hidden(_ bytes: Double) -> Double {
    let split = layout.sequenceParallel ? Double(layout.tensor) : 1
    return bytes * Double(architecture.hiddenSize) * tokens / split
  }

  private func activations(stage: Int, isLast: Bool) -> Double {
    var sum = 0.0
    let groups = architecture.encoder + architecture.layers
    let counts = architecture.stageCounts(layout: layout, isEdge: stage == 0 || isLast)
    for (group, count) in zip(groups, counts) {
      let one = layout.recompute == .full ? hidden(format.activation) : layerBytes(group.layer)
      sum += one * count
    }
    if stage == 0, kept.hasDropout { sum += hidden(1) }
    sum *= layout.inFlight(stage: stage)
    if isLast {
      let logits =
        kept.logitBytes * Double(architecture.vocabulary) * tokens / Double(layout.tensor)
      // Each module keeps besides the two inputs of its projection.
      let modules = Double(nextTokens)
      sum += (1 + modules) * (logits + hidden(2 * format.activation))
      sum += modules * hidden(2 * format.activation) * layout.inFlight(stage: stage)
    }
    return sum
  }

  /// What stands for a moment.
  ///
  /// Under ZeRO stage 3 a layer, the next one, which is fetched beside its work, and the layer's gradients,
  /// whole (PyTorch FSDP, `BackwardPrefetch.BACKWARD_PRE`); embedding and logits are gathered throughout,
  /// as they belong to no layer.
  private func workspace(isFirst: Bool, isLast: Bool) -> Double {
    let groups = architecture.encoder + architecture.layers
    var sum = 0.0
    if layout.recompute == .full { sum += groups.map { layerBytes($0.layer) }.max() ?? 0 }
    if layout.zero == .weights {
      let d = Double(architecture.hiddenSize)
      let gathered = groups.map { group in
        let held = group.layer.rankWeights(hiddenSize: d, layout: layout)
        return held.dense + held.expert
      }
      let ends: Double =
        isFirst && isLast && !architecture.tiesEmbeddings ? 2 : isFirst || isLast ? 1 : 0
      sum += (2 * format.activation + format.gradient) * (gathered.max() ?? 0)
      sum += format.activation * ends * Double(architecture.vocabulary) * d / Double(layout.tensor)
    }
    // A sequence whose tokens were split is gathered before a product, and so is its gradient.
    if layout.tensor > 1, layout.sequenceParallel {
      sum += 2 * format.activation * Double(architecture.hiddenSize) * tokens
    }
    // Tokens on their way to experts and back.
    if layout.expert > 1 {
      let copies = groups.map { group -> Double in
        guard case .routed(let routed) = group.layer.feedForward else { return 0 }
        return Double(routed.topK * (routed.latent ?? architecture.hiddenSize))
      }
      sum += 2 * format.activation * (copies.max() ?? 0) * tokens / Double(layout.tensor)
    }
    return sum
  }
}
