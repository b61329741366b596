import Units

extension BitCapacity {
  /// A printed measurement: a value at a number of exposures.
  public struct PrintedPoint: Hashable, Sendable {
    public let exposures: Double
    public let value: Double
  }

  private static let paper = "Allen-Zhu and Li 2024, arXiv:2404.05405"

  /// Bits a parameter of a dense model at the two printed numbers of exposures.
  public static let printedBits = [
    Sourced(PrintedPoint(exposures: 1_000, value: 2), "\(paper), abstract", .paperRead),
    Sourced(PrintedPoint(exposures: 100, value: 1), "\(paper), in a summary", .secondary),
  ]

  /// How many times less a model with 32 experts holds, using 8.8 % of its parameters for a token.
  public static let expertPenalty = Sourced(
    1.3, "\(paper), in a summary", .secondary,
    caution: "printed for 1,000 exposures; taken for every number of them")

  /// The most bits a parameter of four bits holds.
  public static let int4Ceiling = Sourced(
    0.7, "\(paper), in a summary", .secondary,
    caution: "read as bits a parameter; the summary prints 'int4 0.7'")

  /// How many times less is held when 7 of 8 tokens are junk, by exposures of the facts.
  ///
  /// No other share of junk was read, and nothing is interpolated. A tag of the domain in front of
  /// each text repairs most of it: from 20 to 2 at 100 exposures.
  public static let junkPenalty = Sourced(
    [
      PrintedPoint(exposures: 100, value: 20), PrintedPoint(exposures: 300, value: 3),
      PrintedPoint(exposures: 600, value: 1.5), PrintedPoint(exposures: 1_000, value: 1.3),
    ], "\(paper), in a summary", .secondary,
    caution: "7 of 8 tokens junk; synthetic text")

  /// What is left of the junk penalty at 100 exposures when each text names its domain in front.
  public static let taggedJunkPenalty = Sourced(
    PrintedPoint(exposures: 100, value: 2), "\(paper), in a summary", .secondary)
}
