extension Reader {
  /// Steps over white space and comments.
  ///
  /// White space is that of JSON5: tab, line feed, vertical tab, form feed, carriage return,
  /// space, no-break space, byte order mark, line and paragraph separator, and category Zs.
  mutating func skipSpace() throws(Stop) {
    while let byte = peek {
      switch byte {
      case Byte.space, Byte.tab...Byte.carriageReturn:
        offset += 1
      case Byte.slash where peekSecond == Byte.slash:
        skipLineComment()
      case Byte.slash where peekSecond == Byte.star:
        try skipBlockComment()
      case 0x80...:
        guard let (scalar, length) = scalar(at: offset), Reader.isSpace(scalar) else { return }
        offset += length
      default:
        return
      }
    }
  }

  /// Steps to the end of the line, which LF, CR, U+2028 or U+2029 make.
  private mutating func skipLineComment() {
    while let byte = peek, byte != Byte.lineFeed, byte != Byte.carriageReturn {
      if isLineSeparator(at: offset) { return }
      offset += 1
    }
  }

  private mutating func skipBlockComment() throws(Stop) {
    let opening = offset
    offset += 2
    while offset + 1 < bytes.count {
      if bytes[offset] == Byte.star && bytes[offset + 1] == Byte.slash {
        offset += 2
        return
      }
      offset += 1
    }
    throw stop(
      at: place(opening), "the comment that starts here is never closed", "end it with */")
  }

  /// Whether U+2028 or U+2029 starts at `start`.
  func isLineSeparator(at start: Int) -> Bool {
    start + 2 < bytes.count && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (bytes[start + 2] == 0xA8 || bytes[start + 2] == 0xA9)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{FEFF}", "\u{2028}", "\u{2029}": true
    default: scalar.properties.generalCategory == .spaceSeparator
    }
  }
}
