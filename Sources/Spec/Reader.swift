import Diagnostics
import Formats

/// Gathers the faults of what is read, and knows the names that references may use.
public final class Reader {
  /// The file that faults name; values of other files and of options know their own place.
  public let file: String
  /// The names that a scenario gives, by what they name: "run", "model", "corpus".
  public let names: [String: [String]]
  private lazy var known = names.mapValues(Set.init)
  /// Whether every name is taken as known, as in examples.
  public let isLenient: Bool
  /// What was read before, for what refers to it.
  public var context: (any Sendable)?
  public private(set) var faults: [Fault] = []
  /// The files that inputs named and that were read, each once.
  public private(set) var inputs: [ReadFile] = []
  /// The files that could not be read, as the inputs name them; their faults are noted too.
  public private(set) var unreadable: [(name: String, reason: InputFault)] = []
  let files: any FileSource

  public init(
    file: String, names: [String: [String]] = [:], context: (any Sendable)? = nil,
    files: any FileSource = NoFileSource(), isLenient: Bool = false
  ) {
    self.file = file
    self.files = files
    self.context = context
    self.isLenient = isLenient
    self.names = names
  }

  /// Notes a fault at the place of a node.
  ///
  /// A hint takes long where it is looked for among many names; of very many faults only the first
  /// ones have one, as the others are not shown.
  public func note(_ node: Node, _ problem: String, _ hint: @autoclosure () -> String) {
    let hint = faults.count > 2 * FaultLog.limit ? "" : hint()
    faults.append(Fault(file: file, position: node.position, problem: problem, hint: hint))
  }

  /// Whether something of a kind has a name, such as a run.
  public func knows(_ name: String, of what: String) -> Bool {
    known[what]?.contains(name) ?? false
  }

  /// Notes faults that know their places, such as those of a file that an input names.
  public func note(_ list: FaultList) { faults += list.faults }

  func keep(_ input: ReadFile) {
    if !inputs.contains(where: { $0.path == input.path }) { inputs.append(input) }
  }

  func noteUnreadable(_ node: Node, _ name: String, _ reason: InputFault) {
    unreadable.append((name, reason))
    note(node, reason.problem, reason.hint)
  }

  /// A key as messages name it.
  func named(_ key: String) -> String { Fault.quoted(key) }

  /// Reads something from a node whose shape has been checked; `nil` after a fault.
  public func read<Value: Asked>(_ node: Node, as _: Value.Type = Value.self) -> Value? {
    var ask = Asking(node, self)
    return try? Value(&ask)
  }
}
