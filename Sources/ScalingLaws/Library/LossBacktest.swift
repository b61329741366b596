import Foundation

/// Laws side by side by their errors on losses held out, and the weights that follow.
public struct LossBacktest: Sendable {
  public struct Row: Sendable {
    public let law: LawCard
    public let error: HeldOutError
    /// The error that counts: its own, drawn to that of all laws by as many runs as `priorRuns`.
    public let shrunken: Double
  }

  public let rows: [Row]

  /// Runs that the error of all laws counts for beside a law's own few.
  static let priorRuns = 2.0

  /// The bundled laws that have a published error.
  public static let bundled = LossBacktest(LawLibrary.all)

  public init(_ laws: [any ScalingLaw]) {
    let held = laws.compactMap { law in law.heldOut.map { (law.card, $0) } }
    let mean = held.map { $0.1.rms * $0.1.rms }.reduce(0, +) / Double(max(held.count, 1))
    rows = held.map { card, error in
      let count = Double(error.count ?? 1)
      let square =
        (count * error.rms * error.rms + Self.priorRuns * mean) / (count + Self.priorRuns)
      return Row(law: card, error: error, shrunken: square.squareRoot())
    }
  }

  /// The weight of a law before it is divided by the sum, 1/error²; `nil` for a law without an error.
  public func weight(of id: String) -> Double? {
    rows.first { $0.law.id == id }.map { 1 / ($0.shrunken * $0.shrunken) }
  }

  /// The share of each law in such a mean, with its error; none where fewer than two have one.
  public func shares(of ids: [String]) -> [(law: String, share: Double, error: Double)] {
    let held = ids.compactMap { id in rows.first { $0.law.id == id } }
    guard held.count > 1 else { return [] }
    let sum = held.map { 1 / ($0.shrunken * $0.shrunken) }.reduce(0, +)
    return held.map { ($0.law.id, 1 / ($0.shrunken * $0.shrunken) / sum, $0.shrunken) }
  }

  /// The mean of positive answers in logarithms, each weighing by its law's error; `nil` where fewer
  /// than two laws have one.
  public func mean(of answers: [(law: String, value: Double)]) -> Double? {
    let weighed = answers.compactMap { answer in
      weight(of: answer.law).map { (weight: $0, log: log(answer.value)) }
    }
    guard weighed.count > 1 else { return nil }
    let sum = weighed.map(\.weight).reduce(0, +)
    return exp(weighed.map { $0.weight * $0.log }.reduce(0, +) / sum)
  }
}
