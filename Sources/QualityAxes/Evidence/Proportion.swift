import Diagnostics
import Statistics

/// A share that was counted: so many of so many.
public struct Proportion: Hashable, Sendable {
  public let count: Int
  public let total: Int

  /// A count from 0 to `total`, `total` at least 1.
  public init(_ count: Int, of total: Int) throws(InputFaults) {
    var check = InputCheck()
    check.count(total, in: 1...Int.max, "total")
    check.count(count, in: 0...max(0, total), "count")
    try check.finish()
    self.count = count
    self.total = total
  }

  /// A counted share whose numbers are ours.
  init(known count: Int, of total: Int) {
    precondition(
      count >= 0 && count <= total && total > 0, "a counted share has its parts in order")
    self.count = count
    self.total = total
  }

  public var share: Double { Double(count) / Double(total) }

  /// Wilson's interval for the share; `level` has to lie between 0 and 1, both excluded.
  public func wilson(level: Double = 0.95) -> ClosedRange<Double> {
    Wilson.interval(of: count, among: total, level: level)
  }
}
