import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Statistics
import Tabular
import Units

/// One comparison: a table for each mode with a row for each law that answers, then why the others
/// do not and how far each law stands outside its fit.
struct ComparisonReport {
  let request: ComparisonRequest
  /// What is held equal; `nil` for two runs as they were trained.
  let modes: [ComparisonMode?]
  let outcome: Outcome
  let width: Int?
  let style: Style

  var text: String {
    let tables = modes.map { mode in
      ModeTable(request: request, mode: mode, outcome: outcome, width: width, style: style).text
    }
    let notes = ComparisonNotes(request: request, modes: modes, outcome: outcome, width: width)
    return tables.joined(separator: "\n") + (notes.text.isEmpty ? "" : "\n" + notes.text)
  }
}

/// The answers of one mode.
struct ModeTable {
  let request: ComparisonRequest
  let mode: ComparisonMode?
  let outcome: Outcome
  let width: Int?
  let style: Style

  private var results: [LawResult] {
    outcome.results.filter {
      $0.run == request.run && $0.against == request.against && $0.mode == mode
    }
  }

  var text: String {
    let answered = results.filter { $0.numbers != nil }
    let heading = style.heading(Paragraph.text(heading, width: width, indent: 0))
    if answered.isEmpty { return heading + "No law can answer; the reasons stand below.\n" }
    return heading
      + TerminalTable.text(of: columns, rows: answered.map(row) + spreadRows, width: width)
  }

  private var heading: String {
    switch request.against {
    case .denseEquivalent:
      "\(request.run.name) against dense models; \(mode?.summary ?? "")"
        + (mode == .fixedCompute ? " (negative where the MoE is better)" : "")
    case .run(let other):
      "\(request.run.name) against \(other.name), both as they were trained"
    }
  }

  private var isFamily: Bool { request.run.tokens == nil }

  private var columns: [TerminalTable.Column] {
    var columns = [TerminalTable.Column("law")]
    switch (request.against, mode) {
    case (.run, _):
      columns += [.init("loss gap", .right), .init("FLOP ratio", .right)]
    case (_, .sameTokens):
      columns += [.init("dense size", .right), .init("multiplier", .right), .init("interval")]
      if hasTokenAnswers {
        columns += [.init("token multiplier", .right), .init("dense wins below", .right)]
      }
    case (_, .fixedCompute):
      columns.append(.init("loss gap", .right))
      columns += isFamily ? familyColumns : [.init("interval")]
    default:
      columns.append(.init("multiplier", .right))
      columns += isFamily ? familyColumns : [.init("interval")]
    }
    return columns + [.init("outside fit", .right)]
  }

  private var familyColumns: [TerminalTable.Column] {
    [
      .init("size", .right), .init("tokens", .right), .init("tokens per parameter", .right),
      .init("loss", .right),
    ]
  }

  /// Whether some law says how many tokens a dense model would need.
  private var hasTokenAnswers: Bool {
    results.contains { $0.numbers?.tokenMultiplier != nil || $0.numbers?.crossover != nil }
  }

  private func row(_ result: LawResult) -> [String] {
    guard let numbers = result.numbers else { return [] }
    let multiplier =
      numbers.multiplier.map { ShownNumber.value($0, within: numbers.multiplierInterval) } ?? ""
    var row = [name(of: result.law)]
    switch (request.against, mode) {
    case (.run, _):
      row += [numbers.lossGap.map(signed) ?? "", multiplier]
    case (_, .sameTokens):
      row += [
        numbers.denseEquivalent.map {
          ShownNumber.value($0, within: numbers.denseEquivalentInterval)
        } ?? "", multiplier,
        numbers.interval.map(ends) ?? "",
      ]
      if hasTokenAnswers {
        row += [
          numbers.tokenMultiplier.map { $0.rounded(toDigits: 3) } ?? "",
          numbers.crossover.map(ShownNumber.parameters) ?? "",
        ]
      }
    case (_, .fixedCompute):
      row.append(numbers.lossGap.map(signed) ?? "")
      row += isFamily ? family(numbers) : [numbers.interval.map(ends) ?? ""]
    default:
      row.append(multiplier)
      row += isFamily ? family(numbers) : [numbers.interval.map(ends) ?? ""]
    }
    return row + [result.law.isFolklore ? "folklore" : farthest(result)]
  }

  /// The largest of the factors by which a question leaves a law's range.
  private func farthest(_ result: LawResult) -> String {
    guard let excess = result.numbers?.excesses.first else { return "inside" }
    return excess.factor.rounded(toDigits: 2) + "×"
  }

  private func name(of law: LawCard) -> String {
    if law.isFolklore { return "\(law.id) (folklore)" }
    if law.kind == .rule { return "\(law.id) (rule)" }
    return law.variantOf == nil ? law.id : "\(law.id) (variant)"
  }

  private func family(_ numbers: LawResult.Numbers) -> [String] {
    [
      numbers.size.map(ShownNumber.parameters) ?? "",
      numbers.tokens.map(ShownNumber.parameters) ?? "",
      numbers.tokensPerParameter.map { $0.rounded(toDigits: 3) } ?? "",
      numbers.loss.map { $0.fixed(4) } ?? "",
    ]
  }

  private func signed(_ gap: Double) -> String { (gap < 0 ? "" : "+") + gap.fixed(4) }

  /// The ends of an interval, and what it covers.
  private func ends(_ interval: Interval) -> String {
    let level = interval.level.map { "\(plainText(of: ($0 * 100).roundedToSignificant(6))) % " }
    let kind = interval.kind == .betweenLaws ? "between laws" : interval.kind.rawValue
    // Digits enough that the box is narrower than what is shown.
    let isNarrow = interval.low > 0 && interval.high / interval.low < 1.001
    let digits = ShownNumber.digits(interval.high, within: interval)
    let range =
      isNarrow
      ? "under 0.1 %"
      : "\(ShownNumber.value(interval.low, digits: digits)) to "
        + ShownNumber.value(interval.high, digits: digits)
    return "\(range), \(level ?? "")\(kind)"
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
