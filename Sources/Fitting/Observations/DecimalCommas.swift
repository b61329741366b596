import Formats

/// Whether the numbers of a table have commas before their decimals, as spreadsheets in much of Europe
/// write them.
enum DecimalCommas {
  /// No number has a comma, or what the commas are cannot be told number by number.
  case none
  /// Every comma begins decimals: `1,5e9` groups no digits. With the first number that shows it.
  case decimals(CSVField)
  /// Every comma stands before three digits, as in `3,412`: decimals or thousands.
  case unclear(CSVField)
  /// Points and commas both stand in numbers. With one number of each.
  case mixed(CSVField, CSVField)

  /// What the commas in fields of numbers are.
  init(_ fields: some Sequence<CSVField>) {
    var (first, proof, point): (CSVField?, CSVField?, CSVField?)
    for field in fields {
      let text = field.text
      if point == nil, text.contains(".") { point = field }
      guard text.contains(",") else { continue }
      guard let match = text.wholeMatch(of: #/[-+]?(\d+),(\d+)(.*)/#), !match.3.contains(",") else {
        self = .none
        return
      }
      first = first ?? field
      let isGroup = match.2.count == 3 && (1...3).contains(match.1.count) && !match.1.hasPrefix("0")
      if !isGroup { proof = proof ?? field }
    }
    switch (first, proof, point) {
    case (nil, _, _): self = .none
    case (let comma?, _, let point?): self = .mixed(comma, point)
    case (_, let proof?, nil): self = .decimals(proof)
    case (let first?, nil, nil): self = .unclear(first)
    }
  }

  /// A field with a point for its comma.
  static func pointed(_ field: CSVField) -> CSVField {
    var field = field
    field.text = field.text.replacing(",", with: ".")
    return field
  }
}
