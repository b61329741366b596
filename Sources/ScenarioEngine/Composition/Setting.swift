import Diagnostics
import Formats

/// A value that a call puts into a scenario: `runs.dbrx.tokens=12T`.
public struct Setting: Hashable, Sendable {
  /// The keys that lead to the value, joined by points; items of lists by their number from 0.
  public let path: String
  /// The value as it was written.
  public let text: String

  /// Splits `a.b=v` at its first `=`; nil where there is none, or nothing before or behind it.
  public init?(_ word: String) {
    guard let equals = word.firstIndex(of: "=") else { return nil }
    path = Self.trimmed(word[..<equals])
    text = Self.trimmed(word[word.index(after: equals)...])
    if path.isEmpty || text.isEmpty { return nil }
  }

  /// The setting that makes a sweep's axis of it: `a.b=1T,2T` or `a.b=log 1T..20T x9`.
  public var asAxis: Setting? {
    var values = text
    if text.first != "[", !text.contains("..") {
      let items = text.split(separator: ",", omittingEmptySubsequences: false)
        .map { Self.trimmed($0) }
      guard !items.isEmpty, items.allSatisfy({ !$0.isEmpty }) else { return nil }
      values = "[" + items.map(Self.item).joined(separator: ", ") + "]"
    }
    return Setting("sweep.grid.\(path)=\(values)")
  }

  /// A value of a list: JSON5 where it is some, otherwise a text.
  private static func item(_ word: String) -> String {
    if (try? Document.parse(word, file: "")) != nil { return word }
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// What faults of the value name in place of a file.
  var label: String { "--set \(Fault.visible(path, limit: 200))" }

  /// The value: JSON5, or the text itself where it is none, such as `12T`.
  ///
  /// - Throws: the faults of what starts like an object, a list or a quoted text.
  func value() throws(FaultList) -> Node {
    do throws(FaultList) {
      return try Document.parse(text, file: label).placed(at: .whole(label))
    } catch {
      if let first = text.first, "{[\"'".contains(first) { throw error }
      return Node(.text(text), position: .whole(label))
    }
  }

  /// The keys and numbers of the path as written: `compare[0].modes` gives `compare`, `0`, `modes`.
  var steps: [Substring] {
    var steps: [Substring] = []
    for step in path.split(separator: ".", omittingEmptySubsequences: false) {
      var step = step
      var items: [Substring] = []
      while step.last == "]", let open = step.lastIndex(of: "["), open != step.startIndex {
        items.append(step[step.index(after: open)...].dropLast())
        step = step[..<open]
      }
      steps += [step] + items.reversed()
    }
    return steps
  }
}
