/// All faults found in one go, in the order in which a reader of the files meets them.
public struct FaultList: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults by file and then by place, each once; never empty.
  public let faults: [Fault]

  /// Sorts faults by file and place and drops exact repeats.
  ///
  /// Faults of a file as a whole come before those with a place; faults of one place keep their
  /// order. At least one fault has to be given.
  public init(_ faults: [Fault]) {
    precondition(!faults.isEmpty, "a list of faults holds at least one")
    var seen: Set<Fault> = []
    let sorted = faults.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      if left.element.file != right.element.file { return left.element.file < right.element.file }
      let places = (left.element.position ?? .none, right.element.position ?? .none)
      return places.0 == places.1 ? left.offset < right.offset : places.0 < places.1
    }
    self.faults = sorted.map(\.element)
  }

  /// One fault of a file, at a place or of the whole.
  public init(file: String, position: Position? = nil, problem: String, hint: String) {
    faults = [Fault(file: file, position: position, problem: problem, hint: hint)]
  }

  /// What is wrong with a value that a file states as a whole.
  public init(_ value: InputFaults, file: String) {
    self.init(
      value.faults.map {
        Fault(
          file: file, position: nil,
          problem: ($0.field.isEmpty ? "" : $0.field + ": ") + $0.problem, hint: $0.hint)
      })
  }

  /// One line for each fault; of very many the first ones, and how many more there are.
  public var description: String {
    let untold = faults.count - FaultLog.limit - 1
    let told = untold > 0 ? faults.prefix(FaultLog.limit) : faults[...]
    return told.map(\.description).joined(separator: "\n")
      + (untold > 0 ? "\n… and \(untold + 1) more; fix these first" : "")
  }
}

extension Position {
  /// Comes before every real place.
  fileprivate static let none = Position(line: 0, column: 0)
}
