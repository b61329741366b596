import Tabular

/// Why a result cannot be written as text: a value that the format has no form for.
///
/// Each is a slip of the program that made the value, not of the person who ran it.
public enum WriterFault: Error, Hashable, Sendable {
  /// A cell holds NaN or an infinity; unknown values are empty cells.
  case numberNotFinite(table: String, row: Int, column: String, value: Double)
  /// A cell holds another kind of value than its column promises.
  case otherKind(table: String, row: Int, column: String, kind: Column.Kind)
  /// A JSON number is NaN or an infinity; the path names it, such as `runs.dbrx.loss`.
  case jsonNumberNotFinite(path: String, value: Double)
}

extension WriterFault: CustomStringConvertible {
  /// One line: place, problem, hint.
  public var description: String {
    switch self {
    case .numberNotFinite(let table, let row, let column, let value):
      "\(table), row \(row), column \(column): \(value) cannot be written as a number; "
        + "leave the cell empty where a value is unknown"
    case .otherKind(let table, let row, let column, let kind):
      "\(table), row \(row), column \(column): the value is not of kind \(kind.rawValue); "
        + "give the column the kind of its values"
    case .jsonNumberNotFinite(let path, let value):
      "\(path.isEmpty ? "JSON text" : path): \(value) cannot be written as a JSON number; "
        + "write null where a value is unknown"
    }
  }
}
