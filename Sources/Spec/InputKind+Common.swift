import Diagnostics
import Formats
import Units

extension InputKind where Value == Double {
  /// A number; bounds that are left out are so wide that no product leaves the numbers.
  public static func number(
    _ name: String = "a number", above: Double? = nil, atLeast: Double? = nil,
    below: Double? = nil, atMost: Double? = nil, example: Double
  ) -> InputKind {
    let atLeast = atLeast ?? (above == nil ? -1e30 : above == 0 ? 1e-12 : nil)
    let atMost = atMost ?? (below == nil ? 1e30 : nil)
    return InputKind(
      .scalar(
        .number(name, above: above, atLeast: atLeast, below: below, atMost: atMost)),
      example: .number(example), sample: example, text: { plainText(of: $0) }
    ) { node, _ in
      guard let value = node.number, above.map({ value > $0 }) ?? true,
        atLeast.map({ value >= $0 }) ?? true, below.map({ value < $0 }) ?? true,
        atMost.map({ value <= $0 }) ?? true
      else { return nil }
      return value
    }
  }
}

extension InputKind where Value == Int {
  /// A whole number within a range.
  public static func integer(
    _ range: ClosedRange<Int>, _ name: String = "a whole number", example: Int
  ) -> InputKind {
    InputKind(
      .scalar(.integer(name, atLeast: range.lowerBound, atMost: range.upperBound)),
      example: .number(Double(example)), sample: example
    ) { node, _ in node.integer.flatMap { range.contains($0) ? $0 : nil } }
  }
}

extension InputKind where Value == UInt64 {
  /// What simulations follow from.
  public static var seed: InputKind {
    InputKind(
      .scalar(.integer("a seed", atLeast: 0, atMost: 9_007_199_254_740_991)),
      example: .number(7), sample: 7
    ) { node, _ in node.integer.flatMap { UInt64(exactly: $0) } }
  }
}

extension InputKind where Value == Bool {
  /// Yes or no; a switch in a call.
  public static var boolean: InputKind {
    InputKind(.scalar(.boolean()), example: .boolean(true), sample: false) { node, _ in
      node.boolean
    }
  }
}

extension InputKind where Value == String {
  /// A text that is not empty.
  public static func text(_ name: String = "text", example: String) -> InputKind {
    InputKind(
      .scalar(.text(name)), example: .text(example), sample: example, text: { $0 }
    ) { node, _ in node.text }
  }

  /// A text that is often one of some words, which completion offers.
  public static func text(_ name: String, words: [String]) -> InputKind {
    let first = words.first ?? name
    return InputKind(
      .scalar(.text(name)), example: .text(first), sample: first, words: .list(words),
      text: { $0 }
    ) { node, _ in node.text }
  }

  /// One of a list of words that the program knows.
  public static func word(of words: [String]) -> InputKind {
    let first = words.first ?? ""
    return InputKind(
      .choice(words), example: .text(first), sample: first, words: .list(words), text: { $0 }
    ) { node, _ in node.text.flatMap { words.contains($0) ? $0 : nil } }
  }

  private static func plural(_ what: String) -> String {
    if what.hasSuffix("corpus") { return what.dropLast(6) + "corpora" }
    return what.hasSuffix("y") ? what.dropLast() + "ies" : what + "s"
  }

  /// The name of something that the scenario holds, such as a run.
  public static func name(of what: String) -> InputKind {
    InputKind(
      .scalar(.text("aeiou".contains(what.prefix(1)) ? "an \(what)" : "a \(what)")),
      example: .text(what), sample: what, text: { $0 }
    ) { node, reader in
      guard let name = node.text else { return nil }
      let known = reader.names[what] ?? []
      if reader.isLenient || reader.knows(name, of: what) { return name }
      reader.note(
        node, "unknown \(what) \(Fault.quoted(name))",
        known.isEmpty
          ? "the scenario has no \(plural(what))" : Suggestion.hint(for: name, among: known))
      return nil
    }
  }
}

extension InputKind where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One case of a closed list.
  public static func choice(_: Value.Type = Value.self, example: Value? = nil) -> InputKind {
    @Sendable func first() -> Value { example ?? Array(Value.allCases)[0] }
    @Sendable func words() -> [String] { Value.allCases.map { $0.rawValue } }
    return InputKind(
      .choice(words()), example: .text(first().rawValue), sample: first(), words: .list(words()),
      text: { $0.rawValue }
    ) { node, _ in node.text.flatMap { Value(rawValue: $0) } }
  }
}

