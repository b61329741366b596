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
  ///   - naming: How messages name the keys of the outermost object.
  /// - Returns: The faults; empty where the node has the shape.
  public func check(
    _ node: Node, file: String, path: [String] = [], naming: Naming = .keys
  ) -> [Fault] {
    var checker = Checker(file: file, steps: path.map(Checker.Step.key), naming: naming)
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
  let naming: Naming
  var steps: [Step]
  var faults: [Fault] = []

  init(file: String, steps: [Step], naming: Naming) {
    self.file = file
    self.steps = steps
    self.naming = naming
  }

  /// A key as messages name it: by its option where a call gave it.
  private func named(_ key: String) -> String {
    steps.isEmpty ? naming.name(key) : Fault.quoted(key)
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
    case .variants(let variants):
      check(variants: node, variants)
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
    noteMissing(node, fields)
    for group in groups { checkOne(of: group, node) }
    check(members: node, [fields]) { key in
      ("unknown key \(Fault.quoted(key))", Suggestion.hint(for: key, among: fields.map(\.key)))
    }
  }

  private mutating func noteMissing(_ node: Node, _ fields: [Field]) {
    for field in fields where field.isRequired && node[field.key] == nil {
      note(
        node.position, naming.missing(field.key),
        field.summary.isEmpty ? "add it" : "add it: \(field.summary)")
    }
  }

  /// Notes where none of some keys is given, or more than one.
  private mutating func checkOne(of group: [String], _ node: Node, isNeeded: Bool = true) {
    let given = (node.members ?? []).filter { group.contains($0.key) }
    guard given.count != 1, isNeeded || given.count > 1 else { return }
    let names = group.map { steps.isEmpty ? naming.plainName($0) : $0 }.joined(separator: ", ")
    if given.isEmpty, isNeeded {
      note(node.position, "one key is missing", "give one of \(names)")
    }
    for extra in given.dropFirst() {
      note(
        extra.keyPosition, "\(named(extra.key)) cannot stand beside \(named(given[0].key))",
        "give one of \(names)")
    }
  }

  private mutating func check(
    members node: Node, _ parts: [[Field]], stray: (String) -> (problem: String, hint: String)?
  ) {
    // Objects have few keys, so that a table of them costs more than it saves.
    for member in node.members ?? [] {
      guard faults.count < Checker.limit else { return }
      var shape: Shape?
      for fields in parts {
        guard let index = fields.firstIndex(where: { $0.key == member.key }) else { continue }
        shape = fields[index].shape
        break
      }
      guard let shape else {
        if let (problem, hint) = stray(member.key) { note(member.keyPosition, problem, hint) }
        continue
      }
      steps.append(.key(member.key))
      check(member.value, shape)
      steps.removeLast()
    }
  }

  /// Checks the common keys and those of the kind that the node names; keys of other kinds are
  /// foreign to it.
  private mutating func check(variants node: Node, _ variants: Variants) {
    var parts: [[Field]] = []
    var owners: [Variants.Variant] = []
    var rivals: [[String]] = []
    // Where the kind is not known every key of any kind passes: the kind is the fault.
    var open: [Field] = []
    var level: Variants? = variants
    while let kinds = level {
      if let pickerField = kinds.pickerField { parts.append([pickerField]) }
      parts.append(kinds.common)
      if case .key(let other) = kinds.picker {
        checkOne(of: kinds.keys, node, isNeeded: other == nil)
        rivals.append(kinds.keys)
      }
      let owner = kinds.variant(of: node)
      if let owner {
        parts.append(owner.fields)
        owners.append(owner)
      } else {
        open = kinds.variants.flatMap(\.allFields)
      }
      level = owner?.inner
    }
    for fields in parts { noteMissing(node, fields) }
    parts.append(open)
    for group in variants.exactlyOne { checkOne(of: group, node) }
    let checker = self
    check(members: node, parts) { key in
      // A second key that tells the kind has been named beside the first.
      if rivals.contains(where: { $0.contains(key) }) { return nil }
      return checker.stray(key, in: variants, owners)
        ?? (
          "unknown key \(Fault.quoted(key))",
          Suggestion.hint(for: key, among: parts.joined().map(\.key))
        )
    }
  }

  /// What is wrong with a key that other kinds have; `nil` where none has it.
  private func stray(
    _ key: String, in variants: Variants, _ owners: [Variants.Variant]
  ) -> (problem: String, hint: String)? {
    let has = { (kind: Variants.Variant) in kind.allFields.contains { $0.key == key } }
    guard let owner = owners.first else { return nil }
    var kind = Fault.quoted(owner.name)
    if case .value(let picker, _) = variants.picker { kind = "\(picker): \(kind)" }
    var places = variants.variants.filter(has)
    if let inner = owner.inner, has(owner) {
      places = inner.variants.filter(has)
      if let chosen = owners.dropFirst().first, inner.keys.contains(chosen.name) {
        kind += " with \(Fault.quoted(chosen.name))"
      }
    }
    guard !places.isEmpty else { return nil }
    return (
      "\(named(key)) does not belong to \(kind)",
      "leave it out; it goes with \(places.map(\.name).joined(separator: ", "))"
    )
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
    case .scalar(let scalar): hint = scalar.hint(for: node)
    case .choice(let words): hint = Suggestion.known(words)
    case .list(let item, _) where item.accepts(node.kind): hint = "put it in [ ]"
    case .list: hint = "write [ … ]"
    case .record(let fields, _, _): hint = "write { … } with " + Suggestion.known(fields.map(\.key))
    case .variants(let variants): hint = "write { … } with " + variants.phrase
    case .dictionary: hint = "write { name: … }"
    case .either, .anything: hint = ""
    }
    note(node.position, "expected \(shape.phrase), not \(node.kindName)", hint)
  }

  private mutating func note(_ position: Position, _ problem: String, _ hint: String) {
    guard faults.count < Checker.limit else { return }
    // The option of a call is the place already.
    let place = naming.isCall && position.isWhole ? "" : self.place
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
