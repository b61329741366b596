import Hypotheses
import QualityAxes
import Statistics
import Tabular
import Units

/// The tables of what tells early from late sites, of detectors and of dynamics.
enum CaseTables {
  /// Adds what the cases tell to an answer.
  static func add(_ found: Mechanisms.ReadSites, _ question: Mechanisms, to answer: inout Answer) {
    let level = question.level
    if !found.contrasts.isEmpty {
      answer.shown.append(contrasts(found.contrasts))
      answer.charts.append(contrastChart(found.contrasts, level: level))
    }
    if let report = found.detectors {
      answer.shown.append(detectors(report, level: level))
      if let best = report.detectors.first {
        let range = best.areaRange(level: level)
        answer.headline.append(
          "Hallucinations are told from right answers with an AUC of \(best.ranked.area.fixed(2)) "
            + (range.map { "(\($0.lowerBound.fixed(2)) to \($0.upperBound.fixed(2)))" }
              ?? "(without an interval, as its scores hardly vary)")
            + ", on cases that the detector never saw."
        )
      }
    }
    let hasSites = question.table.rows.contains { $0.site == .early || $0.site == .late }
    if hasSites, question.report == nil || found.counts.count > 1 {
      answer.shown.append(ShownTable(counts(found.counts, level: level)))
    }
    if !found.trends.isEmpty {
      answer.shown.append(trends(found.trends, level: level))
      answer.charts.append(dynamicsChart(found.counts, level: level))
    }
    if !found.comparisons.isEmpty { answer.shown.append(comparisons(found.comparisons)) }
    if answer.headline.isEmpty, let first = found.counts.first {
      let late = first.lateOfDecided
      let range = late?.wilson(level: level)
      answer.headline = [
        late.flatMap { late in
          range.map {
            "Of \(late.total) hallucinations with a site \((100 * late.share).fixed(0)) % are late "
              + "(\((100 * $0.lowerBound).fixed(0)) to \((100 * $0.upperBound).fixed(0)) %)."
          }
        } ?? "No case has a site: name effects, or give the column 'site'."
      ]
    }
    if question.hasCases, !question.table.idle.isEmpty {
      answer.warnings.append(
        "columns without numbers are left alone: "
          + question.table.idle.prefix(8).joined(separator: ", "))
    }
    if let report = found.detectors, report.detectors.isEmpty {
      answer.warnings.append(
        "no detector: no fold of the \(report.groups) groups holds both hallucinations and right answers"
      )
    }
    if question.hasCases, found.detectors == nil,
      question.table.rows.contains(where: { $0.label != nil })
    {
      answer.warnings.append(
        "no detector: it takes ten hallucinations and ten right answers with known properties")
    }
  }

  /// A row for each property: both sites, their difference and its size.
  private static func contrasts(_ contrasts: [SiteContrast]) -> ShownTable {
    let adjusted = HolmCorrection.adjusted(contrasts.map(\.difference.pValue))
    return ShownTable(
      Table(
        "contrasts", "How early-site and late-site hallucinations differ",
        of: Array(zip(contrasts, adjusted)),
        [
          .text("property", "A column of the cases.") { $0.0.property },
          .integer("early_cases", "Early-site cases that have it.") { $0.0.early.count },
          .integer("late_cases", "Late-site cases that have it.") { $0.0.late.count },
          .number("early_mean", "Its mean over early ones.") { $0.0.early.mean },
          .number("late_mean", "Its mean over late ones.") { $0.0.late.mean },
          .number("difference", "Early less late.") { $0.0.difference.value },
          .number("low", "Low end of Welch's interval.") { $0.0.difference.range.lowerBound },
          .number("high", "High end of it.") { $0.0.difference.range.upperBound },
          .number("hedges_g", "The difference in pooled deviations.") { $0.0.effect?.value },
          .number("g_error", "Its standard error.") { $0.0.effect?.error },
          .number("superiority", "Chance that an early case has more than a late one.") {
            $0.0.superiority
          },
          .number("p_value", "How often chance makes as much, both sides.") {
            $0.0.difference.pValue
          },
          .number("p_holm", "The same, corrected for all properties (Holm).") { $0.1 },
        ]),
      notes: [
        "Association in data, no cause: sites are sorted from the same model whose properties these are."
      ], hiding: ["g_error", "p_value"])
  }

