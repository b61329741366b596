import Evidence
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
  /// The dense size at the mean of γ; none where only a range is stated.
  public let size: Parameters?
  /// The ends; none where nothing bounds the size on that side.
  public let low: Parameters?
  public let high: Parameters?
  /// What the ends cover: the calibrated interval of the worth, which serves every axis, or the
  /// author's own range.
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
    guard let evidence = AxisEvidence.bundled[axis] else { return nil }
    let middle = size(evidence.gamma.mean)
    let predicted = try? MatchedPairs.bundled.model.predict(active: active, total: total)
    // What evidence predicts nothing of has no size by quality either.
    guard predicted != nil || active == total else { return nil }
    let interval = predicted?.interval(level: Worth.level)?.ending(at: total)
    let cautions = predicted?.cautions ?? []
    return AxisResult(
      run: self, axis: axis, gamma: evidence.words, size: middle,
      low: interval?.low ?? (active == total ? total : nil),
      high: interval?.high ?? (active == total ? total : nil),
      kind: interval == nil ? "" : Interval.Kind.predictive.rawValue, level: interval?.level,
      evidence: evidence.basis(for: model.design.recipe),
      source: "moesim evidence: " + evidence.sets.joined(separator: ", "),
      distance: cautions.isEmpty ? nil : cautions.map(\.text).joined(separator: ", "))
  }

  private func text(_ low: Double, _ high: Double) -> String {
    "\(plainText(of: low)) to \(plainText(of: high))"
  }

  /// What γ of recall rests on where knowledge goes by it, in words.
  func recallBasis(ranges: [QualityAxis: ClosedRange<Double>]) -> String? {
    axisResult(.recall, ranges: ranges).map { "γ of recall \($0.gamma): \($0.evidence)." }
  }

  /// The run as questions of knowledge see it; none without sizes.
  func knowing(ranges: [QualityAxis: ClosedRange<Double>]) -> KnowingModel? {
    guard let (active, total) = axisSizes,
      let recall = axisResult(.recall, ranges: ranges),
      let range = ranges[.recall] ?? AxisEvidence.bundled[.recall]?.range
    else { return nil }
    let ends = [range.lowerBound, range.upperBound].map { active * pow(total / active, $0) }
    guard let low = ends.min(), let high = ends.max() else { return nil }
    return try? KnowingModel(
      name: name, total: total,
      recallSize: recall.size ?? Parameters((low.value * high.value).squareRoot()),
      leastRecallSize: low,
      mostRecallSize: high,
      feeding: model.design.kind == .dense ? .dense : .experts, tokens: tokens,
      exposureQuality: corpus?.exposureQuality ?? 1)
  }
}
