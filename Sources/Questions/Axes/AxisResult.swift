import Foundation
import QualityAxes
import ScalingLaws
import Statistics
import Units

/// The dense model that a run is worth in one quality, on the same tokens: a range with its evidence.
public struct AxisResult: Sendable {
  public let run: Run
  public let axis: QualityAxis
  /// γ as far as it is known, in words.
  public let gamma: String
  /// The dense size at the middle of what is known; none where only a direction or a range is.
  public let size: Parameters?
  /// The ends; none where nothing bounds the size on that side.
  public let low: Parameters?
  public let high: Parameters?
  /// What the ends cover: refits, the spread between laws, a direction, the author's own.
  public let kind: String
  public let level: Double?
  public let evidence: String
  public let source: String
  /// How far outside the range of its evidence the run lies, in words; none inside.
  public let distance: String?
}

extension Run {
  /// Active and total parameters, embeddings included; none where either is unknown.
  private var axisSizes: (active: Parameters, total: Parameters)? {
    let design = model.design
    guard let total = design.total.all else { return nil }
    // Announced without its convention, or without the input embedding: as the author counts.
    guard let active = design.active.all ?? model.shape?.announcedActive else { return nil }
    return active > total ? nil : (active, total)
  }

  /// The dense equivalent in one quality; none for a run without sizes.
  func axisResult(
    _ axis: QualityAxis, ranges: [QualityAxis: ClosedRange<Double>]
  ) -> AxisResult? {
    guard let (active, total) = axisSizes else { return nil }
    func size(_ exponent: Double) -> Parameters { active * pow(total / active, exponent) }
    if let range = ranges[axis] {
      let ends = [size(range.lowerBound), size(range.upperBound)]
      return AxisResult(
        run: self, axis: axis, gamma: text(range.lowerBound, range.upperBound), size: nil,
        low: ends.min(), high: ends.max(), kind: "your own", level: nil,
        evidence: "γ is yours", source: "your own", distance: nil)
    }
    switch axis {
    case .recall: return published(axis, .recall, active: active, total: total)
    case .broadSuite: return published(axis, .broadSuite, active: active, total: total)
    case .reasoning:
      let evidence = QualityAxis.reasoningEvidence
      let isDense = active == total
      return AxisResult(
        run: self, axis: axis, gamma: "below 1", size: isDense ? total : nil,
        low: isDense ? total : nil, high: total, kind: "direction", level: nil,
        evidence: evidence.value, source: evidence.source, distance: nil)
    }
  }

  private func published(
    _ axis: QualityAxis, _ rule: AxisRule, active: Parameters, total: Parameters
  ) -> AxisResult? {
    let gamma = rule.coefficients.coefficients[0]
    guard let range = gamma.range else { return nil }
    func size(_ exponent: Double) -> Parameters { active * pow(total / active, exponent) }
    var point: [RangeAxis: Double] = [.totalParameters: total.value]
    if let tokens { point[.tokensPerParameter] = tokens.value / total.value }
    let excesses = rule.card.range.excesses(of: point)
    return AxisResult(
      run: self, axis: axis,
      gamma: "\(plainText(of: gamma.value)) (\(text(range.low, range.high)))",
      size: size(gamma.value), low: size(range.low), high: size(range.high),
      kind: range.kind.rawValue, level: range.level, evidence: rule.card.provenance,
      source: rule.card.citation,
      distance: excesses.isEmpty ? nil : excesses.map(\.phrase).joined(separator: ", "))
  }

  private func text(_ low: Double, _ high: Double) -> String {
    "\(plainText(of: low)) to \(plainText(of: high))"
  }

  /// The run as questions of knowledge see it; none without sizes.
  func knowing(ranges: [QualityAxis: ClosedRange<Double>]) -> KnowingModel? {
    guard let (_, total) = axisSizes,
      let recall = axisResult(.recall, ranges: ranges), let low = recall.low,
      let high = recall.high
    else { return nil }
    return try? KnowingModel(
      name: name, total: total, recallSize: recall.size ?? high, leastRecallSize: low,
      feeding: model.design.kind == .dense ? .dense : .experts, tokens: tokens,
      exposureQuality: corpus?.exposureQuality ?? 1)
  }
}
