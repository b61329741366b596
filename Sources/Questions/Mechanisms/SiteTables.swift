import QualityAxes
import Tabular
import Units

/// The tables and pictures of where hallucinations come from.
enum SiteTables {
  /// The share of early cases with its interval, in a sentence.
  static func headline(_ report: SiteReport, level: Double) -> String {
    func percent(_ share: Double) -> String { (share * 100).fixed(0) }
    func words(_ site: SiteReport.Site) -> String {
      let share = report.share(of: site)
      let range = share.wilson(level: level)
      return "\(percent(share.share)) % "
        + "(\(percent(range.lowerBound)) to \(percent(range.upperBound)) %)"
    }
    return
      "Of \(report.rows.count) hallucinations \(words(.early)) are made early, \(words(.late)) late, "
      + "and \(percent(report.share(of: .undecided).share)) % are undecided; Wilson's intervals, upper "
      + "layers from \(report.upper.lowerBound) on."
  }

  /// What a reader must know of the sites.
  static func notes(_ question: Mechanisms, _ report: SiteReport) -> [String] {
    let (places, noise) = (question.places, question.noise)
    var notes = [
      "Relative indirect effect: mean effect of layers \(report.upper.lowerBound) to "
        + "\(report.upper.upperBound) at \(places.relation.rawValue) minus that of layers "
        + "\(report.lower.lowerBound) to \(report.lower.upperBound) at \(places.subject.rawValue). "
        + "Above 0 the answer is made late (stored, not selected), below 0 early (not stored); "
        + "arXiv:2403.18167."
    ]
    if let noise {
      let level = plainText(of: (100 * noise.level).roundedToSignificant(3))
      notes.append(
        "Undecided: within the case's own noise, so that of pure noise \(level) % would be. A layer "
          + "counts with its neighbours as one of \(report.correlation.fixed(1)) measurements."
          + (question.hasRepeats
            ? ""
            : " Without three repeats a site of a few layers that lie elsewhere in each case looks like noise.")
          + (report.correlation > 2 && places.window == 0
            ? " Were windows of layers patched together, --window tells noise from sites better."
            : ""))
    } else {
      notes.append("No noise floor: the sign decides, and pure noise is split in halves.")
    }
    notes.append(
      "Intervals (Wilson) take cases as independent. Shares that the paper found were not read, and "
        + "none is assumed.")
    return notes
  }

  /// A row for each site: how many cases, with the interval of their share.
  static func sites(_ report: SiteReport, level: Double) -> Table {
    let rows = SiteReport.Site.allCases.map { site in
      let share = report.share(of: site)
      return (
        site: site, share: share, range: share.wilson(level: level),
        effects: report.rows.filter { $0.site == site }.map(\.relativeEffect)
      )
    }
    return Table(
      "sites", "Cases by site: the sign of the relative indirect effect", of: rows,
      [
        .text("site", "early: not stored; late: stored, not selected; undecided: within noise.") {
          $0.site.rawValue
        },
        .integer("cases", "Hallucinations.") { $0.share.count },
        .number("share", "Of all cases.") { $0.share.share },
        .number("low", "Low end of Wilson's interval.") { $0.range.lowerBound },
        .number("high", "High end of it.") { $0.range.upperBound },
        .number("interval_level", "Its level.") { _ in level },
        .number("mean_effect", "Mean relative indirect effect.") {
          $0.effects.isEmpty ? nil : $0.effects.reduce(0, +) / Double($0.effects.count)
        },
      ])
  }

  /// A row for each hallucination, in the order of the input.
  static func cases(_ report: SiteReport) -> Table {
    Table(
      "cases", "The relative indirect effect of each hallucination", of: report.rows,
      [
        .text("case", "The hallucination.") { $0.case },
        .number("relative_indirect_effect", "Upper at relation minus lower at subject.") {
          $0.relativeEffect
        },
        .number("upper_effect", "Mean effect of upper layers at the relation.") { $0.upper },
        .number("lower_effect", "Mean effect of lower layers at the subject.") { $0.lower },
        .number("p_value", "How often the case's noise makes as much.") { $0.pValue },
        .text("site", "Above 0 late, below 0 early, within noise undecided.") {
          $0.site.rawValue
        },
      ])
  }

