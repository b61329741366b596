import Statistics
import Units

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

/// The answers over joint draws of coefficients.
public struct DrawnAnswer: Sendable {
  /// The middle share of the answers.
  public let interval: Interval
  public let median: Double
  /// Draws that have an answer.
  public let answered: Int
  /// Draws under which the law refuses; they are left out of the interval.
  public let refused: Int
}

extension ScalingLaw {
  /// Puts a question to the law under every draw of its coefficients.
  ///
  /// The interval is the percentile one. `nil` where fewer than two draws have an answer.
  public func answer(
    _ question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms = .none,
    data: DataEffect = .none, over draws: CoefficientDraws, level: Double = 0.95
  ) -> DrawnAnswer? {
    let values = draws.rows.compactMap { row -> Double? in
      let value = try? replacingCoefficients(row)
        .value(of: question, design: design, tokens: tokens, terms: terms, data: data)
      return value.flatMap { $0.isFinite ? $0 : nil }
    }
    .sorted()
    guard values.count > 1,
      let low = Quantiles.value(at: 0.5 - level / 2, ofSorted: values),
      let high = Quantiles.value(at: 0.5 + level / 2, ofSorted: values),
      let median = Quantiles.value(at: 0.5, ofSorted: values)
    else { return nil }
    return DrawnAnswer(
      interval: Interval(kind: .bootstrap, low: low, high: high, level: level), median: median,
      answered: values.count, refused: draws.rows.count - values.count)
  }
}