  /// Hedges' g of each property with its interval.
  private static func contrastChart(_ contrasts: [SiteContrast], level: Double) -> Chart {
    let reach = -Normal.quantile((1 - level) / 2)
    let rows = contrasts.map { contrast in
      let range = contrast.effect.map {
        ($0.value - reach * $0.error)...($0.value + reach * $0.error)
      }
      return DotPlot.Row(
        label: contrast.property, value: contrast.effect?.value, range: range,
        isExtrapolated: false, note: contrast.effect == nil ? "does not vary" : "")
    }
    let widest = contrasts.max { abs($0.effect?.value ?? 0) < abs($1.effect?.value ?? 0) }
    return Chart(
      name: "contrasts",
      title: "Early-site hallucinations differ most in \(widest?.property ?? "nothing")",
      subtitle: "Early less late, in pooled deviations (Hedges' g) with its interval",
      body: .dots(DotPlot(axis: Axis("early less late (deviations)", reference: 0), rows: rows)),
      footer: ["Association in data, no cause."])
  }

  /// A row for each detector over the same cases.
  private static func detectors(_ report: Detector.Report, level: Double) -> ShownTable {
    let whole = report.detectors.first
    return ShownTable(
      Table(
        "detectors", "Hallucinations told from right answers, by nested cross-validation",
        of: report.detectors,
        [
          .text("detector", "The properties that it sees.") { $0.name },
          .number("auc", "Chance that a hallucination scores above a right answer.") {
            $0.ranked.area
          },
          .number("low", "Low end of its interval (DeLong's, widened for folds).") {
            $0.areaRange(level: level)?.lowerBound
          },
          .number("high", "High end of it.") { $0.areaRange(level: level)?.upperBound },
          .number("behind", "AUC of all properties less it, on the same cases.") {
            whole?.lead(over: $0, level: level).value
          },
          .number("behind_low", "Low end of that difference.") {
            whole?.lead(over: $0, level: level).range.lowerBound
          },
          .number("behind_high", "High end of it.") {
            whole?.lead(over: $0, level: level).range.upperBound
          },
          .number("brier", "Mean squared error of its probabilities.") { $0.brier },
          .number("brier_of_share", "The same of saying the share of hallucinations.") { _ in
            report.brierOfShare
          },
          .number("calibration_slope", "1 where probabilities are right, below 1 too sure.") {
            $0.calibrationSlope
          },
          .number("calibration_error", "Mean distance of said and found shares in tenths.") {
            $0.calibrationError
          },
        ]),
      notes: [
        "\(report.cases) cases, \(report.hallucinations) hallucinations, \(report.groups) groups kept "
          + "whole in five folds; the ridge and the best single property are chosen in inner folds. "
          + "Ranked within each fold, so that knowing nothing is 0.5."
          + (report.leftOut > 0 ? " \(report.leftOut) cases lack a label or a property." : "")
          + (report.constant.isEmpty
            ? ""
            : " Left out, being the same everywhere: \(report.constant.joined(separator: ", ")).")
      ], hiding: ["brier_of_share", "behind_low", "behind_high"])
  }

  /// A row for each model and checkpoint.
  private static func counts(_ counts: [SiteCount], level: Double) -> Table {
    func range(
      _ share: @escaping @Sendable (SiteCount) -> Proportion, _ isLow: Bool
    ) -> @Sendable (SiteCount) -> Double? {
      { count in
        let range = share(count).wilson(level: level)
        return isLow ? range.lowerBound : range.upperBound
      }
    }
    return Table(
      "dynamics", "Early and late hallucinations by model and checkpoint", of: counts,
      [
        .text("model", "The model.") { $0.model },
        .count("checkpoint", "Where in training.") { $0.checkpoint },
        .integer("cases", "All cases, right answers included.") { $0.cases },
        .integer("hallucinations", "Wrong answers among them.") { $0.hallucinations.count },
        .number("early_share", "Early-site ones among hallucinations.") { $0.early.share },
        .number("early_low", "Low end of Wilson's interval.", range({ $0.early }, true)),
        .number("early_high", "High end of it.", range({ $0.early }, false)),
        .number("late_share", "Late-site ones among hallucinations.") { $0.late.share },
        .number("late_low", "Low end of Wilson's interval.", range({ $0.late }, true)),
        .number("late_high", "High end of it.", range({ $0.late }, false)),
        .number("undecided_share", "Within noise.") { $0.undecided.share },
        .number("late_of_decided", "Late ones among those with a site.") {
          $0.lateOfDecided?.share
        },
      ])
  }

