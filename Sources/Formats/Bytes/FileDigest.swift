/// What is remembered of a file's bytes, taken a chunk at a time: their checksum, and the bytes
/// themselves where they are few.
public struct FileDigest: Sendable {
  /// The most bytes that are kept.
  public static let limit = 64 << 10

  private var sum = SHA256()
  private var kept: [UInt8]? = []

  public init() {}

  /// The digest of bytes that are at hand.
  public init(of bytes: [UInt8]) {
    take(bytes)
  }

  /// Takes the next bytes.
  public mutating func take(_ chunk: [UInt8]) {
    chunk.withUnsafeBytes { sum.update($0) }
    if let before = kept { kept = before.count + chunk.count > Self.limit ? nil : before + chunk }
  }

  /// The SHA-256 of all bytes, as 64 hexadecimal digits.
  public var sha256: String { sum.hex }

  /// All bytes, or nil where there are more than `limit`.
  public var content: [UInt8]? { kept }
}
