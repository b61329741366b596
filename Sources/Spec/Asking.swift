import Diagnostics
import Formats

/// Asks for the inputs of one object: describes them, or reads them from a node.
///
/// The shape of the node is checked before (`Description.shape`), so that reading passes over what
/// is missing or of a wrong shape in silence; `settle` then throws. References and whatever one
/// input says of another are noted here, at their places.
public struct Asking {
  /// What is being read; `nil` while inputs are described.
  public let node: Node?
  public let reader: Reader
  public private(set) var description: Description
  private var isBroken = false

  /// Gathers what inputs are asked for.
  init(describing description: Description) {
    node = nil
    reader = Reader(file: "")
    self.description = description
  }

  /// Reads a node; its faults go to the reader.
  public init(_ node: Node, _ reader: Reader) {
    self.node = node
    self.reader = reader
    description = Description()
  }

  /// An input that has to be given.
  public mutating func callAsFunction<Value>(
    _ key: String, _ kind: InputKind<Value>, unit: String = "", aliases: [String] = [],
    _ summary: String
  ) -> Value {
    guard let node else {
      describe(key, kind, unit, aliases, summary, .required)
      return kind.sample()
    }
    guard let part = node[key], let value = kind.read(part, reader) else {
      isBroken = true
      return kind.sample()
    }
    return value
  }

  /// An input that has a default; `says` words it where it is not the value's own text.
  ///
  /// The kind is made where the input is given: most are not, and cases of sweeps are read one by one.
  public mutating func callAsFunction<Value>(
    _ key: String, _ kind: @autoclosure () -> InputKind<Value>, unit: String = "",
    aliases: [String] = [],
    _ summary: String, default standard: @autoclosure () -> Value, says: String? = nil
  ) -> Value {
    guard let node else {
      let (kind, value) = (kind(), standard())
      describe(key, kind, unit, aliases, summary, .standard(says ?? kind.text(value)))
      return value
    }
    guard let part = node[key] else { return standard() }
    let kind = kind()
    guard let value = kind.read(part, reader) else {
      isBroken = true
      return kind.sample()
    }
    return value
  }

  /// An input that may be left out; `isInExample` is false where it does not go with the others.
  public mutating func optional<Value>(
    _ key: String, _ kind: @autoclosure () -> InputKind<Value>, unit: String = "",
    aliases: [String] = [],
    isInExample: Bool = true, _ summary: String
  ) -> Value? {
    guard let node else {
      describe(key, kind(), unit, aliases, summary, .optional, isInExample)
      return nil
    }
    guard let part = node[key] else { return nil }
    guard let value = kind().read(part, reader) else {
      isBroken = true
      return nil
    }
    return value
  }

  private mutating func describe<Value>(
    _ key: String, _ kind: InputKind<Value>, _ unit: String, _ aliases: [String],
    _ summary: String, _ need: Description.Input.Need, _ isInExample: Bool = true
  ) {
    description.common.append(
      Description.Input(
        key: key, summary: summary, unit: unit, shape: kind.shape, example: kind.example,
        need: need, words: kind.words, isInExample: isInExample, aliases: aliases,
        parts: kind.parts(), isRepeated: kind.isRepeated))
  }

  /// Ends the asking: what follows may rely on every input.
  ///
  /// - Throws: where an input is missing or wrong, and wherever inputs are only described.
  public func settle() throws(Unsettled) {
    if node == nil || isBroken { throw Unsettled() }
  }

  /// Whether an input is given, not left to its default.
  public func isGiven(_ key: String) -> Bool { node?[key] != nil }

  /// Notes a fault at an input, or at the whole object where it is not given.
  public func note(at key: String, _ problem: String, _ hint: String) {
    guard let node else { return }
    reader.note(node[key] ?? node, problem, hint)
  }

  /// Thrown where something that an input refers to was refused already.
  public var unsettled: Unsettled { Unsettled() }

  /// Notes a fault at an input, to be thrown.
  public func fault(at key: String, _ problem: String, _ hint: String) -> Unsettled {
    note(at: key, problem, hint)
    return Unsettled()
  }

  /// Ends the asking where something else is missing whose fault has been noted at its own place.
  public func passedOver() -> Unsettled { Unsettled() }

