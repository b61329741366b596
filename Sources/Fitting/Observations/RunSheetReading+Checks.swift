import Diagnostics
import Formats
import Foundation
import Statistics
import Units

/// Whether the numbers of a sheet can be what they are said to be.
extension RunSheetReading {
  /// Sizes and tokens beyond these are none.
  static let most: [RunColumn: Double] = [
    .parameters: 1e14, .tokens: 1e17, .unique: 1e17, .flop: 1e31,
  ]

  mutating func checkMagnitudes() {
    for column in [RunColumn.parameters, .tokens, .unique] where found[column] != nil {
      if header(column)?.isOfBytes == true, let low = values[column]?.first {
        fault(
          at: low, in: values[column] ?? [], column,
          "the column is of bytes, which do not tell the \(column.rawValue)",
          "bring a column that counts them")
        continue
      }
      guard let numbers = values[column], let low = numbers.min(), low < 1000 else { continue }
      let unit = likelyUnit(of: numbers, column)
      note(low, in: numbers, column, unit)
    }
    if let flop = values[.flop], found[.flop] != nil, found[.tokens] == nil || size.isEmpty,
      let low = flop.min(), low < 1e9
    {
      let (few, name) = (flop.count { $0 < 1e9 }, bareName(.flop))
      fault(
        at: low, in: flop, .flop, "\(low.rounded(toDigits: 4)) FLOP cannot be meant",
        few * 2 <= flop.count
          ? "the other rows go to \(Self.plain(flop.max() ?? low)): write this one in their unit"
          : "state the unit that they are in"
            + (options.stating(units: "flop=EFLOP").map { ", such as \($0) or flop=PF-days" } ?? "")
            + ", such as \"\(name) (EFLOP)\" or \"\(name) (PF-days)\" for the column's name")
    }
    for (column, most) in Self.most.sorted(by: { $0.value < $1.value }) where found[column] != nil {
      guard let numbers = values[column], let high = numbers.filter(\.isFinite).max(), high > most
      else { continue }
      let scale = options.units[column] ?? header(column)?.scale ?? 1
      let isWhole = scale > 1 && numbers.allSatisfy { !($0 / scale > most) && $0 / scale >= 1000 }
      fault(
        at: high, in: numbers, column,
        "\(Self.plain(high)) \(column == .flop ? "FLOP" : column.rawValue) cannot be meant"
          + (scale > 1
            ? ", \(Self.plain(high / scale)) times \(Self.plain(scale)) by its unit" : ""),
        isWhole
          ? "if they are whole numbers already, "
            + (options.stating(units: "\(column.rawValue)=1").map { "add \($0)" }
              ?? "leave the unit out of the column's name")
          : "check the row and its unit")
    }
    for column in [RunColumn.parameters, .tokens] where found[column] == nil {
      guard let numbers = values[column], let position = found[.flop],
        let row = numbers.firstIndex(where: { !(1...(Self.most[column] ?? 1)).contains($0) })
      else { continue }
      faults.note(
        records[row][position].position,
        "\(Self.plain(numbers[row])) \(column.rawValue) by C = 6ND cannot be meant",
        "check the FLOP of the row and their unit")
    }
  }

  /// Tokens a parameter that the middle run of a study has: a wide guess, beyond which units are likely wrong.
  private static let usualRatios = 0.05...10_000.0

  /// Parameters that the middle run of a study has, as wide a guess.
  private static let usualSizes = 1e6...1e11

  /// Warns where whole columns seem to be in another unit: sizes, or tokens a parameter, that nobody trains.
  mutating func checkRatio() {
    if options.needs.contains(.loss), let middle = Quantiles.median(size),
      !Self.usualSizes.contains(middle)
    {
      warnings.append(
        "The middle run has \(Self.plain(middle)) parameters, which few studies mean: check the units of "
          + "all columns, which may be a thousand times too small or too large.")
    }
    guard let tokens = values[.tokens], tokens.count == size.count,
      let middle = Quantiles.median(zip(tokens, size).map { $0 / $1 }),
      !Self.usualRatios.contains(middle)
    else { return }
    warnings.append(
      "The middle run has \(Self.plain(middle)) tokens a parameter, which few studies mean: "
        + "check the units of size\(found[.tokens] == nil ? " and FLOP" : " and tokens"), one of which may be "
        + "a thousand times too small or too large.")
  }

