/// The weights on one device, in parameters.
struct RankWeights: Hashable, Sendable {
  /// Weights that data parallelism repeats.
  var dense = 0.0
  /// Routed experts, which are repeated on fewer devices.
  var expert = 0.0

  static func + (left: Self, right: Self) -> Self {
    Self(dense: left.dense + right.dense, expert: left.expert + right.expert)
  }

  static func * (left: Self, count: Double) -> Self {
    Self(dense: left.dense * count, expert: left.expert * count)
  }
}

extension Layer {
  /// The weights of the layer on one device.
  ///
  /// Tensor parallelism splits every matrix but the router and the down projections of latent
  /// attention; a device holds at least one whole key-value head; norms are repeated. Biases are
  /// taken as split, which leaves out a few thousandths of a percent.
  func rankWeights(hiddenSize d: Double, layout: Layout) -> RankWeights {
    let t = Double(layout.tensor)
    var weights = RankWeights(dense: Double(normWeights))
    switch mixer {
    case .attention(let attention):
      weights.dense += attention.rankWeights(hiddenSize: d, tensor: t)
    case .latent(let attention):
      let all = attention.projections(hiddenSize: d) as WeightTally<Double>
      let latent =
        Double(attention.queryRank ?? 0) + Double(attention.kvRank) + Double(attention.rotaryDim)
      let down = d * latent
      weights.dense += down + (all.total - down) / t
      weights.dense += (attention.norms() as WeightTally<Double>).total
    case .compressed(let attention):
      let all = attention.projections(hiddenSize: d) as WeightTally<Double>
      let down = d * (Double(attention.queryRank) + Double(attention.headDim))
      weights.dense += down + (all.total - down) / t
      weights.dense += (attention.norms() as WeightTally<Double>).total
    case .stateSpace, .linear, .gatedDelta, .recurrent, .none:
      break
    }
    for part in [mixer.recurrence, beside, paths] {
      weights.dense += part?.rankWeights(hiddenSize: d, tensor: t) ?? 0
    }
    if let crossAttention {
      weights.dense += crossAttention.rankWeights(hiddenSize: d, tensor: t)
    }
    switch feedForward {
    case .none:
      break
    case .dense(let dense):
      weights.dense += (dense.weights(hiddenSize: d) as WeightTally<Double>).total / t
    case .routed(let routed):
      weights.dense += (routed.router(hiddenSize: d) as WeightTally<Double>).total
      weights.dense += (routed.sharedExperts(hiddenSize: d) as WeightTally<Double>).total / t
      if let residual = routed.residual {
        weights.dense += (residual.weights(hiddenSize: d) as WeightTally<Double>).total / t
      }
      let experts = (routed.routedExperts(hiddenSize: d) as WeightTally<Double>).total
      weights.expert += experts / Double(layout.expert * layout.expertTensor)
    }
    return weights
  }
}

extension GroupedAttention {
  fileprivate func rankWeights(hiddenSize d: Double, tensor t: Double) -> Double {
    let all = projections(hiddenSize: d) as WeightTally<Double>
    let keys =
      keyValues == .earlier
      ? 0 : d * Double(kvHeads) * (Double(headDim) + (keyValues == .one ? 0 : Double(valueWidth)))
    let held = max(Double(kvHeads) / t, 1) / Double(kvHeads)
    let norms = Double(queryKeyNormWeights) + Double(indexer?.normWeights ?? 0)
    return (all.total - keys) / t + keys * held + norms
  }
}

extension Architecture {
  /// The weights of one pipeline stage on one device: the first, the last, both in one, or one between.
  ///
  /// Layers are dealt as `stageCounts` says, since no order of layers is held. The first stage has
  /// the input lookup and the positions, the last one the logit projection and the last norms; a
  /// tied matrix stands on both.
  func stageWeights(layout: Layout, isFirst: Bool, isLast: Bool) -> RankWeights {
    let d = Double(hiddenSize)
    var weights = RankWeights()
    let counts = stageCounts(layout: layout, isEdge: isFirst || isLast)
    for (group, count) in zip(encoder + layers, counts) {
      weights = weights + group.layer.rankWeights(hiddenSize: d, layout: layout) * count
    }
    let embedding = Double(vocabulary) * d / Double(layout.tensor)
    let matrices: Double = isFirst && isLast && !tiesEmbeddings ? 2 : isFirst || isLast ? 1 : 0
    weights.dense += matrices * embedding
    if isFirst {
      weights.dense += Double(positionWeights) + Double(lookupWeights) / Double(layout.tensor)
      weights.dense += paths?.rankWeights(hiddenSize: d, tensor: Double(layout.tensor)) ?? 0
    }
    if isLast {
      weights.dense += Double(finalNormWeights)
      if hasLogitBias { weights.dense += Double(vocabulary) / Double(layout.tensor) }
    }
    return weights
  }

  /// The layers of each kind on the fullest stage, in the order of encoder and decoder groups.
  ///
  /// A stage holds ⌈L/p⌉ layers, the first and the last one less where the others then hold all the
  /// rest, as Llama 3 405B was dealt (arXiv 2407.21783, section 3.3.2); each kind gives up to ⌈n/p⌉ of
  /// its n, the heaviest kinds first.
  func stageCounts(layout: Layout, isEdge: Bool) -> [Double] {
    let groups = encoder + layers
    let stages = layout.pipeline
    let heaviness = groups.map { group in
      let held = group.layer.rankWeights(hiddenSize: Double(hiddenSize), layout: layout)
      return held.dense + held.expert
    }
    let most = (layerCount + stages - 1) / stages
    let sparesEdges = stages > 1 && layerCount + 2 <= most * stages
    var left = isEdge && sparesEdges ? most - 1 : most
    var counts = [Double](repeating: 0, count: groups.count)
    let order = groups.indices.sorted { (heaviness[$1], $0) < (heaviness[$0], $1) }
    for index in order {
      let count = min(left, (groups[index].count + stages - 1) / stages)
      counts[index] = Double(count)
      left -= count
    }
    return counts
  }
}
