import Foundation
import Statistics
import Units

/// Sun and others 2025, scaling laws of floating-point quantised training (arXiv:2501.02423).
///
///     L = n/N^α + d/D^β + ε + (D^β/N^α) log₂ B / (γ (E + ½)^δ (M + ½)^ν)
///
/// E and M are the bits of exponent and mantissa, B the numbers that share a scale. The last term grows
/// with tokens: beyond a critical number of them more training makes a quantised model worse.
public struct Sun2025: ScalingLaw {
  public let card: LawCard = paper
  public var coefficients = fit

  /// The published law.
  public init() {}

  private var constants: NamedCoefficients<FormatConstant> { coefficients.by(FormatConstant.self) }

  public var hasPrecisionTerm: Bool { true }

  /// Numbers that share a scale, as in the paper's critical tokens.
  public static let block = 128.0

  /// The factor of D^β/N^α.
  private func penalty(_ format: NumberFormat) -> Double {
    let (c, bits) = (constants, format.bits)
    return log2(Self.block)
      / (c[.gamma] * pow(bits.exponent + 0.5, c[.delta]) * pow(bits.mantissa + 0.5, c[.nu]))
  }

  /// The loss of a dense model that is trained in a format.
  public func loss(size: Double, tokens: Double, format: NumberFormat) -> Double {
    let c = constants
    let slow = pow(size, -c[.alpha])
    return c[.n] * slow + c[.d] * pow(tokens, -c[.beta]) + c[.epsilon]
      + penalty(format) * pow(tokens, c[.beta]) * slow
  }

  /// The tokens beyond which more of them make a model of a size worse, where dL/dD = 0.
  public func criticalTokens(size: Double, format: NumberFormat) -> Double {
    let c = constants
    return pow(c[.d] * pow(size, c[.alpha]) / penalty(format), 1 / (2 * c[.beta]))
  }

  /// The size in sixteen bits of the same loss on the same tokens.
  public func sixteenBitSize(size: Double, tokens: Double, format: NumberFormat) -> Double {
    let c = constants
    let grown = pow(tokens, c[.beta])
    return size
      * pow(
        (c[.n] + penalty(.bf16) * grown) / (c[.n] + penalty(format) * grown), 1 / c[.alpha])
  }

  private func inputs(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> (size: Double, tokens: Double, format: NumberFormat, floor: Double) {
    guard design.kind == .dense else { throw .noExpertTerm }
    guard data.movesNothing || data.term == .tokens || data.term == .floor else {
      throw .notCovered(
        "has tokens in two terms: data that move one coefficient have no meaning in it")
    }
    let size = try design.count(Self.count).value
    let worth = data.uniqueTokens.map {
      Saturation(onset: $0.value, scale: Saturation.tokenScale).worth(of: tokens.value)
    }
    return (
      size, (worth ?? tokens.value) * (data.term == .tokens ? data.amount : 1),
      design.format ?? .bf16, data.term == .floor ? data.amount : 0
    )
  }

  private static let count = SizeCount(part: .total, embeddings: .all)

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (size, _, format, _) = try inputs(of: design, tokens: tokens, data: .none)
    let bits = format.bits
    return Reading(
      variables: [
        ("N", size), ("D", tokens.value), ("E", bits.exponent), ("M", bits.mantissa),
        ("l", log2(Self.block)),
      ],
      point: [.activeParameters: size, .tokens: tokens.value],
      remarks: [
        try design.size(Self.count).remark,
        design.format == nil ? "read as trained in BF16, as no precision is stated" : nil,
        "blocks of 128 numbers share a scale",
      ].compactMap { $0 })
  }

  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(6 * (try inputs(of: design, tokens: tokens, data: .none)).size * tokens.value)
  }

  public func loss(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> Double {
    let (size, seen, format, floor) = try inputs(of: design, tokens: tokens, data: data)
    return loss(size: size, tokens: seen, format: format) - floor
  }

  public func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters {
    let (size, seen, format, _) = try inputs(of: design, tokens: tokens, data: data)
    return Parameters(sixteenBitSize(size: size, tokens: seen, format: format))
  }

  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    guard mode == .sameTokens else { throw .modeNotCovered(mode, why: Self.onlyTokens) }
    let size = try inputs(of: design, tokens: tokens, data: data).size
    return try denseEquivalent(of: design, tokens: tokens, data: data).value / size
  }

  public func lossGap(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    guard mode == .sameTokens else { throw .modeNotCovered(mode, why: Self.onlyTokens) }
    let (size, seen, format, _) = try inputs(of: design, tokens: tokens, data: data)
    return loss(size: size, tokens: seen, format: .bf16)
      - loss(size: size, tokens: seen, format: format)
  }

  private static let onlyTokens = "it compares formats on the same tokens"

  public func tokenMultiplier(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Double {
    throw .notCovered("compares formats, not tokens")
  }

  public func crossover(of design: Design, data: DataEffect) throws(Refusal) -> Tokens {
    throw .notCovered("compares an MoE; this model is dense")
  }

  public func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step] {
    let (size, seen, format, _) = try inputs(of: design, tokens: tokens, data: data)
    let (c, bits) = (constants, format.bits)
    let factor = Symbol("P", penalty(format))
    return [
      Step(
        "P", "l / (γ (E + 0.5)^δ (M + 0.5)^ν)",
        c.inputs(.gamma, .delta, .nu) + [
          Symbol("E", bits.exponent), Symbol("M", bits.mantissa), Symbol("l", log2(Self.block)),
        ], factor.value),
      Step(
        "L", "n/N^α + d/D^β + ε + P D^β/N^α",
        c.inputs(.n, .alpha, .d, .beta, .epsilon)
          + [factor, Symbol("N", size, "parameters"), Symbol("D", seen, "tokens")],
        loss(size: size, tokens: seen, format: format), "nats per token"),
    ]
  }
}

