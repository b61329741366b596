import Synchronization

/// The descriptions of what was asked for so far: what holds others would describe them for each of their inputs.
private let descriptions = Mutex<[ObjectIdentifier: Description]>([:])

/// Something that a file or a call asks for, declared once.
///
/// The initialiser asks for every input, first of all and outside of any `if`; then it settles, and
/// checks what one input says of another:
///
///     struct Ladder: Asked {
///       let sizes: [Parameters], noise: Double
///       init(_ ask: inout Asking) throws(Unsettled) {
///         sizes = ask("sizes", .list(of: .measure(Parameters.self), minimum: 2), "Sizes")
///         noise = ask("noise", .number(above: 0, example: 0.005), "Deviation of log loss")
///         try ask.settle()
///         if Set(sizes).count < 2 { throw ask.fault(at: "sizes", "…", "…") }
///       }
///     }
///
/// It runs once to be described and once for each thing that is read: keys of a file with their
/// faults, JSON Schema, options, help and completion follow from the one declaration.
public protocol Asked: Sendable {
  init(_ ask: inout Asking) throws(Unsettled)
}

/// Thrown where an input is missing or wrong; what is wrong has been noted already.
public struct Unsettled: Error, Sendable {
  init() {}
}

extension Asked {
  /// What it asks for, found out once.
  public static var description: Description {
    let type = ObjectIdentifier(Self.self)
    if let known = descriptions.withLock({ $0[type] }) { return known }
    var ask = Asking(describing: Description())
    // Settling ends every description.
    _ = try? Self(&ask)
    let found = ask.description
    descriptions.withLock { $0[type] = found }
    return found
  }

  /// One that is made of the examples of its inputs.
  static var example: Self {
    let reader = Reader(file: "example", isLenient: true)
    guard let example = reader.read(description.example, as: Self.self) else {
      preconditionFailure("the examples of \(Self.self) do not go together: \(reader.faults)")
    }
    return example
  }
}
