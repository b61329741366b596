/// One thing that is wrong with a runs file, at its place.
public struct RunFault: Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1.
  public let column: Int
  public let problem: String
  public let hint: String

  public var description: String { "\(line):\(column): \(problem); \(hint)" }
}

/// All that is wrong with a runs file; nothing is read from a file with a fault.
public struct RunFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults in the order of their places; of very many, the first.
  public let faults: [RunFault]
  /// How many faults there are in all.
  public let count: Int

  /// More than anybody reads.
  static let limit = 500

  init(_ faults: [RunFault]) {
    self.faults = Array(
      faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) }.prefix(Self.limit))
    count = faults.count
  }

  /// The faults with the file's name before each.
  public func lines(file: String) -> [String] {
    let rest = count - faults.count
    return faults.map { "\(file):\($0)" } + (rest > 0 ? ["\(file): \(rest) more faults"] : [])
  }

  public var description: String {
    faults.map(\.description).joined(separator: "\n")
  }
}
