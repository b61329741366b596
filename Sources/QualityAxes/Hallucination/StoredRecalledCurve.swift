import Diagnostics
import Foundation
import Units

/// Stored and recalled shares by size, on straight lines in log size between measured points.
///
/// The lines rise or stay level because the points have to. Beyond the first and last point the log
/// odds go on as between the two points there, and the answer is flagged with the distance; a share
/// of exactly 0 or 1 has no log odds, and is held and flagged. With the bundled points it is
/// illustrative: two dense models carry it.
public struct StoredRecalledCurve: Hashable, Sendable {
  /// The points that have a size, the smallest first.
  public let points: [StoredRecalledPoint]
  private let sizes: [Double]

  /// At least two sizes, with stored and recalled shares that do not fall with size.
  ///
  /// Points without a size are left out: a size is what the curve is drawn over.
  public init(through points: [StoredRecalledPoint]) throws(InputFaults) {
    let sized = points.compactMap { point in point.size.map { (point, $0.value) } }
      .sorted { $0.1 < $1.1 }
    var check = InputCheck()
    check.require(
      sized.count >= 2, "points", "a curve needs two sizes", "give points of two sizes at least")
    for (small, large) in zip(sized, sized.dropFirst()) {
      let names = "from \(Fault.quoted(small.0.model)) to \(Fault.quoted(large.0.model))"
      check.require(
        small.1 < large.1, "points", "the size stays the same \(names)",
        "average points of one size")
      check.require(
        small.0.stored <= large.0.stored, "points", "the stored share falls \(names)",
        "average neighbouring points, or leave one out")
      check.require(
        small.0.recalled <= large.0.recalled, "points", "the recalled share falls \(names)",
        "average neighbouring points, or leave one out")
    }
    try check.finish()
    self.points = sized.map(\.0)
    sizes = sized.map { log10($0.1) }
  }

  /// P(stored) of a model of so many parameters, for facts as often met as those of the points.
  public func stored(at size: Parameters) -> Flagged<Double> {
    value(at: size) { $0.stored }
  }

  /// P(recalled | stored) of a dense model of so many parameters.
  public func recalled(at size: Parameters) -> Flagged<Double> {
    value(at: size) { $0.recalled }
  }

  /// The split of an MoE: stored by its total parameters, recalled as its dense equivalent does.
  ///
  /// Which size recall goes by is open: no MoE was measured. Single-hop recall follows total
  /// parameters, so that the dense equivalent of the recall axis is the one that evidence supports.
  public func split(
    total: Parameters, denseEquivalent: Parameters, guessing: Double = 0
  ) throws(InputFaults) -> Flagged<RecallSplit> {
    try split(stored: stored(at: total), denseEquivalent: denseEquivalent, guessing: guessing)
  }

  /// The split where the stored share is known otherwise, such as from `KnowledgeCoverage`.
  public func split(
    stored: Flagged<Double>, denseEquivalent: Parameters, guessing: Double = 0
  ) throws(InputFaults) -> Flagged<RecallSplit> {
    let recalled = recalled(at: denseEquivalent)
    let split = try RecallSplit(
      stored: stored.value, recalled: recalled.value, guessing: guessing)
    return Flagged(
      split, excess: max(stored.excess, recalled.excess),
      isClamped: stored.isClamped || recalled.isClamped)
  }

  private func value(
    at size: Parameters, of share: (StoredRecalledPoint) -> Double
  ) -> Flagged<Double> {
    guard size.value > 0 else {
      return Flagged(share(points[0]), excess: .infinity, isClamped: true)
    }
    let position = log10(size.value)
    let last = points.count - 1
    if position <= sizes[0] || position >= sizes[last] {
      let end = position <= sizes[0] ? 0 : last
      let inner = end == 0 ? 1 : last - 1
      let distance = position - sizes[end]
      let (value, beside) = (share(points[end]), share(points[inner]))
      let excess = pow(10, abs(distance))
      guard distance != 0, min(value, beside) > 0, max(value, beside) < 1 else {
        return Flagged(value, excess: excess, isClamped: distance != 0)
      }
      let (odds, other) = (log(value / (1 - value)), log(beside / (1 - beside)))
      let beyond = odds + (odds - other) / (sizes[end] - sizes[inner]) * distance
      return Flagged(1 / (1 + exp(-beyond)), excess: excess)
    }
    let next = sizes.firstIndex { $0 > position } ?? last
    let part = (position - sizes[next - 1]) / (sizes[next] - sizes[next - 1])
    let (low, high) = (share(points[next - 1]), share(points[next]))
    return Flagged(low + part * (high - low))
  }
}
