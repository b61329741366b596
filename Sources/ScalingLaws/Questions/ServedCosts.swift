/// What a token after training costs in training FLOP, over the 2·N_active of the usual convention, as
/// two models are served.
///
/// Device time of a token, at the pace at which a device trains. Laws never see a device: whoever
/// knows how models are served states both.
public struct ServedCosts: Hashable, Sendable {
  /// Requests at once, to which both belong.
  public let requests: Double
  public let moe: Double
  public let dense: Double

  public init(requests: Double, moe: Double, dense: Double) {
    (self.requests, self.moe, self.dense) = (requests, moe, dense)
  }
}
