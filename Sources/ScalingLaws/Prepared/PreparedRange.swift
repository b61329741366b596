import Statistics
import Units

/// How far outside a law's fitted range a design stands, for many numbers of tokens.
///
/// An axis of a reading stays the same or is proportional to the tokens, which three readings
/// tell; a law of which this is not so is read anew each time.
struct PreparedRange: Sendable {
  /// The greatest factor of the axes that stay the same.
  private let constant: Double
  /// The axes that grow with the tokens: their fitted stretch and their value per token.
  private let growing: [(extent: Extent, perToken: Double)]
  private let isPrepared: Bool
  /// The factor as the law's own reading gives it.
  private let read: @Sendable (Double) -> Double

  private static var probes: (Double, Double, Double) { (0x1p30, 0x1p33, 0x1p40) }

  init(law: some ScalingLaw, request: PlainRequest) {
    let point = { (tokens: Double) in
      (try? law.reading(of: request.design, tokens: Tokens(tokens)))?.point
    }
    var constant = 1.0
    var growing: [(Extent, Double)] = []
    var isPrepared = request.data.uniqueTokens == nil
    let (first, second, third) = Self.probes
    if isPrepared, let a = point(first), let b = point(second), let c = point(third) {
      for (axis, extent) in law.card.range.extents {
        switch (a[axis], b[axis], c[axis]) {
        case (nil, nil, nil): continue
        case (let x?, let y?, let z?) where x == y && y == z:
          constant = max(constant, extent.excess(of: x))
        case (let x?, let y?, let z?)
        where Self.isSame(x / first, y / second) && Self.isSame(x / first, z / third):
          growing.append((extent, x / first))
        default: isPrepared = false
        }
      }
    } else {
      isPrepared = false
    }
    self.constant = constant
    self.growing = growing
    self.isPrepared = isPrepared
    read = { Self.factor(of: law, request, tokens: $0) }
  }

  /// The factor on the furthest axis, 1 inside; not a number where the law cannot read the design.
  func factor(tokens: Double) -> Double {
    guard isPrepared else { return read(tokens) }
    var factor = constant
    for axis in growing {
      let excess = axis.extent.excess(of: axis.perToken * tokens)
      // So close to an end of the range the last digit decides.
      if excess > 1, excess < 1 + 1e-9 { return read(tokens) }
      if excess > factor { factor = excess }
    }
    return factor
  }

  private static func factor(
    of law: some ScalingLaw, _ request: PlainRequest, tokens: Double
  ) -> Double {
    guard let reading = try? law.reading(of: request.design, tokens: Tokens(tokens)) else {
      return .nan
    }
    let point = reading.repeating(Tokens(tokens), of: request.data, under: law).point
    return law.card.range.excesses(of: point).first?.factor ?? 1
  }

  private static func isSame(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-12 * abs(one)
  }
}
