import CostModel
import Evidence
import Hypotheses
import QualityAxes
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

  /// What is known of the equivalent, or of a quantity that follows from it: the prediction, put
  /// together with what was read between siblings that a comparison of the run names.
  ///
  /// - Parameters:
  ///   - run: an MoE with sizes.
  ///   - others: what comparisons came to.
  ///   - assumption: what `carry` assumes, in words; empty for plain arithmetic.
  ///   - carry: the quantity at an equivalent, rising with it; `nil` where there is none.
  /// - Returns: the estimate with its interval, which ends at the total: no MoE is worth more than
  ///   a dense model of all its parameters; or why there is none.
  static func finding(
    of run: Run, _ others: Findings, assuming assumption: String = "", _ carry: @escaping Carried
  ) -> Finding {
    guard let worth = others.worth(of: run) ?? Worth(of: run) else {
      return .none("the model has no size, so that evidence predicts nothing", isRatio: true)
    }
    let carry: Carried = { carry(min($0, run.model.shape?.total ?? $0)) }
    let suffix = assumption.isEmpty ? "" : ", \(assumption)"
    if case .success(let own) = worth.own, worth.impossibility == nil {
      return measured(own, worth, of: run, suffix, carry)
    }
    let prediction: PredictedEquivalent
    switch worth.predicted {
    case .success(let value): prediction = value
    case .failure(let refusal):
      return .none("evidence predicts nothing: \(refusal.reason)", isRatio: true)
    }
    var remark = "predicted from its sizes" + suffix
    if !prediction.cautions.isEmpty {
      remark += "; trust it less: " + prediction.cautions.map(\.text).joined(separator: "; ")
    }
    if let impossibility = worth.impossibility {
      remark += "; your siblings read a size \(impossibility), which cannot be"
    }
    if assumption.isEmpty { remark += ownReadings(worth) }
    var finding = Finding(
      evidence: Evidence(value: carry(prediction.centre)?.middle, isRatio: true) { level in
        prediction.interval(level: level).flatMap { carried($0, .predictive, carry) }
      }, remark: remark)
    finding.coverage = { prediction.coverage(level: $0) }
    if worth.areReadingsOutside {
      finding.remark += "; its own readings lie outside that range, and a claim has to hold by all"
      finding.forms =
        [finding.evidence]
        + worth.measured.map { reading in
          Evidence(value: carry(reading.size)?.middle, isRatio: true) { level in
            carried(worth.ending(reading.interval(level: level)), .measured, carry)
          }
        }
    }
    return finding
  }

  /// What the user's own siblings say together with the prediction; where the two contradict each
  /// other, a claim has to hold by both.
  private static func measured(
    _ own: MeasuredEquivalent, _ worth: Worth, of run: Run, _ suffix: String,
    _ carry: @escaping Carried
  ) -> Finding {
    let data: Set = ["siblings of \(run.name)"]
    func evidence(
      _ size: Parameters, _ kind: Interval.Kind,
      _ interval: @escaping @Sendable (Double) -> SizeInterval?
    ) -> Evidence {
      Evidence(value: carry(size)?.middle, isRatio: true) { level in
        interval(level).flatMap { carried($0, kind, carry) }
      }
    }
    if let combined = worth.combined, !combined.isContradicted {
      return Finding(
        evidence: evidence(combined.size, .combined) { combined.interval(level: $0) },
        remark: "read between your siblings and predicted, both together" + suffix, data: data)
    }
    let alone = evidence(own.size, .measured) { own.interval(level: $0) }
    guard let predicted = try? worth.predicted.get() else {
      return Finding(evidence: alone, remark: "read between your siblings" + suffix, data: data)
    }
    return Finding(
      evidence: alone,
      remark: "read between your siblings" + suffix
        + "; the prediction from its sizes contradicts it, and a claim has to hold by both",
      data: data,
      forms: [alone, evidence(predicted.centre, .predictive) { predicted.interval(level: $0) }])
  }

  private static func carried(
    _ range: SizeInterval, _ kind: Interval.Kind, _ carry: Carried
  ) -> Interval? {
    guard let low = carry(range.low)?.low, let high = carry(range.high)?.high else { return nil }
    return Interval(kind: kind, low: low, high: high, level: range.level)
  }

  /// What was read of the run's own model between its dense siblings, on an axis.
  static func read(
    of run: Run, on axis: QualityAxis, _ value: @escaping @Sendable (Parameters) -> Double
  ) -> Finding {
    guard let worth = Worth(of: run) else {
      return .none("the model has no size", isRatio: true)
    }
    guard let reading = worth.measured.lazy.compactMap({ axis.reading(of: $0.model) }).first
    else {
      return .none("the evidence holds no reading of this model on \(axis.name)", isRatio: true)
    }
    return Finding(
      evidence: Evidence(value: value(reading.size), isRatio: true) { level in
        let range = worth.ending(reading.interval(level: level))
        return Interval(
          kind: .measured, low: value(range.low), high: value(range.high), level: level)
      },
      remark: "read on \(axis.name) in \(reading.model.set), "
        + EvidenceTables.placeWords(reading.metrics.map(\.place)),
      data: ["\(reading.model.name) on \(axis.name)"])
  }

  /// What was read of the run's own model, beside a prediction; empty where nothing was.
  private static func ownReadings(_ worth: Worth) -> String {
    guard let model = worth.measured.first?.model else { return "" }
    let readings = QualityAxis.allCases.compactMap { axis in
      axis.reading(of: model).map { "\(axis.rawValue) \($0.size.rounded(to: 2))" }
    }
    return "; read between its own siblings, which a claim takes with 'axis': "
      + readings.joined(separator: ", ")
  }
}

extension Findings {
  /// What a comparison with dense models says of a run by siblings that it names; `nil` without one.
  fileprivate func worth(of run: Run) -> Worth? {
    of(Comparison.self).compactMap { $0.found?.worth }
      .first { $0.run == run && ($0.own != nil || $0.beside.domain != .language) }
  }
}
