import Tabular

/// The tables and pictures of where hallucinations come from.
public enum SiteTables {
  /// A row for each site: how many cases, with the interval of their share.
  public static func sites(_ report: SiteReport, level: Double) -> Table {
    var table = Table(
      name: "sites", summary: "Cases by site: the sign of the relative indirect effect",
      columns: [
        Column("site", .text, "early: not stored; late: stored, not selected; undecided: 0."),
        Column("cases", .integer, "Hallucinations."), Column("share", .number, "Of all cases."),
        Column("low", .number, "Low end of Wilson's interval."),
        Column("high", .number, "High end of it."),
        Column("interval_level", .number, "Its level."),
        Column("mean_effect", .number, "Mean relative indirect effect."),
      ])
    for site in SiteReport.Site.allCases {
      let share = report.share(of: site)
      let range = share.wilson(level: level)
      let effects = report.rows.filter { $0.site == site }.map(\.relativeEffect)
      table.append([
        .text(site.rawValue), .integer(share.count), .number(share.share),
        .number(range.lowerBound), .number(range.upperBound), .number(level),
        effects.isEmpty ? .empty : .number(effects.reduce(0, +) / Double(effects.count)),
      ])
    }
    return table
  }

  /// A row for each hallucination, in the order of the input.
  public static func cases(_ report: SiteReport) -> Table {
    var table = Table(
      name: "cases", summary: "The relative indirect effect of each hallucination",
      columns: [
        Column("case", .text, "The hallucination."),
        Column("relative_indirect_effect", .number, "Upper at relation less lower at subject."),
        Column("site", .text, "Above 0 late, below 0 early."),
      ])
    for row in report.rows {
      table.append([.text(row.case), .number(row.relativeEffect), .text(row.site.rawValue)])
    }
    return table
  }

  /// A row for each border between lower and upper layers that leaves every case its two places.
  public static func boundaries(
    _ effects: [PatchingEffect], component: PatchingEffect.Component?, level: Double
  ) -> Table {
    var table = Table(
      name: "borders", summary: "How the late share hangs on where upper layers begin",
      columns: [
        Column("first_upper_layer", .integer, "The first layer that counts as upper."),
        Column("late_share", .number, "Share of cases that are late."),
        Column("low", .number, "Low end of Wilson's interval."),
        Column("high", .number, "High end of it."),
        Column("early_share", .number, "Share of cases that are early."),
        Column("early_low", .number, "Low end of Wilson's interval."),
        Column("early_high", .number, "High end of it."),
      ])
    let layers = (effects.map(\.layer).max() ?? 0) + 1
    // At most 60 borders, so that the work stays in proportion to the table.
    let step = max(1, layers / 60)
    for border in stride(from: 1, to: max(2, layers), by: step) {
      guard let report = try? SiteReport(of: effects, component: component, boundary: border)
      else { continue }
      let shares = [SiteReport.Site.late, .early].map(report.share(of:))
      table.append(
        [.integer(border)]
          + shares.flatMap { share -> [Cell] in
            let range = share.wilson(level: level)
            return [
              .number(share.share), .number(range.lowerBound), .number(range.upperBound),
            ]
          })
    }
    return table
  }

  /// The share of cases below each effect, and the late share by border.
  public static func charts(_ report: SiteReport, boundaries: Table) -> [Chart] {
    let sorted = report.rows.map(\.relativeEffect).sorted()
    let steps = sorted.enumerated().map { index, effect in
      Curve.Point(
        x: effect, y: 100 * Double(index + 1) / Double(sorted.count), isExtrapolated: false)
    }
    let zero = [0.0, 100].map { Curve.Point(x: 0, y: $0, isExtrapolated: false) }
    let effects = Chart(
      name: "effects", title: "Relative indirect effect of \(sorted.count) hallucinations",
      body: .curves([
        Panel(
          title: "", x: Axis("relative indirect effect (log probability)"),
          y: Axis("cases at most so large (percent)"),
          curves: [
            Curve(name: "cases", style: 0, points: steps, isMarked: sorted.count <= 12),
            Curve(
              name: "left of 0 early, right of it late", style: 6, points: zero, isMarked: false),
          ])
      ]), footer: footer(report))
    func borders(_ first: Int) -> [Curve.Point] {
      boundaries.rows.compactMap { row -> Curve.Point? in
        guard case .integer(let layer) = row[0], case .number(let share) = row[first],
          case .number(let low) = row[first + 1], case .number(let high) = row[first + 2]
        else { return nil }
        return Curve.Point(
          x: Double(layer), y: 100 * share, band: 100 * low...100 * high, isExtrapolated: false)
      }
    }
    guard boundaries.rows.count > 1 else { return [effects] }
    let border = Chart(
      name: "borders", title: "Late and early cases by where upper layers begin",
      body: .curves([
        Panel(
          title: "", x: Axis("first upper layer"), y: Axis("cases (percent)"),
          curves: [
            Curve(name: "late", style: 0, points: borders(1)),
            Curve(name: "early", style: 1, points: borders(4)),
          ])
      ]), footer: footer(report))
    return [effects, border]
  }

  private static func footer(_ report: SiteReport) -> [String] {
    [
      "Mean effect of upper layers at the last relation token less that of lower layers at the "
        + "first subject token (arXiv:2403.18167).",
      "Upper layers begin at \(report.boundary).",
    ]
  }
}