extension InputKind {
  /// A positive quantity: a number in its base unit, or a text such as `"12T"`.
  public static func measure<Unit: Dimension>(
    _: Measure<Unit>.Type = Measure<Unit>.self, example: String = Unit.example
  ) -> InputKind<Measure<Unit>> where Value == Measure<Unit> {
    InputKind<Measure<Unit>>(
      .scalar(.measure(Measure<Unit>.self)), example: .text(example),
      sample: (try? Measure<Unit>(text: example)) ?? Measure<Unit>(1), text: { $0.description }
    ) { node, _ in try? Measure<Unit>(node: node) }
  }

  /// A list; in a call its items stand between commas.
  ///
  /// `examples` are the items of its example, where one repeated would not do.
  public static func list<Item>(
    of kind: InputKind<Item>, minimum: Int = 0, examples: [Node.Value] = []
  ) -> InputKind<[Item]> where Value == [Item] {
    list(of: kind, minimum: minimum, examples: examples) { _, _ in true }
  }

  /// A list whose items are compared with each other as they are read: `check` notes what is wrong
  /// with an item beside those before it.
  public static func list<Item>(
    of kind: InputKind<Item>, minimum: Int = 0, examples: [Node.Value] = [],
    check: @escaping @Sendable ((Item, Node, Reader), [Item]) -> Bool
  ) -> InputKind<[Item]> where Value == [Item] {
    InputKind<[Item]>(
      .list(of: kind.shape, minimum: minimum),
      example: .list(
        examples.isEmpty
          ? Array(repeating: kind.example, count: max(1, minimum)) : examples.map { Node($0) }),
      sample: Array(repeating: kind.sample(), count: max(1, minimum)), words: kind.words,
      text: { $0.isEmpty ? "none" : $0.map(kind.text).joined(separator: ", ") }
    ) { node, reader in
      guard let items = node.items, items.count >= minimum else { return nil }
      var values: [Item] = []
      for item in items {
        guard let value = kind.read(item, reader), check((value, item, reader), values)
        else { continue }
        values.append(value)
      }
      return values.count == items.count ? values : nil
    }
  }

  /// One value or a list of them; in a call they stand between commas.
  public static func oneOrMore<Item>(
    _ kind: InputKind<Item>
  ) -> InputKind<[Item]> where Value == [Item] {
    let list = InputKind<[Item]>.list(of: kind, minimum: 1)
    return InputKind<[Item]>(
      .either([kind.shape, list.shape]), example: kind.example.value, sample: [kind.sample()],
      words: kind.words, text: list.text
    ) { node, reader in
      node.items == nil ? kind.read(node, reader).map { [$0] } : list.read(node, reader)
    }
  }

  /// Values by names that the user makes up; in files only.
  public static func named<Item>(
    _ kind: InputKind<Item>, example: String
  ) -> InputKind<[(name: String, value: Item)]> where Value == [(name: String, value: Item)] {
    InputKind<[(name: String, value: Item)]>(
      .dictionary(of: kind.shape),
      example: .object([Member(key: example, value: kind.example)]),
      sample: [(example, kind.sample())],
      text: { $0.isEmpty ? "none" : $0.map(\.name).joined(separator: ", ") }
    ) { node, reader in
      guard let members = node.members else { return nil }
      let values = members.map { ($0.key, kind.read($0.value, reader)) }
      let found = values.compactMap { name, value in value.map { (name: name, value: $0) } }
      return found.count == members.count ? found : nil
    }
  }
}

extension InputKind where Value: Asked {
  /// An object with inputs of its own, which a call gives as options of their own.
  ///
  /// `name` makes its shape one definition of the schema.
  public static func record(_: Value.Type = Value.self, name: String) -> InputKind {
    var kind = InputKind(
      Value.description.shape(name: name), example: Value.description.example.value,
      sample: Value.example
    ) { node, reader in node.members == nil ? nil : reader.read(node) }
    kind.parts = { Value.description.picker == nil ? Value.description.inputs : [] }
    return kind
  }
}

extension InputKind {
  /// What a table of a file holds, whatever its size; faults of its rows name their own places.
  ///
  /// `example` is the path of one.
  public static func table(
    _ name: String, columns: CSVColumns, example: String,
    sample: @autoclosure @escaping @Sendable () -> Value,
    _ values: @escaping @Sendable (CSVTable, ReadFile) throws(FaultList) -> Value
  ) -> InputKind {
    InputKind(
      .scalar(.text(name)), example: .text(example), sample: sample(), words: .files(["csv"])
    ) { node, reader in
      if reader.isLenient { return sample() }
      var rows = CSVReader(file: reader.path(of: node), keeping: columns.names)
      guard let file = reader.read(node, { rows.take($0) }) else { return nil }
      do throws(FaultList) {
        return try values(try rows.finish(), file)
      } catch {
        reader.note(error)
        return nil
      }
    }
  }
}
