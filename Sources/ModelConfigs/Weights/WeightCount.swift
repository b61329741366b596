import CostModel
import Diagnostics

/// The parameters that a listing of tensors holds, by part.
///
/// Every weight counts once, also those that predict further tokens and those of encoders of images
/// and sounds, which are parts of their own. Scales of quantised weights and buffers that training
/// does not touch are no parameters; a number that holds several packed weights counts as those.
public struct WeightCount: Sendable {
  /// A part of a model that names tell apart.
  public enum Part: String, CaseIterable, Sendable {
    case inputEmbedding = "input_embedding"
    case unembedding
    case routedExperts = "routed_experts"
    case sharedExperts = "shared_experts"
    case router
    case other = "everything else"
    case predictors = "modules that predict further tokens"
    case towers = "encoders of images and sounds"
  }

  /// The routed experts of one block.
  struct Block {
    var parameters = 0
    var names: Set<String> = []
    /// How many a tensor that holds all of them says.
    var stacked: Int?
    /// How many a router that chooses among them has rows for.
    var rows: Int?

    var experts: Int? { names.isEmpty ? stacked ?? rows : names.count }
  }

  /// How many tensors the listing holds.
  public let tensors: Int
  /// Correction biases of routers, counted with them: some classes hold them as buffers.
  public private(set) var correctionBiases = 0
  /// Numbers that are no parameters: scales and buffers.
  public private(set) var leftOut = 0
  /// The width of the hidden state, where the token lookup shows it.
  public private(set) var hiddenSize: Int?
  private var counts: [Part: Int] = [:]
  private var blocks: [String: Block] = [:]

  /// Counts a listing.
  ///
  /// - Parameters:
  ///   - listing: the tensors.
  ///   - bits: the bits of a weight that is packed into whole numbers, where a config says them.
  ///   - file: the name that faults carry.
  /// - Throws: packed weights of unknown width.
  public init(_ listing: TensorListing, bits: Int? = nil, file: String) throws(FaultList) {
    tensors = listing.tensors.count
    let packing = WeightPacking(listing.tensors, bits: bits)
    let roles = TensorRoles(listing.tensors)
    for tensor in listing.tensors {
      guard let count = try packing.parameters(of: tensor, file: file) else {
        leftOut += tensor.count
        continue
      }
      take(tensor, count, roles.role(of: tensor))
    }
  }

  private mutating func take(
    _ tensor: TensorListing.Tensor, _ count: Int, _ role: TensorRole
  ) {
    switch role {
    case .inputEmbedding:
      counts[.inputEmbedding, default: 0] += count
      hiddenSize = hiddenSize ?? tensor.shape.last
    case .unembedding: counts[.unembedding, default: 0] += count
    case .shared: counts[.sharedExperts, default: 0] += count
    case .predictor: counts[.predictors, default: 0] += count
    case .tower: counts[.towers, default: 0] += count
    case .other: counts[.other, default: 0] += count
    case .router(let block):
      counts[.router, default: 0] += count
      if tensor.name.hasSuffix("correction_bias") || tensor.name.hasSuffix("expert_bias") {
        correctionBiases += count
      } else if tensor.shape.count == 2 {
        blocks[block, default: Block()].rows = tensor.shape[0]
      }
    case .routed(let name, let expert):
      counts[.routedExperts, default: 0] += count
      var block = blocks[name, default: Block()]
      block.parameters += count
      if let expert {
        block.names.insert(expert)
      } else if tensor.shape.count >= 3
        || tensor.shape.count == 2 && tensor.name.hasSuffix("bias")
      {
        block.stacked = tensor.shape[0]
      }
      blocks[name] = block
    }
  }

  /// The parameters of a part.
  public subscript(part: Part) -> Int { counts[part, default: 0] }

  /// All parameters.
  public var total: Int { counts.values.reduce(0, +) }

  /// The parameters of the language model alone, as published sizes count it.
  public var languageModel: Int { total - self[.predictors] - self[.towers] }

  /// The blocks that hold routed experts.
  private var routed: [Block] { blocks.values.filter { $0.parameters > 0 } }

  /// Whether it has routed experts.
  public var isRouted: Bool { self[.routedExperts] > 0 }

  /// The blocks with routed experts, and the experts of each where all have equally many.
  public var layout: (blocks: Int, experts: Int?) {
    let numbers = Set(routed.map(\.experts))
    return (routed.count, numbers.count == 1 ? numbers.first ?? nil : nil)
  }

  /// The fewest experts of a block; nil where some block does not tell.
  public var fewestExperts: Int? {
    let numbers = routed.map(\.experts)
    return numbers.contains(nil) ? nil : numbers.compactMap(\.self).min()
  }

  /// The parameters of the language model that a token uses with so many routed experts of each
  /// block; nil where a block does not tell how many it holds.
  public func active(topK: Int) -> Int? {
    var idle = 0
    for block in routed {
      guard let experts = block.experts, topK <= experts, block.parameters % experts == 0 else {
        return nil
      }
      idle += block.parameters / experts * (experts - topK)
    }
    return languageModel - idle
  }

  /// The counts that a config's architecture gives for the same parts, where names tell them.
  public static func counts(_ architecture: Architecture) -> [(part: Part, parameters: Int)] {
    let count = architecture.parameters
    // One tensor holds both where they are tied.
    let (input, output) = (count[.inputEmbedding].total, count[.unembedding].total)
    let isTied = architecture.tiesEmbeddings
    let split: [(Part, Int)] = [
      (.inputEmbedding, isTied ? output : input),
      (.unembedding, (isTied ? 0 : output) + count[.logitBias].total),
      (.routedExperts, count[.routedExperts].total), (.sharedExperts, count[.sharedExperts].total),
      (.router, count[.router].total),
    ]
    return split + [(.other, count.total - split.map(\.1).reduce(0, +))]
  }
}
