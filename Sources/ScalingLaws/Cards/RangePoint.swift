/// Where a run stands on the axes of a fitted range; an axis without a value is not known.
///
/// Kept in place, not in a dictionary: long sweeps read a point for every case and law.
public struct RangePoint: Sendable, ExpressibleByDictionaryLiteral {
  /// A value for each axis; not a number where it is not known.
  private var values = SIMD16<Double>(repeating: .nan)

  public init(dictionaryLiteral elements: (RangeAxis, Double)...) {
    for (axis, value) in elements { self[axis] = value }
  }

  public subscript(axis: RangeAxis) -> Double? {
    get {
      let value = values[axis.place]
      return value.isNaN ? nil : value
    }
    set { values[axis.place] = newValue ?? .nan }
  }

  /// The point with the values of another, where that knows them, in place of its own.
  func merging(_ other: RangePoint) -> RangePoint {
    var merged = self
    for axis in RangeAxis.allCases { merged[axis] = other[axis] ?? self[axis] }
    return merged
  }
}

extension RangeAxis {
  /// Its number from 0, in the order of all.
  var place: Int {
    switch self {
    case .activeParameters: 0
    case .totalParameters: 1
    case .tokens: 2
    case .compute: 3
    case .tokensPerParameter: 4
    case .expansion: 5
    case .topK: 6
    case .granularity: 7
    case .activationRatio: 8
    case .routedLayerShare: 9
    case .sparsity: 10
    case .epochs: 11
    case .activatedExperts: 12
    case .sharedShare: 13
    }
  }
}
