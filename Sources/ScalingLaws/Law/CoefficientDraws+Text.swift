extension CoefficientDraws {
  /// Reads draws from a table of comma-separated numbers under a line of coefficient symbols.
  ///
  /// Lines that start with `#` say how the draws were made and become the recipe. Fields stand bare,
  /// without quotes.
  ///
  /// - Throws: as for an array; also the first row that is not all numbers.
  public init(of law: some ScalingLaw, text: String) throws(DrawFault) {
    let lines = text.split(whereSeparator: \.isNewline)
    let recipe = lines.filter { $0.hasPrefix("#") }.map { $0.drop { $0 == "#" || $0 == " " } }
    let table = lines.filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)
        .map { String($0.drop { $0 == " " }.prefix { $0 != " " && $0 != "\r" }) }
    }
    guard let header = table.first else { throw .tooFew(0) }
    var rows: [[Double]] = []
    for (index, fields) in table.dropFirst().enumerated() {
      let numbers = fields.compactMap(Double.init)
      guard numbers.count == fields.count else { throw .brokenRow(index + 1) }
      rows.append(numbers)
    }
    try self.init(
      of: law, symbols: header, rows: rows, recipe: recipe.joined(separator: "\n"))
  }
}
