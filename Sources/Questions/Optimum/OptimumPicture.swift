import ScalingLaws
import Spec
import Tabular
import Units

/// A number of the best designs against the budget or, where that is one, the tokens of inference.
public struct OptimumPicture: Picture {
  public static let kind = "optimum"
  public static let summary = "A number of the best designs against the budget or inference"
  private let optimum: String
  private let column: OptimumColumn
  private let byKind: Bool

  public init(_ ask: inout Asking) throws(Unsettled) {
    optimum = ask("of", .name(of: "optimum entry"), "The entry's name")
    column = ask("y", .choice(), "The number that is drawn")
    byKind =
      ask.optional(
        "each", .word(of: ["kind"]),
        "kind: a curve for each kind of model, not for the best alone") != nil
    try ask.settle()
  }

  /// A curve for each law and cap, and with `byKind` for each kind of model.
  public func drawing(of results: Results) -> Drawing? {
    guard
      let asked = results.findings.of(Optimum.self).first(where: { $0.question.name == optimum })
    else { return nil }
    let request = asked.question.request
    let isOverBudgets = request.budgets.count > 1 || request.inferenceTokens.count < 2
    let severalLaws = results.world.laws.count > 1
    var curves: [(name: String, points: [Curve.Point])] = []
    for result in asked.found.results {
      let designs = result.bestOfEachKind
      // A law with one kind of model has no kinds to tell apart.
      if byKind, designs.count < 2 { continue }
      let x = isOverBudgets ? result.search.budget.value : result.search.inferenceTokens?.value
      for design in byKind ? designs : designs.filter(\.isBest) {
        guard let x, let y = design.value(column) else { continue }
        let label = Self.label(
          of: result, in: request, severalLaws: severalLaws, isOverBudgets: isOverBudgets,
          kind: byKind ? design.kind : nil)
        let point = Curve.Point(x: x, y: y, isExtrapolated: !design.excesses.isEmpty)
        if let index = curves.firstIndex(where: { $0.name == label }) {
          curves[index].points.append(point)
        } else {
          curves.append((label, [point]))
        }
      }
    }
    let drawn = curves.enumerated().filter { $0.element.points.count > 1 }.map {
      Curve(
        name: $0.element.name, style: $0.offset,
        points: column == .experts ? Self.steps($0.element.points) : $0.element.points)
    }
    guard !drawn.isEmpty else { return nil }
    let panel = Panel(
      title: "",
      x: Axis(
        isOverBudgets ? "training FLOP" : "tokens of inference", isLogarithmic: true),
      y: Axis(
        column.label, isLogarithmic: column != .lossGap,
        tics: column == .experts ? drawn.flatMap { $0.points.map(\.y) } : []), curves: drawn)
    // With several laws a curve's name starts with its law.
    let ids = results.world.laws.map(\.card.id).filter { id in
      !severalLaws || drawn.contains { $0.name == id || $0.name.hasPrefix(id + ",") }
    }
    return Drawing(
      title: Trend.sentence(column.subject, of: panel, by: byKind ? "with" : "under") ?? "",
      subtitle:
        "\(column.label.capitalised), of the best \(byKind ? "design of each kind" : "design"), against "
        + (isOverBudgets
          ? "the budget"
          : "the tokens of inference, in a budget of "
            + (request.budgets.first.map { "\($0.rounded(to: 3)) FLOP" } ?? "one size")),
      .curves([panel]), footer: results.citations(of: ids))
  }

  /// Whole numbers change at once, half-way between two budgets.
  private static func steps(_ points: [Curve.Point]) -> [Curve.Point] {
    zip(points, points.dropFirst()).flatMap { here, next -> [Curve.Point] in
      let middle = (here.x * next.x).squareRoot()
      return [here.y, next.y].map {
        Curve.Point(
          x: middle, y: $0, isExtrapolated: here.isExtrapolated || next.isExtrapolated)
      }
    }.reduce(into: Array(points.prefix(1))) { $0.append($1) } + points.suffix(1)
  }

  /// What tells one curve from the others.
  private static func label(
    of result: OptimumResult, in request: OptimumRequest, severalLaws: Bool, isOverBudgets: Bool,
    kind: String?
  ) -> String {
    var parts: [String] = []
    if severalLaws { parts.append(result.law.id) }
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

/// The best designs of each kind by two numbers, and those that no other beats in both.
public struct OptimumFront: Sendable {
  public let optimum: String
  public let x: OptimumColumn
  public let y: OptimumColumn

  public init(optimum: String, x: OptimumColumn, y: OptimumColumn) {
    (self.optimum, self.x, self.y) = (optimum, x, y)
  }

  /// A panel for each law, a front for each budget and cap.
  public func plots(of results: Results) -> [ParetoPlot] {
    let found = results.findings.of(Optimum.self).filter { $0.question.name == optimum }
      .flatMap(\.found.results)
    return results.world.laws.compactMap { law in
      let series = found.filter { $0.law.id == law.card.id && $0.refusal == nil }.map { result in
        ParetoPlot.Series(name: Self.name(of: result.search), designs: self.designs(of: result))
      }
      let designs = series.flatMap { $0.designs }
      guard !designs.isEmpty else { return nil }
      return ParetoPlot(
        title: law.card.id, x: Axis(x.label, spanning: designs.map(\.x)),
        y: Axis(y.label, spanning: designs.map(\.y)), series: series)
    }
  }

  private func designs(of result: OptimumResult) -> [ParetoPlot.Design] {
    result.bestOfEachKind.compactMap { design in
      guard let xValue = design.value(x), let yValue = design.value(y) else { return nil }
      return ParetoPlot.Design(
        label: design.kind, x: xValue, y: yValue, isExtrapolated: !design.excesses.isEmpty)
    }
  }

  private static func name(of search: DesignSearch) -> String {
    var parts = ["\(search.budget.rounded(to: 3)) FLOP"]
    if let memory = search.memory { parts.append("\(memory.bytes.rounded(to: 3))B") }
    if let tokens = search.inferenceTokens {
      parts.append("\(tokens.rounded(to: 3)) tokens served")
    }
    return parts.joined(separator: ", ")
  }
}
