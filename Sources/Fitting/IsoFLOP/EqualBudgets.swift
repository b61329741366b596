import Foundation

/// Runs that were given the same compute, found from their 6ND alone.
///
/// Runs that no neighbour within a factor of 1.15 joins to others are a group as they are, unless
/// the chain of neighbours grows beyond a factor of 1.5: 6ND is seldom exactly what a run was given.
/// A longer chain holds runs of many budgets; its groups are the windows of a factor of 1.15
/// that stand out from what lies beside them, the fullest first.
struct EqualBudgets {
  /// The positions of the runs of each group, by rising compute.
  let groups: [[Int]]
  /// Runs in no group.
  let alone: Int

  /// The largest compute of a window over its smallest, where none is asked for.
  static let standardWidth = 1.15
  /// The largest compute of a chain of neighbours over its smallest, to be one group.
  static let longestChain = 1.5
  /// Fewer sizes than this make no parabola.
  static let fewestSizes = 3
  /// Runs that a chain has at least where it is longer than a window.
  private static let fewestInChain = 5
  /// Runs that a window has at least where others lie beside it.
  private static let fewestAmongOthers = 6

  /// Groups runs by their compute.
  ///
  /// With a width, the largest compute of a group over its smallest, every window is a group;
  /// `nil` finds the chains and windows that stand out.
  init(flop: [Double], sizes: [Double], width: Double?) {
    let order = flop.indices.sorted { (flop[$0], $0) < (flop[$1], $1) }
    let scale = order.map { log(flop[$0]) }
    let span = log(width ?? Self.standardWidth) + 1e-9
    var found: [Range<Int>] = []
    if width != nil {
      found = Self.windows(scale, in: 0..<order.count, span: span)
    } else {
      for chain in Self.chains(scale, span: span) {
        let length = scale[chain.upperBound - 1] - scale[chain.lowerBound]
        if length <= span || (length <= log(Self.longestChain) && chain.count >= Self.fewestInChain)
        {
          found.append(chain)
        } else {
          found += Self.windows(scale, in: chain, span: span).filter {
            Self.standsOut($0, scale, span: span)
          }
        }
      }
    }
    groups =
      found.sorted { $0.lowerBound < $1.lowerBound }
      .map { range in range.map { order[$0] }.sorted() }
      .filter { members in
        Self.different(members.map { sizes[$0] }).count >= Self.fewestSizes
      }
    alone = order.count - groups.reduce(0) { $0 + $1.count }
  }

  /// The sizes that differ by 2 % and more from the next smaller one that counts.
  static func different(_ sizes: [Double]) -> [Double] {
    sizes.sorted().reduce(into: []) { kept, size in
      if kept.last.map({ size > $0 * 1.02 }) ?? true { kept.append(size) }
    }
  }

  /// Neighbours within a span of each other, joined as long as it goes.
  private static func chains(_ scale: [Double], span: Double) -> [Range<Int>] {
    var chains: [Range<Int>] = []
    var start = 0
    for position in scale.indices {
      if position + 1 < scale.count, scale[position + 1] - scale[position] <= span { continue }
      chains.append(start..<(position + 1))
      start = position + 1
    }
    return chains
  }

  /// The fullest window, then those on either side of it.
  private static func windows(
    _ scale: [Double], in range: Range<Int>, span: Double
  ) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    var open = [range]
    while let range = open.popLast() {
      guard let window = fullest(scale, in: range, span: span) else { continue }
      windows.append(window)
      open += [range.lowerBound..<window.lowerBound, window.upperBound..<range.upperBound]
    }
    return windows
  }

  /// The window with the most runs; of several the narrowest, then the lowest.
  private static func fullest(
    _ scale: [Double], in range: Range<Int>, span: Double
  ) -> Range<Int>? {
    var best: Range<Int>?
    var end = range.lowerBound
    for start in range {
      while end < range.upperBound, scale[end] - scale[start] <= span { end += 1 }
      guard let now = best else {
        best = start..<end
        continue
      }
      let width = scale[end - 1] - scale[start]
      let bestWidth = scale[now.upperBound - 1] - scale[now.lowerBound]
      if end - start > now.count || (end - start == now.count && width < bestWidth) {
        best = start..<end
      }
    }
    guard let best, best.count >= fewestSizes else { return nil }
    return best
  }

  private static func standsOut(_ window: Range<Int>, _ scale: [Double], span: Double) -> Bool {
    let (low, high) = (scale[window.lowerBound], scale[window.upperBound - 1])
    let below = scale[..<window.lowerBound].reversed().prefix { low - $0 <= span }.count
    let above = scale[window.upperBound...].prefix { $0 - high <= span }.count
    let beside = below + above
    return beside == 0 || (window.count >= fewestAmongOthers && window.count >= 2 * beside)
  }
}
