import Diagnostics

/// How many facts of one response are supported and how many are not.
public struct ResponseCounts: Hashable, Sendable {
  /// The most facts that one response may have.
  public static let limit = 1_000_000

  public let supported: Int
  public let notSupported: Int

  /// Counts of zero or more facts.
  public init(supported: Int, notSupported: Int) throws(InputFaults) {
    var check = InputCheck()
    check.count(supported, in: 0...Self.limit, "supported")
    check.count(notSupported, in: 0...Self.limit, "notSupported")
    try check.finish()
    self.supported = supported
    self.notSupported = notSupported
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

  public init(prompt: String, counts: ResponseCounts) {
    self.prompt = prompt
    self.counts = counts
  }
}
