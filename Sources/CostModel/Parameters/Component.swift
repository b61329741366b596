/// A part of a model that parameters and FLOP are counted for.
public enum Component: String, CaseIterable, Sendable {
  /// The token lookup, where it has a matrix of its own.
  case inputEmbedding = "input_embedding"
  /// The projections between embeddings and a hidden state of another width.
  case embeddingProjections = "embedding_projections"
  /// Learned positions and relative-position biases.
  case positions
  /// The projections of softmax attention, biases and sinks included.
  case attention
  /// The products of queries with keys and of scores with values; no parameters.
  case attentionScores = "attention_scores"
  /// State-space and linear-attention mixers.
  case recurrence
  /// The update and reading of a recurrent state; no parameters.
  case recurrentState = "recurrent_state"
  /// Dense feed-forwards, parallel residual ones included.
  case denseFeedForward = "dense_feed_forward"
  /// What else passes the hidden state on: hyper-connections, AltUp, LAuReL, per-layer embeddings.
  case residualPaths = "residual_paths"
  case router
  case routedExperts = "routed_experts"
  /// Experts that every token uses, with their gate.
  case sharedExperts = "shared_experts"
  /// All norms: of layers, of queries and keys, of latents, and the last one.
  case norms
  /// The bias of the logits.
  case logitBias = "logit_bias"
  /// The logit projection; the one shared matrix where embeddings are tied.
  case unembedding
}

/// A value for each component, kept in place so that counting allocates nothing.
public struct PerComponent<Value: AdditiveArithmetic & Hashable & Sendable>: Hashable, Sendable {
  public var inputEmbedding = Value.zero
  public var embeddingProjections = Value.zero
  public var positions = Value.zero
  public var attention = Value.zero
  public var attentionScores = Value.zero
  public var recurrence = Value.zero
  public var recurrentState = Value.zero
  public var denseFeedForward = Value.zero
  public var residualPaths = Value.zero
  public var router = Value.zero
  public var routedExperts = Value.zero
  public var sharedExperts = Value.zero
  public var norms = Value.zero
  public var logitBias = Value.zero
  public var unembedding = Value.zero

  /// Nothing in any component.
  public init() {}

  public subscript(component: Component) -> Value {
    switch component {
    case .inputEmbedding: inputEmbedding
    case .embeddingProjections: embeddingProjections
    case .positions: positions
    case .attention: attention
    case .attentionScores: attentionScores
    case .recurrence: recurrence
    case .recurrentState: recurrentState
    case .denseFeedForward: denseFeedForward
    case .residualPaths: residualPaths
    case .router: router
    case .routedExperts: routedExperts
    case .sharedExperts: sharedExperts
    case .norms: norms
    case .logitBias: logitBias
    case .unembedding: unembedding
    }
  }

  /// The sum over all components.
  public var sum: Value {
    let mixers = attention + attentionScores + recurrence + recurrentState
    let feedForwards = denseFeedForward + residualPaths + router + routedExperts + sharedExperts
    let lookups = inputEmbedding + embeddingProjections + positions
    return lookups + mixers + feedForwards + norms + logitBias + unembedding
  }

  /// The same components with each value changed in one way.
  func mapped<Other>(_ change: (Value) -> Other) -> PerComponent<Other> {
    var other = PerComponent<Other>()
    other.inputEmbedding = change(inputEmbedding)
    other.embeddingProjections = change(embeddingProjections)
    other.positions = change(positions)
    other.attention = change(attention)
    other.attentionScores = change(attentionScores)
    other.recurrence = change(recurrence)
    other.recurrentState = change(recurrentState)
    other.denseFeedForward = change(denseFeedForward)
    other.residualPaths = change(residualPaths)
    other.router = change(router)
    other.routedExperts = change(routedExperts)
    other.sharedExperts = change(sharedExperts)
    other.norms = change(norms)
    other.logitBias = change(logitBias)
    other.unembedding = change(unembedding)
    return other
  }
}