  private var size: [Double] { values[.parameters] ?? [] }

  private static func plain(_ value: Double) -> String { value.rounded(toDigits: 4) }

  /// The header without a unit in brackets.
  private func bareName(_ column: RunColumn) -> String {
    let text = found[column].map { sheet.header[$0].text } ?? column.rawValue
    guard let last = text.last, ")]".contains(last),
      let start = text.lastIndex(where: { "([".contains($0) })
    else { return text }
    return text[..<start].trimmingCharacters(in: .whitespaces)
  }

  private mutating func fault(
    at value: Double, in numbers: [Double], _ column: RunColumn, _ problem: String, _ hint: String
  ) {
    guard let row = numbers.firstIndex(of: value), let position = found[column] else { return }
    faults.note(records[row][position].position, problem, hint)
  }

  /// Faults a number that is too small: one row in another unit than the others, or a column whose unit
  /// nothing says.
  private mutating func note(
    _ low: Double, in numbers: [Double], _ column: RunColumn,
    _ unit: (word: String, name: String, factor: Double)
  ) {
    let (few, high) = (numbers.count { $0 < 1000 }, numbers.max() ?? low)
    let isMixed = few < numbers.count && high * unit.factor > (Self.most[column] ?? 1e14)
    let others = Self.units.filter { $0.word != unit.word }
      .map { "(\($0.word)) for \($0.name)" }.joined(separator: ", ")
    fault(
      at: low, in: numbers, column,
      "\(low.rounded(toDigits: 4)) \(column.rawValue) cannot be meant; the column goes to "
        + high.rounded(toDigits: 4),
      isMixed
        ? "\(few) of \(numbers.count) rows are in another unit than the others: write each with its "
          + "own, such as 0.05B"
        : "if it is in \(unit.name), "
          + (options.stating(units: "\(column.rawValue)=\(unit.word)").map { "add \($0), or " }
            ?? "")
          + "name it \"\(bareName(column)) (\(unit.word))\"; \(others)")
  }

  private static let units: [(word: String, name: String, factor: Double)] = [
    ("M", "millions", 1e6), ("B", "billions", 1e9), ("T", "trillions", 1e12),
  ]

  private func likelyUnit(
    of numbers: [Double], _ column: RunColumn
  ) -> (word: String, name: String, factor: Double) {
    let middle = numbers.sorted()[numbers.count / 2]
    let units = Self.units
    // Sizes of plans in two or three digits are billions more often than those of runs.
    let isPlan = !options.needs.contains(.loss)
    if column == .parameters { return middle < 20 || isPlan ? units[1] : units[0] }
    guard !size.isEmpty else { return units[1] }
    // Sizes may be in a unit of their own; runs see some ten tokens a parameter.
    let one = size.sorted()[size.count / 2]
    let real = one >= 1000 ? one : one * (one < 20 || isPlan ? 1e9 : 1e6)
    return units.min {
      abs(log(middle * $0.factor / real / 40)) < abs(log(middle * $1.factor / real / 40))
    } ?? units[1]
  }

  mutating func checkLosses() {
    guard let loss = values[.loss], let position = found[.loss] else { return }
    let unit = lossUnit
    let place = records[0][position].position
    let name = Fault.quoted(sheet.header[position].text)
    if header(.loss)?.keys.contains(where: RunColumn.isScore) == true
      || risesWithScale(loss.map { log($0) })
    {
      faults.note(
        place, "\(name) rises with size and tokens, or is named as a score: it holds no losses",
        "name a column of losses, or of error rates, which fall")
      return
    }
    let middle = loss.sorted()[loss.count / 2]
    // Guessing among 200,000 tokens costs 12.2 nats.
    let many = loss.count { $0 > 12.5 }
    guard unit == .nats, many * 4 >= loss.count else {
      if unit == .nats, middle > 7 || middle < 1.1 {
        warnings.append(
          "A median loss of \(middle.rounded(toDigits: 3)) nats per token is unusual; a column of "
            + (middle > 7 ? "perplexities is named ppl." : "bits per byte is named bpb."))
      }
      return
    }
    faults.note(
      place,
      "\(many) of \(loss.count) losses, \(middle.rounded(toDigits: 4)) in the middle, are more nats per "
        + "token than guessing among 200,000 tokens costs",
      "if the column holds perplexities, name it ppl; their logarithm is then taken")
  }

