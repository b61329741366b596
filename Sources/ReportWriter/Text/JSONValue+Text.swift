import Formats
import Units

extension JSONValue {
  /// The text of the value, with a line end; a fault where a number is not finite.
  ///
  /// What fits a line of 100 columns stands on one line, the rest is indented by two spaces. The
  /// same value gives the same bytes. Control characters, those of terminals included, are
  /// escaped.
  public func text() throws(WriterFault) -> String {
    if let fault = fault(at: "") { throw fault }
    var text = ""
    append(to: &text, indent: 0, used: 0)
    return text + "\n"
  }

  /// The first number that JSON has no form for.
  private func fault(at path: String) -> WriterFault? {
    switch self {
    case .number(let value) where !value.isFinite:
      return .jsonNumberNotFinite(path: path, value: value)
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        if let fault = element.fault(at: "\(path)[\(index)]") { return fault }
      }
    case .object(let members):
      for member in members {
        let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
        if let fault = member.value.fault(at: inner) { return fault }
      }
    default: break
    }
    return nil
  }

  private static let lineWidth = 100

  /// Adds the value, on one line where it fits beside what the line already holds.
  private func append(to text: inout String, indent: Int, used: Int) {
    var line = ""
    if appendLine(to: &line, limit: Self.lineWidth - used) {
      text += line
      return
    }
    let margin = String(repeating: " ", count: indent + 2)
    switch self {
    case .array(let elements):
      text += "[\n"
      for (index, element) in elements.enumerated() {
        text += margin
        element.append(to: &text, indent: indent + 2, used: indent + 3)
        text += index + 1 < elements.count ? ",\n" : "\n"
      }
      text += margin.dropLast(2) + "]"
    case .object(let members):
      text += "{\n"
      for (index, member) in members.enumerated() {
        let name = Node.quoted(member.name)
        text += margin + name + ": "
        member.value.append(to: &text, indent: indent + 2, used: indent + name.count + 5)
        text += index + 1 < members.count ? ",\n" : "\n"
      }
      text += margin.dropLast(2) + "}"
    default: text += scalarText
    }
  }

  /// Adds the value on one line; false, with a useless text, once that grows past the limit.
  private func appendLine(to text: inout String, limit: Int) -> Bool {
    switch self {
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        guard element.appendLine(to: &text, limit: limit) else { return false }
      }
      text += "]"
    case .object(let members):
      text += members.isEmpty ? "{" : "{ "
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        text += Node.quoted(member.name) + ": "
        guard member.value.appendLine(to: &text, limit: limit) else { return false }
      }
      text += members.isEmpty ? "}" : " }"
    default: text += scalarText
    }
    return text.utf8.count <= limit
  }

  /// The text of a value that holds no others.
  private var scalarText: String {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): plainText(of: value)
    case .string(let value): Node.quoted(value)
    default: "null"
    }
  }
}