  /// A row for each model and share: how it moves in training.
  private static func trends(_ trends: [SiteTrend], level: Double) -> ShownTable {
    let reach = -Normal.quantile((1 - level) / 2)
    let adjusted = HolmCorrection.adjusted(trends.map(\.pValue))
    return ShownTable(
      Table(
        "trends", "How early and late hallucinations move in training",
        of: Array(zip(trends, adjusted)),
        [
          .text("model", "The model.") { $0.0.model },
          .text("quantity", "A share, or late against early ones.") {
            $0.0.quantity
          },
          .integer("checkpoints", "Checkpoints that tell it.") { $0.0.checkpoints },
          .number("slope", "Change of log odds for each factor of ten in training.") {
            $0.0.slope
          },
          .number("low", "Low end of its interval.") { $0.0.slope - reach * $0.0.error },
          .number("high", "High end of it.") { $0.0.slope + reach * $0.0.error },
          .number("p_value", "How often chance makes as much, both sides.") { $0.0.pValue },
          .number("p_holm", "The same, corrected for all rows (Holm).") { $0.1 },
        ]),
      notes: [
        "Logistic over cases."
          + (trends.contains(where: \.isLinear)
            ? " Checkpoints that are not above 0 count as they are: slopes are for each unit." : "")
          + " Checkpoints of one run share their seed: another run may move otherwise."
      ], hiding: ["p_value"])
  }

  private static func comparisons(_ comparisons: [SiteComparison]) -> ShownTable {
    let adjusted = HolmCorrection.adjusted(comparisons.map(\.pValue))
    return ShownTable(
      Table(
        "models", "Models by the late share of their hallucinations",
        of: Array(zip(comparisons, adjusted)),
        [
          .text("first", "A model.") { $0.0.first },
          .text("second", "Another one.") { $0.0.second },
          .number("difference", "Late share of decided cases, first less second.") {
            $0.0.difference
          },
          .number("low", "Low end of Newcombe's interval.") { $0.0.range.lowerBound },
          .number("high", "High end of it.") { $0.0.range.upperBound },
          .number("p_value", "How often chance makes as much, both sides.") { $0.0.pValue },
          .number("p_holm", "The same, corrected for all pairs (Holm).") { $0.1 },
        ]), hiding: ["p_value"])
  }

  /// Early and late shares over checkpoints.
  private static func dynamicsChart(_ counts: [SiteCount], level: Double) -> Chart {
    let models = counts.reduce(into: [String]()) {
      if !$0.contains($1.model) { $0.append($1.model) }
    }
    let curves = models.enumerated().flatMap { index, model in
      [("early", \SiteCount.early), ("late", \SiteCount.late)].enumerated().map { part, share in
        Curve(
          name: (model.isEmpty ? "" : model + " ") + share.0, style: 2 * index + part,
          points: counts.filter { $0.model == model }.compactMap { count in
            count.checkpoint.map { checkpoint in
              let value = count[keyPath: share.1]
              let range = value.wilson(level: level)
              return Curve.Point(
                x: checkpoint, y: 100 * value.share,
                band: 100 * range.lowerBound...100 * range.upperBound, isExtrapolated: false)
            }
          })
      }
    }
    let panel = Panel(
      title: "",
      x: Axis(
        "checkpoint", isLogarithmic: counts.allSatisfy { ($0.checkpoint ?? 1) > 0 }),
      y: Axis("share of hallucinations (percent)"), curves: curves)
    return Chart(
      name: "dynamics",
      title: Trend.sentence("the share of hallucinations", of: panel, by: "for") ?? "",
      subtitle: "Early-site and late-site hallucinations by checkpoint, Wilson's interval",
      body: .curves([panel]), footer: ["Checkpoints of one run share their seed."])
  }
}