/// The constants of the law of formats.
enum FormatConstant: Int, CoefficientName {
  case n, alpha, d, beta, epsilon, gamma, delta, nu
}

extension Sun2025 {
  static let fit = CoefficientSet(
    FormatConstant.self, source: "arXiv:2501.02423, table 2, two secondary sources that agree",
    [
      (.n, "n", "69.2343"), (.alpha, "α", "0.2368"), (.d, "d", "68973.0621"),
      (.beta, "β", "0.5162"), (.epsilon, "ε", "1.9061"), (.gamma, "γ", "11334.5197"),
      (.delta, "δ", "3.1926"), (.nu, "ν", "2.9543"),
    ])

  /// Critical tokens of 1B, and what FP4 costs.
  public var published: PublishedNumbers {
    let group = stated(
      in: "independent evaluation of arXiv:2501.02423, which states 1730T, 27T and 0.4T",
      .relative(0.002), because: "stated to three digits")
    let losses = stated(
      in: "independent evaluation of arXiv:2501.02423", .absolute(1e-4),
      because: "stated to four decimals")
    return .checks(
      [(NumberFormat.bf16, 1730e12), (.fp8, 27.3e12), (.fp4, 0.393e12)].map { format, tokens in
        group.check("critical tokens of 1B in \(format.name)", tokens) {
          criticalTokens(size: 1e9, format: format)
        }
      }
        + [(NumberFormat.fp8, 62.6e12), (.fp4, 0.9e12)].map { format, tokens in
          group.check("critical tokens of 37B in \(format.name)", tokens) {
            criticalTokens(size: 37e9, format: format)
          }
        }
        + [(NumberFormat.bf16, 2.5626), (.fp8, 2.5631), (.fp4, 2.5979)].map { format, loss in
          losses.check("loss of 1B on 100B tokens in \(format.name)", loss) {
            self.loss(size: 1e9, tokens: 1e11, format: format)
          }
        })
  }

  static let paper = LawCard(
    id: "sun-2025", nicknames: ["precision", "capybara"],
    title: "Sun et al. 2025, Scaling Laws for Floating-Point Quantization Training",
    citation: "arXiv:2501.02423",
    form: "L = n/N^α + d/D^β + ε + (D^β/N^α) log₂ B/(γ (E + ½)^δ (M + ½)^ν)",
    conventions:
      "N all parameters; D tokens; E and M bits of exponent and mantissa; B numbers that "
      + "share a scale, 128 here; FLOP = 6ND; dense models",
    provenance:
      "constants from two conversions of table 2 that agree; the critical tokens that the "
      + "paper states follow",
    range: FittedRange(
      source: "41M to 679M, checked at 1.2B; to about 100B tokens",
      [.activeParameters: Extent(41e6...1.2e9), .tokens: Extent(0...100e9)]),
    cautions: [
      "dense models alone, and all matrices in the one format: recipes that keep some in sixteen bits, "
        + "as those of MoE do, lose less",
      "critical tokens beyond 1T are extrapolated by far: no run of the fit came near them",
    ])
}
