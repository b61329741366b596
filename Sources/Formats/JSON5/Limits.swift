/// How much a text may ask of its reader.
public struct Limits: Hashable, Sendable {
  /// How many lists and objects may be open inside each other.
  public let depth: Int
  /// How many bytes a text may have.
  public let bytes: Int
  /// How many faults are reported before reading stops.
  public let faults: Int

  /// 64 levels, 8 MiB (8,388,608 bytes) and 100 faults: far more than a hand-written file needs,
  /// and small enough that no file can exhaust memory or the stack.
  public static let standard = Limits()

  /// Makes limits.
  ///
  /// The depth lies in 1...512, because reading, checking and writing call
  /// themselves once a level; the others are at least 1.
  public init(depth: Int = 64, bytes: Int = 8_388_608, faults: Int = 100) {
    precondition((1...512).contains(depth), "the depth limit lies in 1...512")
    precondition(bytes >= 1 && faults >= 1, "the limits of bytes and faults are at least 1")
    self.depth = depth
    self.bytes = bytes
    self.faults = faults
  }
}
