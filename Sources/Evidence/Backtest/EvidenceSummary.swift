import Foundation

/// What the table says of √(active · total) and of γ, in one selection of readings.
public struct EvidenceSummary: Sendable, Hashable {
  /// What was selected.
  public let selection: Selection
  public let sets: [String]
  public let models: Int
  public let readings: Int
  /// γ = ln(N_eq/active)/ln(total/active) over sets.
  public let gamma: SetMoments
  /// The error of √(active · total) on the selection; `nil` for fewer than three sets.
  public let errors: RuleScore.ErrorMeasures?

  /// A selection of readings.
  public enum Selection: Sendable, Hashable {
    case all
    /// The corpus is stated to be the same.
    case sameData
    /// Every benchmark of the reading lies between two siblings.
    case interpolated
    /// Not post-trained.
    case baseModels
    case axis(ScoreAxis)
    case facet(ScoreFacet)
    case recipe(RoutedCard.Recipe)

    /// The selection in words.
    public var name: String {
      switch self {
      case .all: "all"
      case .sameData: "same data"
      case .interpolated: "interpolated only"
      case .baseModels: "without post-training"
      case .axis(let axis): axis.rawValue
      case .facet(let facet): facet.rawValue
      case .recipe(let recipe): recipe.rawValue
      }
    }
  }

  /// A summary; `nil` where nothing is selected.
  public init?(_ selection: Selection, of table: MatchedPairs) {
    let readings = Self.readings(selection, of: table)
    guard !readings.isEmpty else { return nil }
    let score = RuleScore.rules(readings)[0]
    self.selection = selection
    sets = score.sets
    models = RuleScore.models(of: readings).count
    self.readings = readings.count
    gamma = SetMoments(readings, \.gamma)
    errors = score.errors
  }

  private static func readings(_ selection: Selection, of table: MatchedPairs) -> [AxisReading] {
    switch selection {
    case .all: return table.readings
    case .sameData:
      let same = Set(table.counted.filter { $0.sameData == .yes }.map(\.id))
      return table.readings.filter { same.contains($0.model.set) }
    case .interpolated: return table.readings.filter(\.isInterpolated)
    case .baseModels: return table.readings.filter { $0.stage != .postTrained }
    case .axis(let axis): return table.readings.filter { $0.axis == axis }
    case .facet(let facet): return table.readings(of: facet)
    case .recipe(let recipe): return table.readings.filter { $0.model.recipe == recipe }
    }
  }
}

extension MatchedPairs {
  /// What all readings say.
  public var summary: EvidenceSummary? { EvidenceSummary(.all, of: self) }

  /// Summaries of all readings, of stricter selections, and by axis, kind of scores and recipe.
  public var summaries: [EvidenceSummary] {
    var selections: [EvidenceSummary.Selection] = [
      .all, .sameData, .interpolated, .baseModels,
    ]
    selections += ScoreAxis.allCases.map { .axis($0) }
    selections += [ScoreFacet.recall, .exam, .math, .logic].map { .facet($0) }
    selections += RoutedCard.Recipe.allCases.map { .recipe($0) }
    return selections.compactMap { EvidenceSummary($0, of: self) }
  }
}
