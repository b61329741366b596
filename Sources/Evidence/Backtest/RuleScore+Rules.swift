import Foundation
import Units

extension RuleScore {
  /// Rules that need nothing but the sizes, `√(active · total)` first.
  static func rules(_ readings: [AxisReading]) -> [RuleScore] {
    let exponents: [(id: String, title: String, gamma: Double)] = [
      ("geometric-mean-of-sizes", "√(active · total)", 0.5),
      ("gamma-1/3", "active (total/active)^⅓", 1.0 / 3),
      ("gamma-2/3", "active (total/active)^⅔", 2.0 / 3),
      ("active", "the active size", 0),
      ("total", "the total size", 1),
    ]
    return exponents.map { rule in
      RuleScore(
        id: rule.id, title: rule.title, kind: .rule, readings: readings, refusals: []
      ) { reading in
        log(reading.model.active.value) + rule.gamma * reading.model.logRatio
      }
    }
  }

  /// The mean over readings' sets of γ learned on the other sets.
  static func ownExponent(_ readings: [AxisReading]) -> RuleScore {
    let sets = Set(readings.map(\.model.set))
    var gammas: [String: Double] = [:]
    for set in sets {
      gammas[set] = SetMoments(readings.filter { $0.model.set != set }, \.gamma).mean
    }
    return RuleScore(
      id: "gamma-fitted", title: "active (total/active)^γ, γ from the other sets", kind: .rule,
      readings: readings, refusals: []
    ) { reading in
      gammas[reading.model.set].map {
        log(reading.model.active.value) + $0 * reading.model.logRatio
      }
    }
  }
}
