import Evidence
import ScalingLaws
import Tabular
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
      "×\(errors.bias.rounded(toDigits: 3)) ×÷\(errors.rms.rounded(toDigits: 3)) "
      + "(\(score.sets.count))"
  }

  /// Why the table cannot tell of a law; `nil` where it can.
  static func untestable(_ law: LawCard) -> String? { scores[law.id]?.untestable }

  /// The same for programs, beside what the law says.
  ///
  /// Runs of models that evidence does not reach are named in `others` and get none.
  static func columns(except others: Set<String> = []) -> [Filling<LawResult>] {
    @Sendable func errors(_ result: LawResult) -> RuleScore.ErrorMeasures? {
      others.contains(result.run.name) ? nil : Self.errors(result)
    }
    return [
      .number(
        "measured_over_law", "Measured dense equivalents over the law's, geometric mean by set."
      ) { errors($0)?.bias },
      .integer("sets_on_evidence", "Sets behind both.") { result in
        errors(result).flatMap { _ in scores[result.law.id]?.sets.count }
      },
      .number("error_on_evidence", "Root mean square of the law's errors, as a factor.") {
        errors($0)?.rms
      },
      .text("on_evidence", "Why the law could not be tested on measured equivalents.") {
        $0.numbers?.denseEquivalent == nil ? nil : untestable($0.law).map { "not testable: \($0)" }
      },
    ]
  }

  private static func errors(_ result: LawResult) -> RuleScore.ErrorMeasures? {
    result.numbers?.denseEquivalent.flatMap { _ in scores[result.law.id]?.errors }
  }
}
