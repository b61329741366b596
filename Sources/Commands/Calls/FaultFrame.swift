import Diagnostics
import Formats

/// The line of a file that a fault is about, with a caret under its place, for a terminal.
///
///     base.json5:4:28: runs.r: unknown key 'tokns'; did you mean 'tokens'?
///        4 |   runs: { r: { model: "dbrx", tokns: "2T" } },
///          |                               ^
struct FaultFrame {
  /// Faults beyond which frames would hide the faults themselves.
  private static let most = 20
  /// Bytes of a file beyond which no line is looked up.
  private static let mostBytes = 1 << 20
  /// Columns of a line that are shown.
  private static let width = 64

  /// The faults, each with its line; without lines where they are many.
  static func text(of list: FaultList) -> String {
    guard list.faults.count <= most else { return list.description }
    var files: [String: [Substring]] = [:]
    return list.faults.map { fault in
      guard let position = fault.position else { return fault.description }
      let lines = files[fault.file] ?? lines(of: fault.file)
      files[fault.file] = lines
      return fault.description + (frame(position, in: lines).map { "\n" + $0 } ?? "")
    }.joined(separator: "\n")
  }

  /// The line and the caret; `nil` where the file has no such line any more.
  static func frame(_ position: Position, in lines: [Substring]) -> String? {
    guard lines.indices.contains(position.line - 1) else { return nil }
    let scalars = Array(lines[position.line - 1].unicodeScalars)
    guard (1...scalars.count + 1).contains(position.column) else { return nil }
    let start = max(0, min(position.column - 1 - width / 2, scalars.count - width))
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[start..<min(start + width, scalars.count)])
    let number = String(position.line)
    let gutter = String(repeating: " ", count: number.count)
    // What a terminal would obey stands as one mark, so that the caret stays in its column.
    let shown = String(part.map { $0.properties.generalCategory.isPlain ? Character($0) : "·" })
    return "  \(number) | \(shown)\n  \(gutter) | "
      + String(repeating: " ", count: position.column - 1 - start) + "^"
  }

  private static func lines(of path: String) -> [Substring] {
    var bytes: [UInt8] = []
    do throws(FileFailure) {
      try FileBytes.read(path, isRegular: true) { part in
        bytes += part
        return bytes.count <= mostBytes
      }
    } catch { return [] }
    guard bytes.count <= mostBytes else { return [] }
    let text = String(
      decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...],
      as: UTF8.self)
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }
}

extension Unicode.GeneralCategory {
  /// Whether a character takes its place in a line and does nothing else.
  fileprivate var isPlain: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark:
      false
    default: true
    }
  }
}
