import Fitting
import ScalingLaws
import Spec

/// A constant of L = E + A/N^α + B/D^β, the law of dense models.
enum LawConstant: Sendable {
  case sizeExponent
  case dataExponent
  case floor

  /// The constant of a law, with its interval over the law's joint draws.
  func finding(of id: String, in world: World) -> Finding {
    guard let law = world.law(id) else { return .none("the law is not asked here", isRatio: false) }
    return LawEvidence.finding(under: law, isRatio: false, "dense models under \(id)", value)
  }

  private func value(of law: any ScalingLaw) -> Double? {
    guard let surface = (law as? any SurfaceLaw).flatMap({ try? $0.surface(routedLike: nil) })
    else { return nil }
    return switch self {
    case .floor: surface.floor
    case .sizeExponent:
      surface.sizeTerms.count == 1 ? surface.sizeTerms.first.map { -$0.exponent } : nil
    case .dataExponent:
      surface.tokenTerms.count == 1 ? surface.tokenTerms.first.map { -$0.exponent } : nil
    }
  }
}

/// A constant of a law, or a shift of one between corpora.
enum ConstantEvidence: Sendable {
  case law(String, LawConstant)
  case forms(FormEvidence)

  /// The shift of a constant between corpora, or that of a law, which `constant` asks for.
  init(
    _ ask: inout Asking, shift: CorpusQuantity,
    _ constant: @escaping @Sendable (inout Asking) -> LawConstant
  ) throws(Unsettled) {
    self = try ask.oneOf(
      [
        Variant("dataForms", "Its shift between corpora, by joint fits") {
          (ask) throws(Unsettled) in
          .forms(try FormEvidence(shift, &ask))
        }
      ],
      orElse: Variant("law", "That of a law") { (ask) throws(Unsettled) in
        let law = ask("of", .scenarioLaw, "The law that the claim is about")
        let constant = constant(&ask)
        try ask.settle()
        return .law(law, constant)
      })
  }

  var isShift: Bool { if case .forms = self { true } else { false } }

  func finding(in world: World, _ others: Findings) -> Finding {
    switch self {
    case .law(let id, let constant): constant.finding(of: id, in: world)
    case .forms(let forms): forms.finding(others)
    }
  }
}
