/// Joint draws of a law's coefficients, such as refits on resampled runs.
///
/// A row holds all coefficients of one refit, since they are strongly correlated: ranges of single
/// coefficients say nothing of an answer.
public struct CoefficientDraws: Hashable, Sendable {
  /// How the draws were made.
  public let recipe: String
  public let symbols: [String]
  public let rows: [[Double]]

  /// Draws whose columns are the coefficients of a law, by symbol and in any order.
  ///
  /// - Throws: the first column or value that the law has no use for.
  public init(
    of law: some ScalingLaw, symbols: [String], rows: [[Double]], recipe: String
  ) throws(DrawFault) {
    let wanted = law.coefficients.symbols
    for symbol in symbols where !wanted.contains(symbol) {
      throw .unknownSymbol(symbol, known: wanted)
    }
    var columns: [Int] = []
    for symbol in wanted {
      let found = symbols.indices.filter { symbols[$0] == symbol }
      guard found.count == 1, let column = found.first else {
        throw found.isEmpty ? .missingSymbol(symbol) : .repeatedSymbol(symbol)
      }
      columns.append(column)
    }
    guard rows.count > 1 else { throw .tooFew(rows.count) }
    for (index, row) in rows.enumerated() {
      guard row.count == symbols.count, row.allSatisfy(\.isFinite) else {
        throw .brokenRow(index + 1)
      }
    }
    self.recipe = recipe
    self.symbols = wanted
    self.rows = rows.map { row in columns.map { row[$0] } }
  }
}

/// Why numbers are no draws of a law's coefficients.
public enum DrawFault: Error, Hashable, Sendable {
  case unknownSymbol(String, known: [String])
  case missingSymbol(String)
  case repeatedSymbol(String)
  /// So few draws have no interval.
  case tooFew(Int)
  /// The row, counted from one, has too many or too few numbers, or one that is not finite.
  case brokenRow(Int)

  /// The fault in words.
  public var problem: String {
    switch self {
    case .unknownSymbol(let symbol, let known):
      "the law has no coefficient '\(symbol)', only \(known.joined(separator: ", "))"
    case .missingSymbol(let symbol): "the coefficient '\(symbol)' has no draws"
    case .repeatedSymbol(let symbol): "the coefficient '\(symbol)' has two columns"
    case .tooFew(let count): "\(count) draws have no interval"
    case .brokenRow(let row): "draw \(row) does not have one finite number for each coefficient"
    }
  }
}
