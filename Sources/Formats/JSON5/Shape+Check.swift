import Diagnostics

extension Shape {
  /// All ways in which `node` departs from the shape, in the order of the text.
  ///
  /// An unknown key is a fault at the key, a missing one at its record. After 100 faults the
  /// check stops and says so.
  ///
  /// - Parameters:
  ///   - node: The value to check.
  ///   - file: The file that faults name.
  ///   - path: The keys that lead to the node; faults name the whole path.
  /// - Returns: The faults; empty where the node has the shape.
  public func check(_ node: Node, file: String, path: [String] = []) -> [Fault] {
    var checker = Checker(file: file, steps: path.map(Checker.Step.key))
    checker.check(node, self)
    guard !checker.faults.isEmpty else { return [] }
    let faults = FaultList(checker.faults).faults
    guard let last = faults.last, checker.faults.count == Checker.limit else { return faults }
    let notice = Fault(
      file: file, position: last.position,
      problem: "checking stops here after \(Checker.limit) faults",
      hint: "repair these first, there may be more")
    return faults + [notice]
  }
}

/// Walks along a node and its shape and gathers faults.
private struct Checker {
  enum Step {
    case key(String)
    case item(Int)
  }

  static let limit = Limits.standard.faults

  let file: String
  var steps: [Step]
  var faults: [Fault] = []

  init(file: String, steps: [Step]) {
    self.file = file
    self.steps = steps
  }

  mutating func check(_ node: Node, _ shape: Shape) {
    guard faults.count < Checker.limit else { return }
    guard shape.accepts(node.kind) else { return noteKind(node, shape) }
    switch shape {
    case .scalar(let scalar):
      if let (problem, hint) = scalar.check(node) { note(node.position, problem, hint) }
    case .choice(let words):
      if let text = node.text, !words.contains(text) {
        note(
          node.position, "unknown value \(Fault.quoted(text))",
          Suggestion.hint(for: text, among: words))
      }
    case .list(let item, let minimum):
      check(items: node, item, minimum)
    case .record(let fields, _, let groups):
      check(record: node, fields, groups)
    case .dictionary(let value, let rule):
      check(dictionary: node, value, rule)
    case .either(let shapes):
      guard let first = shapes.firstIndex(where: { $0.accepts(node.kind) }) else { break }
      precondition(
        !shapes[(first + 1)...].contains { $0.accepts(node.kind) },
        "the shapes of an either differ in kind")
      check(node, shapes[first])
    case .anything:
      break
    }
  }

  private mutating func check(items node: Node, _ item: Shape, _ minimum: Int) {
    let items = node.items ?? []
    if items.count < minimum {
      note(
        node.position, "the list has \(items.count) of at least \(minimum) items",
        items.isEmpty ? "put \(item.phrase) between [ and ]" : "add more items")
    }
    for (index, child) in items.enumerated() {
      steps.append(.item(index))
      check(child, item)
      steps.removeLast()
    }
  }

  private mutating func check(record node: Node, _ fields: [Field], _ groups: [[String]]) {
    let members = node.members ?? []
    for field in fields where field.isRequired && node[field.key] == nil {
      note(
        node.position, "the key \(Fault.quoted(field.key)) is missing",
        field.summary.isEmpty ? "add it" : "add it: \(field.summary)")
    }
    for group in groups {
      let given = members.filter { group.contains($0.key) }
      let names = group.joined(separator: ", ")
      if given.isEmpty { note(node.position, "one key is missing", "give one of \(names)") }
      for extra in given.dropFirst() {
        note(
          extra.keyPosition,
          "\(Fault.quoted(extra.key)) cannot stand beside \(Fault.quoted(given[0].key))",
          "give one of \(names)")
      }
    }
    for member in members {
      guard faults.count < Checker.limit else { return }
      guard let field = fields.first(where: { $0.key == member.key }) else {
        note(
          member.keyPosition, "unknown key \(Fault.quoted(member.key))",
          Suggestion.hint(for: member.key, among: fields.map(\.key)))
        continue
      }
      steps.append(.key(member.key))
      check(member.value, field.shape)
      steps.removeLast()
    }
  }

  private mutating func check(dictionary node: Node, _ value: Shape, _ rule: KeyRule) {
    for member in node.members ?? [] {
      if !rule.allows(member.key) {
        note(
          member.keyPosition, "\(Fault.quoted(member.key)) cannot be a name here", rule.hint)
      }
      steps.append(.key(member.key))
      check(member.value, value)
      steps.removeLast()
    }
  }

  private mutating func noteKind(_ node: Node, _ shape: Shape) {
    let hint: String
    switch shape {
    case .scalar(let scalar): hint = scalar.summary
    case .choice(let words): hint = Suggestion.known(words)
    case .list(let item, _) where item.accepts(node.kind): hint = "put it in [ ]"
    case .list: hint = "write [ … ]"
    case .record(let fields, _, _): hint = "write { … } with " + Suggestion.known(fields.map(\.key))
    case .dictionary: hint = "write { name: … }"
    case .either, .anything: hint = ""
    }
    note(node.position, "expected \(shape.phrase), not \(node.kindName)", hint)
  }

  private mutating func note(_ position: Position, _ problem: String, _ hint: String) {
    guard faults.count < Checker.limit else { return }
    let place = self.place
    faults.append(
      Fault(
        file: file, position: position, problem: place.isEmpty ? problem : "\(place): \(problem)",
        hint: hint))
  }

  /// The path to the node at hand: `compare[0].modes`.
  private var place: String {
    steps.reduce(into: "") { place, step in
      switch step {
      case .key(let key): place += (place.isEmpty ? "" : ".") + Fault.visible(key, limit: 40)
      case .item(let index): place += "[\(index)]"
      }
    }
  }
}
