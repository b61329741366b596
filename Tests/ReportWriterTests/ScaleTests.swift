import Statistics
import Tabular
import Testing
import Units

@testable import ReportWriter

@Suite("Axes")
struct ScaleTests {
  @Test(
    "Numbers are written the way their axis asks for",
    arguments: [
      (1e21, NumberStyle.power, "10²¹"), (3e21, .power, "3×10²¹"), (1e-9, .power, "10⁻⁹"),
      (-2.5e7, .power, "−2.5×10⁷"), (36e9, .count, "36B"), (1.5e12, .count, "1.5T"),
      (100e6, .count, "100M"), (999, .count, "999"), (20e12, .count, "20T"), (0.05, .plain, "0.05"),
      (2000, .plain, "2000"), (0, .power, "0"), (-0.5, .plain, "−0.5"), (.infinity, .plain, "∞"),
    ])
  func numbers(value: Double, style: NumberStyle, text: String) {
    #expect(NumberLabel.text(of: value, style: style) == text)
  }

  @Test(
    "Counts are written as such where the axis measures them",
    arguments: [
      ("tokens seen", 1e12, NumberStyle.count), ("dense equivalent (parameters)", 60e9, .count),
      ("tokens", 1000, .plain), ("tokens per parameter", 20, .plain), ("FLOP", 1e24, .power),
      ("loss (nats per token)", 2.5, .plain), ("share", 1e-5, .power),
    ])
  func styles(label: String, high: Double, style: NumberStyle) {
    #expect(NumberStyle(label: label, low: high / 10, high: high) == style)
  }

  @Test("Round numbers divide a linear axis")
  func linear() {
    let scale = Scale(of: Axis("x"), showing: [0, 10], margin: 0)
    #expect(
      scale.tics(length: 400, isVertical: false).map(\.label) == ["0", "2", "4", "6", "8", "10"])
    let fine = Scale(of: Axis("x"), showing: [1.38, 1.74], margin: 0)
    #expect(
      fine.tics(length: 170, isVertical: true).compactMap(\.label)
        == ["1.40", "1.45", "1.50", "1.55", "1.60", "1.65", "1.70"])
  }

  @Test("Powers of ten divide a long logarithmic axis, with small tics between")
  func logarithmic() {
    let scale = Scale(of: Axis("FLOP", isLogarithmic: true), showing: [1e20, 1e25], margin: 0)
    let tics = scale.tics(length: 400, isVertical: false)
    #expect(tics.compactMap(\.label) == ["10²⁰", "10²¹", "10²²", "10²³", "10²⁴", "10²⁵"])
    #expect(tics.count == 6 + 5 * 8)
  }

  @Test("Every axis has at least two labels, in order and within its range")
  func always() {
    var generator = SplitMix64(seed: 3)
    for number in 0..<1_000 {
      let isLogarithmic = number.isMultiple(of: 2)
      let exponent = Int(generator.next() % 40) - 20
      let size = Double("1e\(exponent)") ?? 1
      let low = Double(1 + generator.next() % 1000) * size
      let widths = [0, 1e-9, 1e-4, 0.03, 0.5, 3, 90, 1e6, 1e14]
      let high = low * (1 + widths[Int(generator.next() % 9)])
      let scale = Scale(of: Axis("x", isLogarithmic: isLogarithmic), showing: [low, high])
      #expect(scale.low < low && high < scale.high)
      for (length, isVertical) in [(380.0, false), (250.0, true)] {
        let tics = scale.tics(length: length, isVertical: isVertical)
        let labels = tics.compactMap(\.label)
        #expect(labels.count >= 2 && labels.count <= 12, "\(low) \(high) \(isLogarithmic)")
        #expect(Set(labels).count == labels.count, "\(labels)")
        #expect(zip(tics, tics.dropFirst()).allSatisfy { $0.value < $1.value })
        #expect(tics.allSatisfy { $0.value >= scale.low && $0.value <= scale.high })
      }
    }
  }
}
