import Evidence
import Hypotheses
import Statistics
import Units

/// What evidence says of the dense equivalent of a run, and of what follows from it by arithmetic.
///
/// The prediction is √(active · total) with the interval whose coverage was measured on sets left
/// out; a reading is what the model's own dense siblings say on one axis. Neither asks a law of the
/// scenario, so that no law changes a verdict.
enum WorthEvidence {
  /// A quantity at an equivalent: its middle and the ends that its own assumptions leave.
  typealias Carried = @Sendable (Parameters) -> (low: Double, middle: Double?, high: Double)?

  /// What the prediction says of the equivalent, or of a quantity that follows from it.
  ///
  /// - Parameters:
  ///   - run: an MoE with sizes.
  ///   - carry: the quantity at an equivalent, rising with it; `nil` where there is none.
  ///   - assumption: what `carry` assumes, in words; empty for plain arithmetic.
  static func predicted(
    of run: Run, assuming assumption: String = "", _ carry: @escaping Carried
  ) -> Finding {
    guard let worth = Worth(of: run) else {
      return .none("the model has no size, so that evidence predicts nothing", isRatio: true)
    }
    let prediction: PredictedEquivalent
    switch worth.predicted {
    case .success(let value): prediction = value
    case .failure(let refusal):
      return .none("evidence predicts nothing: \(refusal.reason)", isRatio: true)
    }
    var remark = "predicted from its sizes"
    if !assumption.isEmpty { remark += ", \(assumption)" }
    if !prediction.cautions.isEmpty {
      remark += "; trust it less: " + prediction.cautions.map(\.text).joined(separator: "; ")
    }
    var finding = Finding(
      evidence: Evidence(value: carry(prediction.centre)?.middle, isRatio: true) { level in
        guard let range = prediction.interval(level: level), let low = carry(range.low)?.low,
          let high = carry(range.high)?.high
        else { return nil }
        return Interval(kind: .predictive, low: low, high: high, level: level)
      }, remark: remark)
    finding.coverage = { prediction.coverage(level: $0) }
    return finding
  }

  /// What was read of the run's own model between its dense siblings on an axis.
  static func read(
    of run: Run, on axis: ScoreAxis, _ value: @escaping @Sendable (Parameters) -> Double
  ) -> Finding {
    guard let worth = Worth(of: run) else {
      return .none("the model has no size", isRatio: true)
    }
    guard let reading = worth.measured.first(where: { $0.axis == axis }) else {
      return .none(
        "the evidence holds no reading of this model on \(axis.rawValue)", isRatio: true)
    }
    return Finding(
      evidence: Evidence(value: value(reading.size), isRatio: true) { level in
        let range = reading.interval(level: level)
        return Interval(
          kind: .measured, low: value(range.low), high: value(range.high), level: level)
      },
      remark: "read on \(axis.rawValue) in \(reading.model.set), "
        + EvidenceTables.placeWords(reading.metrics.map(\.place)),
      data: ["\(reading.model.name) on \(axis.rawValue)"])
  }
}
