import Diagnostics
import Formats
import QualityAxes
import ScalingLaws
import Spec
import Tabular
import Units

/// Dense equivalents of a run by quality, its own sizes and the scenario's dense models beside them.
public struct AxisPicture: Picture {
  public static let kind = "axes"
  public static let summary = "Dense equivalents of a run by quality"

  let run: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    run = ask("of", .comparedRun, "The run")
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    let found = results.findings.of(Axes.self).flatMap(\.found).filter { $0.run.name == run }
    guard !found.isEmpty, let subject = results.world.run(run) else { return nil }
    let rows = found.map { result -> DotPlot.Row in
      let range = result.low.flatMap { low in result.high.map { low.value...$0.value } }
      let middle = range.map { ($0.lowerBound * $0.upperBound).squareRoot() }
      guard let size = result.size?.value ?? middle else {
        return DotPlot.Row(
          label: result.axis.name, value: nil, isExtrapolated: false,
          note: "no exponent was measured")
      }
      return DotPlot.Row(
        label: result.axis.name, value: size, range: range,
        isExtrapolated: result.distance != nil || result.size == nil)
    }
    let design = subject.model.design
    var guides = [("active", design.active.all), ("total", design.total.all)].compactMap {
      label, size in
      size.map { DotPlot.Guide(label: "\(label) \($0.rounded(to: 3))", value: $0.value) }
    }
    for other in results.world.runs where other.name != run && other.design.kind == .dense {
      guard let size = other.design.total.all else { continue }
      guides.append(
        DotPlot.Guide(label: "\(other.name) \(size.rounded(to: 3))", value: size.value))
    }
    let sized = found.compactMap { result in result.size.map { (result.axis.name, $0) } }
    let (least, most) = (sized.min { $0.1 < $1.1 }, sized.max { $0.1 < $1.1 })
    let title = least.flatMap { least in
      most.map { most in
        "\(run) is worth a dense \(least.1.rounded(to: 3)) in \(least.0) and "
          + "\(most.1.rounded(to: 3)) in \(most.0)"
          + (Set(rows.map(\.range)).count == 1 ? ", all within one interval" : "")
      }
    }
    return Drawing(
      title: title ?? "No exponent was measured for \(run)",
      subtitle: "Dense model of equal score"
        + (subject.tokens.map { " on the same \($0.rounded(to: 3)) tokens" } ?? "")
        + ", by quality",
      .dots(
        DotPlot(axis: Axis("dense parameters", isLogarithmic: true), rows: rows, guides: guides)),
      footer: [
        "Bars: the calibrated 80 % interval of the worth, one for every quality, or that of your own γ. "
          + "Dots: N_active (N_total/N_active)^γ on the same tokens, γ ± sd between sets: "
          + found.map { "\($0.axis.name) \($0.gamma)" }.joined(separator: "; ")
      ])
  }
}

extension InputKind where Value == String {
  /// A run of the scenario that is compared with dense models.
  static var comparedRun: InputKind {
    InputKind.name(of: "run").map(sample: "run", text: { $0 }) { name, node, reader in
      // A run that could not be read has its own faults.
      guard let run = reader.world.run(name) else { return name }
      if reader.world.compared.contains(run), run.tokens != nil { return name }
      reader.note(
        node, "no dense equivalents of \(Fault.quoted(name)) are computed",
        "add { run: '\(name)', against: 'denseEquivalent' } to compare")
      return nil
    }
  }
}
