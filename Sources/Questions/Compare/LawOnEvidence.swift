import Evidence
import ScalingLaws
import Units

/// How a law's dense equivalents did on measured ones, as its row says it.
enum LawOnEvidence {
  /// Every bundled law's score on the table, by its id; worked out once.
  private static let scores: [String: RuleScore] = Dictionary(
    RuleScore.laws().map { ($0.id, $0) }
  ) { first, _ in first }

  /// Observed over predicted and the error, as factors; why there are none where the table cannot
  /// tell.
  static func words(_ law: LawCard) -> String {
    guard let score = scores[law.id] else { return "not tested" }
    guard let errors = score.errors else { return "not testable" }
    return
      "measured ×\(errors.bias.rounded(toDigits: 3)), error ×\(errors.rms.rounded(toDigits: 3))"
  }
}
