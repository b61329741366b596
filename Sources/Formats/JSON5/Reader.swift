import Diagnostics

/// Walks once over the bytes of a text that is known to be UTF-8.
///
/// The reader knows byte offsets; places are worked out from them in ascending order. Faults
/// behind which it can go on are noted (`note`), a fault of syntax ends the walk (`stop`).
struct Reader {
  /// Ends the walk; the reason is the last of the reader's faults.
  struct Stop: Error {}

  /// A list or an object that has been opened and not yet closed.
  struct Opening {
    let position: Position
    let closer: UInt8

    /// "list" or "object".
    var name: String { closer == Byte.closeBrace ? "object" : "list" }

    /// The character that closes it, in quotes.
    var quotedCloser: String { closer == Byte.closeBrace ? "'}'" : "']'" }
  }

  let bytes: [UInt8]
  let file: String
  let limits: Limits
  var offset: Int
  var openings: [Opening] = []
  private(set) var faults: [Fault] = []
  private var tracker: PositionTracker

  /// Stands at the first byte after a byte order mark.
  init(bytes: [UInt8], file: String, limits: Limits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    self.offset = bytes.starts(with: Encoding.mark) ? Encoding.mark.count : 0
    self.tracker = PositionTracker(start: offset)
  }

  /// The text's one value, or nil where syntax ended the walk.
  mutating func document() -> Node? {
    do {
      try skipSpace()
      if peek == nil {
        throw stop(
          at: .start,
          bytes.isEmpty ? "the file is empty" : "the file holds no value",
          "a file holds one value, for example { key: 1 }")
      }
      let node = try value(of: .document)
      try skipSpace()
      if peek != nil { throw leftover(after: node) }
      return node
    } catch {
      return nil
    }
  }
}

// MARK: - Places and faults

extension Reader {
  /// The place of the next byte.
  mutating func here() -> Position { place(offset) }

  /// The place of the byte at `target`, which is not before one asked for earlier.
  mutating func place(_ target: Int) -> Position { tracker.position(at: target, in: bytes) }

  /// Keeps a fault behind which reading goes on; ends the walk when there are too many.
  mutating func note(at position: Position, _ problem: String, _ hint: String) throws(Stop) {
    faults.append(Fault(file: file, position: position, problem: problem, hint: hint))
    if faults.count >= limits.faults {
      throw stop(
        at: position, "reading stops here after \(faults.count) faults",
        "repair these first, there may be more")
    }
  }

  /// Keeps a fault of syntax; the caller throws what is returned.
  mutating func stop(at position: Position, _ problem: String, _ hint: String) -> Stop {
    faults.append(Fault(file: file, position: position, problem: problem, hint: hint))
    return Stop()
  }
}

// MARK: - Characters

extension Reader {
  /// The next byte, or nil at the end of the text.
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte after the next one.
  var peekSecond: UInt8? { offset + 1 < bytes.count ? bytes[offset + 1] : nil }

  /// Steps over the next byte if it is `byte`.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  /// The scalar that starts at `start` and the number of its bytes; nil at the end of the text.
  func scalar(at start: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard start < bytes.count else { return nil }
    let lead = bytes[start]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in start + 1..<min(start + length, bytes.count) {
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The characters of a stretch of bytes.
  func characters(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
