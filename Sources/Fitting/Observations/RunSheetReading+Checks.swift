import Diagnostics
import Formats
import Foundation
import Units

/// Whether the numbers of a sheet can be what they are said to be.
extension RunSheetReading {
  mutating func checkMagnitudes() {
    let size = values[.parameters] ?? []
    for column in [RunColumn.parameters, .tokens] where found[column] != nil {
      guard let numbers = values[column], let low = numbers.min(), let high = numbers.max(),
        low < 1000, let row = numbers.firstIndex(of: low), let position = found[column]
      else { continue }
      let unit = Self.likelyUnit(of: numbers, column, beside: size)
      faults.note(
        records[row][position].position,
        "\(low.rounded(toDigits: 4)) \(column.rawValue) cannot be meant; the column goes to "
          + high.rounded(toDigits: 4),
        "if it is in \(unit.name), add --units \(column.rawValue)=\(unit.word), or name it "
          + "\"\(sheet.header[position].text) (\(unit.word))\"")
    }
    if let flop = values[.flop], found[.flop] != nil, found[.tokens] == nil || size.isEmpty,
      let low = flop.min(), low < 1e9, let row = flop.firstIndex(of: low),
      let position = found[.flop]
    {
      faults.note(
        records[row][position].position,
        "\(low.rounded(toDigits: 4)) FLOP cannot be meant", "state its unit as --units flop=EFLOP")
    }
  }

  private static func likelyUnit(
    of numbers: [Double], _ column: RunColumn, beside sizes: [Double]
  ) -> (word: String, name: String) {
    let middle = numbers.sorted()[numbers.count / 2]
    if column == .parameters {
      return middle < 20 ? ("B", "billions") : ("M", "millions")
    }
    // Sizes may be in a unit of their own; runs see some ten tokens a parameter.
    let size = sizes.sorted()[sizes.count / 2]
    let real = size >= 1000 ? size : size * (size < 20 ? 1e9 : 1e6)
    let units = [("M", "millions", 1e6), ("B", "billions", 1e9), ("T", "trillions", 1e12)]
    let best = units.min {
      abs(log(middle * $0.2 / real / 40)) < abs(log(middle * $1.2 / real / 40))
    }
    return best.map { ($0.0, $0.1) } ?? ("B", "billions")
  }

  mutating func checkLosses() {
    guard let loss = values[.loss], let position = found[.loss], let unit = header(.loss)?.lossUnit
    else { return }
    let middle = loss.sorted()[loss.count / 2]
    // Guessing among 200,000 tokens costs 12.2 nats.
    guard unit == .nats, middle > 12.5 else {
      if unit == .nats, middle > 7 || middle < 1.1 {
        warnings.append(
          "A median loss of \(middle.rounded(toDigits: 3)) nats per token is unusual; a column of "
            + (middle > 7 ? "perplexities is named ppl." : "bits per byte is named bpb."))
      }
      return
    }
    faults.note(
      records[0][position].position,
      "a median of \(middle.rounded(toDigits: 4)) nats per token is worse than guessing among "
        + "200,000 tokens",
      "if the column holds perplexities, name it ppl; their logarithm is then taken")
  }

  /// Compares FLOP with 6ND where all three are there.
  mutating func checkFLOP() {
    guard found[.tokens] != nil, found[.parameters] != nil, let flop = values[.flop],
      let n = values[.parameters], let d = values[.tokens], let position = found[.flop]
    else { return }
    let ratios = flop.indices.map { flop[$0] / (6 * n[$0] * d[$0]) }.filter(\.isFinite).sorted()
    guard let middle = ratios[safely: ratios.count / 2] else { return }
    let name = Fault.quoted(sheet.header[position].text)
    let low = options.isDense ? 0.2 : 0.002
    guard middle < low || middle > 5 else {
      if abs(log(middle)) > 0.3 {
        warnings.append("FLOP under \(name) are \(middle.rounded(toDigits: 3)) times 6ND.")
      }
      return
    }
    let power = (log10(1 / middle) / 3).rounded() * 3
    let fits = abs(log10(1 / middle) - power) < 0.4 && power != 0
    faults.note(
      records[0][position].position,
      "FLOP under \(name) are \(middle.rounded(toDigits: 3)) times 6ND in the median run",
      fits
        ? "if they are in units of 1e\(Int(power)), add --units flop=1e\(Int(power)); else check the "
          + "units of all three columns"
        : "check the units of all three columns")
  }
}

extension Array {
  fileprivate subscript(safely index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
