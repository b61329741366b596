import Foundation
import Statistics
import Units

/// Predicts the dense equivalent of an MoE from its sizes, with an interval whose coverage was
/// measured on sets left out.
///
///     N_eq = √(active · total) ×÷ exp(q(p) · (a + b h)),   h = ln(total/active)
///
/// a + b h is the standard deviation of ln error of the rule on the table, a straight line by maximum
/// likelihood with sets weighing equally. q(p) is the quantile of |ln error|/(a + b h) at p (1 + 1/n) over
/// n sets: the small-sample correction that an interval for a *new* set needs (conformal
/// prediction with the set as the unit), free of any shape. Nothing is typed in; all of it follows
/// from the rows.
///
/// One interval serves every axis. It is not narrowed for averages over axes: on sets kept apart
/// such intervals held too little.
public struct PredictiveModel: Sendable {
  /// The line a + b h.
  public let width: WidthLine
  /// |ln error|/(a + b h), rising, with weights by set.
  let multiples: [(value: Double, weight: Double)]
  /// Sets behind the model.
  public let setCount: Int
  /// MoE behind the model.
  public let modelCount: Int
  /// Pairs of an MoE and an axis behind the model.
  public let readingCount: Int
  /// What each level held on sets left out in turn.
  public let coverage: [MeasuredCoverage]
  /// The stretches of the table: beyond them the model is a guess.
  public let ranges: PredictionRanges
  /// What the number of experts in use says, as a hint.
  public let expertHint: ExpertHint?
  /// What the axis says, as hints.
  public let axisHints: [AxisHint]

  /// The levels whose coverage is measured.
  public static let levels = [0.5, 0.8, 0.9]

  /// Fits width, quantiles, coverage and hints.
  public init(fittedTo readings: [AxisReading]) {
    let sample = ErrorSample(readings)
    width = sample.width()
    multiples = sample.multiples(of: width)
    setCount = sample.sets.count
    modelCount = Set(readings.map { "\($0.model.set)/\($0.model.name)" }).count
    readingCount = readings.count
    coverage = MeasuredCoverage.leavingSetsOut(sample, width, levels: Self.levels)
    ranges = PredictionRanges(readings)
    expertHint = ExpertHint(readings, sample: sample, width: width)
    axisHints = AxisHint.all(readings)
  }

  /// q at a level, `nil` where so few sets cannot tell: beyond n/(n + 1).
  public func multiple(at level: Double) -> Double? {
    Self.multiple(at: level, of: multiples, sets: setCount)
  }

  static func multiple(
    at level: Double, of multiples: [(value: Double, weight: Double)], sets: Int
  ) -> Double? {
    let share = level * (1 + 1 / Double(sets))
    guard level > 0, sets > 1, share <= 1 + 1e-12 else { return nil }
    return WeightedSample.quantile(min(share, 1), of: multiples)
  }

  /// What the model rests on and what it held, in one sentence for beside a number.
  public var basis: String {
    let held = coverage.first { $0.level == 0.8 }.map {
      "; 80 % ranges held \(Int(($0.byReading * 100).rounded())) % of readings on sets left out"
    }
    return "measured on \(setCount) sets with \(modelCount) MoE" + (held ?? "")
  }

  /// The equivalent of an MoE of such sizes.
  ///
  /// - Throws: why the model was not made for this.
  public func predict(
    active: Parameters, total: Parameters, experts: ExpertCount? = nil,
    domain: ModelDomain = .language
  ) throws(PredictionRefusal) -> PredictedEquivalent {
    switch domain {
    case .language: break
    case .vision: throw .vision
    case .mergedExperts: throw .mergedExperts
    }
    guard active.value > 0, total.value > 0, active.value.isFinite, total.value.isFinite else {
      throw .noSizes
    }
    guard active <= total else { throw .activeAboveTotal }
    if let experts, experts.topK >= experts.routed { throw .allExpertsUsed }
    guard active < total else { throw .dense }
    guard ranges.nearly(active: active, ratio: total / active) else { throw .farOutside }
    return PredictedEquivalent(model: self, active: active, total: total, experts: experts)
  }
}

/// What a model does, as far as evidence tells it apart.
public enum ModelDomain: String, Sendable, Hashable, CaseIterable {
  /// Text, routed token by token.
  case language
  /// Images: their MoE gain far less, γ about 0.2.
  case vision
  /// Experts that are merged into one before use, as in Soft MoE by weights or SMEAR.
  case mergedExperts
}

/// Why no equivalent is predicted; an answer in its own right.
public enum PredictionRefusal: Error, Sendable, Hashable, CaseIterable {
  case noSizes
  case activeAboveTotal
  case dense
  case allExpertsUsed
  case mergedExperts
  case vision
  case farOutside

  /// The reason in words.
  public var reason: String {
    switch self {
    case .noSizes: "active and total parameters have to be known and above zero"
    case .activeAboveTotal: "active parameters are part of the total and cannot be more"
    case .dense: "every parameter is used for every token: a dense model is worth itself"
    case .allExpertsUsed:
      "every expert is used for every token, so that nothing is routed; the table has no such model"
    case .mergedExperts:
      "the experts are merged into one before use; the table has routed models only"
    case .farOutside:
      "its sizes lie more than a hundredfold, or its total over active tenfold, beyond every measured "
        + "MoE"
    case .vision:
      "the table has language models only; MoE for images gain far less (γ about 0.2)"
    }
  }
}

/// The stretches of size and sparsity that the table covers.
public struct PredictionRanges: Sendable, Hashable {
  public let active: Extent
  /// Total over active parameters.
  public let ratio: Extent

  /// Whether a model is near enough for a prediction to mean something.
  func nearly(active size: Parameters, ratio value: Double) -> Bool {
    guard let low = active.low, let high = active.high, let most = ratio.high else { return true }
    return (low / 100...high * 100).contains(size.value) && value <= most * 10
  }

  init(_ readings: [AxisReading]) {
    let actives = readings.map(\.model.active.value)
    let ratios = readings.map { $0.model.total / $0.model.active }
    active = Extent(low: actives.min(), high: actives.max())
    ratio = Extent(low: ratios.min(), high: ratios.max())
  }
}
