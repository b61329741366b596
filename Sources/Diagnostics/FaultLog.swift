/// The faults of one file as they are found: the first of them, and how many more there are.
///
/// A file of the wrong kind has a fault in every row, and nobody reads more than the first ones.
public struct FaultLog: Hashable, Sendable {
  /// The most faults that are told one by one.
  public static let limit = 100

  /// The file's path as the user wrote it.
  public let file: String
  /// The faults that are told, the first by their places, in the order in which they were found.
  public private(set) var faults: [Fault] = []
  /// The one of them that stands last, once no further one is kept.
  private var last: Int?
  /// How many further faults were found.
  public private(set) var untold = 0

  /// No faults of a file yet.
  public init(file: String) { self.file = file }

  /// Whether nothing is wrong so far.
  public var isEmpty: Bool { faults.isEmpty }

  /// Adds a fault at a place of the file; nil stands for the file as a whole.
  public mutating func note(_ position: Position?, _ problem: String, _ hint: String) {
    let fault = Fault(file: file, position: position, problem: problem, hint: hint)
    guard faults.count >= Self.limit else { return faults.append(fault) }
    untold += 1
    func place(_ index: Int) -> Position { faults[index].position ?? Position(line: 0, column: 0) }
    let last = last ?? faults.indices.max { place($0) < place($1) } ?? 0
    self.last = last
    guard fault.position ?? Position(line: 0, column: 0) < place(last) else { return }
    faults[last] = fault
    self.last = nil
  }

  /// Ends the reading: nothing where all is well, every fault otherwise.
  ///
  /// Behind the last fault stands how many more there are.
  public func check() throws(FaultList) {
    guard !faults.isEmpty else { return }
    let told = FaultList(faults).faults
    guard untold > 0 else { throw FaultList(told) }
    let more = Fault(
      file: file, position: told.last?.position,
      problem: "\(untold) more \(untold == 1 ? "fault is" : "faults are") not shown",
      hint: "fix these first")
    throw FaultList(told + [more])
  }
}
