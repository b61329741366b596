import Foundation
import Units

/// A labelled or small division of an axis.
struct Tic: Hashable, Sendable {
  let value: Double
  /// The label; `nil` for a small tic.
  let label: String?
}

extension Scale {
  /// The divisions of an axis of this length, as many as can be read.
  ///
  /// Labels keep apart by their width along a horizontal axis, by their height up a vertical one.
  ///
  /// Where they have room, the values that were asked about.
  func tics(length: Double, isVertical: Bool, at asked: [Double] = []) -> [Tic] {
    let own = Set(asked.map { $0.roundedToSignificant(4) }).filter { $0 >= low && $0 <= high }
      .sorted()
    let isOwn = own.count > 1 && fits(own, length: length, isVertical: isVertical)
    let candidates = isOwn ? [own] : candidates()
    // Every second number of a set that is too dense, where no other set shows two.
    let halves = candidates.map { set in
      stride(from: 0, to: set.count, by: 2).map { set[$0] }
    }
    let fitting = (candidates.filter { $0.count > 1 } + halves + candidates).first { set in
      fits(set, length: length, isVertical: isVertical)
    }
    let chosen = fitting ?? []
    let labelled = zip(chosen, labels(of: chosen)).map { Tic(value: $0, label: $1) }
    let small =
      isOwn ? [] : smallTics.filter { !chosen.contains($0) }.map { Tic(value: $0, label: nil) }
    return (labelled + small).sorted { $0.value < $1.value }
  }

  private func fits(_ values: [Double], length: Double, isVertical: Bool) -> Bool {
    let size = PictureText.bodySize
    var end = -Double.infinity
    for (value, label) in zip(values, labels(of: values)) {
      let half = isVertical ? size * 0.8 : PictureText.width(of: label, size: size) / 2 + 5
      let place = position(of: value) * length
      if place - half < end { return false }
      end = place + half
    }
    return true
  }

  /// The texts of numbers, with equally many digits after the point where the numbers are close.
  private func labels(of values: [Double]) -> [String] {
    let texts = values.map { NumberLabel.text(of: $0, style: style) }
    guard style == .plain, !isLogarithmic || high / low < 20 else { return texts }
    let places = texts.map { $0.contains(".") ? $0.drop { $0 != "." }.count - 1 : 0 }
    let most = places.max() ?? 0
    return zip(texts, places).map { text, count in
      let point = count == 0 && most > 0 ? "." : ""
      return text + point + String(repeating: "0", count: most - count)
    }
  }

  /// Sets of round numbers within the range, from many to few.
  private func candidates() -> [[Double]] {
    guard isLogarithmic else { return linearCandidates(most: 10) }
    var sets: [[Double]] = []
    if decades < 0.7 { sets += linearCandidates(most: 7).filter { $0.count > 1 } }
    if decades < 4 {
      for digits in [[1, 2, 3, 4, 5, 6, 8], [1, 2, 3, 5, 7], [1, 2, 4, 7], [1, 2, 5], [1, 3]] {
        let values = multiples(of: digits)
        if values.count > 2, values.count <= 9 { sets.append(values) }
      }
    }
    let powers = multiples(of: [1])
    // A lone power of ten does not show a scale.
    if powers.count < 2 { sets += [multiples(of: [1, 3]), multiples(of: [1, 2, 5])] }
    for stride in [1, 2, 3, 5, 10, 20, 50, 100] {
      let some = powers.filter { Int(log10($0).rounded()).isMultiple(of: stride) }
      if some.count <= 12 { sets.append(some) }
    }
    sets += powers.prefix(1).map { [$0] }
    return sets.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  private func linearCandidates(most: Int) -> [[Double]] {
    let magnitude = log10((high - low) / Double(most)).rounded(.down)
    guard magnitude.isFinite else { return [] }
    let start = Int(magnitude)
    var sets: [[Double]] = []
    for exponent in start...(start + 2) {
      for digit in [1, 2, 5] {
        let step = value(digit, exponent)
        let first = (low / step).rounded(.up)
        let last = (high / step).rounded(.down)
        guard step > 0, last - first < Double(most), last - first >= 0, abs(last) < 1e15 else {
          continue
        }
        sets.append((Int(first)...Int(last)).map { value($0 * digit, exponent) })
      }
    }
    return sets
  }

  /// The numbers digit·10ⁿ within the range.
  private func multiples(of digits: [Int]) -> [Double] {
    let from = Int(log10(low).rounded(.down))
    let to = Int(log10(high).rounded(.up))
    return (from...to).flatMap { exponent in digits.map { value($0, exponent) } }
      .filter { $0 >= low && $0 <= high }
  }

  /// The exact product of a whole number and a power of ten.
  private func value(_ digits: Int, _ exponent: Int) -> Double {
    Double("\(digits)e\(exponent)") ?? 0
  }

  /// Tics between the labelled ones of a logarithmic axis.
  private var smallTics: [Double] {
    guard isLogarithmic else { return [] }
    if decades < 0.7 { return [] }
    if decades < 7 { return multiples(of: Array(1...9)) }
    return decades < 40 ? multiples(of: [1]) : []
  }
}
