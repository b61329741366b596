import Hypotheses
import Spec
import Tabular
import Units

/// What each planned design costs, and how surely it settles its claim.
public struct PowerPicture: Picture {
  public static let kind = "power"
  public static let summary = "What planned designs cost, and how surely they settle their claims"

  public init(_ ask: inout Asking) throws(Unsettled) { _ = try ask.drawn(PowerPlan.self) }

  public func drawing(of results: Results) -> Drawing? {
    let plans = results.findings.of(PowerPlan.self)
    let designs = plans.flatMap { plan in plan.found.map { (plan.question.name ?? "", $0) } }
    let rows = designs.compactMap { plan, design -> DotPlot.Row? in
      guard let cost = design.cost else { return nil }
      let power = design.power ?? design.simulatedPower
      let parts = [
        design.runs.map { "\($0) runs" }, design.seeds.map { $0 == 1 ? "1 seed" : "\($0) seeds" },
        power.map { "chance \($0.percent)" },
      ].compactMap { $0 }
      return DotPlot.Row(
        label: design.design, value: cost.value, isExtrapolated: false,
        note: parts.joined(separator: ", "))
    }
    guard !rows.isEmpty else { return nil }
    return Drawing(
      title: PowerPlan.finding(designs) ?? "What designs cost",
      subtitle:
        "Cost of each design, with its runs of each recipe or seeds of a ladder, and its chance "
        + "to settle the claim",
      .dots(DotPlot(axis: Axis("training and rating (dollars)", isLogarithmic: true), rows: rows)),
      footer: ["The stated run-to-run deviations decide; they are suppositions."])
  }
}
