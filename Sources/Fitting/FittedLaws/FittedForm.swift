import Foundation
import ScalingLaws

/// What a form of the fitter says of designs once its constants are known.
public enum FittedForm: String, CaseIterable, Sendable {
  case chinchilla
  case tied = "chinchilla-tied"
  case joint = "joint-moe"
  case routed
  case fineGrained = "fine-grained"
  case dataConstrained = "data-constrained"
  case skaling
  case sparseRepeated = "sparse-repeated"

  /// Which parameters the form counts as the size.
  var sizeCount: SizeCount {
    switch self {
    case .chinchilla, .tied, .dataConstrained, .skaling, .sparseRepeated:
      SizeCount(part: .total, embeddings: .all)
    case .joint: SizeCount(part: .active, embeddings: .all)
    case .routed: SizeCount(part: .active, embeddings: .noEmbedding)
    case .fineGrained: SizeCount(part: .total, embeddings: .noEmbedding)
    }
  }

  /// What the form's letters mean where the runs' parameters hold such embeddings, and their losses are
  /// in such a unit.
  public func conventions(_ embeddings: EmbeddingCount?, lossUnit: String) -> String {
    let usual = (FormLibrary.form(rawValue)?.conventions ?? "")
      .replacing(FittedLaw.standardUnit, with: lossUnit)
    guard let embeddings, embeddings != sizeCount.embeddings else { return usual }
    let words =
      switch embeddings {
      case .all: "with both embeddings"
      case .noInputEmbedding: "with the output embedding only"
      case .noEmbedding: "without embeddings"
      }
    return usual + "; here N is counted " + words
  }

  /// Whether the form knows dense models only.
  public var isDense: Bool {
    switch self {
    case .chinchilla, .tied, .dataConstrained, .skaling, .sparseRepeated: true
    case .joint, .routed, .fineGrained: false
    }
  }

  /// The surface of models routed like a design, or of dense ones for `nil`.
  ///
  /// - Throws: a refusal where the form does not know such models.
  public func surface(_ values: [Double], routedLike design: Design?) throws(Refusal) -> LossSurface
  {
    if isDense, (design?.kind ?? .dense) != .dense { throw .noExpertTerm }
    switch self {
    case .chinchilla, .dataConstrained:
      return ChinchillaForm().surface(Array(values.prefix(5)))
    case .skaling: return SkalingForm().surface(values)
    case .tied, .sparseRepeated:
      return TiedChinchillaForm().surface(Array(values.prefix(4)))
    case .joint:
      return JointForm().surface(values, experts: try Self.experts(of: design))
    case .routed:
      return Self.routed(values, experts: try Self.experts(of: design))
    case .fineGrained:
      return try Self.fineGrained(values, design)
    }
  }

  /// The surface of models with so many experts, of which a token uses one; 1 is dense.
  ///
  /// - Throws: a refusal where the form does not know such models.
  public func surface(_ values: [Double], experts: Double) throws(Refusal) -> LossSurface {
    guard experts > 1 else { return try surface(values, routedLike: nil) }
    let routing = Routing(experts: experts, topK: 1)
    return try surface(
      values, routedLike: Design(active: Sizes(), total: Sizes(), kind: .routed(routing)))
  }

  /// The surface for data that repeat, where the form has a term of its own for that.
  func repeating(_ surface: LossSurface, _ values: [Double], unique: Double) -> LossSurface? {
    guard self == .dataConstrained else { return nil }
    let form = DataConstrainedForm()
    let c = form.named(values)
    return surface.saturating(
      size: Saturation(onset: form.parametersPerUniqueToken * unique, scale: c["R_N*"]),
      tokens: Saturation(onset: unique, scale: c["R_D*"]))
  }

  /// Total over active of the routed layers, which is the number of experts of a top-1 router.
  static func experts(of design: Design?) throws(Refusal) -> Double {
    try design?.routing()?.expansion ?? 1
  }

  /// log₁₀ L is linear in log₁₀ N for given experts: one term, no floor, no data.
  private static func routed(_ values: [Double], experts: Double) -> LossSurface {
    let c = RoutedForm().named(values)
    let (start, maximum) = (c["E_start"], c["E_max"])
    let shifted = experts - 1 + 1 / (1 / start - 1 / maximum)
    let e = -log10(1 / shifted + 1 / maximum)
    let coefficient = pow(10, c["b"] * e + c["d"])
    return LossSurface(
      floor: 0, sizeTerms: [PowerTerm(coefficient, c["a"] + c["c"] * e)], tokenTerms: [])
  }

  private static func fineGrained(
    _ values: [Double], _ design: Design?
  ) throws(Refusal) -> LossSurface {
    guard let routing = try design?.routing() else { throw .noDenseForm }
    guard let ratio = routing.hiddenOverExpertWidth else {
      throw .unknown("the width of an expert (granularity)")
    }
    return fineGrained(values, expansion: routing.expansion, granularity: 4 * ratio)
  }

  /// The fine-grained form's surface at one expansion and granularity, with the law's own FLOP.
  public static func fineGrained(
    _ values: [Double], expansion: Double, granularity: Double
  ) -> LossSurface {
    let c = FineGrainedForm().named(values)
    return LossSurface(
      floor: c["c"],
      sizeTerms: [PowerTerm(c["g"] / pow(granularity, c["gamma"]) + c["a"], -c["alpha"])],
      tokenTerms: [PowerTerm(c["b"], -c["beta"])],
      cost: Krajewski2024.cost(expansion: expansion, granularity: granularity))
  }

  /// The training FLOP that the fine-grained law counts (arXiv:2402.07871, equation 10), for a
  /// total without embeddings in the paper's shape, d = 64n; routing included.
  public static func fineGrainedFLOP(
    total: Double, tokens: Double, expansion: Double, granularity: Double
  ) -> Double {
    LossSurface(
      floor: 0, sizeTerms: [], tokenTerms: [],
      cost: Krajewski2024.cost(expansion: expansion, granularity: granularity)
    ).flop(size: total, tokens: tokens)
  }
}
