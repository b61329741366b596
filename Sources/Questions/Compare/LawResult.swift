import CostModel
import ScalingLaws
import Statistics
import Units

/// What one law says of one comparison.
///
/// A class, as a long sweep hands each result to the closures of all columns.
public final class LawResult: Sendable {
  public var run: Run { shared.value }
  private let shared: Shared<Run>
  public let against: ComparisonRequest.Counterpart
  /// What is held equal; `nil` against another run, where both stand as they were trained.
  public let mode: ComparisonMode?
  public let law: LawCard
  /// What it says; `nil` where it does not answer.
  public let numbers: Numbers?
  /// Why it does not answer; `nil` where it does.
  public let refused: Refusal?

  init(
    run: Shared<Run>, against: ComparisonRequest.Counterpart, mode: ComparisonMode?, law: LawCard,
    outcome: Result<Numbers, Refusal>
  ) {
    shared = run
    self.against = against
    self.mode = mode
    self.law = law
    switch outcome {
    case .success(let numbers): (self.numbers, refused) = (numbers, nil)
    case .failure(let refusal): (numbers, refused) = (nil, refusal)
    }
  }

  /// The numbers of an answer; each is `nil` where the comparison does not ask for it.
  public struct Numbers: Sendable {
    /// The dense size of the same loss on the same tokens.
    public var denseEquivalent: Double?
    public var denseEquivalentInterval: Interval?
    /// Dense FLOP over the run's FLOP for the same loss; against another run, its FLOP over ours.
    public var multiplier: Double?
    public var multiplierInterval: Interval?
    /// The run's loss in the law's own nats per token.
    public var loss: Double?
    /// The run's loss less that of the other run or of the dense model of equal means.
    public var lossGap: Double?
    public var lossGapInterval: Interval?
    /// Tokens of a dense model of the same FLOP per token over the run's, for the same loss.
    public var tokenMultiplier: Double?
    /// The tokens below which a dense model of the same FLOP per token is better.
    public var crossover: Double?
    /// The size that the law allocates a budget to, for a family.
    public var size: Double?
    public var tokens: Double?
    /// Tokens over that size.
    public var tokensPerParameter: Double? {
      guard let size, let tokens, size > 0 else { return nil }
      return tokens / size
    }
    /// The interval of what the comparison asks for first.
    public var interval: Interval? {
      denseEquivalentInterval ?? multiplierInterval ?? lossGapInterval
    }
    public var excesses: [RangeExcess] = []
    public var remarks: [String] = []
  }

  /// How far outside the law's fitted range the answer stands, in words; `nil` inside.
  public var distance: String? {
    guard let excesses = numbers?.excesses, let first = excesses.first else { return nil }
    var text = first.phrase
    for excess in excesses.dropFirst() {
      text += ", "
      text += excess.phrase
    }
    return text
  }

  /// Why the dense equivalent cannot be; `nil` where it may.
  public var impossibility: String? {
    guard let size = numbers?.denseEquivalent, let shape = run.model.shape, !run.isDense else {
      return nil
    }
    if size > shape.total.value {
      return "above the \(shape.total.rounded(to: 3)) of all parameters"
    }
    return size < shape.announcedActive.value / 100
      ? "below a hundredth of the active parameters" : nil
  }
}
