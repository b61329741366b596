import Foundation
import Statistics

/// How early-site and late-site hallucinations differ in one property.
public struct SiteContrast: Sendable {
  public let property: String
  public let early: Sample
  public let late: Sample
  /// Early less late, with its interval, and how often chance makes as much.
  public let difference: (value: Double, range: ClosedRange<Double>, pValue: Double)
  /// Hedges' g with its standard error; none where nothing varies.
  public let effect: (value: Double, error: Double)?
  /// The chance that an early case has more of it than a late one.
  public let superiority: Double

  /// Every property of which each site has two cases at least.
  public static func all(of table: CaseTable, level: Double) -> [SiteContrast] {
    // Sites follow from effects, so that these tell nothing of how sites differ.
    table.properties.enumerated().filter { !CaseTable.effects.contains($1) }.compactMap {
      index, property in
      func values(_ site: SiteReport.Site) -> [Double] {
        table.rows.filter { $0.site == site && $0.label != false }.compactMap { $0.values[index] }
      }
      let (early, late) = (values(.early), values(.late))
      let (one, two) = (Sample(early), Sample(late))
      let classes = early.map { _ in true } + late.map { _ in false }
      guard let difference = one.difference(from: two, level: level),
        let ranked = RankedScores(early + late, classes)
      else { return nil }
      return SiteContrast(
        property: property, early: one, late: two, difference: difference,
        effect: one.effectSize(from: two), superiority: ranked.area)
    }
  }
}

/// Shares of early and late ones among the hallucinations of one model at one checkpoint.
public struct SiteCount: Sendable {
  public let model: String
  public let checkpoint: Double?
  /// All cases, right answers included where the table has them.
  public let cases: Int
  /// The wrong ones among them; all where no case is labelled.
  public let hallucinations: Proportion
  public let early: Proportion
  public let late: Proportion
  public let undecided: Proportion
  /// The late share of decided cases.
  public let lateOfDecided: Proportion?

  init(model: String, checkpoint: Double?, _ rows: [CaseTable.Row]) {
    (self.model, self.checkpoint, cases) = (model, checkpoint, rows.count)
    let wrong = rows.filter { $0.label != false }
    hallucinations = Proportion(known: wrong.count, of: rows.count)
    func share(_ site: SiteReport.Site) -> Proportion {
      Proportion(known: wrong.count { $0.site == site }, of: max(1, wrong.count))
    }
    (early, late, undecided) = (share(.early), share(.late), share(.undecided))
    let decided = early.count + late.count
    lateOfDecided = decided > 0 ? Proportion(known: late.count, of: decided) : nil
  }

  /// One for each model and checkpoint, in the order of the table and of training.
  public static func all(of table: CaseTable) -> [SiteCount] {
    var models: [String] = []
    for row in table.rows where !models.contains(row.model) { models.append(row.model) }
    return models.flatMap { model in
      let own = table.rows.filter { $0.model == model }
      let points = Set(own.map(\.checkpoint)).sorted { ($0 ?? -1) < ($1 ?? -1) }
      return points.map { point in
        SiteCount(
          model: model, checkpoint: point, own.filter { $0.checkpoint == point })
      }
    }
  }
}

/// How a share moves over checkpoints: the slope of its log odds for each factor of ten in training.
public struct SiteTrend: Sendable {
  public let model: String
  public let quantity: String
  public let checkpoints: Int
  public let slope: Double
  public let error: Double
  /// Whether checkpoints count as they are, because some are not above 0.
  public let isLinear: Bool

  public var pValue: Double { 2 * Normal.probability(below: -abs(slope / error)) }

  /// The share of hallucinations among cases, early and late ones among hallucinations, and late
  /// against early, for each model with three checkpoints or more.
  public static func all(of table: CaseTable) -> [SiteTrend] {
    let models = Set(table.rows.map(\.model)).sorted()
    return models.flatMap { model -> [SiteTrend] in
      let rows = table.rows.filter { $0.model == model && $0.checkpoint != nil }
      let points = Set(rows.compactMap(\.checkpoint))
      guard points.count >= 3 else { return [] }
      let isLinear = points.contains { $0 <= 0 }
      func trend(
        _ quantity: String, _ rows: [CaseTable.Row], _ isOne: (CaseTable.Row) -> Bool
      ) -> SiteTrend? {
        let places = rows.map { row in
          [isLinear ? row.checkpoint ?? 0 : log10(row.checkpoint ?? 1)]
        }
        guard let fit = LogisticRegression(places, rows.map(isOne)) else { return nil }
        let slope = fit.slope(of: 0)
        return SiteTrend(
          model: model, quantity: quantity, checkpoints: points.count, slope: slope.value,
          error: slope.error, isLinear: isLinear)
      }
      let wrong = rows.filter { $0.label != false }
      let decided = wrong.filter { $0.site == .early || $0.site == .late }
      return [
        trend("hallucinations among cases", rows) { $0.label != false },
        trend("early among hallucinations", wrong) { $0.site == .early },
        trend("late among hallucinations", wrong) { $0.site == .late },
        trend("late against early", decided) { $0.site == .late },
      ].compactMap { $0 }
    }
  }
}

/// Two models compared by the late share of their decided hallucinations.
public struct SiteComparison: Sendable {
  public let first: String
  public let second: String
  public let difference: Double
  /// Newcombe's interval from Wilson's of both (Statistics in Medicine 17, 1998, method 10).
  public let range: ClosedRange<Double>
  public let pValue: Double

  /// Every pair of models, checkpoints of a model taken together.
  public static func all(of table: CaseTable, level: Double) -> [SiteComparison] {
    var models: [String] = []
    for row in table.rows where !models.contains(row.model) { models.append(row.model) }
    let counts = models.map { model in
      SiteCount(model: model, checkpoint: nil, table.rows.filter { $0.model == model })
    }
    return counts.indices.flatMap { one in
      counts.indices.dropFirst(one + 1).compactMap { two in
        guard let a = counts[one].lateOfDecided, let b = counts[two].lateOfDecided else {
          return nil
        }
        return SiteComparison(counts[one].model, a, counts[two].model, b, level: level)
      }
    }
  }

  init(_ first: String, _ a: Proportion, _ second: String, _ b: Proportion, level: Double) {
    (self.first, self.second) = (first, second)
    let (p, q) = (a.share, b.share)
    let (one, two) = (a.wilson(level: level), b.wilson(level: level))
    func reach(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    difference = p - q
    range =
      p - q - reach(p - one.lowerBound, two.upperBound - q)...p - q
      + reach(one.upperBound - p, q - two.lowerBound)
    let pooled = Double(a.count + b.count) / Double(a.total + b.total)
    let error =
      (pooled * (1 - pooled) * (1 / Double(a.total) + 1 / Double(b.total))).squareRoot()
    pValue = error > 0 ? 2 * Normal.probability(below: -abs(difference / error)) : 1
  }
}
