import Diagnostics
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// Dense equivalents of a run, a row for each law.
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
    let spread = compared.flatMap(\.spreads).first {
      $0.mode == .sameTokens && $0.quantity == .denseEquivalent
    }
    let summary = spread.map {
      DotPlot.Row(
        label: "spread of \($0.lawCount) laws", value: $0.median, range: $0.minimum...$0.maximum,
        isExtrapolated: $0.extrapolatedCount > 0)
    }
    let design = run.model.design
    let sizes = [("active", design.active.all), ("total", design.total.all)]
    let guides = sizes.compactMap { label, size in
      size.map { DotPlot.Guide(label: "\(label) \($0.rounded(to: 3))", value: $0.value) }
    }
    let plot = DotPlot(
      axis: Axis("dense parameters", isLogarithmic: true),
      rows: rows + [summary].compactMap { $0 }, guides: guides)
    return Drawing(
      title: "Which dense model equals \(run.name)?", .dots(plot),
      footer: footer(plot, results))
  }

  private static func row(_ result: LawResult) -> DotPlot.Row {
    switch result.outcome {
    case .success(let numbers):
      DotPlot.Row(
        label: result.law.isFolklore ? "\(result.law.id) (folklore)" : result.law.id,
        value: numbers.denseEquivalent,
        range: numbers.denseEquivalentInterval.map { $0.low...$0.high },
        isExtrapolated: result.law.isFolklore || !numbers.excesses.isEmpty)
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
      "Same loss on the same tokens. Bars: the range that the source states"
        + (isFitted ? ", or refits on resampled runs." : ".")
    ] + results.citations(of: answering)
  }
}
