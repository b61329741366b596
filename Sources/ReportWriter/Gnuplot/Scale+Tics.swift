import Foundation
import Quantities

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
  func tics(length: Double, isVertical: Bool) -> [Tic] {
    var chosen: [Double] = []
    for candidate in candidates() where fits(candidate, length: length, isVertical: isVertical) {
      chosen = candidate
      break
    }
    let labelled = chosen.map { Tic(value: $0, label: NumberLabel.text(of: $0, style: style)) }
    let small = smallTics.filter { !chosen.contains($0) }.map { Tic(value: $0, label: nil) }
    return (labelled + small).sorted { $0.value < $1.value }
  }

  private func fits(_ values: [Double], length: Double, isVertical: Bool) -> Bool {
    let size = PictureText.bodySize
    var end = -Double.infinity
    for value in values {
      let label = NumberLabel.text(of: value, style: style)
      let half = isVertical ? size * 0.8 : PictureText.width(of: label, size: size) / 2 + 5
      let place = position(of: value) * length
      if place - half < end { return false }
      end = place + half
    }
    return true
  }

  /// Sets of round numbers within the range, from many to few.
  private func candidates() -> [[Double]] {
    guard isLogarithmic else { return linearCandidates(most: 10) }
    let decades = log10(high / low)
    var sets: [[Double]] = []
    if decades < 0.7 { sets += linearCandidates(most: 7).filter { $0.count > 1 } }
    if decades < 4 {
      for digits in [[1, 2, 3, 4, 5, 6, 8], [1, 2, 5], [1, 3]] {
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
    return sets + powers.prefix(1).map { [$0] }
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  private func linearCandidates(most: Int) -> [[Double]] {
    let start = Int(log10((high - low) / Double(most)).rounded(.down))
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
    let decades = log10(high / low)
    if decades < 0.7 { return [] }
    if decades < 7 { return multiples(of: Array(1...9)) }
    return decades < 40 ? multiples(of: [1]) : []
  }
}
