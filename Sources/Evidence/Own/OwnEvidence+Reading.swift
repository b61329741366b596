import Foundation
import Statistics
import Units

extension OwnEvidence {
  /// A benchmark's own equivalent.
  public struct OwnReading: Sendable, Hashable {
    public let metric: String
    /// ln N_eq.
    public let logSize: Double
    /// The standard error that the noise of the scores leaves.
    public let deviation: Double
    public let place: ReadingPlace
    /// Standard errors of a score by which the siblings' ladder was moved to keep it from falling.
    public let fall: Double

    /// Whether larger siblings score lower by more than noise does: the reading is less sure than
    /// its error says.
    public var isUneven: Bool { fall > 2 }

    public var size: Parameters { Parameters(exp(logSize)) }
  }

  /// The dense equivalent by all benchmarks that can be read.
  ///
  /// - Throws: why none can be read, benchmark by benchmark.
  public func measured() throws(Unmeasurable) -> MeasuredEquivalent {
    guard !siblings.isEmpty else { throw .noSiblings }
    if let tokens,
      let far = siblings.first(where: { sibling in
        sibling.tokens.map { abs(log($0 / tokens)) > Self.mostShift } ?? false
      })
    {
      throw .otherTokens(sibling: far.name)
    }
    let exchange = usedExchange
    let shifts = siblings.map { sibling -> Double in
      guard let exchange, let own = sibling.tokens, let tokens else { return 0 }
      return exchange.exponent * log(own / tokens)
    }
    var readings: [OwnReading] = []
    var unread: [(metric: String, reason: UnreadReason)] = []
    for metric in metrics {
      do throws(UnreadReason) {
        readings.append(try reading(metric, shifts: shifts))
      } catch {
        unread.append((metric.name, error))
      }
    }
    guard
      let pooled = PooledReading(
        readings.map { ($0.logSize, $0.deviation, $0.place.distance) }, pair: .mean)
    else { throw .nothingRead(unread.map { Unread(metric: $0.metric, reason: $0.reason) }) }
    let moved = exchange.map { $0.deviation * typicalShift(near: pooled.logSize) } ?? 0
    return MeasuredEquivalent(
      logSize: pooled.logSize,
      deviation: (pooled.deviation * pooled.deviation + moved * moved).squareRoot(),
      readings: readings, unread: unread.map { Unread(metric: $0.metric, reason: $0.reason) },
      exchange: exchange, hasUnknownTokens: hasUnknownTokens)
  }

  /// ln of the most that tokens may differ: beyond ten times no one exponent holds.
  public static let mostShift = log(10.0) + 1e-9

  private func reading(_ metric: Metric, shifts: [Double]) throws(UnreadReason) -> OwnReading {
    guard let score = metric.score else { throw .noScore }
    let sign = metric.higherIsBetter ? 1.0 : -1.0
    let error = metric.error.deviation(at: score)
    var points: [(position: Double, score: Double)] = []
    for (index, sibling) in siblings.enumerated() where index < metric.siblings.count {
      guard let value = metric.siblings[index] else { continue }
      points.append((log(sibling.size.value) + shifts[index], sign * value))
    }
    guard let first = points.first else { throw .noSibling }
    let noise = 2.0.squareRoot() * error
    if let ladder = Ladder(points) {
      guard ladder.span >= ReadingRules.leastSpan * error, ladder.span > 0 else {
        throw .alike(errors: error > 0 ? ladder.span / error : 0)
      }
      guard let (position, place) = ladder.position(of: sign * score) else { throw .flatEnd }
      guard place.distance <= ReadingRules.farthest else {
        throw .farBeyond(factor: exp(place.distance))
      }
      return OwnReading(
        metric: metric.name, logSize: position,
        deviation: ladder.deviation(at: sign * score, noise: noise), place: place,
        fall: error > 0 ? ladder.fall / error : 0)
    }
    guard let slope = metric.slope, slope > 0 else { throw .oneSibling }
    guard slope >= ReadingRules.leastSlope * error else {
      throw .flatSlope(errors: slope / error)
    }
    let mean = points.reduce(0) { $0 + $1.score } / Double(points.count)
    let distance = (sign * score - mean) / slope
    guard abs(distance) <= ReadingRules.farthest else {
      throw .farBeyond(factor: exp(abs(distance)))
    }
    return OwnReading(
      metric: metric.name, logSize: first.position + distance, deviation: noise / slope,
      place: .borrowedSlope(distance), fall: 0)
  }

  /// The exponent by which sizes are moved; `nil` where no tokens differ or are known.
  private var usedExchange: TokenExchange? {
    guard let tokens else { return nil }
    let known = siblings.compactMap { sibling in sibling.tokens.map { (sibling.size, $0) } }
    guard known.contains(where: { abs(log($0.1 / tokens)) > 1e-6 }) else { return nil }
    if let exchange { return exchange }
    let middle = known.reduce(0) { $0 + log($1.0.value) } / Double(known.count)
    return .between(size: Parameters(exp(middle)), tokens: tokens)
  }

  private var hasUnknownTokens: Bool {
    tokens == nil || siblings.contains { $0.tokens == nil }
  }

  /// |ln(tokens of a sibling/tokens of the MoE)| of the two siblings nearest to a size, on average.
  private func typicalShift(near logSize: Double) -> Double {
    guard let tokens else { return 0 }
    let nearest = siblings.sorted {
      abs(log($0.size.value) - logSize) < abs(log($1.size.value) - logSize)
    }
    .prefix(2)
    let shifts = nearest.compactMap { sibling in sibling.tokens.map { abs(log($0 / tokens)) } }
    return shifts.isEmpty ? 0 : shifts.reduce(0, +) / Double(shifts.count)
  }

  /// A benchmark that was not read.
  public struct Unread: Sendable, Hashable {
    public let metric: String
    public let reason: UnreadReason
  }

  /// Why no equivalent is measured.
  public enum Unmeasurable: Error, Sendable, Hashable {
    case noSiblings
    case nothingRead([Unread])
    /// A sibling saw more than ten times or less than a tenth of the MoE's tokens.
    case otherTokens(sibling: String)

    /// The reasons in words.
    public var reason: String {
      switch self {
      case .otherTokens(let sibling):
        "\(sibling) saw more than ten times other tokens, over which no one exponent holds"
      case .noSiblings: "an equivalent is read between dense siblings, and there are none"
      case .nothingRead(let unread):
        unread.isEmpty
          ? "no benchmark is given"
          : "no benchmark can be read: "
            + unread.map { "\($0.metric): \($0.reason.text)" }.joined(separator: "; ")
      }
    }
  }
}
