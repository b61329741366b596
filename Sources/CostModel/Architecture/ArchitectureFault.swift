/// One thing that is wrong with a described architecture.
public struct ArchitectureFault: Hashable, Sendable {
  /// The size at fault, by its name here and with its place: `layers[1].topK`.
  public let field: String
  public let problem: String
  public let hint: String

  public init(field: String, problem: String, hint: String) {
    self.field = field
    self.problem = problem
    self.hint = hint
  }
}

/// Everything that is wrong with a described architecture, in the order of its fields.
public struct ArchitectureFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults; there is at least one.
  public let faults: [ArchitectureFault]

  public init(_ faults: [ArchitectureFault]) {
    self.faults = faults
  }

  public var description: String {
    faults.map { "\($0.field): \($0.problem); \($0.hint)" }.joined(separator: "\n")
  }
}
