import Diagnostics
import Formats

/// Gathers the faults of what is read, and knows the names that references may use.
public final class Reader {
  /// The file that faults name; values of other files and of options know their own place.
  public let file: String
  /// The names that a scenario gives, by what they name: "run", "model", "corpus".
  public let names: [String: [String]]
  /// Whether every name is taken as known, as in examples.
  let isLenient: Bool
  /// What was read before, for what refers to it.
  public let context: (any Sendable)?
  public private(set) var faults: [Fault] = []

  public init(
    file: String, names: [String: [String]] = [:], context: (any Sendable)? = nil,
    isLenient: Bool = false
  ) {
    self.file = file
    self.context = context
    self.isLenient = isLenient
    self.names = names
  }

  /// Notes a fault at the place of a node.
  public func note(_ node: Node, _ problem: String, _ hint: String) {
    faults.append(Fault(file: file, position: node.position, problem: problem, hint: hint))
  }

  /// A key as messages name it.
  func named(_ key: String) -> String { Fault.quoted(key) }

  /// Reads something from a node whose shape has been checked; `nil` after a fault.
  public func read<Value: Asked>(_ node: Node, as _: Value.Type = Value.self) -> Value? {
    var ask = Asking(node, self)
    return try? Value(&ask)
  }
}
