import Foundation

/// An MoE beside dense models of the same training FLOP.
struct QualityGap: Sendable {
  let moe: QualityPoint
  /// What the dense models score at its FLOP.
  let dense: Double
  /// The dense models that this rests on.
  let beside: [QualityPoint]

  /// By how much the MoE is better.
  var gain: Double { moe.isLessBetter ? dense - moe.score : moe.score - dense }

  /// The gaps of one metric: along the line in log FLOP through the dense siblings, where the MoE's
  /// FLOP lie between theirs; without families beside the nearest dense model within a factor of 1.5.
  static func all(_ points: [QualityPoint]) -> [QualityGap] {
    let dense = points.filter { $0.isDense && $0.flop != nil }
    return points.filter { !$0.isDense }.compactMap { moe in
      guard let flop = moe.flop else { return nil }
      let ladder = dense.filter { $0.family == moe.family }.sorted {
        ($0.flop ?? 0) < ($1.flop ?? 0)
      }
      guard !moe.family.isEmpty else {
        let near = ladder.min { abs(log(($0.flop ?? 1) / flop)) < abs(log(($1.flop ?? 1) / flop)) }
        guard let near, abs(log((near.flop ?? 1) / flop)) <= log(1.5) else { return nil }
        return QualityGap(moe: moe, dense: near.score, beside: [near])
      }
      for (low, high) in zip(ladder, ladder.dropFirst()) {
        guard let from = low.flop, let to = high.flop, from <= flop, flop <= to, from < to else {
          continue
        }
        let share = log(flop / from) / log(to / from)
        return QualityGap(
          moe: moe, dense: low.score + (high.score - low.score) * share, beside: [low, high])
      }
      return nil
    }
  }
}
