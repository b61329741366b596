import Diagnostics

/// The rated responses of one model, one for each prompt.
public struct ResponseSet: Hashable, Sendable {
  /// The model, as the table names it; empty where it names none.
  public let model: String
  public let responses: [RatedResponse]

  /// At least one response, no prompt twice.
  public init(model: String, responses: [RatedResponse]) throws(InputFaults) {
    var check = InputCheck()
    check.require(!responses.isEmpty, "responses", "there are none", "give at least one response")
    var seen: Set<String> = []
    for response in responses where !seen.insert(response.prompt).inserted {
      check.require(
        false, "responses", "the prompt \(Fault.quoted(response.prompt)) stands twice",
        "keep one response a prompt")
    }
    try check.finish()
    self.model = model
    self.responses = responses
  }

  /// The mean of F1@K over prompts: the figure that the paper reports.
  ///
  /// It is not F1@K of mean counts, which is larger (see `MeanFieldScore`).
  public func f1(at goal: FactGoal) -> Double {
    mean { $0.f1(at: goal) }
  }

  /// The mean of R_K over prompts.
  public func recall(at goal: FactGoal) -> Double {
    mean { $0.recall(at: goal) }
  }

  /// The mean precision over the responses that have facts; none where no response has any.
  public var precision: Double? {
    let known = responses.compactMap(\.counts.precision)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// The mean number of supported facts.
  public var meanSupported: Double { mean { Double($0.supported) } }

  /// The mean number of facts that are not supported.
  public var meanNotSupported: Double { mean { Double($0.notSupported) } }

  private func mean(_ value: (ResponseCounts) -> Double) -> Double {
    responses.reduce(0) { $0 + value($1.counts) } / Double(responses.count)
  }
}