  /// The cases sorted anew at each border between lower and upper layers that leaves every case its
  /// two places.
  ///
  /// At most 60 borders, and fewer permutations, so that the work stays in proportion to the table.
  static func borders(
    _ effects: [PatchingEffect], _ places: SiteReport.Places, _ noise: NoiseFloor?
  ) -> [SiteReport] {
    let layers = (effects.map(\.layer).max() ?? 0) + 1
    let cells = Double(effects.count)
    // The permutations of each border cost as much as the table is long.
    let most = noise == nil || cells < 2e4 ? 60 : 12
    let floor = noise.map {
      NoiseFloor(level: $0.level, permutations: min($0.permutations, 199), seed: $0.seed)
    }
    return stride(from: 1, to: max(2, layers), by: max(1, (layers + most - 1) / most)).compactMap {
      var at = places
      at.boundary = $0
      return try? SiteReport(of: effects, at: at, noise: floor)
    }
  }

  /// A row for each border: how the late share hangs on where upper layers begin.
  static func borders(_ name: String, _ reports: [SiteReport], level: Double) -> Table {
    func share(_ site: SiteReport.Site) -> @Sendable (SiteReport) -> Double? {
      { $0.share(of: site).share }
    }
    func end(
      _ site: SiteReport.Site, _ end: @escaping @Sendable (ClosedRange<Double>) -> Double
    ) -> @Sendable (SiteReport) -> Double? {
      { end($0.share(of: site).wilson(level: level)) }
    }
    return Table(
      name, "How the late share hangs on where upper layers begin", of: reports,
      [
        .integer("first_upper_layer", "The first layer that counts as upper.") { $0.boundary },
        .number("late_share", "Share of cases that are late.", share(.late)),
        .number("low", "Low end of Wilson's interval.", end(.late) { $0.lowerBound }),
        .number("high", "High end of it.", end(.late) { $0.upperBound }),
        .number("early_share", "Share of cases that are early.", share(.early)),
        .number("early_low", "Low end of Wilson's interval.", end(.early) { $0.lowerBound }),
        .number("early_high", "High end of it.", end(.early) { $0.upperBound }),
      ])
  }

  /// The share of cases below each effect, and the late share by border.
  static func charts(_ report: SiteReport, _ borders: [SiteReport], level: Double) -> [Chart] {
    let sorted = report.rows.map(\.relativeEffect).sorted()
    let steps = sorted.enumerated().map { index, effect in
      Curve.Point(
        x: effect, y: 100 * Double(index + 1) / Double(sorted.count), isExtrapolated: false)
    }
    let zero = [0.0, 100].map { Curve.Point(x: 0, y: $0, isExtrapolated: false) }
    let effects = Chart(
      name: "effects", title: "Relative indirect effect of \(sorted.count) hallucinations",
      subtitle:
        "Share of cases whose effect is at most so large; left of 0 early, right of it late",
      body: .curves([
        Panel(
          title: "", x: Axis("relative indirect effect (log probability)"),
          y: Axis("cases at most so large (percent)"),
          curves: [
            Curve(name: "cases", style: 0, points: steps),
            Curve(
              name: "left of 0 early, right of it late", style: 6, points: zero),
          ])
      ]), footer: footer(report))
    guard borders.count > 1 else { return [effects] }
    func points(_ site: SiteReport.Site) -> [Curve.Point] {
      borders.map { border in
        let share = border.share(of: site)
        let range = share.wilson(level: level)
        return Curve.Point(
          x: Double(border.boundary), y: 100 * share.share,
          band: 100 * range.lowerBound...100 * range.upperBound, isExtrapolated: false)
      }
    }
    let border = Chart(
      name: "borders", title: "Late and early cases by where upper layers begin",
      subtitle: "Share of cases with Wilson's interval",
      body: .curves([
        Panel(
          title: "", x: Axis("first upper layer"), y: Axis("cases (percent)"),
          curves: [
            Curve(name: "late", style: 0, points: points(.late)),
            Curve(name: "early", style: 1, points: points(.early)),
          ])
      ]), footer: footer(report))
    return [effects, border]
  }

  private static func footer(_ report: SiteReport) -> [String] {
    [
      "Mean effect of upper layers at the last relation token minus that of lower layers at the "
        + "first subject token (arXiv:2403.18167).",
      "Upper layers begin at \(report.boundary).",
    ]
  }
}
