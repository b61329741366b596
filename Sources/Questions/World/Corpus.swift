import ScalingLaws

/// A training corpus, and how its quality differs from the one the laws were fitted on.
public struct Corpus: Hashable, Sendable {
  public let name: String
  public let title: String?
  public let effect: DataEffect
  /// The range that the author gives for the effect's amount.
  public let range: ClosedRange<Double>?
  /// What an exposure to a fact in it is worth, 1 for the corpus as it is.
  public let exposureQuality: Double
  /// What the effect rests on; `nil` where there is none.
  public let basis: String?

  public init(
    name: String, title: String?, effect: DataEffect, range: ClosedRange<Double>?,
    exposureQuality: Double = 1, basis: String? = nil
  ) {
    self.name = name
    self.title = title
    self.effect = effect
    self.range = range
    self.exposureQuality = exposureQuality
    self.basis = basis
  }
}
