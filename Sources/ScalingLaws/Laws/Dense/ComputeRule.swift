import Foundation
import Units

/// What one paper reports to follow a power law of training compute, y = k C^p.
public struct ComputeRule: Hashable, Sendable {
  public let quantity: Quantity
  /// The models that it holds for, such as `dense` or `MoE, A = 7.8 %, G = 2`.
  public let models: String
  public let citation: String
  /// The factor k.
  public let factor: Coefficient
  /// The exponent p.
  public let exponent: Coefficient

  public enum Quantity: String, CaseIterable, Sendable {
    /// Training FLOP per token, M = 6N where a law counts so.
    case flopPerToken
    case tokens
    case learningRate
    /// Tokens in a batch.
    case batchTokens
  }

  init(
    _ quantity: Quantity, of models: String, _ factor: String, _ exponent: String, source: String
  ) {
    self.quantity = quantity
    self.models = models
    citation = source
    self.factor = Coefficient("k(\(quantity.rawValue))", factor, source: source)
    self.exponent = Coefficient("p(\(quantity.rawValue))", exponent, source: source)
  }

  /// The value at a budget.
  public func value(at flop: FLOP) -> Double { factor.value * pow(flop.value, exponent.value) }
}

extension ComputeRule {
  /// Every rule, by paper.
  public static let all = tian2025 + deepSeek2024 + [llama2024]

  /// Whether the rules of FLOP per token and of tokens multiply to the budget, M D = C.
  static func checks(
    of law: String, _ models: String, _ flop: ComputeRule, _ tokens: ComputeRule
  ) -> [PublishedCheck] {
    let group = { (tolerance: Double, reason: String) in
      CheckGroup(
        law: law, source: flop.citation, tolerance: .absolute(tolerance), reason: reason)
    }
    return [
      group(0.002, "four digits of the factors").check("M D / C for \(models) models", 1) {
        flop.factor.value * tokens.factor.value
      },
      group(1e-9, "both exponents have four decimals")
        .check("sum of exponents for \(models) models", 1) {
          flop.exponent.value + tokens.exponent.value
        },
    ]
  }
}
