/// One thing that is wrong with a table's text, with its place.
public struct CSVFault: Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  public let problem: String
  public let hint: String

  public init(line: Int, column: Int, problem: String, hint: String) {
    self.line = line
    self.column = column
    self.problem = problem
    self.hint = hint
  }

  /// The fault on one line, `line:column: problem; hint`, to stand after a file's name.
  public var description: String { "\(line):\(column): \(problem); \(hint)" }
}

/// Everything that is wrong with a table's text, in the order of the text.
public struct CSVFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The most faults that are told one by one; a file of the wrong kind has no more to say.
  public static let limit = 200

  /// The faults; there is at least one.
  public let faults: [CSVFault]
  /// How many further faults were found and are not told.
  public let untold: Int

  public init(_ faults: [CSVFault]) {
    let ordered = faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    self.faults = Array(ordered.prefix(Self.limit))
    untold = max(0, faults.count - Self.limit)
  }

  public var description: String {
    let told = faults.map(\.description).joined(separator: "\n")
    return untold == 0 ? told : told + "\n… and \(untold) more"
  }
}

/// The user's text in quotes, short and without characters that steer a terminal.
func quoted(_ text: String) -> String {
  var shown = ""
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if index == 40 {
      shown += "…"
      break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return "'\(shown)'"
}
