import Statistics
import Units

/// What can lie outside the runs that a law was fitted on.
public enum RangeAxis: String, CaseIterable, Sendable {
  case activeParameters
  case totalParameters
  case tokens
  case compute
  case tokensPerParameter
  case expansion
  case topK
  case granularity
  case activationRatio
  case routedLayerShare
  case sparsity
  case epochs
  case activatedExperts
  case sharedShare

  /// The axis as a message names it.
  public var phrase: String {
    switch self {
    case .activeParameters: "active parameters"
    case .totalParameters: "total parameters"
    case .tokens: "tokens"
    case .compute: "compute"
    case .tokensPerParameter: "tokens per parameter"
    case .expansion: "expansion"
    case .topK: "experts per token"
    case .granularity: "granularity"
    case .activationRatio: "activation ratio"
    case .routedLayerShare: "share of routed layers"
    case .sparsity: "sparsity"
    case .epochs: "epochs"
    case .activatedExperts: "activated experts"
    case .sharedShare: "share of shared experts"
    }
  }
}

/// The box of runs that a law was fitted on.
public struct FittedRange: Hashable, Sendable {
  /// The fitted stretch of each axis; an axis that is absent is not stated by the source.
  public let extents: [RangeAxis: Extent]
  /// Where the box is stated.
  public let source: String
  /// The axes that are stated, in the order of all, for the many points of a sweep.
  private let sides: [Side]

  private struct Side: Hashable, Sendable {
    let axis: RangeAxis
    let extent: Extent
  }

  public init(source: String, _ extents: [RangeAxis: Extent]) {
    self.source = source
    self.extents = extents
    sides = RangeAxis.allCases.compactMap { axis in
      extents[axis].map { Side(axis: axis, extent: $0) }
    }
  }

  /// The axes on which a point lies outside, furthest first.
  public func excesses(of point: RangePoint) -> [RangeExcess] {
    var excesses: [RangeExcess] = []
    excesses.reserveCapacity(sides.count)
    for side in sides {
      guard let value = point[side.axis] else { continue }
      let factor = side.extent.excess(of: value)
      if factor > 1 { excesses.append(RangeExcess(axis: side.axis, factor: factor)) }
    }
    if excesses.count > 1 { excesses.sort { $0.factor > $1.factor } }
    return excesses
  }
}

/// How far outside a law's fitted range something lies on one axis.
public struct RangeExcess: Hashable, Sendable {
  public let axis: RangeAxis
  /// How many times beyond the nearest end.
  public let factor: Double

  public init(axis: RangeAxis, factor: Double) {
    (self.axis, self.factor) = (axis, factor)
  }

  /// The distance in words, such as `57× in compute`.
  public var phrase: String {
    let shown = factor.roundedToSignificant(2)
    guard shown >= 1, shown < 100 else { return Self.times(factor) + " in " + axis.phrase }
    return Self.near[axis.place][Int(shown < 10 ? shown * 10 : shown + 90) - 10]
  }

  /// Those of 1.0 to 9.9 and of 10 to 99 times on each axis, which long sweeps say again and again.
  private static let near: [[String]] = RangeAxis.allCases.map { axis in
    (10..<190).map { (step: Int) -> String in
      let tenths = step < 100 ? step : 10 * (step - 90)
      return "\(times(Double(tenths) / 10)) in \(axis.phrase)"
    }
  }

  /// A factor in words, such as `57×`.
  public static func times(_ factor: Double) -> String {
    (factor > 1e6 ? "more than a million" : factor.rounded(toDigits: 2)) + "×"
  }
}
