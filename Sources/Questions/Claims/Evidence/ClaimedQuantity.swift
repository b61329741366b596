import Evidence
import Hypotheses
import Spec
import Units

/// What a claim may be about: its keys, and what the evidence says of it.
///
/// The keys of a quantity stand flat beside those of every claim. A new quantity is a file with a
/// type of its own, and a line in `ClaimedQuantities.all`.
protocol ClaimedQuantity: Asked {
  /// The word that picks it.
  static var name: String { get }
  /// What it is, without a full stop, for the schema.
  static var summary: String { get }

  /// Whether it is a factor, thought of on a logarithmic scale.
  var isRatio: Bool { get }
  /// Whether it sets two things against each other that could be equal: 1 or 0 is no difference.
  var isComparison: Bool { get }

  /// Where a claim about it can lie.
  var scale: ClaimScale { get }

  /// The level of the interval of a claim that states none.
  var level: Double { get }

  /// What the evidence says of it.
  ///
  /// - Parameters:
  ///   - world: what the claim is about.
  ///   - others: what the questions before it came to.
  ///   - belief: what the claim's author believes; judged with the evidence later, unless the finding
  ///     holds it already.
  /// - Returns: the evidence, and what it rests on.
  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding
}

/// What the ends of a claim are, and where they can lie.
enum ClaimScale {
  /// Parameters, written such as "60B".
  case size
  /// A part of a whole.
  case share
  /// One thing over another.
  case factor
  case difference

  /// Why an end of a claim cannot be meant, with a hint; `nil` where it can.
  func fault(of end: Double) -> (problem: String, hint: String)? {
    let text = plainText(of: end)
    switch self {
    case .size:
      return (1e5...1e17).contains(end)
        ? nil : ("\(text) is no size of a language model", "write it such as \"60B\"")
    case .share:
      return end > 0 && end <= 1
        ? nil : ("\(text) is no share of all parameters", "write it above 0 and at most 1")
    case .factor:
      return (1e-6...1e6).contains(end)
        ? nil : ("\(text) is no factor of one over the other", "write it such as 1.5")
    case .difference:
      return abs(end) <= 1e6
        ? nil : ("\(text) is no difference that can be", "write it in plain numbers")
    }
  }
}

/// The level of the interval that judges a claim which states none.
enum ClaimLevel {
  static let measured = 0.95
  /// The highest level whose coverage was measured on sets left out.
  static let predicted = PredictiveModel.levels.max() ?? 0.9
}

extension ClaimedQuantity {
  var isComparison: Bool { true }
  var scale: ClaimScale { isRatio ? .factor : .difference }
  var level: Double { ClaimLevel.measured }
}
