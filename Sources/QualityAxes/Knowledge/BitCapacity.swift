import Foundation
import Statistics
import Units

/// How many bits of knowledge parameters hold after so many exposures to each fact.
///
///     bits(N, e) = N/m · clamp(1 + log₁₀(e/100), 0, 2),   m = 1 dense, 1.3 with 32 experts
///
/// Allen-Zhu and Li, Physics of Language Models 3.3 (arXiv:2404.05405), print 2 bits a parameter
/// at 1,000 exposures and 1 bit at 100. The line between them, its end at 10 exposures and the
/// ceiling beyond 1,000 are ours. The facts are synthetic biographies told in one form: the bits do
/// not carry over to text of the web, and no default of this program rests on them.
public struct BitCapacity: Hashable, Sendable {
  public enum Feeding: Hashable, Sendable {
    /// One feed-forward block for all tokens.
    case dense
    /// Routed experts, measured with 32 of them.
    case experts
  }

  public enum WeightFormat: Hashable, Sendable {
    /// Eight bits or more: no loss.
    case int8OrWider
    /// Four bits.
    case int4
  }

  public let feeding: Feeding
  public let format: WeightFormat

  public init(feeding: Feeding, format: WeightFormat = .int8OrWider) {
    self.feeding = feeding
    self.format = format
  }

  /// Bits a parameter after so many exposures of each fact; flagged outside 100 to 1,000.
  public func bitsPerParameter(exposures: Double) -> Flagged<Double> {
    let excess = Extent(100...1_000).excess(of: max(exposures, 0))
    guard exposures > 0 else { return Flagged(0, excess: .infinity, isClamped: true) }
    let line = 1 + log10(exposures / 100)
    let held = min(max(line, 0), 2)
    let penalty = feeding == .experts ? Self.expertPenalty.value : 1
    var bits = held / penalty
    if format == .int4 { bits = min(bits, Self.int4Ceiling.value) }
    return Flagged(bits, excess: excess, isClamped: held != line)
  }

  /// Bits that a model holds after so many exposures of each fact.
  public func bits(parameters: Parameters, exposures: Double) -> Flagged<Double> {
    let each = bitsPerParameter(exposures: exposures)
    return Flagged(
      parameters.value * each.value, excess: each.excess, isClamped: each.isClamped)
  }
}
