import Foundation
import Quantities

/// Krajewski, Ludziejewski and others 2024, "Scaling Laws for Fine-Grained Mixture of Experts".
///
///     L = c + (g/G^γ + a)/N^α + b/D^β        equation 9; dense: c + a/N^α + b/D^β
///
/// N is the total without embeddings, N = d²(8E + 4) n for n blocks of width d = 64n, and
/// G = 4d/d_expert. Training FLOP include routing (equation 10),
///
///     C = (12 d² c_f + d E G c_r) n D,   c_f = 6, c_r = 14,
///
/// and leave embeddings out. Coefficients exist for expansions of 64 and of 16 only.
public struct FineGrainedLaw2024: SurfaceLaw {
  public let card: LawCard = published
  public let coefficients: [Coefficient]
  private let values: [Double]

  /// The published law.
  public init() {
    coefficients = Self.sets.flatMap(\.set.coefficients) + Self.dense.coefficients
    values = coefficients.map(\.value)
  }

  private init(coefficients: [Coefficient], values: [Double]) {
    self.coefficients = coefficients
    self.values = values
  }

  public func replacingCoefficients(_ values: [Double]) -> FineGrainedLaw2024 {
    FineGrainedLaw2024(coefficients: coefficients, values: values)
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard let design, design.kind != .dense else {
      let v = values[14...].map { $0 }
      return LossSurface(
        floor: v[4], sizeTerms: [PowerTerm(v[0], -v[1])], tokenTerms: [PowerTerm(v[2], -v[3])])
    }
    let (index, granularity) = try shape(of: design)
    return surface(set: index, granularity: granularity)
  }

  /// The surface of one set of coefficients at one granularity.
  func surface(set index: Int, granularity: Double) -> LossSurface {
    let v = values[(7 * index)..<(7 * index + 7)].map { $0 }
    let expansion = Self.sets[index].expansion
    return LossSurface(
      floor: v[6], sizeTerms: [PowerTerm(v[4] / pow(granularity, v[5]) + v[0], -v[1])],
      tokenTerms: [PowerTerm(v[2], -v[3])],
      cost: Self.cost(expansion: expansion, granularity: granularity))
  }

  /// FLOP per token of N total parameters, from d = (64 N/(8E + 4))^(1/3) and n = d/64.
  static func cost(expansion: Double, granularity: Double) -> [PowerTerm] {
    let ratio = 64 / (8 * expansion + 4)
    return [
      PowerTerm(12 * 6 * ratio / 64, 1),
      PowerTerm(14 * expansion * granularity / 64 * pow(ratio, 2.0 / 3), 2.0 / 3),
    ]
  }

  private func shape(
    of design: Design
  ) throws(Refusal) -> (set: Int, granularity: Double) {
    guard let routing = try design.routing() else { throw .unknown("the routing") }
    guard
      let index = Self.sets.firstIndex(where: {
        abs($0.expansion / routing.expansion - 1) < 0.01
      })
    else {
      throw .noCoefficients(
        variable: "expansions of", known: Self.sets.map(\.expansion).sorted(),
        asked: routing.expansion)
    }
    guard let ratio = routing.hiddenOverExpertWidth else {
      throw .unknown("the width of an expert (granularity)")
    }
    return (index, 4 * ratio)
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard let (size, _) = design.total.reading(.noEmbedding) else {
      throw .unknown("the total parameters")
    }
    return size
  }

  public func design(ofSize size: Parameters, kind: Design.Kind) -> Design {
    Design(active: Sizes(), total: Sizes(noEmbedding: size), kind: kind)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let size = try size(of: design)
    var variables = [("N", size.value), ("D", tokens.value)]
    var point: [RangeAxis: Double] = [.totalParameters: size.value, .tokens: tokens.value]
    if design.kind != .dense {
      let (_, granularity) = try shape(of: design)
      variables.append(("G", granularity))
      point[.granularity] = granularity
      point[.activeParameters] = design.active.reading(.noEmbedding)?.size.value
    }
    return Reading(
      variables: variables.map { (symbol: $0.0, value: $0.1) }, point: point,
      remarks: [design.total.reading(.noEmbedding)?.remark].compactMap { $0 })
  }
}
