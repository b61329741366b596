import CostModel

extension FeedForwardRule {
  /// One gated feed-forward of three matrices in every layer.
  static func gated(bias: Toggle = .off) -> FeedForwardRule { dense(isGated: true, bias: bias) }

  /// One feed-forward of two matrices in every layer, four times as wide as the hidden state
  /// where the dialect's class fills the width in.
  static func plain(bias: Toggle = .on, fillsIn: Bool = false) -> FeedForwardRule {
    FeedForwardRule { keys, frame in
      let filled = 4 * frame.hiddenSize
      let width =
        fillsIn ? keys.optionalSize(Spelling.width) ?? filled : keys.size(Spelling.width)
      let dense = DenseFeedForward(width: width, isGated: false, hasBias: bias.read(&keys))
      return { _ in .dense(dense) }
    }
  }

  private static func dense(isGated: Bool, bias: Toggle) -> FeedForwardRule {
    FeedForwardRule { keys, _ in
      let dense = DenseFeedForward(
        width: keys.size(Spelling.width), isGated: isGated, hasBias: bias.read(&keys))
      return { _ in .dense(dense) }
    }
  }
}
