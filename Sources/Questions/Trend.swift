import Foundation
import Tabular
import Units

/// What curves show, in a sentence that follows from their numbers.
public struct Trend {
  private enum Shape: String {
    case rises, falls, peaks, dips
    case level = "hardly changes"
  }

  private let curve: Curve
  private let first: Curve.Point
  private let last: Curve.Point
  private let shape: Shape
  /// The highest point of a peak, the lowest of a dip.
  private let turn: Curve.Point

  private init?(_ curve: Curve) {
    let points = curve.points.filter { $0.x.isFinite && $0.y.isFinite }.sorted { $0.x < $1.x }
    guard let first = points.first, let last = points.last, points.count > 1,
      let high = points.max(by: { $0.y < $1.y }), let low = points.min(by: { $0.y < $1.y })
    else { return nil }
    (self.curve, self.first, self.last) = (curve, first, last)
    let range = high.y - low.y
    let size = max(abs(high.y), abs(low.y))
    if range <= size * 0.01 {
      (shape, turn) = (.level, last)
    } else if high.y - max(first.y, last.y) > range * 0.1 {
      (shape, turn) = (.peaks, high)
    } else if min(first.y, last.y) - low.y > range * 0.1 {
      (shape, turn) = (.dips, low)
    } else {
      (shape, turn) = (last.y > first.y ? .rises : .falls, last)
    }
  }

  /// The sentence on what a panel's vertical axis shows, `subject`; `nil` without curves.
  ///
  /// `by` stands between what curves do and their names, such as "under".
  public static func sentence(_ subject: String, of panel: Panel, by: String = "under") -> String? {
    let trends = panel.curves.filter { $0.form == .line }.compactMap { Trend($0) }
    guard let only = trends.first else { return nil }
    let start = subject.capitalised
    let name = { (axis: Axis, value: Double) in axis.words(value) }
    if trends.count == 1 { return start + " " + only.words(panel, name) }
    let shapes = trends.map(\.shape).reduce(into: [Shape]()) { seen, shape in
      if !seen.contains(shape) { seen.append(shape) }
    }
    if shapes.count == 1 {
      let ends = trends.map(\.last.y)
      let (low, high) = (ends.min() ?? 0, ends.max() ?? 0)
      let span =
        low == high
        ? name(panel.y, low) : "\(name(panel.y, low)) to \(name(panel.y, high))"
      let all = trends.count == 2 ? "both" : "all \(trends.count)"
      return "\(start) \(only.shape.rawValue) \(by) \(all): \(span) at "
        + panel.x.amount(only.last.x)
    }
    let parts = shapes.map { shape -> String in
      let names = trends.filter { $0.shape == shape }.map(\.curve.name)
      let few =
        names.count > 3 ? "\(names.count) of \(trends.count)" : names.joined(separator: ", ")
      return "\(shape.rawValue) \(by) \(few)"
    }
    return start + " " + parts.joined(separator: ", ")
  }

  private func words(_ panel: Panel, _ name: (Axis, Double) -> String) -> String {
    switch shape {
    case .rises, .falls:
      return "\(shape.rawValue) from \(name(panel.y, first.y)) to \(name(panel.y, last.y)) between "
        + "\(name(panel.x, first.x)) and \(panel.x.amount(last.x))"
    case .peaks, .dips:
      return "\(shape.rawValue) at \(name(panel.y, turn.y)) near \(panel.x.amount(turn.x))"
    case .level:
      return "hardly changes: \(name(panel.y, last.y))"
    }
  }
}

extension String {
  /// The text with a capital at its start.
  public var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension Axis {
  /// A number of the axis as a sentence has it: `52.1B`, `2.3×`, `$250K`, `1e24`.
  public func words(_ value: Double) -> String {
    let words = label.lowercased().split { !$0.isLetter }
    let near = value.roundedToSignificant(3)
    let plain =
      near == near.rounded() && abs(near) < 1e4 ? plainText(of: near) : value.rounded(toDigits: 3)
    if reference == 1 { return plain + "×" }
    if words.contains("dollars") { return "$" + Dollars(value).rounded(to: 3) }
    if words.contains("percent") { return value.rounded(toDigits: 2) + " %" }
    return abs(value) >= 1e4
      ? words.contains("flop") ? ShownNumber.flop(value) : ShownNumber.parameters(value)
      : plain
  }

  /// A number with what it counts: `1e24 training FLOP`.
  public func amount(_ value: Double) -> String {
    let plain = label.prefix { $0 != "(" && $0 != "," }
    return words(value) + " " + plain.trimmingCharacters(in: .whitespaces)
  }
}
