import Units

/// An outsider's estimate of the training FLOP of a model of LongFact.
///
/// None was told by a developer, and such estimates are off by a factor of 5 or so. A picture of
/// F1@K over these shows `caution`; a line through it would be no law, since post-training decides
/// how long answers are.
public struct TrainingEstimate: Hashable, Sendable {
  /// The model by its name in `LongFactModel.all`.
  public let model: String
  public let flop: FLOP

  /// What a picture has to say.
  public static let caution = "estimates; post-training confounded"

  /// How many times such an estimate may be off, either way.
  public static let factor = 5.0

  /// Seven of the 13 models; nothing was read for the others.
  public static let longFact = Sourced(
    [
      TrainingEstimate(model: "Gemini-Ultra", flop: FLOP(5.00e25)),
      TrainingEstimate(model: "Gemini-Pro", flop: FLOP(1.83e25)),
      TrainingEstimate(model: "GPT-4", flop: FLOP(2.10e25)),
      TrainingEstimate(model: "Claude-3-Opus", flop: FLOP(1.64e25)),
      TrainingEstimate(model: "Claude-2.0", flop: FLOP(3.87e24)),
      TrainingEstimate(model: "PaLM-2-L-IT-RLHF", flop: FLOP(7.34e24)),
      TrainingEstimate(model: "PaLM-2-L-IT", flop: FLOP(7.34e24)),
    ], "Epoch AI, as told at attribution-based-control.ai, appendix II", .secondary,
    caution: caution)
}
