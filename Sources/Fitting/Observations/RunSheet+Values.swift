import Diagnostics
import Formats
import Units

extension RunSheet {
  /// The number of a field, or what is wrong with it.
  static func value(of field: CSVField, in column: RunColumn) throws(InputFault) -> Double {
    let name = column.rawValue
    guard !field.text.isEmpty else {
      throw InputFault(
        problem: "the \(name) is missing", hint: "leave the run out, or fill in the field")
    }
    let value: Double
    switch column {
    case .parameters: value = try Parameters(text: field.text).value
    case .tokens, .unique: value = try Tokens(text: field.text).value
    case .flop: value = try FLOP(text: field.text).value
    case .loss, .experts, .granularity, .weight, .group: value = try plain(field.text, name)
    }
    guard value > 0 else {
      throw InputFault(problem: "the \(name) is zero", hint: "it has to be positive")
    }
    if column == .experts, value < 1 {
      throw InputFault(
        problem: "\(field.text) experts are fewer than one", hint: "write 1 for a dense model")
    }
    return value
  }

  /// A plain decimal number, without a suffix.
  private static func plain(_ text: String, _ name: String) throws(InputFault) -> Double {
    let shown = "the \(name) \(Fault.quoted(text))"
    let hint = "write a plain number such as 2.75"
    if text.first == "-" { throw InputFault(problem: "\(shown) is negative", hint: hint) }
    if text.contains(",") {
      throw InputFault(
        problem: "\(shown) has a comma", hint: "write a point before the decimals")
    }
    let isPlain = text.allSatisfy { "0123456789.eE+-".contains($0) }
    guard isPlain, let value = Double(text), value.isFinite else {
      throw InputFault(problem: "\(shown) is not a number", hint: hint)
    }
    return value
  }
}