  /// Notes that an input changes nothing where it is given, to be thrown.
  public func refuseIdle(_ key: String, because reason: String) throws(Unsettled) {
    guard isGiven(key) else { return }
    // A call names the option as the place already.
    let isCall = node?[key]?.position.isWhole == true
    throw fault(
      at: key, "\(isCall ? "it" : reader.named(key)) has no effect here: \(reason)",
      "leave it out")
  }

  /// Takes faults of a described value to the inputs that they are about.
  ///
  /// `keys` says where a key differs from the name of the field; a field without a key of its own is
  /// named at the whole object.
  ///
  /// `parts` are inputs with keys of their own, in which a field is looked for too.
  public func fault(
    _ error: InputFaults, keys: [String: String] = [:], in parts: [String] = []
  ) -> Unsettled {
    for fault in error.faults {
      let name = fault.field.split(separator: ".").last.map(String.init) ?? fault.field
      let key = keys[name] ?? name
      if node?[key] == nil, let place = parts.lazy.compactMap({ self.node?[$0]?[key] }).first {
        reader.note(place, fault.problem, fault.hint)
      } else {
        note(at: key, fault.problem, fault.hint)
      }
    }
    return Unsettled()
  }
}

extension Asking {
  /// Asks for the kind of the object and then for what belongs to that kind, flat beside the other
  /// inputs; a key of another kind is a fault.
  public mutating func variant<Value>(
    _ key: String, _ variants: [Variant<Value>], _ summary: String
  ) throws(Unsettled) -> Value {
    try variant(.value(of: key, summary: summary), variants) { node in node[key]?.text }
  }

  /// Asks for exactly one of several inputs, each of which makes the object another kind.
  ///
  /// Each variant asks for the key of its name; `other` is the kind of an object with none of them.
  public mutating func oneOf<Value>(
    _ variants: [Variant<Value>], orElse other: Variant<Value>? = nil
  ) throws(Unsettled) -> Value {
    let all = variants + (other.map { [$0] } ?? [])
    return try variant(.key(orElse: other?.name), all) { node in
      let key = node.members?.first { member in variants.contains { $0.name == member.key } }?.key
      return key ?? other?.name
    }
  }

  /// Asks for exactly one of several inputs that exclude each other, beside all others.
  public mutating func exactlyOne<Value>(_ choices: [Choice<Value>]) -> Value {
    if node == nil { description.exactlyOne.append(choices.map(\.key)) }
    var chosen: Value?
    for (index, choice) in choices.enumerated() {
      chosen = choice.ask(&self, index == 0) ?? chosen
    }
    if chosen == nil, node != nil { isBroken = true }
    return chosen ?? choices[0].sample()
  }

  private mutating func variant<Value>(
    _ picker: Variants.Picker, _ variants: [Variant<Value>], _ picked: (Node) -> String?
  ) throws(Unsettled) -> Value {
    guard let node else {
      description.picker = picker
      for variant in variants {
        var inner = Asking(describing: Description())
        _ = try? variant.build(&inner)
        description.kinds.append(
          Description.Kind(
            name: variant.name, summary: variant.summary, description: inner.description))
      }
      throw Unsettled()
    }
    guard let name = picked(node), let variant = variants.first(where: { $0.name == name }) else {
      throw Unsettled()
    }
    var inner = Asking(node, reader)
    let value = try variant.build(&inner)
    try settle()
    return value
  }
}

/// One of the kinds that an object may be of.
public struct Variant<Value: Sendable>: Sendable {
  public let name: String
  public let summary: String
  let build: @Sendable (inout Asking) throws(Unsettled) -> Value

  public init(
    _ name: String, _ summary: String = "",
    _ build: @escaping @Sendable (inout Asking) throws(Unsettled) -> Value
  ) {
    self.name = name
    self.summary = summary
    self.build = build
  }
}

/// One of several inputs that exclude each other.
public struct Choice<Value: Sendable>: Sendable {
  let key: String
  let ask: @Sendable (inout Asking, _ isInExample: Bool) -> Value?
  let sample: @Sendable () -> Value

  public init<Part>(
    _ key: String, _ kind: InputKind<Part>, _ summary: String,
    _ make: @escaping @Sendable (Part) -> Value
  ) {
    self.key = key
    ask = { ask, isInExample in
      ask.optional(key, kind, isInExample: isInExample, summary).map(make)
    }
    sample = { make(kind.sample()) }
  }
}
