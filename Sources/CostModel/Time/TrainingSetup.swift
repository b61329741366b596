import Foundation

import Units

/// What a step is run on and how: a device, a layout, and what a step is made of.
public struct TrainingSetup: Hashable, Sendable {
  public var device: Device
  public var layout: Layout
  /// The tokens of one sequence.
  public var context: Int
  public var precision: Precision
  /// Whether eight bits carry a scale for each block, as on Blackwell; 5 % slower than one a tensor.
  public var scalesBlocks: Bool
  /// The sequences of one step; the nearest number of whole micro-batches is run.
  public var batch: Int
  public var code: TrainingCode
  /// The most nodes that a router sends a token to, where it is bound (DeepSeek-V3: 4).
  public var nodeLimit: Int?
  /// What the fullest device of a group of experts computes and receives over the mean.
  public var straggler = 1.0

  public init(
    device: Device, layout: Layout, context: Int, precision: Precision = .bf16,
    scalesBlocks: Bool? = nil, batch: Int, code: TrainingCode = .other, nodeLimit: Int? = nil
  ) {
    self.device = device
    self.layout = layout
    self.context = context
    self.precision = precision
    self.scalesBlocks = scalesBlocks ?? (device.peak(.fp4) != nil)
    self.batch = batch
    self.code = code
    self.nodeLimit = nodeLimit
  }

  /// The forward passes of one step on one replica: those that the layout states, or as many as its order
  /// of passes allows nearest to the batch.
  public var microBatches: Int {
    layout.microBatches
      ?? layout.schedule.microBatches(
        nearest: Double(batch) / Double(layout.data * layout.microBatch), stages: layout.pipeline,
        chunks: layout.chunks)
  }

  /// The sequences that a step really has.
  public var sequences: Int { microBatches * layout.data * layout.microBatch }
}

extension TrainingSetup {
  /// The sequences of a step where nobody states them: 0.2920·C^0.3271 tokens for C FLOP
  /// (DeepSeek LLM, arXiv 2401.02954, equation 2), to the nearest power of two.
  ///
  /// Published batches lie between a quarter of it (Llama 3.1 405B) and twice of it (DeepSeek-V3).
  public static func usualBatch(flop: FLOP, context: Int) -> Int {
    let sequences = 0.2920 * pow(flop.value, 0.3271) / Double(context)
    return 1 << Int(max(0, min(20, log2(sequences).rounded())))
  }
}
