import Diagnostics
import Units

extension Architecture {
  /// The memory of one device that serves so many sequences at once.
  ///
  /// Weights are split as in training; the cache is split over pipeline stages, and over the
  /// devices that share heads as far as there are key-value heads: latent attention's cache is
  /// repeated on each of them. The sequences are those of one replica. Activations of a single
  /// token are left out.
  ///
  /// - Parameters:
  ///   - layout: how the model is spread; ZeRO and recomputation mean nothing here.
  ///   - context: the tokens of each sequence.
  ///   - sequences: the sequences of one replica.
  ///   - weightBytes: the bytes of each parameter.
  ///   - cacheBytes: the bytes of each cached number.
  /// - Returns: the memory of the fullest device.
  /// - Throws: all faults of the layout for this model.
  public func inferenceMemory(
    layout: Layout, context: Int, sequences: Int, weightBytes: Double = 2, cacheBytes: Double = 2
  ) throws(InputFaults) -> MemoryUse {
    var faults = layout.faults(for: self, tokens: context)
    if sequences < 0 || sequences > Layout.largestDegree {
      faults.append(
        InputFault(
          field: "sequences", problem: "\(sequences) sequences cannot be served at once",
          hint: "give a whole number from 0 to \(Layout.largestDegree)"))
    }
    guard faults.isEmpty else { throw InputFaults(faults) }
    let isOne = layout.pipeline == 1
    let held = stageWeights(layout: layout, isFirst: true, isLast: isOne)
    let share = cacheShare(tensor: layout.tensor) / Double(layout.pipeline)
    let cache = self.cache(context: context, bytes: cacheBytes).perSequence.value
    return MemoryUse(
      weights: Bytes(weightBytes * (held.dense + held.expert)), gradients: .zero,
      optimizer: .zero, activations: .zero, workspace: .zero,
      cache: Bytes(cache * Double(sequences) * share))
  }

  /// The largest share of the cache that one of so many devices of a layer holds.
  private func cacheShare(tensor: Int) -> Double {
    let shares = layers.map { group in
      switch group.layer.mixer {
      case .attention(let attention): 1 / Double(min(tensor, attention.kvHeads))
      case .latent, .compressed: 1.0
      case .stateSpace, .linear, .gatedDelta, .recurrent, .none: 1 / Double(tensor)
      }
    }
    return shares.max() ?? 1
  }
}
