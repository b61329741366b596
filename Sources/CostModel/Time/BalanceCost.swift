import Foundation

/// What real routing costs against experts that are balanced by force.
public enum BalanceCost {
  /// One measured pair: TFLOP/s for each device.
  public struct Row: Hashable, Sendable {
    public let context: Int
    /// With experts balanced by force, as benchmarks run.
    public let forced: Double
    /// With real routing that drops no token.
    public let real: Double

    /// How many times longer a step takes.
    public var slowdown: Double { forced / real }
  }

  /// Where the rows were read.
  public static let source =
    "yanring/Megatron-MoE-ModelZoo: Qwen3-235B-A22B on 256 H100, dropless routing"

  /// The rows, by context.
  public static let rows: [Row] = [
    Row(context: 16_384, forced: 295, real: 237), Row(context: 32_768, forced: 335, real: 277),
    Row(context: 65_536, forced: 368, real: 320), Row(context: 131_072, forced: 389, real: 357),
  ]

  /// The slowdown at a context: the rows' on a line in the logarithm of the context between them.
  ///
  /// Outside the rows the nearest one answers, and `isMeasured` is false: shorter contexts spend
  /// a larger share in experts and surely lose more. One model was measured.
  ///
  /// - Parameter context: the tokens of one sequence, at least 1.
  /// - Returns: the slowdown, at least 1, and whether it lies between measured contexts.
  public static func slowdown(context: Int) -> (factor: Double, isMeasured: Bool) {
    precondition(context >= 1, "a context has at least one token")
    let x = log(Double(context))
    for (low, high) in zip(rows, rows.dropFirst()) {
      if context >= low.context, context <= high.context {
        let start = log(Double(low.context))
        let share = (x - start) / (log(Double(high.context)) - start)
        return (low.slowdown + share * (high.slowdown - low.slowdown), true)
      }
    }
    let first = rows.first.map { context < $0.context } ?? false
    return ((first ? rows.first : rows.last)?.slowdown ?? 1, false)
  }
}
