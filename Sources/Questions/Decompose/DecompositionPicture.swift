import Spec
import Statistics
import Tabular
import Units

/// The factors of a gain, as steps to their product.
public struct DecompositionPicture: Picture {
  public static let kind = "decomposition"
  public static let summary = "The factors of a decomposition"
  private let decomposition: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    decomposition = ask("of", .name(of: "decompose entry"), "The entry's name")
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    let asked = results.findings.of(DecompositionRequest.self).first {
      $0.question.name == decomposition
    }
    guard let found = try? asked?.found?.get() else { return nil }
    let parts = found.factors.sorted { $0.value > $1.value }.map {
      "\($0.label) \($0.value.rounded(toDigits: 3))×"
    }
    return Drawing(
      title: "Of \(found.total.value.rounded(toDigits: 3))× fewer FLOP: "
        + parts.joined(separator: "; "),
      subtitle: "Factors that lead \(decomposition)",
      .factors(
        FactorPlot(
          axis: .ratio("training FLOP for equal score, times"),
          factors: found.factors.map(Self.plotted), total: Self.plotted(found.total))),
      footer: Self.footer(found))
  }

  private static func plotted(_ factor: Decomposition.Factor) -> FactorPlot.Factor {
    let range = factor.interval.map { $0.low...$0.high } ?? factor.sensitivity
    return FactorPlot.Factor(
      label: factor.label, value: factor.value,
      range: range.flatMap { $0.upperBound.isFinite && $0.lowerBound > 0 ? $0 : nil })
  }

  private static func footer(_ found: Decomposition) -> [String] {
    let request = found.request
    let names = found.bridge.map(\.run.name).joined(separator: ", ")
    var whiskers = "No run-to-run deviation is known."
    if found.factors.contains(where: { $0.interval != nil }) {
      whiskers = "Whiskers: \(plainText(of: request.level * 100)) % from run-to-run deviation."
    } else if let slopes = request.slopes {
      whiskers =
        "Whiskers: slope of the line times \(plainText(of: slopes.lowerBound)) to "
        + "\(plainText(of: slopes.upperBound)); no run-to-run deviation is known."
    }
    return [
      "From \(found.from.run.name) to \(found.to.run.name); \(request.metric) read as linear "
        + "in log tokens through \(names).",
      whiskers,
    ]
  }
}
