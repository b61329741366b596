import Foundation
import Statistics
import Units

/// Why laws give one model different dense equivalents: what each one's own features do to its number.
///
/// For each law that answers, one thing at a time is changed in the question, and the answer as asked is
/// divided by the answer then, both as N_eq/N_active. A factor of 1 says that the feature does nothing;
/// `nil` that the law knows no such feature or does not answer so. Factors of one law do not multiply to
/// the whole, for features work together.
public struct Disagreement: Sendable {
  public let law: LawCard
  /// The dense equivalent as asked, in the law's own count.
  public let equivalent: Parameters
  /// γ of N_eq = N_active (N_total/N_active)^γ that the equivalent amounts to.
  public let gamma: Double?
  /// What the data term does: against 20 tokens for each active parameter.
  public let byTokens: Double?
  /// What leaving out embeddings does: against sizes with both of them.
  public let byEmbeddings: Double?
  /// What fine experts do: against as many weights in experts as wide as all that a token uses.
  public let byGranularity: Double?
  /// What lies beyond the fitted range does: against the same proportions shrunk into it.
  public let byRange: Double?
  /// How far the question lies outside.
  public let excesses: [RangeExcess]

  /// The tokens for an active parameter that stand for compute-optimal training, arXiv 2203.15556.
  static let usualTokens = 20.0

  /// What a law's features do to its equivalent of a design.
  ///
  /// - Throws: the law's refusal of the question as asked.
  public init(
    _ law: any ScalingLaw, of design: Design, tokens: Tokens
  ) throws(Refusal) {
    self.law = law.card
    let asked = try law.denseEquivalent(of: design, tokens: tokens, data: .none)
    equivalent = asked
    guard let active = design.active.nearest(.all)?.size else {
      throw .unknown("the active parameters")
    }
    let whole = asked / active
    if let total = design.total.nearest(.all)?.size, total > active {
      gamma = log(whole) / log(total / active)
    } else {
      gamma = nil
    }
    func factor(_ changed: Design, _ tokens: Tokens) -> Double? {
      guard let own = changed.active.nearest(.all)?.size,
        let other = try? law.denseEquivalent(of: changed, tokens: tokens, data: .none)
      else { return nil }
      return whole / (other / own)
    }
    byTokens = factor(design, active.times(Self.usualTokens))
    byEmbeddings = factor(design.countingEmbeddings, tokens)
    byGranularity = design.coarse.flatMap { factor($0, tokens) }
    excesses =
      (try? law.card.range.excesses(of: law.point(of: design, tokens: tokens))) ?? []
    byRange = Self.inside(law, design, tokens).flatMap { factor($0.design, $0.tokens) }
  }

  /// The design and its tokens shrunk alike until sizes, tokens and compute lie in the range; `nil`
  /// where they do already, or never.
  private static func inside(
    _ law: any ScalingLaw, _ design: Design, _ tokens: Tokens
  ) -> (design: Design, tokens: Tokens)? {
    let shrinking: Set<RangeAxis> = [.activeParameters, .totalParameters, .tokens, .compute]
    let most = law.card.range.extents[.tokens]?.high ?? .infinity
    for step in 0...120 {
      let share = pow(2, -Double(step) / 4)
      let less = Tokens(min(tokens.value * share, most))
      let design = design.scaled(by: share)
      guard let point = try? law.point(of: design, tokens: less) else { return nil }
      let outside = law.card.range.excesses(of: point).filter { shrinking.contains($0.axis) }
      if outside.isEmpty { return step == 0 ? nil : (design, less) }
    }
    return nil
  }
}

extension Parameters {
  fileprivate func times(_ factor: Double) -> Tokens { Tokens(value * factor) }
}

extension Design {
  /// The design with both embeddings in every count.
  fileprivate var countingEmbeddings: Design {
    func same(_ sizes: Sizes) -> Sizes { sizes.nearest(.all).map { Sizes($0.size) } ?? sizes }
    return Design(active: same(active), total: same(total), kind: kind)
  }

  /// The design with one expert for a token, as wide as all that it uses; `nil` where it has that.
  fileprivate var coarse: Design? {
    guard case .routed(let routing) = kind, routing.topK + routing.shared > 1 else { return nil }
    let used = routing.topK + routing.shared
    return Design(
      active: active, total: total,
      kind: .routed(
        Routing(
          experts: routing.expansion, topK: 1,
          hiddenOverExpertWidth: routing.hiddenOverExpertWidth.map { $0 / used },
          routedLayerShare: routing.routedLayerShare)))
  }
}
