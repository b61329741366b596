import Statistics

/// A box around a law's coefficients, and the answers that it holds.
struct CoefficientBox: Sendable {
  let kind: Interval.Kind
  /// The share of repetitions that the sides cover, where they have such a meaning.
  let level: Double?
  private let centre: [Double]
  private let sides: [ClosedRange<Double>]

  /// The box of the printed digits, half a unit of the last one to each side of the values.
  static func rounding(of set: CoefficientSet) -> CoefficientBox {
    CoefficientBox(
      kind: .rounding, level: nil, centre: set.values,
      sides: zip(set.values, set.coefficients).map { value, coefficient in
        (value - coefficient.halfStep)...(value + coefficient.halfStep)
      })
  }

  private init(
    kind: Interval.Kind, level: Double?, centre: [Double], sides: [ClosedRange<Double>]
  ) {
    self.kind = kind
    self.level = level
    self.centre = centre
    self.sides = sides
  }

  /// The box of the ranges that the source gives; `nil` where it gives none.
  init?(statedFor set: CoefficientSet) {
    guard set.statesRanges, let range = set.coefficients.lazy.compactMap(\.range).first else {
      return nil
    }
    self.init(
      kind: range.kind, level: range.level, centre: set.values,
      sides: zip(set.values, set.coefficients).map { value, coefficient in
        coefficient.range.map { $0.low...$0.high } ?? value...value
      })
  }

  /// The least and the greatest answer found over the box; `nil` for a box without extent and
  /// where a place that was looked at has no answer.
  ///
  /// Each coefficient is first moved alone, to both sides. All then go to the corner that these
  /// pushes point to. If neither a side of any coefficient nor the way to that corner gives more, it
  /// is the answer, exactly so where the answer is monotone in each coefficient. Else a crest runs through the
  /// box, as at an optimum: it is looked for on the way to the corner, and then along one coefficient
  /// after another, the strongest first.
  ///
  /// Only the coefficients in `use` are moved; the answer does not depend on the others.
  func extremes(
    moving use: [Int], _ answer: ([Double]) -> Double?
  ) -> ClosedRange<Double>? {
    let moving = use.filter { sides[$0].lowerBound < sides[$0].upperBound }
    guard !moving.isEmpty, let middle = answer(centre) else { return nil }
    var pushes: [Push] = []
    for index in moving {
      guard let low = answer(moved(centre, index, to: sides[index].lowerBound)),
        let high = answer(moved(centre, index, to: sides[index].upperBound))
      else { return nil }
      pushes.append(Push(index: index, low: low - middle, high: high - middle))
    }
    // What only arithmetic moves is at rest, such as a floor that two losses have in common.
    let noise = 1e-12 * max(abs(middle), pushes.map(\.reach).max() ?? 0)
    pushes.removeAll { $0.reach <= noise }
    guard let greatest = highest(pushes, answer),
      let least = highest(pushes.map(\.reversed), { answer($0).map { -$0 } })
    else { return nil }
    return min(-least, middle)...max(greatest, middle)
  }

  /// What moving one coefficient alone to each of its sides does to the answer.
  private struct Push {
    let index: Int
    let low: Double
    let high: Double

    var gain: Double { max(low, high) }
    var reach: Double { max(abs(low), abs(high)) }
    var isOpposed: Bool { low * high < 0 }
    var reversed: Push { Push(index: index, low: -low, high: -high) }
  }

  /// The greatest answer found over the box; `nil` where some place has none.
  private func highest(_ pushes: [Push], _ answer: ([Double]) -> Double?) -> Double? {
    let corner = corner(of: pushes)
    guard let atCorner = answer(corner), let top = climb(from: corner, pushes, answer) else {
      return nil
    }
    guard let justBefore = answer(zip(centre, corner).map { $0 + 0.99 * ($1 - $0) }) else {
      return nil
    }
    if top == atCorner, justBefore <= top, pushes.allSatisfy(\.isOpposed) { return top }
    guard var crest = crest(from: centre, to: corner, answer) else { return nil }
    for push in pushes.sorted(by: { $0.reach > $1.reach }) {
      let side = sides[push.index]
      let ends = (
        moved(crest.place, push.index, to: side.lowerBound),
        moved(crest.place, push.index, to: side.upperBound)
      )
      guard let next = self.crest(from: ends.0, to: ends.1, answer) else { return nil }
      if next.value > crest.value { crest = next }
    }
    guard let beyond = climb(from: crest.place, pushes, answer) else { return nil }
    return max(top, crest.value, beyond)
  }

  /// The highest place on the straight way between two, by golden sections.
  private func crest(
    from start: [Double], to end: [Double], _ answer: ([Double]) -> Double?
  ) -> (place: [Double], value: Double)? {
    let at = { (share: Double) in zip(start, end).map { $0 + share * ($1 - $0) } }
    let golden = (5.0.squareRoot() - 1) / 2
    var (low, high) = (0.0, 1.0)
    var (left, right) = (1 - golden, golden)
    guard var atLeft = answer(at(left)), var atRight = answer(at(right)) else { return nil }
    while high - low > 1e-4 {
      if atLeft > atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - golden * (high - low)
        guard let next = answer(at(left)) else { return nil }
        atLeft = next
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + golden * (high - low)
        guard let next = answer(at(right)) else { return nil }
        atRight = next
      }
    }
    return atLeft > atRight ? (at(left), atLeft) : (at(right), atRight)
  }

  /// The place that the pushes point to.
  private func corner(of pushes: [Push]) -> [Double] {
    var place = centre
    for push in pushes where push.gain > 0 {
      let side = sides[push.index]
      place[push.index] = push.low > push.high ? side.lowerBound : side.upperBound
    }
    return place
  }

  private func climb(
    from start: [Double], _ pushes: [Push], _ answer: ([Double]) -> Double?
  ) -> Double? {
    guard var here = answer(start) else { return nil }
    var place = start
    var improved = true
    while improved {
      improved = false
      for push in pushes {
        let (side, middle) = (sides[push.index], centre[push.index])
        for candidate in [side.lowerBound, middle, side.upperBound]
        where candidate != place[push.index] {
          guard let value = answer(moved(place, push.index, to: candidate)) else { return nil }
          if value > here {
            place[push.index] = candidate
            (here, improved) = (value, true)
          }
        }
      }
    }
    return here
  }
}

/// The values with one of them replaced.
private func moved(_ values: [Double], _ index: Int, to value: Double) -> [Double] {
  var values = values
  values[index] = value
  return values
}