  /// Whether a column rises with sizes and with tokens alike, as no loss does.
  private func risesWithScale(_ loss: [Double]) -> Bool {
    guard loss.count >= 8, let n = values[.parameters], let d = values[.tokens] else {
      return false
    }
    return [n, d].allSatisfy { axis in
      let x = axis.map { log($0) }
      let (meanX, meanY) = (
        x.reduce(0, +) / Double(x.count), loss.reduce(0, +) / Double(loss.count)
      )
      let xy = zip(x, loss).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
      let xx = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
      let yy = loss.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
      return xy > 0.4 * (xx * yy).squareRoot()
    }
  }

  /// Compares FLOP with 6ND where all three are there: in the middle run, and each run with it.
  mutating func checkFLOP() {
    guard found[.tokens] != nil, found[.parameters] != nil, let flop = values[.flop],
      let n = values[.parameters], let d = values[.tokens], let position = found[.flop]
    else { return }
    let all = flop.indices.map { flop[$0] / (6 * n[$0] * d[$0]) }
    let ratios = all.filter(\.isFinite).sorted()
    guard !ratios.isEmpty else { return }
    let middle = ratios[ratios.count / 2]
    let name = Fault.quoted(sheet.header[position].text)
    let low = options.isDense ? 0.2 : 0.002
    guard middle < low || middle > 5 else {
      if abs(log(middle)) > 0.3 {
        warnings.append("FLOP under \(name) are \(middle.rounded(toDigits: 3)) times 6ND.")
      }
      let limit = options.isDense ? 20.0 : 2000
      for row in all.indices where all[row] > middle * limit || all[row] < middle / limit {
        faults.note(
          records[row][position].position,
          "FLOP under \(name) are \(all[row].rounded(toDigits: 3)) times 6ND in this row, and "
            + "\(middle.rounded(toDigits: 3)) times in the middle one",
          "check the size, the tokens and the FLOP of the row")
      }
      return
    }
    let power = (log10(1 / middle) / 3).rounded() * 3
    let fits = abs(log10(1 / middle) - power) < 0.4 && power != 0
    let stated = fits ? options.stating(units: "flop=1e\(Int(power))") : nil
    faults.note(
      records[0][position].position,
      "FLOP under \(name) are \(middle.rounded(toDigits: 3)) times 6ND in the median run",
      (stated.map { "if they are in units of 1e\(Int(power)), add \($0); else " } ?? "")
        + "check the units of all three columns")
  }

  /// Says which columns vary that the form has no term for, and which count of parameters was taken.
  mutating func checkUnread() {
    if let taken = found[.parameters], let other = others(.parameters).first {
      warnings.append(
        "N is \(Fault.quoted(sheet.header[taken].text)), and \(Fault.quoted(other)) is left out: "
          + (options.hasOptions ? "--n takes another" : "the first column's name decides") + ".")
    }
    let remedies: [RunColumn: (word: String, remedy: String)] = [
      .experts: ("experts", "fit joint-moe or routed"),
      .granularity: ("granularities", "fit fine-grained"),
      .density: ("densities", "fit sparse-repeated"),
    ]
    for (column, words) in remedies.sorted(by: { $0.value.word < $1.value.word })
    where !options.needs.contains(column) {
      guard let position = found[column] else { continue }
      let texts = Set(records.map { $0[position].text })
      guard texts.count > 1 else { continue }
      warnings.append(
        "\(Fault.quoted(sheet.header[position].text)) holds \(texts.count) \(words.word), and this form "
          + "has no term for them: \(words.remedy), or keep the rows of one with --where.")
    }
    guard let position = found[.unique], !options.needs.contains(.unique),
      let tokens = values[.tokens]
    else { return }
    let epochs = zip(records, tokens).compactMap { record, tokens in
      (try? RunSheet.value(of: record[position], in: .unique)).map {
        tokens / converted($0, record[position].text, .unique)
      }
    }
    let repeating = epochs.count { $0 > 1.01 }
    guard repeating > 0, let most = epochs.max() else { return }
    warnings.append(
      "\(Fault.quoted(sheet.header[position].text)): \(repeating) of \(records.count) rows repeat their "
        + "data, up to \(most.rounded(toDigits: 3)) times, and this form takes each token for a new "
        + "one: fit data-constrained, or leave those rows out.")
  }
}
