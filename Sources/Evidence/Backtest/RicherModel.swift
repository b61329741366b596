import Foundation
import Units

/// A model with more terms than √(active · total), put to the same test.
///
///     ln N_eq = ½ ln(active · total) + x·β + error,   error ~ N(0, s² (a + b h)²)
///
/// β has a normal prior around zero, a + b h is the simple model's line, and each set counts as one
/// observation, however many readings it has.
struct RicherModel: Sendable {
  let id: String
  let title: String
  /// The standard deviations of the prior.
  let priors: [Double]
  /// x of a reading; what is not known adds nothing.
  let terms: @Sendable (AxisReading) -> [Double]

  /// The simple model itself, with its width.
  static let simple = RicherModel(
    id: "simple", title: "√(active · total)", priors: [], terms: { _ in [] })

  /// The models that may earn a place: each of them is a plausible cause of the errors.
  static func candidates(stacking laws: [LawAnswers]) -> [RicherModel] {
    let axis = RicherModel(
      id: "axis", title: "a factor for each axis",
      priors: ScoreAxis.allCases.map { _ in AxisHint.prior }
    ) { reading in ScoreAxis.allCases.map { $0 == reading.axis ? 1 : 0 } }
    let experts = RicherModel(
      id: "experts", title: "γ grows with the experts in use", priors: [0.15]
    ) { reading in [expertTerm(reading.model)] }
    let size = RicherModel(
      id: "size", title: "a power of the active size", priors: [0.15]
    ) { reading in [log(reading.model.active.value / 2e9)] }
    let recipe = RicherModel(
      id: "recipe", title: "a factor for each recipe", priors: [0.2, 0.2, 0.2]
    ) { reading in
      RoutedCard.Recipe.allCases.map { $0 == reading.model.recipe ? 1 : 0 }
    }
    let stacked = RicherModel(
      id: "laws", title: "laws stacked onto the rule", priors: [0.3]
    ) { reading in
      let logs = laws.compactMap { $0.log(of: reading.model) }
      guard !logs.isEmpty else { return [0] }
      let mean = logs.reduce(0, +) / Double(logs.count)
      return [mean - log(reading.model.geometricMean.value)]
    }
    return [
      RicherModel(id: "offset", title: "a constant factor", priors: [0.15]) { _ in [1] },
      RicherModel(id: "sparsity", title: "γ other than ½", priors: [0.15]) { reading in
        [reading.model.logRatio]
      },
      axis, experts, size, recipe, stacked,
      joining([experts, axis, size], id: "experts-axis-size", title: "experts, axis and size"),
    ]
  }

  private static func expertTerm(_ model: RoutedModel) -> Double {
    guard let experts = model.experts else { return 0 }
    return model.logRatio * log(min(experts.used, ExpertHint.cap) / 5)
  }

  private static func joining(_ models: [RicherModel], id: String, title: String) -> RicherModel {
    RicherModel(id: id, title: title, priors: models.flatMap(\.priors)) { reading in
      models.flatMap { $0.terms(reading) }
    }
  }
}
