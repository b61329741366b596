import Tabular
import TestSupport
import Testing

@testable import ScenarioEngine

@Suite("Keys of plots")
struct PlotKeyTests {
  /// A sweep of budgets and experts, with a plot that has further keys.
  private func panel(_ keys: String, laws: String = "'ludziejewski-2025'") throws -> (Chart, Panel)
  {
    let outcome = try evaluate(
      """
      { title: "t", models: { m: { routing: { experts: 8, topK: 1 } } },
        runs: { b: { model: "m", flop: "1e20" } }, laws: ['ludziejewski-2025'],
        compare: [{ run: "b", against: "denseEquivalent", modes: ["bothOptimal"] }],
        sweep: { grid: { "runs.b.flop": ["1e19", "1e20", "1e21"],
                         "models.m.routing.experts": [2, 8, 32] } },
        plots: [{ kind: "sweep", y: "compute_multiplier" \(keys) }] }
      """)
    let chart = try #require(outcome.charts.first)
    guard case .curves(let panels) = chart.body else { throw Unexpected() }
    return (chart, try #require(panels.first))
  }

  private struct Unexpected: Error {}

  @Test("A sweep of two axes has a curve for each value of the second, and says what it finds")
  func twoAxes() throws {
    let (chart, panel) = try panel("")
    #expect(
      panel.curves.map(\.name) == [
        "2 experts per layer", "8 experts per layer", "32 experts per layer",
      ])
    #expect(panel.curves.allSatisfy { $0.points.count == 3 && $0.form == .line })
    #expect(panel.x.label == "training FLOP" && panel.x.tics == [1e19, 1e20, 1e21])
    #expect(panel.y.isLogarithmic && panel.y.reference == 1)
    #expect(chart.title.hasPrefix("The compute multiplier rises with all 3:"))
  }

  @Test("Title, subtitle, labels and logarithms are the scenario's own, and curves are pointed out")
  func keys() throws {
    let (chart, panel) = try panel(
      """
      , title: "Mine", subtitle: "Drawn", xLabel: "budget", yLabel: "gain", log: "x",
        highlight: ["8 experts per layer"]
      """)
    #expect(chart.title == "Mine" && chart.subtitle == "Drawn")
    #expect(panel.x.label == "budget" && panel.y.label == "gain")
    #expect(panel.x.isLogarithmic && !panel.y.isLogarithmic && panel.y.reference == nil)
    #expect(panel.curves.filter { !$0.isMuted }.map(\.name) == ["8 experts per layer"])
    #expect(panel.curves.last?.isMuted == false)
  }

  @Test("Observations stand in a table and a picture, whether or not a plot asks for them")
  func observations() throws {
    let outcome = try evaluate(table5(deviation: 1, claims: ""))
    let table = try #require(outcome.tables.first { $0.name == "observations" })
    #expect(table.rows.count == 4)
    let chart = try #require(outcome.charts.first { $0.name == "observations" })
    guard case .curves(let panels) = chart.body else { throw Unexpected() }
    // Table 5 of the blog: 6.7B on 1T tokens are 4.02e22 FLOP, and 3.7 times fewer are 1.09e22.
    let points = panels[0].curves.flatMap { curve in curve.points.map { (curve.name, $0) } }
    #expect(points.count == 4)
    let moe = try #require(points.first { $0.0 == "MoE" }?.1)
    expect(moe.x, near: 1.0865e22, relative: 1e-3)
    #expect(moe.y == 30.5)
    // 1.96 standard deviations of 1.
    expect(moe.band?.upperBound ?? 0, near: 32.46, within: 1e-9)
    #expect(panels[0].curves.contains { $0.form == .joined && $0.points.count == 2 })
  }
}
