import Units

/// One line of a calculation that a reader can redo by hand.
public struct Step: Hashable, Sendable {
  /// What is worked out.
  public let symbol: String
  /// The right-hand side in plain text, in the symbols below.
  public let formula: String
  /// The symbols of the formula with the values put in.
  public let inputs: [Symbol]
  public let result: Double
  public let unit: String?

  init(
    _ symbol: String, _ formula: String, _ inputs: [Symbol], _ result: Double,
    _ unit: String? = nil
  ) {
    self.symbol = symbol
    self.formula = formula
    self.inputs = inputs
    self.result = result
    self.unit = unit
  }

  /// The line in plain text, `m = a Ê^δ = 24.8464 with a = 35.91, Ê = 4.99402, δ = -0.2285`.
  public var text: String {
    let unit = unit.map { " " + $0 } ?? ""
    let with = inputs.isEmpty ? "" : " with " + inputs.map(\.text).joined(separator: ", ")
    return "\(symbol) = \(formula) = \(Symbol.digits(result))\(unit)\(with)"
  }
}

extension Step {
  /// The multiplier at equal tokens by a rule that knows sizes alone.
  static func multiplier(of equal: Parameters, over active: Parameters) -> Step {
    Step(
      "M", "N_eq/N_active",
      [Symbol("N_eq", equal.value, "parameters"), Symbol("N_active", active.value, "parameters")],
      equal / active)
  }
}

/// A symbol of a formula with its value.
public struct Symbol: Hashable, Sendable {
  public let name: String
  public let value: Double
  public let unit: String?

  init(_ name: String, _ value: Double, _ unit: String? = nil) {
    self.name = name
    self.value = value
    self.unit = unit
  }

  public var text: String {
    "\(name) = \(Self.digits(value))" + (unit.map { " " + $0 } ?? "")
  }

  /// Seven digits, so that the arithmetic redone from them agrees to more than four.
  public static func digits(_ value: Double) -> String {
    plainText(of: value.roundedToSignificant(7))
  }
}
