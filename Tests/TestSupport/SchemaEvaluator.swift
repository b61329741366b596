import Formats

/// Judges nodes by a JSON Schema (2020-12), for the keywords that shapes are printed with.
///
/// Written from the specification (json-schema.org/draft/2020-12, core and validation), apart from
/// the code under test; a keyword that it does not know is an error.
public struct SchemaEvaluator: Sendable {
  /// A keyword that this evaluator does not know, or a reference to nothing.
  public struct Unreadable: Error { public let keyword: String }

  private let root: Node

  public init(root: Node) { self.root = root }

  /// Whether the schema holds for a node.
  public func accepts(_ node: Node) throws -> Bool { try accepts(node, root) }

  private func accepts(_ node: Node, _ schema: Node) throws -> Bool {
    for keyword in schema.members ?? [] where try !holds(keyword, node, schema) { return false }
    return true
  }

  private func holds(_ keyword: Member, _ node: Node, _ schema: Node) throws -> Bool {
    let rule = keyword.value
    let options = rule.items ?? []
    switch keyword.key {
    case "$schema", "$defs", "title", "description", "if":
      return true
    case "$ref":
      let name = String((rule.text ?? "").dropFirst("#/$defs/".count))
      guard let definition = root["$defs"]?[name] else { throw Unreadable(keyword: name) }
      return try accepts(node, definition)
    case "type":
      return (rule.items ?? [rule]).contains { isOfType(node, $0.text ?? "") }
    case "enum":
      return options.contains { $0.hasSameContent(as: node) }
    case "const":
      return node.hasSameContent(as: rule)
    case "anyOf":
      return try options.contains { try accepts(node, $0) }
    case "oneOf":
      return try options.filter { try accepts(node, $0) }.count == 1
    case "then", "else":
      guard let condition = schema["if"] else { return true }
      return try accepts(node, condition) != (keyword.key == "then") || accepts(node, rule)
    case "allOf":
      return try options.allSatisfy { try accepts(node, $0) }
    case "items":
      return try (node.items ?? []).allSatisfy { try accepts($0, rule) }
    case "properties", "additionalProperties", "required", "propertyNames":
      return try node.members.map { try holds(keyword, members: $0, schema) } ?? true
    case "pattern":
      guard let text = node.text else { return true }
      return try text.firstMatch(of: Regex(rule.text ?? "")) != nil
    case "minItems":
      return Double(node.items?.count ?? .max) >= (rule.number ?? 0)
    case "minimum": return compare(node, rule, >=)
    case "maximum": return compare(node, rule, <=)
    case "exclusiveMinimum": return compare(node, rule, >)
    case "exclusiveMaximum": return compare(node, rule, <)
    default: throw Unreadable(keyword: keyword.key)
    }
  }

  private func holds(_ keyword: Member, members: [Member], _ schema: Node) throws -> Bool {
    let rule = keyword.value
    switch keyword.key {
    case "properties":
      return try members.allSatisfy { member in
        try rule[member.key].map { try accepts(member.value, $0) } ?? true
      }
    case "additionalProperties":
      let extras = members.filter { schema["properties"]?[$0.key] == nil }
      if let allowed = rule.boolean { return allowed || extras.isEmpty }
      return try extras.allSatisfy { try accepts($0.value, rule) }
    case "required":
      return (rule.items ?? []).allSatisfy { name in members.contains { $0.key == name.text } }
    default:
      return try members.allSatisfy { try accepts(Node(.text($0.key)), rule) }
    }
  }

  private func compare(_ node: Node, _ rule: Node, _ order: (Double, Double) -> Bool) -> Bool {
    guard let number = node.number, let bound = rule.number else { return true }
    return order(number, bound)
  }

  private func isOfType(_ node: Node, _ name: String) -> Bool {
    switch name {
    case "null": node.isNull
    case "boolean": node.boolean != nil
    case "number": node.number != nil
    case "integer": node.number.map { $0 == $0.rounded() } ?? false
    case "string": node.text != nil
    case "array": node.items != nil
    case "object": node.members != nil
    default: false
    }
  }
}
