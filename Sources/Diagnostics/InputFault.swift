/// One thing that is wrong with a described value, such as a model's architecture or a price.
public struct InputFault: Hashable, Sendable {
  /// The input at fault, by its name where it was refused and with its place: `layers[1].topK`.
  public let field: String
  public let problem: String
  public let hint: String

  public init(field: String, problem: String, hint: String) {
    self.field = field
    self.problem = problem
    self.hint = hint
  }
}

/// Everything that is wrong with the inputs of one value, in the order of its fields.
public struct InputFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults; there is at least one.
  public let faults: [InputFault]

  public init(_ faults: [InputFault]) {
    self.faults = faults
  }

  public var description: String {
    faults.map { "\($0.field): \($0.problem); \($0.hint)" }.joined(separator: "\n")
  }
}
