import Diagnostics
import Evidence
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// Dense equivalents of a run: by evidence with intervals, and a row for each law.
public struct EquivalentsPicture: Picture {
  public static let kind = "equivalents"
  public static let summary = "Dense equivalents of a run, a row for each law"
  private let run: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    run = ask("of", .name(of: "run"), "The run")
    try ask.settle()
    let world = ask.reader.world
    guard let named = world.run(run) else { return }
    let isCompared = ask.reader.asked.of(Comparison.self).compactMap { $0.request(in: world) }
      .contains {
        $0.run == named && $0.against == .denseEquivalent && $0.modes.contains(.sameTokens)
      }
    guard isCompared else {
      throw ask.fault(
        at: "of", "no dense equivalents of \(Fault.quoted(run)) are computed",
        "add { run: '\(run)', against: 'denseEquivalent' } to compare")
    }
  }

  public func drawing(of results: Results) -> Drawing? {
    guard let run = results.world.run(run) else { return nil }
    let compared = results.findings.of(Comparison.self).compactMap(\.found).filter {
      $0.request.run == run && $0.request.against == .denseEquivalent
    }
    let results = (results, compared.flatMap(\.results).filter { $0.mode == .sameTokens })
    let rows = results.1.compactMap(Self.row)
    let worth = compared.compactMap(\.worth).first
    let design = run.design
    let sizes = [("active", design.active.all), ("total", design.total.all)]
    let guides = sizes.compactMap { label, size in
      size.map { DotPlot.Guide(label: "\(label) \($0.rounded(to: 3))", value: $0.value) }
    }
    let plot = DotPlot(
      axis: Axis("dense parameters", isLogarithmic: true),
      rows: (worth.map(Self.rows) ?? []) + rows, guides: guides)
    let refused = results.1.reduce(into: [String: String]()) { reasons, result in
      if let refusal = result.refused { reasons[result.law.id] = refusal.reason }
    }
    return Drawing(
      title: finding(plot, worth), subtitle: "Dense model of the same quality on the same tokens",
      .dots(plot), footer: footer(plot, results.0, refused))
  }

  /// What evidence predicts, and how far laws lie apart.
  private func finding(_ plot: DotPlot, _ worth: Worth?) -> String {
    let laws = plot.rows.filter(\.isExtrapolated).compactMap(\.value)
    let fitted = plot.rows.filter { $0.range != nil }
    var parts: [String] = []
    if worth != nil, let first = fitted.first, let value = first.value, let range = first.range {
      parts.append(
        "evidence puts \(run) at a dense \(ShownNumber.parameters(value)) "
          + "(\(ShownNumber.parameters(range.lowerBound)) to "
          + "\(ShownNumber.parameters(range.upperBound)))")
    }
    if let low = laws.min(), let high = laws.max() {
      parts.append(
        "laws beyond their fits say "
          + (low == high
            ? ShownNumber.parameters(low)
            : "\(ShownNumber.parameters(low)) to \(ShownNumber.parameters(high))"))
    }
    let text = parts.isEmpty ? "which dense model equals \(run)?" : parts.joined(separator: "; ")
    return text.capitalised
  }

  /// What evidence predicts, and what was measured, before the laws.
  private static func rows(_ worth: Worth) -> [DotPlot.Row] {
    worth.rows.filter { $0.range != nil && !$0.isHint }.map { row in
      DotPlot.Row(
        label: row.basis, value: row.size,
        range: row.range.map { $0.low.value...$0.high.value }, isExtrapolated: false)
    }
  }

  /// The row of a law that answers.
  private static func row(_ result: LawResult) -> DotPlot.Row? {
    result.numbers.map { numbers in
      DotPlot.Row(
        label: result.law.isMeasured ? "\(result.law.id) (rule)" : result.law.id,
        value: numbers.denseEquivalent,
        range: numbers.denseEquivalentInterval.map { $0.low...$0.high },
        isExtrapolated: !numbers.excesses.isEmpty)
    }
  }

  private func footer(
    _ plot: DotPlot, _ results: Results, _ refused: [String: String]
  ) -> [String] {
    let answering = plot.rows.filter { $0.value != nil }.map(\.label)
    let isFitted = results.world.laws.contains {
      $0.draws != nil && answering.contains($0.card.id)
    }
    return [
      "Bars of evidence: 80 % intervals. Laws: "
        + (isFitted
          ? "bars where refits on resampled runs tell, open outside their fit."
          : "open outside their fit.")
    ] + results.citations(of: answering, refused: refused)
  }
}
