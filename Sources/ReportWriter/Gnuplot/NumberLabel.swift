import Units

/// How the numbers of one axis are written.
enum NumberStyle: Hashable, Sendable {
  /// `0.05`, `2000`.
  case plain
  /// `30B`, `1.5T`: for counts of parameters and tokens.
  case count
  /// `$250K`: for money.
  case dollars
  /// `2×`: for ratios.
  case factor
  /// `10²¹`, `3×10²¹`: for what has too many zeros.
  case power

  /// The style for an axis: counts where its label speaks of parameters or tokens.
  init(label: String, low: Double, high: Double) {
    let largest = max(abs(low), abs(high))
    let words = label.lowercased().split { !$0.isLetter }
    let counts = words.first { $0 == "parameters" || $0 == "tokens" } != nil
    if words.contains("dollars"), largest < 1e15 {
      self = .dollars
    } else if counts, largest >= 1e6, largest < 1e17 {
      self = .count
    } else if largest >= 2e5 || (largest > 0 && largest < 2e-3) || (low > 0 && low < 1e-4) {
      self = .power
    } else {
      self = .plain
    }
  }
}

/// A number for people to read in a picture.
enum NumberLabel {
  /// The text of a number that has few digits, such as a tic.
  static func text(of value: Double, style: NumberStyle) -> String {
    guard value != 0 else { return "0" }
    guard value.isFinite else { return value < 0 ? "−∞" : "∞" }
    let sign = value < 0 ? "−" : ""
    let (digits, point) = decimalDigits(of: abs(value))
    switch style {
    case .plain: return sign + decimal(digits, point: point)
    case .factor: return sign + decimal(digits, point: point) + "×"
    case .count, .dollars:
      let scales = [("T", 12), ("B", 9), ("M", 6), ("K", 3), ("", 0)]
      let scale = scales.first { $0.1 < point } ?? ("", 0)
      return sign + (style == .dollars ? "$" : "") + decimal(digits, point: point - scale.1)
        + scale.0
    case .power:
      let power = "10" + superscript(point - 1)
      let mantissa = decimal(digits, point: 1)
      return sign + (mantissa == "1" ? power : mantissa + "×" + power)
    }
  }

  /// The text of a number to three significant digits, standing alone.
  static func rounded(_ value: Double, style: NumberStyle) -> String {
    let alone = NumberStyle(label: "", low: value, high: value)
    return text(
      of: value.roundedToSignificant(3), style: style == .plain || style == .power ? alone : style)
  }

  private static func decimal(_ digits: String, point: Int) -> String {
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    return placingPoint(in: digits, at: point)
  }

  private static func superscript(_ number: Int) -> String {
    String(String(number).map { superscripts[$0] ?? $0 })
  }

  private static let superscripts: [Character: Character] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
    "8": "⁸", "9": "⁹",
  ]
}
