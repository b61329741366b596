/// Text that is safe to show in a terminal, and how many columns it takes there.
public enum TerminalText {
  /// A text on one line without the characters that command a terminal or hide in a text.
  ///
  /// Control characters (escape sequences begin with one) and line ends become spaces; marks that change the direction of writing or have no width are left out.
  public static func cleaned(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: clean.append(" ")
      case .format where scalar != "\u{200D}": continue
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  /// The columns that a cleaned text takes: two for wide characters, none for accents.
  public static func width(of text: some StringProtocol) -> Int {
    // In plain text a byte is a column.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  /// The columns of one character: East Asian wide characters and emoji take two.
  static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let isEmoji =
      first.properties.isEmojiPresentation
      || character.unicodeScalars.contains("\u{FE0F}")
    return isEmoji || wide.contains { $0.contains(first.value) } ? 2 : 1
  }

  /// The main blocks of wide characters (Unicode Standard Annex 11, W and F).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]

  /// Breaks a cleaned text into lines of at most so many columns, between words where possible.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    guard self.width(of: text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, self.width(of: line) + 1 + self.width(of: word) <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var pieces = pieces(of: word, width: width)
      line = pieces.popLast() ?? ""
      lines += pieces
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  /// A word cut into pieces of at most so many columns, after a comma or else a hyphen in reach.
  private static func pieces(of word: Substring, width: Int) -> [String] {
    var pieces = [""]
    var used = 0
    for character in word {
      let columns = self.width(of: character)
      if used > 0, used + columns > width {
        let last = pieces[pieces.count - 1]
        var rest = ""
        let end = last.lastIndex(of: ",") ?? last.lastIndex(of: "-")
        if let end, end > last.startIndex {
          rest = String(last[last.index(after: end)...])
          pieces[pieces.count - 1] = String(last[...end])
        }
        pieces.append(rest)
        used = self.width(of: rest)
      }
      pieces[pieces.count - 1].append(character)
      used += columns
    }
    return pieces
  }
}

/// Running text that fits the terminal.
public enum Paragraph {
  /// The widest that running text gets, however wide the terminal is.
  public static let widest = 100

  /// A text on lines of at most `width` columns, all but the first indented; with its line end.
  ///
  /// Without a width it stays one line, as programs that read it like.
  public static func text(_ text: String, width: Int?, indent: Int = 2) -> String {
    guard let width else { return TerminalText.cleaned(text) + "\n" }
    let room = max(20, min(width, widest) - indent)
    let lines = TerminalText.wrapped(TerminalText.cleaned(text), to: room)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
  }
}
