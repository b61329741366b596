/// What a score is about, coarsely: the axes by which readings are pooled.
public enum ScoreAxis: String, Sendable, Hashable, CaseIterable {
  /// Validation loss or bits per byte.
  case loss
  /// Facts, whether recalled or chosen among answers.
  case knowledge
  /// Mathematics and logic.
  case reasoning
  case code
  /// Common sense, reading and mixed suites.
  case broad
}

/// What a score is about, finely.
public enum ScoreFacet: String, Sendable, Hashable, CaseIterable {
  /// Closed-book questions, such as TriviaQA.
  case recall
  /// Exams with answers to choose from, such as MMLU; no axis of recall.
  case exam
  case math
  case logic
  case code
  case loss
  case commonsense
  case reading
  case mixed
}

/// Whether the MoE and its dense siblings saw the same corpus.
public enum SameData: String, Sendable, Hashable, CaseIterable {
  case yes
  case unclear
  case no
}

/// How well a number of the table is known.
public enum RowProvenance: String, Sendable, Hashable, CaseIterable {
  /// Read in the source itself.
  case seen
  /// Quoted by others.
  case secondHand = "seen-2nd"
}
