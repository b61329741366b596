import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Tabular
import Units

/// The best designs of one search: a row for each budget, cap and law, evenly chosen where they are
/// many.
struct OptimaReport {
  let request: OptimumRequest
  let outcome: Outcome
  let width: Int?
  let style: Style

  private static let mostRows = 12

  private var answers: [OptimumResult] { outcome.optima.filter { $0.name == request.name } }

  var text: String {
    let all = answers
    let heading = style.heading(Paragraph.text("Best designs: \(request.name)", width: width))
    let found = all.compactMap { answer in
      (try? answer.outcome.get()).map { (answer: answer, region: $0) }
    }
    let step = max(1, (found.count + Self.mostRows - 1) / Self.mostRows)
    let shown = stride(from: 0, to: found.count, by: step).map { found[$0] }
    var text = heading
    if !shown.isEmpty {
      text += TerminalTable.text(
        of: columns, rows: shown.map { row($0.answer, $0.region) }, width: width)
    }
    if shown.count < found.count {
      text +=
        "\(shown.count) of \(found.count) rows; optima.csv holds all, and the best of each kind\n"
    }
    return text + refusals(all)
  }

  private var hasMemory: Bool { request.memories.contains { $0 != nil } }
  private var hasInference: Bool { request.inferenceTokens.contains { $0 != nil } }

  private var columns: [TerminalTable.Column] {
    [.init("law"), .init("budget", .right)] + (hasMemory ? [.init("memory", .right)] : [])
      + (hasInference ? [.init("tokens served", .right)] : [])
      + [
        .init("design"), .init("active", .right), .init("total", .right), .init("tokens", .right),
        .init("loss", .right), .init("outside fit", .right),
      ]
  }

  private func row(_ answer: OptimumResult, _ region: DesignRegion) -> [String] {
    let (search, best) = (answer.search, region.best)
    let excess = region.excesses(of: best, in: search).first
    return [answer.law.id, ShownNumber.flop(search.budget.value)]
      + (hasMemory ? [search.memory.map { $0.bytes.rounded(to: 3) + "B" } ?? "none"] : [])
      + (hasInference ? [search.inferenceTokens.map { $0.rounded(to: 3) } ?? "none"] : [])
      + [
        best.choice.name, ShownNumber.parameters(best.footprint.active.value),
        ShownNumber.parameters(best.footprint.total.value),
        ShownNumber.parameters(best.allocation.tokens), best.allocation.loss.fixed(4),
        excess.map { $0.factor.rounded(toDigits: 2) + "×" } ?? "inside",
      ]
  }

  /// Why laws do not answer, once each.
  private func refusals(_ answers: [OptimumResult]) -> String {
    var lines: [String] = []
    for answer in answers {
      guard case .failure(let refusal) = answer.outcome else { continue }
      let line = "\(answer.law.id): \(refusal.reason)"
      if !lines.contains(line) { lines.append(line) }
    }
    guard !lines.isEmpty else { return "" }
    return "No answer:\n"
      + lines.map { "  " + Paragraph.text($0, width: width, indent: 4) }.joined()
  }
}
