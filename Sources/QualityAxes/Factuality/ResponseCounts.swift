import Diagnostics

/// How many facts of one response are supported and how many are not.
public struct ResponseCounts: Hashable, Sendable {
  /// The most facts that one response may have.
  public static let limit = 1_000_000

  public let supported: Int
  public let notSupported: Int
  /// Facts that do not bear on the prompt, which F1@K ignores; none where nobody counted them.
  public let irrelevant: Int?

  /// Counts of zero or more facts.
  public init(supported: Int, notSupported: Int, irrelevant: Int? = nil) throws(InputFaults) {
    var check = InputCheck()
    check.count(supported, in: 0...Self.limit, "supported")
    check.count(notSupported, in: 0...Self.limit, "notSupported")
    if let irrelevant { check.count(irrelevant, in: 0...Self.limit, "irrelevant") }
    try check.finish()
    self.supported = supported
    self.notSupported = notSupported
    self.irrelevant = irrelevant
  }

  public var facts: Int { supported + notSupported }

  /// P = S / (S + N); none without facts.
  public var precision: Double? {
    FactScore.precision(supported: Double(supported), notSupported: Double(notSupported))
  }

  /// R_K = min(S / K, 1).
  public func recall(at goal: FactGoal) -> Double {
    FactScore.recall(supported: Double(supported), goal: goal)
  }

  /// F1@K of this response; 0 where nothing is supported.
  ///
  /// Wei et al. 2024, arXiv:2403.18802, section 5.
  public func f1(at goal: FactGoal) -> Double {
    FactScore.f1(precision: precision ?? 0, recall: recall(at: goal))
  }
}

/// One prompt with the counts of the response to it.
public struct RatedResponse: Hashable, Sendable {
  public let prompt: String
  public let counts: ResponseCounts
  /// What the prompt is about, such as one of LongFact's 38 topics.
  public var topic: String?
  /// The length of the response in words.
  public let words: Int?

  public init(
    prompt: String, counts: ResponseCounts, topic: String? = nil, words: Int? = nil
  ) {
    self.prompt = prompt
    self.counts = counts
    self.topic = topic
    self.words = words
  }
}
