import Evidence
import QualityAxes
import ScalingLaws
import Statistics
import Units

/// γ on one axis as MoE and their dense siblings show it, worked out from the table of evidence.
///
/// Mean and standard deviation over sets of each set's mean, sets weighing equally. The deviation is
/// how far sets lie apart and no interval whose coverage was measured: that of the worth is the
/// calibrated one, for every axis alike.
struct AxisEvidence: Sendable {
  let axis: QualityAxis
  /// Mean and standard deviation over sets.
  let gamma: SetMoments
  /// The sets behind it.
  let sets: [String]
  /// The least and the greatest γ of an MoE by how its experts came to be.
  let byRecipe: [RoutedCard.Recipe: ClosedRange<Double>]

  /// One standard deviation between sets either way.
  var range: ClosedRange<Double> {
    (gamma.mean - gamma.deviation)...(gamma.mean + gamma.deviation)
  }

  /// What the bundled table says; worked out once.
  static let bundled: [QualityAxis: AxisEvidence] = Dictionary(
    QualityAxis.allCases.compactMap { axis in
      AxisEvidence(axis, of: .bundled).map { (axis, $0) }
    }
  ) { first, _ in first }

  /// `nil` for fewer than three sets.
  init?(_ axis: QualityAxis, of table: MatchedPairs) {
    let selection = axis.selection
    guard let summary = EvidenceSummary(selection, of: table), summary.gamma.sets > 2 else {
      return nil
    }
    self.axis = axis
    gamma = summary.gamma
    sets = summary.sets
    var byRecipe: [RoutedCard.Recipe: ClosedRange<Double>] = [:]
    for reading in axis.readings(in: table) {
      guard let recipe = reading.model.recipe else { continue }
      let known = byRecipe[recipe] ?? reading.gamma...reading.gamma
      byRecipe[recipe] =
        min(known.lowerBound, reading.gamma)...max(known.upperBound, reading.gamma)
    }
    self.byRecipe = byRecipe
  }

  /// What marks the recipe of the model itself.
  static let own = " (as this one)"

  /// γ with its deviation, such as `0.66 ± 0.15`.
  var words: String { "\(gamma.mean.fixed(2)) ± \(gamma.deviation.fixed(2))" }

  /// What γ rests on, with how the recipes differ and which of them a model is of.
  func basis(for recipe: RoutedCard.Recipe?) -> String {
    let recipes = RoutedCard.Recipe.allCases.compactMap { kind in
      byRecipe[kind].map { range in
        kind.rawValue + (kind == recipe ? Self.own : "") + " "
          + (range.lowerBound == range.upperBound
            ? range.lowerBound.fixed(2)
            : "\(range.lowerBound.fixed(2)) to \(range.upperBound.fixed(2))")
      }
    }
    return "\(sets.count) sets of MoE and dense siblings; "
      + recipes.joined(separator: ", ")
  }
}

extension QualityAxis {
  /// The readings of the evidence that tell of the axis.
  var selection: EvidenceSummary.Selection {
    switch self {
    case .recall: .facet(.recall)
    case .exams: .facet(.exam)
    case .reasoning: .axis(.reasoning)
    case .code: .axis(.code)
    case .broadSuite: .axis(.broad)
    case .loss: .axis(.loss)
    }
  }

  /// What was read of one MoE of the bundled table on the axis.
  func reading(of model: RoutedModel) -> AxisReading? {
    guard let set = MatchedPairs.bundled.set(model.set) else { return nil }
    return switch selection {
    case .facet(let facet): set.reading(model.name, of: facet)
    case .axis(let axis): set.reading(model.name, on: axis)
    default: nil
    }
  }

  fileprivate func readings(in table: MatchedPairs) -> [AxisReading] {
    switch selection {
    case .facet(let facet): table.readings(of: facet)
    case .axis(let axis): table.readings.filter { $0.axis == axis }
    default: table.readings
    }
  }
}

extension Design {
  /// How the experts came to be, as far as the shape tells: up to 16 of them, or in every second
  /// layer or fewer, are coarse.
  var recipe: RoutedCard.Recipe? {
    guard case .routed(let routing) = kind, routing.experts > 1 else { return nil }
    let isSparse = routing.routedLayerShare.map { $0 <= 0.5 } ?? false
    return routing.experts <= 16 || isSparse ? .coarse : .fineGrained
  }
}
