import Foundation
import Units

/// How a rule or law does on the table: its answers against what was read.
public struct RuleScore: Sendable, Hashable {
  /// The law's id, or the rule's name.
  public let id: String
  public let title: String
  public let kind: RuleKind
  /// What was measured; `nil` where fewer than three sets tell (``untestable`` says why).
  public let errors: ErrorMeasures?
  public let readings: Int
  public let sets: [String]
  /// Answers above the total size, which no dense equivalent can have.
  public let aboveTotal: Int
  /// MoE on which the law does not answer, each with the reason.
  public let refusals: [RuleRefusal]

  /// What is scored.
  public enum RuleKind: String, Sendable, Hashable {
    case rule
    case law
  }

  /// How far answers are from what was observed, sets weighing equally.
  public struct ErrorMeasures: Sendable, Hashable {
    /// The exponential of the mean of ln(observed/predicted): 1.4 says that what was observed is
    /// 1.4 times what the law says.
    public let bias: Double
    /// The exponential of the root mean square of ln(observed/predicted).
    public let rms: Double
    /// The same about the bias: what would be left if the bias were taken out.
    public let scatter: Double
    /// The share of readings within a factor of 1.5.
    public let withinHalf: Double
    /// The share of readings within a factor of 2.
    public let withinDouble: Double
  }

  /// Sets that have to tell before an error is stated.
  public static let leastSets = 3

  /// Why the table cannot tell; `nil` where it can.
  public var untestable: String? {
    guard errors == nil else { return nil }
    var order: [String] = []
    var counts: [String: Int] = [:]
    for refusal in refusals {
      if counts[refusal.reason] == nil { order.append(refusal.reason) }
      counts[refusal.reason, default: 0] += 1
    }
    let reason = order.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
    return reason.map { sets.isEmpty ? $0 : "answers on \(sets.count) sets only: it \($0)" }
      ?? "the table has no readings of this kind"
  }

  /// Scores answers, `nil` where there is none, of readings in their order.
  init(
    id: String, title: String, kind: RuleKind, readings: [AxisReading], refusals: [RuleRefusal],
    answer: (AxisReading) -> Double?
  ) {
    var answered: [(reading: AxisReading, log: Double)] = []
    for reading in readings {
      if let log = answer(reading) { answered.append((reading, log)) }
    }
    var sets: [String] = []
    var counts: [String: Double] = [:]
    for entry in answered {
      if counts[entry.reading.model.set] == nil { sets.append(entry.reading.model.set) }
      counts[entry.reading.model.set, default: 0] += 1
    }
    func mean(_ value: (AxisReading, Double) -> Double) -> Double {
      let sum = answered.reduce(0.0) { sum, entry in
        sum + value(entry.reading, entry.reading.logSize - entry.log)
          / (counts[entry.reading.model.set] ?? 1)
      }
      return sum / Double(sets.count)
    }
    let bias = mean { $1 }
    let square = mean { $1 * $1 }
    self.id = id
    self.title = title
    self.kind = kind
    errors =
      sets.count < Self.leastSets
      ? nil
      : ErrorMeasures(
        bias: exp(bias), rms: exp(square.squareRoot()),
        scatter: exp(max(0, square - bias * bias).squareRoot()),
        withinHalf: mean { abs($1) <= log(1.5) ? 1 : 0 },
        withinDouble: mean { abs($1) <= log(2) ? 1 : 0 })
    self.readings = answered.count
    self.sets = sets
    aboveTotal = answered.count { $0.log > log($0.reading.model.total.value) }
    self.refusals = refusals
  }
}

/// An MoE of the table on which a law does not answer.
public struct RuleRefusal: Sendable, Hashable {
  public let set: String
  public let model: String
  public let reason: String
}
