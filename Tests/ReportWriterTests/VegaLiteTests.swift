import Foundation
import Tabular
import Testing

@testable import ReportWriter

/// The written form; that it holds to the public schema is seen by `.ci/vega`.
@Suite("Vega-Lite")
struct VegaLiteTests {
  private func object(_ chart: Chart) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(try VegaLite.text(of: chart).utf8))
        as? [String: Any])
  }

  @Test("Data stand inside, hostile names are only text, and infinite ends are left out")
  func curves() throws {
    let name = "</script>\"; datum.evil\u{1B}[31m"
    let panel = Panel(
      title: "", x: Axis("tokens", isLogarithmic: true), y: Axis("loss"),
      curves: [
        Curve(
          name: name, style: 0,
          points: [
            .init(x: 1, y: 2, band: 1...Double.infinity, isExtrapolated: false),
            .init(x: 2, y: .nan, isExtrapolated: false),
            .init(x: 4, y: 1, isExtrapolated: true),
          ])
      ])
    let made = try object(Chart(name: "c", title: "t", body: .curves([panel]), footer: []))
    let values = try #require((made["data"] as? [String: Any])?["values"] as? [[String: Any]])
    // The point before the dashes begins them too; the one without a number is left out.
    #expect(values.map { $0["x"] as? Double } == [1, 1, 4])
    #expect(values.map { $0["extrapolated"] as? Bool } == [false, true, true])
    #expect(values[0]["name"] as? String == name)
    #expect(values[0]["low"] as? Double == 1 && values[0]["high"] is NSNull)
    #expect((made["$schema"] as? String)?.hasSuffix("vega-lite/v5.json") == true)
  }

  @Test("Factors are steps from one to the next, and the total is their product")
  func factors() throws {
    let plot = FactorPlot(
      axis: .ratio("times"), factors: [.init(label: "a", value: 2), .init(label: "b", value: 3)],
      total: .init(label: "all", value: 6))
    let made = try object(Chart(name: "f", title: "t", body: .factors(plot), footer: []))
    let values = try #require((made["data"] as? [String: Any])?["values"] as? [[String: Any]])
    #expect(values.map { $0["from"] as? Double } == [1, 2, 1])
    #expect(values.map { $0["to"] as? Double } == [2, 6, 6])
  }
}
