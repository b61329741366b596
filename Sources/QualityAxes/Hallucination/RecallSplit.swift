import Diagnostics
import Units

/// Why a fact is answered rightly or wrongly: it is stored or not, and recalled or not.
///
///     P(correct) = s·r + (1 - s·r)·g
///
/// with s the share stored, r the share recalled of what is stored, and g the chance of a right
/// guess. The wrong answers divide into facts that are *not stored* (early-site: they are missing in
/// the lower layers) and *stored, not recalled* (late-site: they are there and not selected), the
/// taxonomy of Yu et al. 2024 (arXiv:2403.18167).
public struct RecallSplit: Hashable, Sendable {
  /// P(stored).
  public let stored: Double
  /// P(recalled | stored).
  public let recalled: Double
  /// P(right by guessing), where the fact is not recalled.
  public let guessing: Double

  /// Three shares.
  public init(stored: Double, recalled: Double, guessing: Double = 0) throws(InputFaults) {
    var check = InputCheck()
    check.share(stored, "stored")
    check.share(recalled, "recalled")
    check.share(guessing, "guessing")
    try check.finish()
    self.stored = stored
    self.recalled = recalled
    self.guessing = guessing
  }

  public var correct: Double { stored * recalled + (1 - stored * recalled) * guessing }
  /// Wrong answers to facts that are not stored.
  public var notStored: Double { (1 - stored) * (1 - guessing) }
  /// Wrong answers to facts that are stored and not recalled.
  public var storedNotRecalled: Double { stored * (1 - recalled) * (1 - guessing) }

  /// The late-site share of wrong answers; none where nothing is wrong.
  public var lateShare: Double? {
    let wrong = notStored + storedNotRecalled
    return wrong > 0 ? storedNotRecalled / wrong : nil
  }

  /// The early-site share of wrong answers; none where nothing is wrong.
  public var earlyShare: Double? { lateShare.map { 1 - $0 } }

  /// The split after a model has thought before answering.
  ///
  /// Thinking recovers a share of the stored facts that direct recall misses, and a smaller one of
  /// those that are not stored. Both are the user's; `thinkingRecovery` holds what was published.
  /// A recovered fact that was not stored counts as a right guess does.
  public func thinking(
    recoversStored share: Double, recoversMissing missing: Double = 0
  ) throws(InputFaults) -> ThinkingOutcome {
    var check = InputCheck()
    check.share(share, "recoversStored")
    check.share(missing, "recoversMissing")
    try check.finish()
    let late = storedNotRecalled * (1 - share)
    let early = notStored * (1 - missing)
    return ThinkingOutcome(correct: 1 - late - early, notStored: early, storedNotRecalled: late)
  }
}

/// Answers after thinking, as shares of all facts.
public struct ThinkingOutcome: Hashable, Sendable {
  public let correct: Double
  public let notStored: Double
  public let storedNotRecalled: Double
}

extension RecallSplit {
  private static let wikiProfile = "Calderon et al. 2026, arXiv:2602.14080v2, in a review"

  /// The share of stored facts missed by direct recall that thinking recovers.
  public static let thinkingRecovery = Sourced(0.40...0.65, wikiProfile, .secondary)
  /// The share of facts not stored that thinking recovers.
  public static let thinkingRecoveryOfMissing = Sourced(0.05...0.15, wikiProfile, .secondary)
}
