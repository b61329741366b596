/// A place in a text: a line and a column, both counted from 1.
///
/// A line ends at LF, CR or CRLF, as editors count them; the column counts Unicode scalars, not
/// bytes. A byte order mark at the start of a text takes no column.
public struct Position: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  /// The file where the place is; nil in the file that is being read.
  ///
  /// Values of several files can stand in one node, and each keeps its own.
  public let file: String?

  /// The first place of every text; also the place of values that no text wrote.
  public static let start = Position(line: 1, column: 1)

  /// Makes a place out of a line and a column, both counted from 1.
  public init(line: Int, column: Int, file: String? = nil) {
    self.line = line
    self.column = column
    self.file = file
  }

  /// The place of a value that stands in no line of a text, such as an option of a call.
  ///
  /// A fault at it names `file` alone.
  public static func whole(_ file: String) -> Position { Position(line: 0, column: 0, file: file) }

  /// Whether the place has no line.
  public var isWhole: Bool { line == 0 }

  /// Earlier in the text comes first.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column, left.file ?? "") < (right.line, right.column, right.file ?? "")
  }
}
