/// How many keys a query is taken to meet.
public enum AttentionCount: String, CaseIterable, Sendable {
  /// Only the tokens before it: s/2 on average over a context of s tokens, as kernels that skip
  /// the masked half compute.
  case causal
  /// All s tokens of the context, the convention of PaLM's appendix B and of most training codes.
  case full
}

/// Whether sliding windows and chunks shorten what a query meets.
public enum ReachCount: String, CaseIterable, Sendable {
  /// Every layer counts as if it saw the whole context.
  case ignored
  /// A layer with a window or chunks counts only what it sees.
  case counted
}

extension AttentionReach {
  /// The mean number of keys a query meets in a context of s tokens.
  ///
  /// Causal: s/2; in a window of w ≤ s it is w - w²/2s (the first w queries meet fewer), in
  /// chunks of c it is c/2 with the last chunk shorter. Full: s, or at most the window or chunk.
  func meanKeys(context s: Double, attention: AttentionCount, reach: ReachCount) -> Double {
    let seen: AttentionReach = reach == .counted ? self : .all
    switch (seen, attention) {
    case (.all, .full): return s
    case (.all, .causal): return s / 2
    case (.window(let size), .full), (.selected(let size), .full): return min(Double(size), s)
    case (.window(let size), .causal), (.selected(let size), .causal):
      let w = min(Double(size), s)
      return w - w * w / (2 * s)
    case (.chunk(let size), _):
      let c = min(Double(size), s)
      let whole = (s / c).rounded(.down)
      let rest = s - whole * c
      let keys = (whole * c * c + rest * rest) / s
      return attention == .full ? keys : keys / 2
    }
  }
}
