import Units

/// Why a law does not answer a question; an answer in its own right.
public enum Refusal: Error, Hashable, Sendable {
  /// The law describes dense models only.
  case noExpertTerm
  /// The law describes MoE only.
  case noDenseForm
  /// The law says nothing of pruned weights.
  case noSparsityTerm
  /// The law holds the number of tokens fixed, at this many.
  case noDataTerm(fixedTokens: Double)
  /// The law relates budgets, and states no loss.
  case noLoss
  /// The law has coefficients for some values of a variable only.
  case noCoefficients(variable: String, known: [Double], asked: Double)
  /// The source prints exponents without the factors that an answer needs.
  case exponentsOnly
  /// The law is not compared at this budget, so far do its answers drift outside its runs.
  case outsideBudgets(fitted: ClosedRange<Double>, asked: Double)
  /// The design does not tell something that the law needs.
  case unknown(String)
  /// The comparison needs an input that is not given.
  case missingInput(ComparisonMode, String)
  /// An input of the comparison is not a positive number.
  case unusableInput(ComparisonMode, String)
  /// The law says nothing about this comparison.
  case modeNotCovered(ComparisonMode, why: String)
  /// The law says nothing about this question.
  case notCovered(String)
  /// No dense model reaches the loss in question at these tokens, under this law.
  case outOfReach(String)
  /// The arithmetic left the range of numbers.
  case notFinite

  /// The reason in words.
  public var reason: String {
    switch self {
    case .noExpertTerm:
      "describes dense models only: it has no term for experts"
    case .noDenseForm:
      "describes MoE only: it has no form for dense models"
    case .noSparsityTerm:
      "has no term for pruned weights"
    case .noDataTerm(let tokens):
      "has no data term: all its runs saw \(significant(tokens / 1e9))B tokens"
    case .noLoss:
      "relates budgets of equal loss, and states no loss itself"
    case .noCoefficients(let variable, let known, let asked):
      "has coefficients for \(variable) \(list(known)) only, and this design has "
        + significant(asked)
    case .exponentsOnly:
      "is published as exponents without their factors"
    case .outsideBudgets(let fitted, let asked):
      "is not compared outside its fitted range, budgets of \(significant(fitted.lowerBound)) to "
        + "\(significant(fitted.upperBound)) FLOP; this one is \(significant(asked))"
    case .unknown(let what):
      "needs to know \(what)"
    case .missingInput(let mode, let what):
      "needs \(what) for the comparison \(mode.rawValue)"
    case .unusableInput(let mode, let what):
      "needs a positive number as \(what) for the comparison \(mode.rawValue)"
    case .modeNotCovered(let mode, let why):
      "does not cover the comparison \(mode.rawValue): \(why)"
    case .notCovered(let what), .outOfReach(let what):
      what
    case .notFinite:
      "leaves the range of numbers so far outside its fit"
    }
  }

  private func significant(_ value: Double) -> String {
    plainText(of: value.roundedToSignificant(3))
  }

  private func list(_ values: [Double]) -> String {
    values.map(significant).joined(separator: " and ")
  }
}
