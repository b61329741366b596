import Diagnostics

/// Reads JSON5 texts into nodes that know their places.
///
/// JSON5 as of <https://spec.json5.org>: comments, trailing commas, bare keys, both quotes, line
/// continuations, hexadecimal numbers, leading and trailing decimal points, a leading plus. On
/// purpose it is stricter in five points, because a slip there would pass in silence: duplicate
/// keys, `NaN`, `Infinity`, numbers beyond a double, and unescaped control characters other than
/// the tab are faults. Half a surrogate pair is a fault as well, since no text can hold it.
public enum Document {
  /// Reads the bytes of a file.
  ///
  /// Faults behind which reading can go on safely (a duplicate key, a word without quotes, a
  /// number out of range, …) are reported together; the first fault of syntax ends the reading.
  /// The time taken grows in proportion to the number of bytes.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - file: The name that faults carry.
  ///   - limits: The greatest depth, size and number of faults.
  /// - Returns: The one value of the text.
  /// - Throws: All faults found, at least one.
  public static func parse(
    _ bytes: [UInt8], file: String, limits: Limits = .standard
  ) throws(FaultList) -> Node {
    if let fault = Encoding.fault(of: bytes, file: file, limits: limits) {
      throw FaultList([fault])
    }
    var reader = Reader(bytes: bytes, file: file, limits: limits)
    let node = reader.document()
    guard let node, reader.faults.isEmpty else { throw FaultList(reader.faults) }
    return node
  }

  /// Reads a text; see `parse(_:file:limits:)` for bytes.
  public static func parse(
    _ text: String, file: String, limits: Limits = .standard
  ) throws(FaultList) -> Node {
    try parse(Array(text.utf8), file: file, limits: limits)
  }
}

/// How much a text may ask of its reader.
public struct Limits: Hashable, Sendable {
  /// How many lists and objects may be open inside each other.
  public let depth: Int
  /// How many bytes a text may have.
  public let bytes: Int
  /// How many faults are reported before reading stops.
  public let faults: Int
  /// Whether `NaN` and `Infinity` are read, as texts of that name, instead of being faults: other
  /// programs write them for values that nothing here calculates with.
  public let readsNonFinite: Bool

  /// 64 levels, 8 MiB (8,388,608 bytes) and 100 faults: far more than a hand-written file needs,
  /// and small enough that no file can exhaust memory or the stack.
  public static let standard = Limits()

  /// Makes limits.
  ///
  /// The depth lies in 1...512, because reading, checking and writing call
  /// themselves once a level; the others are at least 1.
  public init(
    depth: Int = 64, bytes: Int = 8_388_608, faults: Int = 100, readsNonFinite: Bool = false
  ) {
    precondition((1...512).contains(depth), "the depth limit lies in 1...512")
    precondition(bytes >= 1 && faults >= 1, "the limits of bytes and faults are at least 1")
    self.depth = depth
    self.bytes = bytes
    self.faults = faults
    self.readsNonFinite = readsNonFinite
  }
}
