import QualityAxes

/// A number of what models know, for columns and pictures.
public enum FactColumn: String, CaseIterable, Sendable {
  case accuracy = "recall_accuracy"
  case stored = "stored_share"
  case storedMentions = "stored_mention_share"
  case unseen = "unseen_share"
  case correct = "correct_share"
  case notStored = "not_stored_share"
  case notRecalled = "stored_not_recalled_share"

  /// What a sentence is about.
  public var subject: String {
    switch self {
    case .accuracy: "free recall"
    case .stored: "the share of stored facts"
    case .storedMentions: "the share of mentions whose fact is stored"
    case .unseen: "the share of facts met too seldom"
    case .correct: "the share of right answers"
    case .notStored: "the share of facts that are not stored"
    case .notRecalled: "the share of facts stored and not recalled"
    }
  }

  /// The column as an axis names it.
  public var label: String {
    switch self {
    case .accuracy: "accuracy of free recall, by the IKP line (percent)"
    case .stored: "facts that are stored (percent)"
    case .storedMentions: "mentions whose fact is stored (percent)"
    case .unseen: "facts met too seldom to be stored (percent)"
    case .correct: "facts answered rightly (percent; illustrative)"
    case .notStored: "wrong, not stored (percent of facts; illustrative)"
    case .notRecalled: "wrong, stored, not recalled (percent; illustrative)"
    }
  }
}

extension FactAnswer {
  /// A number of the answer; none where it needs a world of facts and there is none.
  public func value(_ column: FactColumn) -> Double? {
    switch column {
    case .accuracy: accuracy.value
    case .stored: split.value.stored
    case .storedMentions: coverage?.storedMentionShare
    case .unseen: coverage?.unseenShare
    case .correct: split.value.correct
    case .notStored: split.value.notStored
    case .notRecalled: split.value.storedNotRecalled
    }
  }

  /// Whether a number lies beyond its evidence.
  public func isExtrapolated(_ column: FactColumn) -> Bool {
    switch column {
    case .accuracy: accuracy.isExtrapolated
    case .stored where coverage == nil: split.isExtrapolated
    case .stored, .storedMentions, .unseen: (coverage?.extrapolatedShare ?? 0) > 0
    case .correct, .notStored, .notRecalled: split.isExtrapolated || split.isClamped
    }
  }
}
