extension Node {
  /// How a node is laid out as text.
  public enum Form: Hashable, Sendable {
    /// A line for each item and member, two spaces a level.
    case pretty
    /// No white space at all.
    case compact
  }

  /// The node as strict JSON (RFC 8259), without a line end behind it.
  ///
  /// Equal nodes give equal texts, and reading the text gives a node of the same content. Numbers
  /// are the shortest digits that read back to the same double, whole ones without a point.
  /// Infinite numbers and NaN, which no text can give, are written as null.
  public func text(_ form: Form) -> String {
    var writer = Writer(isPretty: form == .pretty)
    writer.write(self, level: 0)
    return writer.text
  }

  /// A text in quotation marks, with what JSON and terminals would take for commands escaped.
  public static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return "\"" + text + "\"" }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{8}": quoted += "\\b"
      case "\u{C}": quoted += "\\f"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        default: quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}

/// Puts a node down as JSON.
private struct Writer {
  let isPretty: Bool
  private(set) var text = ""

  init(isPretty: Bool) { self.isPretty = isPretty }

  mutating func write(_ node: Node, level: Int) {
    switch node.value {
    case .null: text += "null"
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .number(let number): text += Writer.digits(number)
    case .text(let characters): text += Node.quoted(characters)
    case .list(let items):
      write(items, "[", "]", level) { writer, item in writer.write(item, level: level + 1) }
    case .object(let members):
      write(members, "{", "}", level) { writer, member in
        writer.text += Node.quoted(member.key)
        writer.text += writer.isPretty ? ": " : ":"
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func write<Part>(
    _ parts: [Part], _ opener: String, _ closer: String, _ level: Int,
    body: (inout Writer, Part) -> Void
  ) {
    text += opener
    for (index, part) in parts.enumerated() {
      if index > 0 { text += "," }
      startLine(level + 1)
      body(&self, part)
    }
    if !parts.isEmpty { startLine(level) }
    text += closer
  }

  private mutating func startLine(_ level: Int) {
    if isPretty { text += "\n" + String(repeating: "  ", count: level) }
  }

  private static func digits(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let digits = number.description
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }
}
