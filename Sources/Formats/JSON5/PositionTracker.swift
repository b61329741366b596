import Diagnostics

/// Turns byte offsets into places in one pass over the text.
///
/// Offsets have to be asked for in ascending order, so that a text of one very long line still
/// costs one step a byte; an earlier offset is answered by counting again from the start.
struct PositionTracker {
  private let start: Int
  private var offset: Int
  private var line = 1
  private var column = 1

  /// Starts counting at `start`, the offset of the first byte after a byte order mark.
  init(start: Int) {
    self.start = start
    self.offset = start
  }

  /// The place of the byte at `target`.
  mutating func position(at target: Int, in bytes: [UInt8]) -> Position {
    if target < offset { self = PositionTracker(start: start) }
    while offset < target {
      let byte = bytes[offset]
      if byte == Byte.lineFeed {
        if offset == start || bytes[offset - 1] != Byte.carriageReturn { line += 1 }
        column = 1
      } else if byte == Byte.carriageReturn {
        line += 1
        column = 1
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        column += 1
      }
      offset += 1
    }
    return Position(line: line, column: column)
  }
}
