import Units

extension Architecture {
  /// Equal pre-norm layers of RMS norms and gated feed-forwards, the shape that LLaMA
  /// (arXiv 2302.13971) made common.
  static func llama(
    d: Int, layers: Int, attention: GroupedAttention, feedForward: FeedForward, vocabulary: Int,
    ties: Bool = false, normsPerLayer: Int = 2
  ) -> Architecture {
    Architecture(
      hiddenSize: d, vocabulary: vocabulary, tiesEmbeddings: ties,
      layers: [
        .same(layers, d: d, .attention(attention), feedForward, normsPerLayer: normsPerLayer)
      ],
      finalNormWeights: d)
  }

  /// Equal layers of layer norms with biases, biased projections and a 4d feed-forward, the shape
  /// of GPT-2 and its kin.
  static func gpt(
    d: Int, layers: Int, heads: Int, vocabulary: Int, ties: Bool, positionRows: Int = 0
  ) -> Architecture {
    let attention = GroupedAttention(
      heads: heads, kvHeads: heads, headDim: d / heads, hasInputBias: true, hasOutputBias: true)
    let feedForward = DenseFeedForward(width: 4 * d, isGated: false, hasBias: true)
    let layer = Layer(
      mixer: .attention(attention), feedForward: .dense(feedForward), normWeights: 4 * d)
    return Architecture(
      hiddenSize: d, vocabulary: vocabulary, tiesEmbeddings: ties,
      layers: [LayerGroup(count: layers, layer: layer)], finalNormWeights: 2 * d,
      positionWeights: positionRows * d)
  }
}

extension LayerGroup {
  /// Equal layers with so many RMS norms over the hidden state.
  static func same(
    _ count: Int, d: Int, _ mixer: Mixer, _ feedForward: FeedForward, normsPerLayer: Int = 2
  ) -> LayerGroup {
    LayerGroup(
      count: count,
      layer: Layer(mixer: mixer, feedForward: feedForward, normWeights: normsPerLayer * d))
  }
}

extension GroupedAttention {
  /// Heads without biases: so many queries, so many keys and values, so wide.
  static func heads(_ heads: Int, _ kvHeads: Int, _ headDim: Int) -> GroupedAttention {
    GroupedAttention(heads: heads, kvHeads: kvHeads, headDim: headDim)
  }
}

extension FeedForward {
  /// A gated feed-forward without biases.
  static func gated(_ width: Int) -> FeedForward { .dense(DenseFeedForward(width: width)) }

  /// Gated experts without biases, with shared experts of their width where there are any.
  static func experts(_ experts: Int, top topK: Int, _ width: Int, shared: Int = 0) -> FeedForward {
    .routed(
      RoutedFeedForward(
        experts: experts, topK: topK, width: width,
        shared: shared > 0 ? SharedExperts(count: shared, width: width) : nil))
  }
}

extension Sourced where Value == Parameters {
  /// Billions of parameters.
  static func billion(_ count: Double, _ source: String) -> Self {
    Self(Parameters(count * 1e9), source)
  }
}

extension Sourced where Value == Tokens {
  /// Trillions of tokens.
  static func trillion(_ count: Double, _ source: String) -> Self {
    Self(Tokens(count * 1e12), source)
  }
}

extension Sourced where Value == Seconds {
  /// Hours of all devices together.
  static func hours(_ count: Double, _ source: String) -> Self {
    Self(Seconds(count * 3600), source)
  }
}

extension Sourced where Value == PublishedFigures.Hardware {
  /// Devices by name and number.
  static func devices(_ device: String, _ count: Int? = nil, _ source: String) -> Self {
    Self(PublishedFigures.Hardware(device: device, count: count), source)
  }
}

/// Places that several rows cite.
enum Source {
  /// A configuration file of MaxText.
  static func maxText(_ file: String, commit: String = "e591f30") -> String {
    "AI-Hypercomputer/maxtext src/maxtext/configs/models/\(file).yml (commit \(commit))"
  }

  static let litGPT = "LitGPT 0.5.13 config.py, after the released config.json"
  static let transformers = "transformers 5.23.0, defaults of the model's configuration class"
  static let epoch =
    "Epoch AI, All ML Systems (epoch-research/training-cost-trends commit 263c40a)"

  /// A figure that nobody looked up again; shown, but never a default.
  static func recalled(_ place: String) -> String { "recalled, unverified: \(place)" }
}
