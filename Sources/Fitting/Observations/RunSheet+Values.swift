import Diagnostics
import Units

extension RunSheet {
  /// The number of a field, or what is wrong with it.
  static func value(of field: Field, in column: RunColumn) -> Result<Double, FieldFault> {
    func fail(_ problem: String, _ hint: String) -> Result<Double, FieldFault> {
      .failure(
        FieldFault(
          fault: RunFault(line: field.line, column: field.column, problem: problem, hint: hint)))
    }
    let name = column.rawValue
    guard !field.text.isEmpty else {
      return fail("the \(name) is missing", "leave the run out, or fill in the field")
    }
    let value: Double
    do throws(QuantityFault) {
      switch column {
      case .parameters: value = try Parameters(text: field.text).value
      case .tokens, .unique: value = try Tokens(text: field.text).value
      case .flop: value = try FLOP(text: field.text).value
      case .loss, .experts, .granularity, .weight, .group: value = try plain(field.text, name)
      }
    } catch {
      return fail(error.problem, error.hint)
    }
    guard value > 0 else {
      return fail("the \(name) is zero", "it has to be positive")
    }
    if column == .experts, value < 1 {
      return fail("\(field.text) experts are fewer than one", "write 1 for a dense model")
    }
    return .success(value)
  }

  /// A plain decimal number, without a suffix.
  private static func plain(_ text: String, _ name: String) throws(QuantityFault) -> Double {
    let hint = "write a plain number such as 2.75"
    if text.first == "-" {
      throw QuantityFault(problem: "the \(name) '\(text)' is negative", hint: hint)
    }
    if text.contains(",") {
      throw QuantityFault(
        problem: "the \(name) '\(text)' has a comma", hint: "write a point before the decimals")
    }
    let isPlain = text.allSatisfy { "0123456789.eE+-".contains($0) }
    guard isPlain, let value = Double(text), value.isFinite else {
      throw QuantityFault(problem: "the \(name) '\(text)' is not a number", hint: hint)
    }
    return value
  }

  /// A fault as an error of one field.
  struct FieldFault: Error {
    let fault: RunFault
  }
}
