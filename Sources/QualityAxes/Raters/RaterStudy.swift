import Units

/// Two raters over the same facts, and a third look at where they disagree.
public struct RaterStudy: Hashable, Sendable {
  public enum Rater: String, Hashable, Sendable, CaseIterable {
    /// Search-augmented rating by a language model.
    case automatic
    case person
  }

  public let responses: Int
  public let facts: Int
  /// The facts on which both raters agree.
  public let agreed: Proportion
  /// Of a sample of disagreements, those in which the automatic rater was right.
  public let automaticRight: Proportion
  /// Of the same sample, those in which the person was right.
  public let personRight: Proportion

  /// The study of Wei and others on the facts of FActScore: 16,011 facts of 496 responses.
  ///
  /// arXiv:2403.18802, section 4 and figures 4 and 5. In the remaining 5 of the 100 sampled
  /// disagreements neither was right. The paper does not claim that the automatic rater matches
  /// experts (appendix A.10).
  public static let longFact2024 = Sourced(
    RaterStudy(
      responses: 496, facts: 16_011, agreed: Proportion(known: 11_528, of: 16_011),
      automaticRight: Proportion(known: 76, of: 100), personRight: Proportion(known: 19, of: 100)),
    "Wei et al. 2024, arXiv:2403.18802, section 4", .paperRead,
    caution: "facts on which both raters agree were not audited")

  /// How the automatic rater's counts follow a person's from response to response (Pearson).
  public static let countCorrelations = Sourced(
    CountCorrelations(supported: 0.9, notSupported: 0.63),
    "Google DeepMind, long-form-factuality, eval/README.md", .paperRead)

  /// How often a rater is wrong, at least.
  ///
  /// The disagreement share times the share of sampled disagreements in which the rater was wrong.
  /// Agreed facts are taken as right, which nobody checked: the true rate is higher wherever both
  /// err alike. The range is Wilson's for the sample of disagreements alone.
  public func errorRate(of rater: Rater, level: Double = 0.95) -> RaterErrorRate {
    let right = rater == .automatic ? automaticRight : personRight
    let disagreement = 1 - agreed.share
    let range = right.wilson(level: level)
    return RaterErrorRate(
      lowerBound: disagreement * (1 - right.share),
      range: disagreement * (1 - range.upperBound)...disagreement * (1 - range.lowerBound),
      level: level)
  }
}

/// Correlations of two raters' counts over responses.
public struct CountCorrelations: Hashable, Sendable {
  public let supported: Double
  public let notSupported: Double
}

/// The share of facts that a rater judges wrongly, known from below.
public struct RaterErrorRate: Hashable, Sendable {
  /// The rate if every agreed fact is right.
  public let lowerBound: Double
  /// The range of that lower bound from the sample's size.
  public let range: ClosedRange<Double>
  public let level: Double

  /// Attenuation at this rate, if errors are as frequent on true facts as on false ones.
  public var attenuation: Attenuation { Attenuation(symmetricError: lowerBound) }

  /// What has to be said wherever the rate is shown.
  public static let caveat =
    "a lower bound: facts on which both raters agree are taken as right and were not audited"
}
