import Diagnostics
import Foundation

/// Facts by popularity: the fact of rank r is mentioned in proportion to r^-s.
///
/// Zipf's law over the facts that questions may ask. Everything here is the user's to say; nobody
/// measured it for natural facts. What follows from it is good for the order of designs, not for
/// absolute shares.
public struct FactWorld: Hashable, Sendable {
  /// The most facts that a world may hold.
  public static let limit = 1e12

  public let facts: Double
  /// The exponent s; 0 makes all facts alike.
  public let exponent: Double
  /// Bits that one fact takes.
  public let bitsPerFact: Double
  /// The sum of r^-s over all facts.
  private let allMentions: Double

  /// At least one fact, an exponent from 0 to 4, bits above 0.
  public init(facts: Double, exponent: Double, bitsPerFact: Double) throws(InputFaults) {
    var check = InputCheck()
    check.require(
      facts >= 1 && facts <= Self.limit, "facts", "\(facts) is not a possible number of facts",
      "give a number from 1 to 1e12")
    check.require(
      exponent >= 0 && exponent <= 4, "exponent", "\(exponent) is not a possible exponent",
      "give a number from 0 to 4; 1 is Zipf's own")
    check.positive(bitsPerFact, "bitsPerFact")
    try check.finish()
    self.facts = facts.rounded()
    self.exponent = exponent
    self.bitsPerFact = bitsPerFact
    allMentions = Self.mentions(from: 1, through: self.facts, exponent)
  }

  /// A stretch of ranks.
  public struct Bin: Hashable, Sendable {
    /// The first and the last rank, from 1.
    public let ranks: ClosedRange<Double>
    /// The number of facts.
    public let facts: Double
    /// The share of all mentions that falls on them.
    public let mentionShare: Double
  }

  /// The facts in bins of equal width in the logarithm of rank, the most popular first.
  ///
  /// There are from 1 to 50 bins for each factor of ten in rank.
  public func bins(perDecade: Int = 4) throws(InputFaults) -> [Bin] {
    var check = InputCheck()
    check.count(perDecade, in: 1...50, "perDecade")
    try check.finish()
    var bins: [Bin] = []
    var first = 1.0
    var edge = 1
    while first <= facts {
      // The small excess keeps 10¹ from being cut to 9.
      let grid = (pow(10, Double(edge) / Double(perDecade)) * (1 + 1e-12)).rounded(.down)
      let last = min(facts, max(first, grid))
      edge += 1
      bins.append(
        Bin(
          ranks: first...last, facts: last - first + 1,
          mentionShare: Self.mentions(from: first, through: last, exponent) / allMentions))
      first = last + 1
    }
    return bins
  }

  /// The rank up to which facts are met so often, of so many mentions in all.
  func rank(metTimes times: Double, mentions met: Double) -> Double {
    let first = met / allMentions
    guard exponent > 0 else { return first > times ? facts : 0 }
    return min(facts, pow(first / times, 1 / exponent))
  }

  /// A part of a bin, with as many facts as it is wide.
  struct Piece {
    let facts: Double
    let mentionShare: Double
  }

  /// A bin cut at some ranks, and its stretches into pieces of 1 % in rank; facts of the first
  /// hundred ranks each stand for themselves.
  func pieces(of bin: Bin, at bends: [Double]) -> [Piece] {
    guard bin.ranks.upperBound > 100 else {
      return (0..<Int(bin.facts)).map { step in
        let rank = bin.ranks.lowerBound + Double(step)
        return Piece(facts: 1, mentionShare: pow(rank, -exponent) / allMentions)
      }
    }
    // A fact of rank r takes the place from r - 1/2 to r + 1/2.
    let (low, high) = (bin.ranks.lowerBound - 0.5, bin.ranks.upperBound + 0.5)
    var edges = [low] + bends.filter { $0 > low && $0 < high }.sorted()
    edges.append(high)
    var pieces: [Piece] = []
    for (start, end) in zip(edges, edges.dropFirst()) {
      let steps = max(1, Int((log(end / start) / 0.01).rounded(.up)))
      var from = start
      for step in 1...steps {
        let to = start * pow(end / start, Double(step) / Double(steps))
        let area = Self.area(from: from, to: to, exponent)
        pieces.append(Piece(facts: to - from, mentionShare: area / allMentions))
        from = to
      }
    }
    return pieces
  }

  /// ∫ r^-s dr.
  private static func area(from low: Double, to high: Double, _ exponent: Double) -> Double {
    let power = 1 - exponent
    return abs(power) < 1e-9 ? log(high / low) : (pow(high, power) - pow(low, power)) / power
  }

  /// The sum of r^-s over ranks: term by term to 1,000, by the midpoint rule beyond.
  ///
  /// The midpoint rule is off by less than s·(s + 1)/24e6 of the sum there.
  private static func mentions(
    from first: Double, through last: Double, _ exponent: Double
  ) -> Double {
    var sum = 0.0
    var rank = first
    while rank <= min(last, 1_000) {
      sum += pow(rank, -exponent)
      rank += 1
    }
    guard rank <= last else { return sum }
    let (low, high) = (rank - 0.5, last + 0.5)
    return sum + area(from: low, to: high, exponent)
  }
}
