/// One thing wrong with a file: where it is, what it is, and what to do about it.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path as the user wrote it.
  public let file: String
  /// The place in the file, or nil where the file as a whole is meant.
  public var position: Position?
  /// What is wrong, in words that stand on their own.
  public var problem: String
  /// What to write instead; may be empty.
  public let hint: String

  /// Makes a fault from its facts; a place that knows its own file overrules `file`.
  public init(file: String, position: Position?, problem: String, hint: String) {
    self.file = position?.file ?? file
    self.position = position?.isWhole == true ? nil : position
    self.problem = problem
    self.hint = hint
  }

  /// The fault on one line: `file:line:column: problem; hint`.
  ///
  /// Without a place the line and column are left out, without a hint the semicolon too.
  public var description: String {
    var text = Fault.visible(file)
    if let position { text += ":\(position.line):\(position.column)" }
    return text + ": " + InputFault(problem: problem, hint: hint).description
  }
}
