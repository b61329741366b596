import Hypotheses
import Spec
import Statistics

/// A factor that a source measured, with the bounds that it gives.
struct StatedFigure: Asked, Hashable {
  let value: Double
  let low: Double?
  let high: Double?
  let source: String

  init(_ ask: inout Asking) throws(Unsettled) {
    value = ask("value", .number("a factor", above: 0, example: 3), "What was measured")
    low = ask.optional(
      "low", .number("a factor", above: 0, example: 2), "The least that the source allows")
    high = ask.optional(
      "high", .number("a factor", above: 0, example: 4), "The most that the source allows")
    source = ask("source", .text("a source", example: "a paper"), "Where the figure comes from")
    try ask.settle()
    if (low == nil) != (high == nil) {
      throw ask.fault(
        at: low == nil ? "high" : "low", "one end of a range says nothing of the other",
        "give low and high, or neither")
    }
    if let low, let high, !(low...max(low, high)).contains(value) || low > high {
      throw ask.fault(
        at: "value", "the value does not lie within its bounds", "low ≤ value ≤ high")
    }
  }

  /// The figure as evidence; without bounds there is no interval.
  var finding: Finding {
    guard let low, let high else {
      return .none(
        "\(source); the source gives no interval, and without one nothing can be concluded",
        value: value, isRatio: true)
    }
    return Finding(
      evidence: Evidence(value: value, isRatio: true) { _ in
        Interval(kind: .bounds, low: low, high: high)
      }, remark: source)
  }
}
