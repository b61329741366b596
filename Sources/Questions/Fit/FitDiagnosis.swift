import Diagnostics
import Fitting
import Units

/// What the residuals of a fit say: runs far off, columns that explain them, designs that come again.
struct FitDiagnosis: Sendable {
  let outliers: [Outlier]
  /// The fit without the outliers; `nil` where there are none, or no search ended in a minimum.
  let without: Fitting.Fit?
  let labels: [LabelEffect]
  /// What would bring runs far off back to the law, by their positions.
  let units: [Int: String]
  /// The probability of as much lack of fit beside the scatter of repeats; `nil` without repeats.
  let lackOfFit: Double?

  init(_ query: LawFit, _ best: Fitting.Fit, _ residuals: [Double]) async {
    let problem = query.problem
    labels = problem.labelEffects(of: residuals, query.read.labels)
    lackOfFit = query.read.repeats.flatMap { problem.lackOfFit(residuals, $0) }
    outliers = labels.isEmpty ? problem.outliers(of: residuals) : []
    let far = Set(outliers.map(\.run))
    let rest = query.runs.filter { !far.contains($0) }
    guard !far.isEmpty, let smaller = try? problem.replacingRuns(rest) else {
      (without, units) = (nil, [:])
      return
    }
    // From the fit to all as well, so that it cannot be worse than what that leads to.
    let from = smaller.fit(from: best.values, use: .asGiven)
    let search = try? await smaller.search(
      .random(count: min(query.starts, 30), seed: query.seed), workers: query.workers)
    let fit = search.map { $0.adding(from).best } ?? from
    without = fit
    units = outliers.reduce(into: [:]) { units, outlier in
      units[outlier.run] = problem.likelyUnit(of: outlier.run, under: fit)
    }
  }

  /// The text of most rows, where these differ in size and tokens enough to be fitted alone.
  private func whole(_ label: LabelEffect, _ query: LawFit) -> String? {
    guard let texts = query.read.labels.first(where: { $0.name == label.column })?.texts else {
      return nil
    }
    let rows = label.texts.map { text in (text, texts.indices.filter { texts[$0] == text }) }
    guard let most = rows.max(by: { $0.1.count < $1.1.count }) else { return nil }
    let isWhole = [query.runs.parameters, query.runs.tokens].allSatisfy { column in
      Set(most.1.map { column[$0] }).count >= 3
    }
    return isWhole && rows.count * 3 <= texts.count ? most.0 : nil
  }

  /// What a reader must know, in sentences.
  func warnings(_ query: LawFit) -> [String] {
    var warnings = labels.map { label in
      "\(Fault.quoted(label.column)) explains \(label.share.percent) of what the law leaves: "
        + "its rows follow different laws; "
        + (label.isSetting
          ? "keep the best of each design, as --repeats best does"
          : whole(label, query).map { "fit them apart, as --where \(label.column)=\($0)" }
            ?? "fit a form that knows it")
    }
    if !outliers.isEmpty {
      let shown = outliers.prefix(5).map { outlier in
        "line \(query.lines[outlier.run]) (loss "
          + "\(query.runs.loss[outlier.run].rounded(toDigits: 4)), "
          + "\(abs(outlier.deviations).rounded(toDigits: 2)) robust deviations "
          + (outlier.residual > 0 ? "above" : "below") + " the law"
          + (units[outlier.run].map { "; \($0)" } ?? "") + ")"
      }
      let more = outliers.count - shown.count
      warnings.append(
        "\(outliers.count) of \(query.runs.count) runs \(outliers.count == 1 ? "lies" : "lie") far off: "
          + shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
          + "; the constants without them stand beside")
    }
    if let lackOfFit, lackOfFit < 0.01 {
      warnings.append(
        "equal designs scatter less than the law misses them (p \(lackOfFit.rounded(toDigits: 2))): "
          + "the formula does not describe these runs within their noise")
    }
    return warnings
  }
}
