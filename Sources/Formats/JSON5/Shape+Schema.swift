extension Shape {
  /// The shape as a JSON Schema, dialect 2020-12.
  ///
  /// Records with a name become definitions under `$defs`, in the order of their first use, and
  /// are referred to; all else is written in place. Two records that differ must not share a name.
  ///
  /// - Parameters:
  ///   - title: The title of the schema.
  ///   - summary: Its description; left out when empty.
  /// - Returns: An object; `text(.pretty)` prints it.
  public func schema(title: String, summary: String = "") -> Node {
    var printer = SchemaPrinter()
    let body = printer.schema(of: self)
    var members: [Member] = [
      Member("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      Member("title", .text(title)),
    ]
    if !summary.isEmpty { members.append(Member("description", .text(summary))) }
    members += body.filter { summary.isEmpty || $0.key != "description" }
    if !printer.definitions.isEmpty {
      members.append(Member("$defs", .object(printer.definitions)))
    }
    return Node(.object(members))
  }
}

/// Writes shapes as the members of a schema object.
private struct SchemaPrinter {
  private(set) var definitions: [Member] = []

  mutating func schema(of shape: Shape) -> [Member] {
    switch shape {
    case .scalar(let scalar):
      return self.scalar(scalar)
    case .choice(let words):
      return [Member("enum", .list(words.map { Node(.text($0)) }))]
    case .list(let item, let minimum):
      let count = minimum > 0 ? [Member("minItems", .number(Double(minimum)))] : []
      return [Member("type", .text("array")), Member("items", .object(schema(of: item)))] + count
    case .record(let fields, let name, let groups):
      let body = record(fields, groups)
      return name.isEmpty ? body : reference(to: body, name)
    case .variants(let variants):
      let kinds = Member("oneOf", .list(self.variants(variants).map { Node(.object($0)) }))
      let groups = variants.exactlyOne.map { Node(.object([one(of: $0)])) }
      let body = [kinds] + (groups.isEmpty ? [] : [Member("allOf", .list(groups))])
      return variants.name.isEmpty ? body : reference(to: body, variants.name)
    case .dictionary(let value, let rule):
      return [
        Member("type", .text("object")),
        Member("propertyNames", .object([Member("pattern", .text(rule.pattern))])),
        Member("additionalProperties", .object(schema(of: value))),
      ]
    case .either(let shapes):
      return [Member("anyOf", .list(shapes.map { Node(.object(schema(of: $0))) }))]
    case .anything:
      return []
    }
  }

  /// The schema of each kind; a kind that a value names is a constant there.
  private mutating func variants(_ variants: Variants) -> [[Member]] {
    variants.leaves.map { leaf in
      let constants = leaf.constants.map { key, name, summary in
        Member(
          key, .object([Member("const", .text(name)), Member("description", .text(summary))]))
      }
      let title = [Member("title", .text(leaf.names.joined(separator: ", ")))]
      let words = leaf.summary.isEmpty ? [] : [Member("description", .text(leaf.summary))]
      return title + words + record(leaf.fields, [], constants)
    }
  }

  private func scalar(_ scalar: Scalar) -> [Member] {
    var members: [Member] = []
    if !scalar.keywords.contains(where: { $0.key == "type" }) {
      let names = scalar.kinds.map { Node(.text($0.schemaName)) }
      members.append(Member("type", names.count == 1 ? names[0].value : .list(names)))
    }
    members += scalar.keywords.map { Member($0.key, $0.value) }
    if !scalar.summary.isEmpty { members.append(Member("description", .text(scalar.summary))) }
    return members
  }

  /// An object; its keys of one value each come first.
  private mutating func record(
    _ fields: [Field], _ groups: [[String]], _ constants: [Member] = []
  ) -> [Member] {
    var members = [
      Member("type", .text("object")),
      Member(
        "properties",
        .object(constants + fields.map { Member($0.key, .object(property($0))) })),
    ]
    let required = constants.map(\.key) + fields.filter(\.isRequired).map(\.key)
    if !required.isEmpty {
      members.append(Member("required", .list(required.map { Node(.text($0)) })))
    }
    members.append(Member("additionalProperties", .boolean(false)))
    if groups.count == 1 {
      members.append(one(of: groups[0]))
    } else if groups.count > 1 {
      members.append(Member("allOf", .list(groups.map { Node(.object([one(of: $0)])) })))
    }
    return members
  }

  /// That one of some keys has to be given and no other.
  private func one(of group: [String]) -> Member {
    Member(
      "oneOf",
      .list(
        group.map { Node(.object([Member("required", .list([Node(.text($0))]))])) }))
  }

  /// The schema of a field: what the field means goes before what its scalar says.
  private mutating func property(_ field: Field) -> [Member] {
    let body = schema(of: field.shape)
    guard !field.summary.isEmpty else { return body }
    var words = field.summary
    if case .text(let more)? = body.first(where: { $0.key == "description" })?.value.value {
      words += "; " + more
    }
    return [Member("description", .text(words))] + body.filter { $0.key != "description" }
  }

  private mutating func reference(to body: [Member], _ name: String) -> [Member] {
    let known = definitions.first { $0.key == name }
    precondition(
      known == nil || known?.value == Node(.object(body)), "two records share the name \(name)")
    if known == nil { definitions.append(Member(name, .object(body))) }
    return [Member("$ref", .text("#/$defs/\(name)"))]
  }
}

extension Member {
  /// A member that no text wrote.
  fileprivate init(_ key: String, _ value: Node.Value) {
    self.init(key: key, value: Node(value))
  }
}
