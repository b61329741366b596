import Foundation
import Statistics
import Units

/// The predicted dense equivalent of an MoE.
public struct PredictedEquivalent: Sendable {
  public let active: Parameters
  public let total: Parameters
  public let experts: ExpertCount?
  private let model: PredictiveModel

  init(model: PredictiveModel, active: Parameters, total: Parameters, experts: ExpertCount?) {
    self.model = model
    self.active = active
    self.total = total
    self.experts = experts
  }

  /// √(active · total).
  public var centre: Parameters { Parameters((active.value * total.value).squareRoot()) }

  /// h = ln(total/active).
  public var logRatio: Double { log(total / active) }

  /// The factor from the centre to either end at a level; `nil` where the table cannot tell.
  public func factor(level: Double) -> Double? {
    model.multiple(at: level).map { exp($0 * model.width.width(at: logRatio)) }
  }

  /// The range that holds the equivalent of a new MoE at a level; `nil` where the table cannot tell.
  public func interval(level: Double) -> SizeInterval? { interval(level: level, around: centre) }

  /// The same range around another centre, such as a hint's.
  public func interval(level: Double, around centre: Parameters) -> SizeInterval? {
    factor(level: level).map {
      SizeInterval(low: centre / $0, high: centre * $0, level: level, kind: .predictive)
    }
  }

  /// The standard deviation in ln N of a normal distribution with the same 80 % range; `nil` where
  /// the table cannot tell.
  public var deviation: Double? {
    factor(level: 0.8).map { log($0) / Normal.quantile(0.9) }
  }

  /// What intervals of a level held on sets left out; `nil` for levels that were not measured.
  public func coverage(level: Double) -> MeasuredCoverage? {
    model.coverage.first { abs($0.level - level) < 1e-9 }
  }

  /// The centre that the number of experts in use suggests; `nil` where it is not known.
  ///
  /// A hint: it changes neither the headline nor the width.
  public var expertCentre: Parameters? {
    guard let experts, let hint = model.expertHint else { return nil }
    return active * exp(hint.gamma(used: experts.used) * logRatio)
  }

  /// The standard error of ln ``expertCentre`` that the hint's slope leaves; `nil` without a hint.
  public var expertDeviation: Double? {
    guard let experts, let hint = model.expertHint else { return nil }
    return hint.deviation(used: experts.used) * logRatio
  }

  /// Where the model stands beyond the table; empty inside it.
  public var cautions: [PredictionCaution] {
    var found: [PredictionCaution] = []
    if !model.ranges.ratio.contains(total / active) {
      found.append(.ratio(total / active, model.ranges.ratio))
    }
    if !model.ranges.active.contains(active.value) {
      found.append(.active(active, model.ranges.active))
    }
    return found
  }
}

/// A way in which a prediction goes beyond the table.
public enum PredictionCaution: Sendable, Hashable {
  case ratio(Double, Extent)
  case active(Parameters, Extent)

  /// The caution in words.
  public var text: String {
    switch self {
    case .ratio(let ratio, let extent):
      "total over active is \(short(ratio)); the table has \(short(extent.low)) to "
        + "\(short(extent.high))"
    case .active(let active, let extent):
      "\(active.rounded(to: 3)) active parameters; the table has "
        + "\(Parameters(extent.low ?? 0).rounded(to: 2)) to "
        + "\(Parameters(extent.high ?? 0).rounded(to: 2))"
    }
  }

  private func short(_ value: Double?) -> String {
    value.map { plainText(of: $0.roundedToSignificant(2)) } ?? "none"
  }
}
