import Foundation
import Quantities

/// What a model is to be good at, since it decides which dense model an MoE is worth.
public enum QualityAxis: String, Hashable, Sendable, CaseIterable {
  /// Free recall of facts.
  case recall
  /// A broad average of benchmarks.
  case broadSuite
  /// Mathematics and reasoning in steps.
  case reasoning
}

/// Where between active and total parameters the dense equivalent of an axis lies.
///
///     N_eq = N_active · (N_total / N_active)^γ
///
/// γ = 0 is the active size, 1 the total, ½ the geometric mean.
public struct AxisExponent: Hashable, Sendable {
  public let axis: QualityAxis
  /// The middle value; none where only a range is known.
  public let central: Double?
  public let range: ClosedRange<Double>
  /// What is known, in a sentence.
  public let evidence: String
  public let source: String
  public let standing: Standing

  /// The user's own range, within 0 to 1.
  public init(
    axis: QualityAxis, from low: Double, to high: Double, central: Double? = nil, evidence: String
  ) throws(InputFaults) {
    var check = InputCheck()
    check.share(low, "low")
    check.share(high, "high")
    check.require(!(low > high), "high", "it is below the low end", "give the ends in order")
    if let central {
      check.require(
        central >= low && central <= high, "central", "it lies outside the range",
        "give a value within the range")
    }
    try check.finish()
    self.init(
      known: axis, central, low...high, evidence: evidence, source: "the user", standing: .ours)
  }

  private init(
    known axis: QualityAxis, _ central: Double?, _ range: ClosedRange<Double>, evidence: String,
    source: String, standing: Standing
  ) {
    self.axis = axis
    self.central = central
    self.range = range
    self.evidence = evidence
    self.source = source
    self.standing = standing
  }

  /// What is known of an axis; nothing for reasoning, where the user has to give a range.
  public static func published(for axis: QualityAxis) -> AxisExponent? {
    switch axis {
    case .recall:
      AxisExponent(
        known: .recall, 1.0, 0.86...1.0,
        evidence: "fitted on 41 open MoEs, interval of 90 %; accuracy follows total parameters",
        source: "IKP, arXiv:2604.24827v2", standing: .paperRead)
    case .broadSuite:
      AxisExponent(
        known: .broadSuite, 0.5, 0.45...0.60,
        evidence:
          "one pair of models with one run each, under two dense laws; an anchor, not a law",
        source: "Introducing DBRX (2024), table 5, with arXiv:2203.15556 and arXiv:2404.10102",
        standing: .derived)
    case .reasoning:
      nil
    }
  }

  /// Why reasoning has no range of its own, and what is known of its direction.
  public static let reasoningEvidence = Finding(
    "at equal total parameters MoEs are below dense models in mathematics and reasoning, and more "
      + "active parameters help; no exponent was measured",
    "Jelassi et al. 2024 and Nakamura et al. 2025 (arXiv:2508.18672)", .secondary,
    caution: "direction only: the user gives the range")

  /// The dense equivalents at the ends and in the middle.
  ///
  /// Both sizes in the same convention; the total may not be below the active.
  public func equivalent(
    active: Parameters, total: Parameters
  ) throws(InputFaults) -> AxisEquivalent {
    var check = InputCheck()
    check.positive(active.value, "active")
    check.positive(total.value, "total")
    check.require(
      !(total < active), "total", "it is below the active parameters", "give both in one convention"
    )
    try check.finish()
    func size(_ exponent: Double) -> Parameters {
      active * pow(total / active, exponent)
    }
    let low = size(range.lowerBound)
    return AxisEquivalent(
      exponent: self, central: central.map(size), range: low...max(low, size(range.upperBound)))
  }
}

/// The dense model that an MoE is worth on one axis: a range with its evidence.
public struct AxisEquivalent: Hashable, Sendable {
  public let exponent: AxisExponent
  public let central: Parameters?
  public let range: ClosedRange<Parameters>
}

extension AxisEquivalent {
  /// A row for each axis that has a range: published ones, replaced or completed by the user's.
  public static func table(
    active: Parameters, total: Parameters, userExponents: [AxisExponent] = []
  ) throws(InputFaults) -> [AxisEquivalent] {
    var rows: [AxisEquivalent] = []
    for axis in QualityAxis.allCases {
      let exponent =
        userExponents.last { $0.axis == axis } ?? AxisExponent.published(for: axis)
      if let exponent { rows.append(try exponent.equivalent(active: active, total: total)) }
    }
    return rows
  }
}
