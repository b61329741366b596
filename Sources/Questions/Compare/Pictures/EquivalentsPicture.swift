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
    let rows = compared.flatMap(\.results).filter { $0.mode == .sameTokens }.map(Self.row)
    let worth = compared.compactMap(\.worth).first
    let design = run.model.design
    let sizes = [("active", design.active.all), ("total", design.total.all)]
    let guides = sizes.compactMap { label, size in
      size.map { DotPlot.Guide(label: "\(label) \($0.rounded(to: 3))", value: $0.value) }
    }
    let plot = DotPlot(
      axis: Axis("dense parameters", isLogarithmic: true),
      rows: (worth.map(Self.rows) ?? []) + rows, guides: guides)
    return Drawing(
      title: "Which dense model equals \(run.name)?", .dots(plot),
      footer: footer(plot, results))
  }

  /// What evidence predicts, and what was measured, before the laws.
  private static func rows(_ worth: Worth) -> [DotPlot.Row] {
    worth.rows.filter { $0.range != nil && !$0.isHint }.map { row in
      DotPlot.Row(
        label: row.basis, value: row.size,
        range: row.range.map { $0.low.value...$0.high.value }, isExtrapolated: false)
    }
  }

  private static func row(_ result: LawResult) -> DotPlot.Row {
    switch result.outcome {
    case .success(let numbers):
      DotPlot.Row(
        label: result.law.isMeasured ? "\(result.law.id) (rule)" : result.law.id,
        value: numbers.denseEquivalent,
        range: numbers.denseEquivalentInterval.map { $0.low...$0.high },
        isExtrapolated: !numbers.excesses.isEmpty)
    case .failure(let refusal):
      DotPlot.Row(label: result.law.id, value: nil, isExtrapolated: false, note: refusal.reason)
    }
  }

  private func footer(_ plot: DotPlot, _ results: Results) -> [String] {
    let answering = plot.rows.filter { $0.value != nil }.map(\.label)
    let isFitted = results.world.laws.contains {
      $0.draws != nil && answering.contains($0.card.id)
    }
    return [
      "Same quality on the same tokens. Bars of evidence: 80 % intervals. Laws: "
        + (isFitted
          ? "bars where refits on resampled runs tell, open outside their fit."
          : "open outside their fit.")
    ] + results.citations(of: answering)
  }
}
