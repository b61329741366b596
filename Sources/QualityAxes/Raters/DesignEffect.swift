import Diagnostics

/// What many facts of one response are worth beside as many independent facts.
///
/// Facts of one response stand or fall together, so that prompts and not facts are the sample.
public struct DesignEffect: Hashable, Sendable {
  /// How many times more facts are needed than if they were independent: 1 + (m - 1)·ICC.
  public let factor: Double

  /// From the mean number m of facts in a response and their intraclass correlation.
  ///
  /// Kish, Survey Sampling (1965).
  public init(factsPerResponse: Double, intraclassCorrelation: Double) throws(InputFaults) {
    var check = InputCheck()
    check.require(
      factsPerResponse.isFinite && factsPerResponse >= 1, "factsPerResponse",
      "\(factsPerResponse) is less than one fact", "give the mean number of facts in a response")
    check.share(intraclassCorrelation, "intraclassCorrelation")
    try check.finish()
    factor = 1 + (factsPerResponse - 1) * intraclassCorrelation
  }
}
