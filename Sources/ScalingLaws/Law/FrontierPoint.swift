/// A budget spent as a law would spend it.
///
/// A law with sizes and tokens allocates them optimally; one that holds tokens fixed can only
/// choose the size; one that relates budgets knows neither.
public struct FrontierPoint: Sendable {
  /// Size as the law counts it.
  public let size: Double?
  public let tokens: Double?
  /// Nats per token; `nil` for a law that states none.
  public let loss: Double?
  /// Dense FLOP over this budget for the same loss.
  public let multiplier: Double
  /// Where the point stands in the fitted range.
  public let point: RangePoint
}
