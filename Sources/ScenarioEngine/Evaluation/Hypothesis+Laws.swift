import Fitting
import Hypotheses
import Questions
import ScalingLaws
import Statistics
import Units

extension Hypothesis {
  /// The spread of the laws that can answer.
  func acrossLaws(
    _ laws: [any ScalingLaw], _ run: Run, _ mode: ComparisonMode, _ quantity: Spread.Quantity
  ) -> Finding {
    let request = ComparisonRequest(run: run, against: .denseEquivalent, modes: [mode])
    let results = request.results(under: laws)
    guard let spread = Spread.of(quantity, in: results, run: run, mode: mode) else {
      return .none("none of the scenario's laws can answer", isRatio: true)
    }
    guard spread.lawCount > 1 else {
      return .none(
        "only one law answers, and one law shows no spread between laws", value: spread.median,
        isRatio: true)
    }
    var remark = "\(spread.lawCount) laws"
    if spread.extrapolatedCount > 0 {
      remark += ", \(spread.extrapolatedCount) of them outside their fitted range"
    }
    return Finding(
      evidence: Evidence(value: spread.median, isRatio: true) { _ in
        Interval(kind: .betweenLaws, low: spread.minimum, high: spread.maximum)
      }, remark: remark)
  }

  /// A difference of losses of two runs under one law.
  func lossGap(_ one: Run, _ other: Run, _ law: (any ScalingLaw)?) -> Finding {
    guard let law, let tokens = one.tokens, let otherTokens = other.tokens else {
      return .none("the law is not asked here")
    }
    return Self.finding(under: law, isRatio: false, "under \(law.card.id), nats of its own text") {
      law in
      let first = try? law.loss(of: one.model.design, tokens: tokens, data: one.effect)
      let second = try? law.loss(of: other.model.design, tokens: otherTokens, data: other.effect)
      return first.flatMap { a in second.map { a - $0 } }
    }
  }

  /// The compute-optimal tokens per parameter of dense models.
  func tokensPerParameter(_ laws: [any ScalingLaw], _ flop: FLOP) -> Finding {
    @Sendable func ratio(_ law: any ScalingLaw) -> Double? {
      guard let point = try? law.frontier(at: flop, routedLike: nil, data: .none),
        let size = point.size, let tokens = point.tokens, size > 0
      else { return nil }
      return tokens / size
    }
    if laws.count == 1 {
      return Self.finding(
        under: laws[0], isRatio: true, "dense models under \(laws[0].card.id)", ratio)
    }
    let ids = laws.map(\.card.id)
    let values = laws.filter { law in
      law.card.kind == .law && !(law.card.variantOf.map(ids.contains) ?? false)
    }
    .compactMap(ratio).filter(\.isFinite).sorted()
    guard let low = values.first, let high = values.last, values.count > 1 else {
      return .none(
        "fewer than two laws allocate a budget", value: values.first, isRatio: true)
    }
    return Finding(
      evidence: Evidence(value: Quantiles.median(values), isRatio: true) { _ in
        Interval(kind: .betweenLaws, low: low, high: high)
      }, remark: "\(values.count) laws, each counting parameters its own way")
  }

  /// A constant of a law for dense models.
  func lawConstant(_ constant: LawConstant, _ law: (any ScalingLaw)?) -> Finding {
    guard let law else { return .none("the law is not asked here") }
    return Self.finding(under: law, isRatio: false, "dense models under \(law.card.id)") { law in
      guard let surface = (law as? any SurfaceLaw).flatMap({ try? $0.surface(routedLike: nil) })
      else { return nil }
      return switch constant {
      case .floor: surface.floor
      case .sizeExponent:
        surface.sizeTerms.count == 1 ? surface.sizeTerms.first.map { -$0.exponent } : nil
      case .dataExponent:
        surface.tokenTerms.count == 1 ? surface.tokenTerms.first.map { -$0.exponent } : nil
      }
    }
  }

  /// What a law says, with its interval over the joint draws that it carries.
  private static func finding(
    under law: any ScalingLaw, isRatio: Bool, _ remark: String,
    _ value: (any ScalingLaw) -> Double?
  ) -> Finding {
    guard let centre = value(law), centre.isFinite else {
      return .none("\(law.card.id) does not answer", isRatio: isRatio)
    }
    guard let draws = law.draws else {
      return .none(
        "\(remark); it has no joint draws of its constants, and so no interval", value: centre,
        isRatio: isRatio)
    }
    let values = draws.rows.compactMap { value(replacing(law, $0)) }.filter(\.isFinite).sorted()
    return Finding(
      evidence: Evidence(value: centre, isRatio: isRatio) { level in
        guard let low = Quantiles.value(at: 0.5 - level / 2, ofSorted: values),
          let high = Quantiles.value(at: 0.5 + level / 2, ofSorted: values)
        else { return nil }
        return Interval(kind: .bootstrap, low: low, high: high, level: level)
      }, remark: remark + ", over \(values.count) joint draws", data: ["law \(law.card.id)"])
  }

  private static func replacing(
    _ law: some ScalingLaw, _ values: [Double]
  ) -> any ScalingLaw {
    law.replacingCoefficients(values)
  }

  /// Training FLOP of one run over those of another, under every convention that both have.
  func costRatio(_ one: Run, _ other: Run) -> Finding {
    let theirs = other.trainingCosts
    let ratios = one.trainingCosts.compactMap { cost in
      theirs.first { $0.convention == cost.convention }.map {
        (value: cost.total.value / $0.total.value, isDefault: cost.isDefault)
      }
    }
    let values = ratios.map(\.value).filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else {
      guard let first = one.sixND?.value, let second = other.sixND?.value else {
        return .none("the FLOP of both runs are not known", isRatio: true)
      }
      return .none(
        "6 N_active D, the only count that both models allow; how others count is not known",
        value: first / second, isRatio: true)
    }
    let centre = ratios.first(where: \.isDefault)?.value ?? values[0]
    return Finding(
      evidence: Evidence(value: centre, isRatio: true) { _ in
        Interval(kind: .conventions, low: low, high: high)
      }, remark: "training FLOP, over \(values.count) ways to count them")
  }
}
