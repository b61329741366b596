/// Fisher's F distribution, of the ratio of two mean squares.
public enum FDistribution {
  /// The probability of a value above `f`, by the incomplete beta function.
  public static func probability(above f: Double, _ upper: Double, _ lower: Double) -> Double {
    precondition(f >= 0 && upper > 0 && lower > 0, "a ratio needs degrees of freedom")
    return StudentT.incompleteBeta(lower / (lower + upper * f), lower / 2, upper / 2)
  }
}
