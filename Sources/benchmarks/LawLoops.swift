import Foundation
import ScalingLaws
import Units

/// Losses of every law in a loop, on one core, each compared with the single answer.
struct LawLoops {
  private static let count = 100_000
  private let sizes = (0..<Self.count).map { 1e8 * (1 + Double($0 % 1000)) }
  private let tokens = (0..<Self.count).map { 1e9 * (1 + Double($0 % 997)) }
  private let experts = (0..<Self.count).map { Double(1 + $0 % 64) }

  func run(_ report: inout Report) {
    report.note("losses each second and core (aim 10M with two power terms, 4M at most work)")
    for law in LawLibrary.all {
      guard let surfaceLaw = law as? any SurfaceLaw, let surface = Self.surface(of: surfaceLaw)
      else {
        report.note("  \(law.card.id): no surface to loop over")
        continue
      }
      loop(law.card.id, surface, &report)
    }
    joint(&report)
    routed(&report)
    leverage(&report)
  }

  /// The dense surface, or that of a routing which every law has coefficients for.
  private static func surface(of law: any SurfaceLaw) -> LossSurface? {
    let routing = Routing(
      experts: 64, topK: 1, hiddenOverExpertWidth: 0.25, routedLayerShare: 1)
    let size = Sizes(Parameters(1e9))
    let design = Design(
      active: size, total: Sizes(Parameters(40e9)), kind: .routed(routing))
    return (try? law.surface(routedLike: design)) ?? (try? law.surface(routedLike: nil))
  }

  private func loop(_ name: String, _ surface: LossSurface, _ report: inout Report) {
    var losses = [Double](repeating: 0, count: Self.count)
    let rate = Self.rate {
      var span = losses.mutableSpan
      surface.losses(sizes: sizes.span, tokens: tokens.span, into: &span)
    }
    let single = surface.loss(size: sizes[17], tokens: tokens[17])
    show(name, rate, losses[17], single, &report)
  }

  private func joint(_ report: inout Report) {
    var losses = [Double](repeating: 0, count: Self.count)
    let law = Ludziejewski2025()
    let rate = Self.rate {
      var span = losses.mutableSpan
      law.losses(
        sizes: sizes.span, experts: experts.span, tokens: tokens.span, into: &span)
    }
    // E = 32 is tabulated to four digits, which the loop from Table 3 meets within those digits.
    report.check(losses.allSatisfy { $0 > 1.3637 }, "no loss lies below the floor")
    report.note("  ludziejewski-2025 over N, E and D: \(Self.text(rate))")
  }

  private func routed(_ report: inout Report) {
    var losses = [Double](repeating: 0, count: Self.count)
    let law = Clark2022.refit
    let rate = Self.rate {
      var span = losses.mutableSpan
      law.losses(sizes: sizes.span, experts: experts.span, into: &span)
    }
    show(
      "clark-2022 over N and E", rate, losses[17],
      law.loss(size: sizes[17], experts: experts[17]), &report)
  }

  private func leverage(_ report: inout Report) {
    var leverages = [Double](repeating: 0, count: Self.count)
    let law = Tian2025()
    let ratios = experts.map { 1 / $0 }
    let granularities = experts.map { 1 + $0 / 8 }
    let flop = tokens.map { $0 * 6e9 }
    let rate = Self.rate {
      var span = leverages.mutableSpan
      law.leverages(
        activationRatios: ratios.span, granularities: granularities.span, flop: flop.span,
        into: &span)
    }
    show(
      "tian-2025 over A, G and C", rate, leverages[17],
      law.leverage(
        activationRatio: ratios[17], granularity: granularities[17], flop: flop[17]), &report)
  }

  /// Evaluations a second, from the best of several rounds.
  private static func rate(_ job: () -> Void) -> Double {
    let clock = ContinuousClock()
    let best = (0..<10).map { _ in clock.measure(job) }.min() ?? .seconds(1)
    let (seconds, attoseconds) = best.components
    return Double(count) / (Double(seconds) + Double(attoseconds) * 1e-18)
  }

  private func show(
    _ name: String, _ rate: Double, _ loop: Double, _ single: Double, _ report: inout Report
  ) {
    report.note("  \(name): \(Self.text(rate))")
    report.check(
      abs(loop / single - 1) < 1e-12, "\(name): the loop gives \(loop), one answer \(single)")
  }

  private static func text(_ rate: Double) -> String {
    "\((rate / 1e6).rounded(toDigits: 3)) million"
  }
}
