import Quantities
import ReportWriter
import ScalingLaws
import ScenarioEngine

/// One comparison in one mode: a row for each law that answers, and why the others do not.
struct ComparisonReport {
  let request: ComparisonRequest
  let mode: ComparisonMode?
  let outcome: Outcome
  let width: Int?

  private var results: [LawResult] {
    outcome.results.filter {
      $0.run == request.run && $0.against == request.against && $0.mode == mode
    }
  }

  var text: String {
    let answered = results.filter { $0.numbers != nil }
    var text = heading + "\n"
    if answered.isEmpty {
      text += "No law of this scenario can answer.\n"
    } else {
      text += TerminalTable.text(of: columns, rows: answered.map(row) + spreadRows, width: width)
    }
    return text + refusals
  }

  private var heading: String {
    switch request.against {
    case .denseEquivalent:
      "\(request.run.name) against dense models; \(mode?.summary ?? "")"
    case .run(let other):
      "\(request.run.name) against \(other.name), both as they were trained"
    }
  }

  /// Why the other laws do not answer, those with the same reason together.
  private var refusals: String {
    var reasons: [(reason: String, laws: [String])] = []
    for result in results {
      guard case .failure(let refusal) = result.outcome else { continue }
      if let index = reasons.firstIndex(where: { $0.reason == refusal.reason }) {
        reasons[index].laws.append(result.law.id)
      } else {
        reasons.append((refusal.reason, [result.law.id]))
      }
    }
    return reasons.map { reason, laws in
      TerminalText.wrapped(
        "No answer from \(laws.joined(separator: ", ")): \(reason)", to: min(width ?? 100, 100)
      )
      .joined(separator: "\n  ") + "\n"
    }
    .joined()
  }

  private var isFamily: Bool { request.run.tokens == nil }

  private var columns: [TerminalTable.Column] {
    var columns = [TerminalTable.Column("law")]
    switch (request.against, mode) {
    case (.run, _):
      columns += [.init("loss gap", .right), .init("FLOP ratio", .right)]
    case (_, .sameTokens):
      columns += [
        .init("dense size", .right), .init("multiplier", .right), .init("rounding of digits"),
      ]
    default:
      columns.append(.init("multiplier", .right))
      if isFamily {
        columns += [.init("size", .right), .init("tokens", .right), .init("loss", .right)]
      } else {
        columns.append(.init("rounding of digits"))
      }
    }
    return columns + [.init("outside the fitted range")]
  }

  private func row(_ result: LawResult) -> [String] {
    guard let numbers = result.numbers else { return [] }
    let name = result.law.isFolklore ? "\(result.law.id) (folklore)" : result.law.id
    let multiplier = numbers.multiplier.map { $0.rounded(toDigits: 3) } ?? ""
    var row = [name]
    switch (request.against, mode) {
    case (.run, _):
      row += [numbers.lossGap.map(signed) ?? "", multiplier]
    case (_, .sameTokens):
      row += [
        numbers.denseEquivalent.map(ShownNumber.parameters) ?? "", multiplier,
        numbers.denseEquivalentRounding.map(ends) ?? "",
      ]
    default:
      row.append(multiplier)
      if isFamily {
        row += [
          numbers.size.map(ShownNumber.parameters) ?? "",
          numbers.tokens.map(ShownNumber.parameters) ?? "",
          numbers.loss.map { $0.fixed(4) } ?? "",
        ]
      } else {
        row.append(numbers.multiplierRounding.map(ends) ?? "")
      }
    }
    return row + [result.law.isFolklore ? "no range stated" : result.distance ?? "inside"]
  }

  private func signed(_ gap: Double) -> String { (gap < 0 ? "" : "+") + gap.fixed(4) }

  private func ends(_ interval: Interval) -> String {
    // Digits enough that the box is narrower than what is shown.
    if interval.high / interval.low < 1.001 { return "under 0.1 %" }
    return "\(ShownNumber.value(interval.low)) to \(ShownNumber.value(interval.high))"
  }

  /// Least, median and greatest answer, folklore left out.
  private var spreadRows: [[String]] {
    guard let mode, request.against == .denseEquivalent else { return [] }
    let spreads = outcome.spreads.filter { $0.run == request.run.name && $0.mode == mode }
    guard let multiplier = spreads.first(where: { $0.quantity == .multiplier }),
      multiplier.lawCount > 1
    else { return [] }
    let size = spreads.first { $0.quantity == .denseEquivalent }
    let picks: [(String, (Spread) -> Double)] = [
      ("least", { $0.minimum }), ("median", { $0.median }), ("greatest", { $0.maximum }),
    ]
    return picks.map { label, pick in
      let row = mode == .sameTokens ? [size.map { ShownNumber.parameters(pick($0)) } ?? ""] : []
      return ["\(label) of \(multiplier.lawCount)"] + row
        + [pick(multiplier).rounded(toDigits: 3)]
    }
  }
}
