/// One thing that is wrong with a value, such as the text of a quantity or a model's architecture.
///
/// Whoever knows where the value stands makes a `Fault` of it, with its file and place.
public struct InputFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The input at fault, by its name where it was refused and with its place: `layers[1].topK`;
  /// empty where there is only one.
  public let field: String
  /// What is wrong, in words that stand on their own.
  public let problem: String
  /// What to write instead; may be empty.
  public let hint: String

  /// Makes a fault from its facts.
  public init(field: String = "", problem: String, hint: String) {
    self.field = field
    self.problem = problem
    self.hint = hint
  }

  /// The fault on one line, `field: problem; hint`, without a character that steers a terminal.
  public var description: String {
    Fault.visible(
      (field.isEmpty ? "" : field + ": ") + problem + (hint.isEmpty ? "" : "; " + hint))
  }
}

/// Everything that is wrong with the inputs of one value, in the order of its fields.
public struct InputFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults; there is at least one.
  public let faults: [InputFault]

  public init(_ faults: [InputFault]) {
    self.faults = faults
  }

  /// One line for each fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
