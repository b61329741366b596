/// The names of a law's coefficients: `enum KaplanConstant: Int, CoefficientName { case alphaN … }`.
///
/// A raw value is the place at which the law keeps a coefficient; formulas read `c[.alphaN]`, and
/// nothing but this name knows the place.
protocol CoefficientName: RawRepresentable, CaseIterable, Sendable where RawValue == Int {}

extension CoefficientSet {
  /// A set from printed digits: a row for each name, with the symbol of the formula, in any order.
  init<Name: CoefficientName>(
    _ names: Name.Type, source: String, _ printed: [(name: Name, symbol: String, digits: String)]
  ) {
    self.init(
      names,
      printed.map { (name: $0.name, Coefficient($0.symbol, $0.digits, source: source)) })
  }

  /// A set of coefficients, one for each name, in any order.
  ///
  /// A name without a row, or with two, is our mistake.
  init<Name: CoefficientName>(_: Name.Type, _ rows: [(name: Name, coefficient: Coefficient)]) {
    let sorted = rows.sorted { $0.name.rawValue < $1.name.rawValue }
    precondition(
      sorted.map(\.name.rawValue) == Name.allCases.map(\.rawValue),
      "each coefficient has one row of digits")
    self.init(sorted.map(\.coefficient))
  }

  /// The coefficients by name; those of a table that stands behind others begin at its start.
  func by<Name: CoefficientName>(_: Name.Type, from start: Int = 0) -> NamedCoefficients<Name> {
    NamedCoefficients(table: self, start: start)
  }
}

/// A law's coefficients, read by name.
struct NamedCoefficients<Name: CoefficientName>: Sendable {
  fileprivate let table: CoefficientSet
  fileprivate let start: Int

  /// The value with which the law calculates.
  subscript(name: Name) -> Double { table.values[start + name.rawValue] }

  /// The places of all names, for `coefficientsInUse`.
  var places: [Int] { Name.allCases.map { start + $0.rawValue } }

  /// The place of one name.
  func place(of name: Name) -> Int { start + name.rawValue }

  /// The coefficients with their values, for an explanation.
  func inputs(_ names: Name...) -> [Symbol] {
    names.map { Symbol(table.coefficients[place(of: $0)].symbol, self[$0]) }
  }

  /// The same by the symbols of the formula, without the mark that tells one table from another,
  /// such as the expansion of `a(64)`.
  func unmarkedInputs(_ names: Name...) -> [Symbol] {
    names.map { name in
      let symbol = table.coefficients[place(of: name)].symbol
      return Symbol(String(symbol.prefix { $0 != "(" }), self[name])
    }
  }
}
