import Diagnostics
import Foundation
import Questions
import ScalingLaws
import Spec
import Statistics
import Tabular

/// A picture of the cases of a sweep.
protocol SweepPicture: Picture {
  /// Whether it shows cases; pictures of something else may share its word.
  var drawsSweep: Bool { get }

  /// What a sweep lacks for the picture.
  func fault(on sweep: Sweep?) -> InputFault?

  /// What is drawn; `nil` where there is nothing to draw.
  func drawing(of outcome: Outcome) -> Drawing?
}

extension SweepPicture {
  var drawsSweep: Bool { true }

  func fault(on sweep: Sweep?) -> InputFault? {
    guard sweep == nil else { return nil }
    return InputFault(
      problem: "there is no sweep to draw", hint: "add a sweep, or leave out this plot")
  }

  func drawing(of results: Results) -> Drawing? { nil }
}

extension PlotRequest {
  /// Whether the picture shows the cases of a sweep.
  var drawsSweep: Bool { (picture as? any SweepPicture)?.drawsSweep ?? false }
}

/// A column of the sweep against its first axis: a curve for each value of the other axes and each
/// law, a panel for each law where both are several.
struct SweepCurves: SweepPicture {
  static let kind = "sweep"
  static let summary = "A number of each case against the sweep's first axis"

  private let column: SweepColumn

  init(_ ask: inout Asking) throws(Unsettled) {
    column = ask("y", .choice(), "The number that is drawn")
    try ask.settle()
  }

  func drawing(of outcome: Outcome) -> Drawing? {
    let scenario = outcome.scenario
    guard let axes = scenario.sweep?.axes, let axis = axes.first, axis.isNumeric else { return nil }
    var others: [String] = []
    for sweepCase in outcome.sweep {
      let name = sweepCase.othersInWords(axes)
      if !others.contains(name) { others.append(name) }
    }
    let laws = scenario.laws.filter { law in
      outcome.sweep.contains {
        $0.results.contains { $0.law.id == law.card.id && value($0) != nil }
      }
    }
    let lines = laws.enumerated().flatMap { number, law in
      others.enumerated().compactMap { index, other -> (law: String, curve: Curve)? in
        let points = outcome.sweep.flatMap { sweepCase -> [Curve.Point] in
          guard let x = sweepCase.values.first?.number, sweepCase.othersInWords(axes) == other
          else {
            return []
          }
          return sweepCase.results.compactMap { result in
            guard result.law.id == law.card.id, let y = value(result) else { return nil }
            return Curve.Point(
              x: x, y: y, band: result.numbers.flatMap(column.interval).map { $0.low...$0.high },
              isExtrapolated: result.numbers?.excesses.isEmpty == false)
          }
        }
        guard points.count >= 2 else { return nil }
        let isByOther = others.count > 1
        return (
          law.card.id,
          Curve(
            name: isByOther ? other : law.card.id, style: isByOther ? index : number,
            points: points.sorted { $0.x < $1.x })
        )
      }
    }
    let isSplit = others.count > 1 && laws.count > 1
    let panels = (isSplit ? laws.map { Optional($0.card.id) } : [nil]).map { law in
      let curves = lines.filter { law == nil || $0.law == law }.map(\.curve)
      return Panel(
        title: law ?? "", x: axis.axis,
        y: column.axis(spanning: curves.flatMap { $0.points.map(\.y) }), curves: curves)
    }.filter { !$0.curves.isEmpty }
    guard let first = panels.first else { return nil }
    let by = others.count > 1 ? "with" : "under"
    let finding = Trend.sentence(column.subject, of: first, by: by) ?? ""
    return Drawing(
      title: (isSplit ? "Under \(first.title): " : "") + finding,
      subtitle: "\(column.label.capitalised), against \(axis.label)"
        + (others.count > 1
          ? ", by \(axes.dropFirst().map(\.label).joined(separator: " and "))"
          : laws.count > 1 ? ", by law" : ""),
      .curves(panels),
      footer: outcome.drawnFrom.citations(
        of: lines.map(\.law), refused: refused(outcome, lines.map(\.law))))
  }

  private func value(_ result: LawResult) -> Double? { result.numbers.flatMap(column.value) }

  /// Why laws without a curve give none.
  private func refused(_ outcome: Outcome, _ drawn: [String]) -> [String: String] {
    var reasons: [String: String] = [:]
    for result in outcome.sweep.lazy.flatMap(\.results) where !drawn.contains(result.law.id) {
      if let refusal = result.refused { reasons[result.law.id] = refusal.reason }
    }
    return reasons
  }
}

extension SweepCase {
  /// The values of all axes but the first: `64 experts per layer`.
  func othersInWords(_ axes: [SweepAxis]) -> String {
    zip(axes, values).dropFirst().map { axis, value in
      let plain = axis.label.prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces)
      return axis.isNumeric ? "\(value.text) \(plain)" : value.text
    }.joined(separator: ", ")
  }
}

extension SweepAxis {
  /// What is varied, in words: of known keys as people say it, of others the key's own words.
  var label: String {
    let parts = path.split { ".[]".contains($0) }.map(String.init)
    let key = parts.last { Int($0) == nil } ?? path
    if let known = Self.known[key] { return known }
    let words = key.map { $0.isUppercase ? " " + $0.lowercased() : String($0) }.joined()
    let owner = parts.dropLast().last { $0 != "multiplier" && Int($0) == nil } ?? ""
    return ["value", "score"].contains(key) ? "\(words) of \(owner)" : words
  }

  /// The axis at the values that were asked about.
  var axis: Axis {
    let numbers = values.compactMap(\.number)
    var axis = Axis(label, spanning: numbers)
    if numbers.count <= 12 { axis.tics = numbers }
    return axis
  }

  private static let known = [
    "flop": "training FLOP", "tokens": "training tokens", "total": "total parameters",
    "active": "active parameters", "experts": "experts per layer", "topK": "experts per token",
    "inferenceTokens": "tokens of inference", "hiddenOverExpertWidth": "hidden over expert width",
    "exposuresWorth": "worth of an exposure", "sd": "run-to-run deviation",
  ]
}

extension SweepColumn {
  /// The interval of the number, where the law has one.
  fileprivate func interval(of numbers: LawResult.Numbers) -> Interval? {
    switch self {
    case .denseEquivalent: numbers.denseEquivalentInterval
    case .multiplier: numbers.multiplierInterval
    case .lossGap: numbers.lossGapInterval
    default: nil
    }
  }

  func value(of numbers: LawResult.Numbers) -> Double? {
    switch self {
    case .denseEquivalent: numbers.denseEquivalent
    case .multiplier: numbers.multiplier
    case .loss: numbers.loss
    case .size: numbers.size
    case .tokens: numbers.tokens
    case .tokensPerParameter: numbers.tokensPerParameter
    case .lossGap: numbers.lossGap
    case .tokenMultiplier: numbers.tokenMultiplier
    case .crossover: numbers.crossover
    }
  }
}
