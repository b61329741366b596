import ReportWriter
import ScenarioEngine

/// Which source gave each value of a scenario, and which ones it overruled.
struct OriginReport {
  private let composition: Composition
  private let width: Int?

  init(_ composition: Composition, _ width: Int?) {
    self.composition = composition
    self.width = width
  }

  var text: String {
    "Where values come from; later wins: default, extends, file, --set\n"
      + TerminalTable.text(
        of: [.init("value"), .init("from"), .init("instead of")],
        rows: composition.origins.map { origin in
          [origin.path, origin.source, origin.replaced.joined(separator: ", ")]
        }, width: width)
  }
}
