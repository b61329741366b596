/// The exact parameters of an architecture, by component.
public struct ParameterCount: Hashable, Sendable {
  let tally: PerComponent<WeightTally<Int>>
  private let sum: WeightTally<Int>

  init(_ tally: PerComponent<WeightTally<Int>>) {
    self.tally = tally
    sum = tally.sum
  }

  /// All parameters, each trained weight once.
  public var total: Int { sum.total }

  /// All parameters under a convention on embeddings.
  public func total(_ convention: ActiveConvention) -> Int {
    sum.total - left(out: convention)
  }

  /// The parameters that one token uses: K of E experts, everything else whole.
  ///
  /// For an encoder-decoder model both stacks count, as its published figures do, although an
  /// input token passes only the encoder and an output token only the decoder.
  public func active(_ convention: ActiveConvention) -> Int {
    sum.active - left(out: convention)
  }

  /// What a convention leaves out.
  private func left(out convention: ActiveConvention) -> Int {
    switch convention {
    case .all: 0
    case .noInputEmbedding: tally.inputEmbedding.total
    case .noEmbedding: tally.inputEmbedding.total + tally.unembedding.total
    }
  }

  /// One component's parameters.
  public subscript(component: Component) -> ComponentCount {
    ComponentCount(
      name: component, total: tally[component].total, active: tally[component].active)
  }

  /// Every component that has parameters, in the order of `Component.allCases`.
  public var components: [ComponentCount] {
    Component.allCases.map { self[$0] }.filter { $0.total > 0 }
  }
}

/// The parameters of one component.
public struct ComponentCount: Hashable, Sendable {
  public let name: Component
  /// All parameters.
  public let total: Int
  /// Those that one token uses.
  public let active: Int
}

extension Architecture {
  /// The exact parameters, by component.
  public var parameters: ParameterCount { ParameterCount(weights(in: Int.self)) }
}

/// Which embeddings a count of parameters includes.
///
/// Published "active parameters" follow any of the three: Mixtral, OLMoE and Qwen count both
/// embeddings, gpt-oss leaves out the input lookup, GLM-4.5 and MiniMax-01 leave out both. One
/// tied matrix counts once and as the logit projection, since that is where it costs FLOP.
public enum ActiveConvention: String, CaseIterable, Sendable {
  /// Every parameter that a token uses, both embeddings included.
  case all
  /// Without the input lookup, which costs no FLOP; the logit projection stays.
  case noInputEmbedding
  /// Without both embeddings, as scaling laws since Kaplan et al. (arXiv 2001.08361) count.
  case noEmbedding
}
