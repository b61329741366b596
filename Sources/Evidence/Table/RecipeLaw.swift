import Diagnostics
import Foundation

/// A dense law of one set's own recipe, for a set whose siblings never saw the MoE's tokens.
///
///     L = floor + A C^-α   at D = r N and C = 6 f N D
///
/// and, away from r, equal exponents κ of size and tokens: the size on D tokens that is as good as
/// N₀ on r N₀ has N^-κ = 2 N₀^-κ - (D/r)^-κ.
struct RecipeLaw: Sendable, Hashable {
  let floor: Double
  let coefficient: Double
  let exponent: Double
  /// FLOP over 6ND, f: what attention and the output layer add.
  let flopFactor: Double
  /// Tokens per parameter of the law's runs, r.
  let tokensPerParameter: Double
  /// κ, an assumption.
  let tokenExponent: Double
  /// The standard error of ln N that the assumption leaves.
  let deviation: Double

  /// The dense size that reaches a loss on so many tokens; `nil` where none does.
  func size(forLoss loss: Double, tokens: Double) -> Double? {
    guard loss > floor else { return nil }
    let flop = pow(coefficient / (loss - floor), 1 / exponent)
    let optimal = (flop / (6 * flopFactor * tokensPerParameter)).squareRoot()
    let rest =
      2 * pow(optimal, -tokenExponent) - pow(tokens / tokensPerParameter, -tokenExponent)
    return rest > 0 ? pow(rest, -1 / tokenExponent) : nil
  }

  /// The loss of a dense model of the law's runs whose 6ND are known.
  func loss(flop: Double) -> Double {
    floor + coefficient * pow(flopFactor * flop, -exponent)
  }

  struct Key: Hashable, Sendable {
    let set: String
    let metric: String
  }

  static func laws(in bytes: [UInt8], file: String) throws(FaultList) -> [Key: RecipeLaw] {
    let columns = [
      "set_id", "metric", "floor", "coefficient", "exponent", "flop_over_6nd",
      "tokens_per_parameter", "token_exponent", "deviation", "source",
    ]
    var table = try RecordTable(bytes, file: file, known: columns, required: Set(columns))
    var laws: [Key: RecipeLaw] = [:]
    while table.next() {
      let values = (2...8).compactMap { table.amount($0) }
      guard let set = table.required(0), let metric = table.required(1), values.count == 7,
        table.required(9) != nil
      else { continue }
      laws[Key(set: set, metric: metric)] = RecipeLaw(
        floor: values[0], coefficient: values[1], exponent: values[2], flopFactor: values[3],
        tokensPerParameter: values[4], tokenExponent: values[5], deviation: values[6])
    }
    try table.finish()
    return laws
  }
}
