import Questions
import ScalingLaws
import Tabular
import Units

extension Outcome {
  /// The best design of each kind, for every search and law.
  var optimumTable: Table {
    var table = Table(
      name: "optima",
      summary: "The best design of each kind of model for a budget, under each law.",
      columns: [
        Column("search", .text, "Name of the search in the scenario."),
        Column("law", .text, "Id of the law."),
        Column(
          "budget_flop", .number, unit: "FLOP", "Training and, where tokens are given, inference."),
        Column("memory_bytes", .number, unit: "bytes", "The cap; empty is none."),
        Column("inference_tokens", .number, unit: "tokens", "Tokens after training."),
        Column("unique_tokens", .number, unit: "tokens", "Beyond them tokens repeat."),
        Column("kind", .text, "The kind of model in the law's symbols."),
        Column("experts", .number, "Its experts; 1 is dense."),
        Column("active_parameters", .number, unit: "parameters", "What a token uses."),
        Column("total_parameters", .number, unit: "parameters", "What is stored."),
        Column("tokens", .number, unit: "tokens", "Tokens of training."),
        Column(
          "loss_nats_per_token", .number, unit: "nats per token", "In the law's own units."),
        Column("loss_gap", .number, unit: "nats per token", "Loss beyond the best of all kinds."),
        Column("wasted_share", .number, "FLOP beyond what the best kind needs for it, over these."),
        Column("is_best", .boolean, "Whether it is the best of all kinds."),
        Column("is_near", .boolean, "Within 1 % of FLOP or 0.005 nats of the best."),
        Column("in_range", .boolean, "Whether it lies in the law's fitted range."),
        Column("outside", .text, "How far outside on each axis."),
        Column("remark", .text, "Why the law does not answer."),
        Column("citation", .text, "Where the law is published."),
      ])
    for result in optima {
      let search = result.search
      let head: [Cell] = [
        .text(result.name), .text(result.law.id), .number(search.budget.value),
        Cell(search.memory?.bytes.value), Cell(search.inferenceTokens?.value),
        Cell(search.data.uniqueTokens?.value),
      ]
      switch result.outcome {
      case .failure(let refusal):
        let blank = [Cell](repeating: .empty, count: table.columns.count - head.count - 2)
        table.append(
          head + blank + [.text("no answer: \(refusal.reason)"), .text(result.law.citation)])
      case .success(let region):
        for design in region.bestOfEachKind {
          table.append(head + cells(design, of: region, search))
        }
      }
    }
    return table
  }

  private func cells(
    _ design: FoundDesign, of region: DesignRegion, _ search: DesignSearch
  ) -> [Cell] {
    let excesses = region.excesses(of: design, in: search)
    let outside = excesses.map(\.phrase).joined(separator: ", ")
    return [
      .text(design.choice.name), Cell(design.experts), .number(design.footprint.active.value),
      .number(design.footprint.total.value), .number(design.allocation.tokens),
      .number(design.allocation.loss), .number(design.lossGap), .number(design.waste),
      .boolean(design.choice.name == region.best.choice.name), .boolean(design.isNear),
      .boolean(excesses.isEmpty), excesses.isEmpty ? .empty : .text(outside), .empty,
      .text(region.law.citation),
    ]
  }

  /// A number of the best designs against the budget or, where that is one, the tokens of inference.
  ///
  /// A curve for each law and cap, and with `byKind` for each kind of model; `nil` without curves.
  func optimumPanel(_ name: String, _ column: OptimumColumn, byKind: Bool) -> Panel? {
    guard let request = scenario.optima.first(where: { $0.name == name }) else { return nil }
    let isOverBudgets = request.budgets.count > 1 || request.inferenceTokens.count < 2
    var curves: [(name: String, points: [Curve.Point])] = []
    for result in optima where result.name == name {
      guard let region = try? result.outcome.get() else { continue }
      // A law with one kind of model has no kinds to tell apart.
      if byKind, region.bestOfEachKind.count < 2 { continue }
      let x = isOverBudgets ? result.search.budget.value : result.search.inferenceTokens?.value
      for design in byKind ? region.bestOfEachKind : [region.best] {
        guard let x, let y = design.value(column) else { continue }
        let label = label(
          of: result, in: request, isOverBudgets: isOverBudgets,
          kind: byKind ? design.choice.name : nil)
        let point = Curve.Point(
          x: x, y: y,
          isExtrapolated: !region.excesses(of: design, in: result.search).isEmpty)
        if let index = curves.firstIndex(where: { $0.name == label }) {
          curves[index].points.append(point)
        } else {
          curves.append((label, [point]))
        }
      }
    }
    let drawn = curves.enumerated().filter { $0.element.points.count > 1 }.map {
      Curve(name: $0.element.name, style: $0.offset, points: $0.element.points)
    }
    guard !drawn.isEmpty else { return nil }
    return Panel(
      title: "",
      x: Axis(
        isOverBudgets ? "budget (FLOP)" : "tokens of inference", isLogarithmic: true),
      y: Axis(column.label, isLogarithmic: column != .lossGap), curves: drawn)
  }

  /// What tells one curve from the others.
  private func label(
    of result: OptimumResult, in request: OptimumRequest, isOverBudgets: Bool, kind: String?
  ) -> String {
    var parts: [String] = []
    if scenario.laws.count > 1 { parts.append(result.law.id) }
    if request.memories.count > 1, let memory = result.search.memory {
      parts.append("\(memory.bytes.rounded(to: 3))B")
    }
    if isOverBudgets, request.inferenceTokens.count > 1, let tokens = result.search.inferenceTokens
    {
      parts.append("\(tokens.rounded(to: 3)) tokens served")
    }
    if let kind { parts.append(kind) }
    return parts.isEmpty ? result.law.id : parts.joined(separator: ", ")
  }
}
