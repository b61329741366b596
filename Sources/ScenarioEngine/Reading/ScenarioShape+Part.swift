import Formats

extension ScenarioShape {
  /// What a file may hold that extends others: as `scenario`, but nothing is required, and `null`
  /// stands where a key is to be removed.
  static let part = ScenarioShape.scenario.part

  /// The JSON Schema of a scenario file: of a whole one, or of one that extends others.
  ///
  /// Both come from the one table, so that the schema cannot drift from what is read.
  static let schema: Node = {
    let title = "moesim scenario"
    let summary = "One question about the training efficiency of Mixture-of-Experts models"
    let whole = ScenarioShape.scenario.schema(title: title, summary: summary)
    let part = ScenarioShape.part.schema(title: title)
    // Items of lists have one shape in both.
    let known = whole["$defs"]?.members ?? []
    let added = (part["$defs"]?.members ?? []).filter { whole["$defs"]?[$0.key] == nil }
    let definitions = known + added
    let isPart = Node(
      .object([Member(key: "required", value: Node(.list([Node(.text("extends"))])))]))
    func reference(_ schema: Node) -> Node {
      Node(.object([Member(key: "$ref", value: schema["$ref"] ?? Node(.null))]))
    }
    return Node(
      .object(
        (whole.members ?? []).filter { $0.key != "$ref" && $0.key != "$defs" } + [
          Member(key: "if", value: isPart), Member(key: "then", value: reference(part)),
          Member(key: "else", value: reference(whole)),
          Member(key: "$defs", value: Node(.object(definitions))),
        ]))
  }()
}

extension Scenario {
  /// The JSON Schema (2020-12) of scenario files, for editors and other programs.
  ///
  /// It says what a file may hold; whether names refer to something and numbers fit together only
  /// reading can tell.
  public static var schema: String { ScenarioShape.schema.text(.pretty) + "\n" }
}

extension Shape {
  /// The shape of what is laid over a value of this shape.
  ///
  /// Objects are merged, so that each of their keys is optional and may be null; all else is
  /// replaced and keeps its shape.
  fileprivate var part: Shape {
    switch self {
    case .record(let fields, let name, _):
      .record(
        fields.map {
          Field(key: $0.key, summary: $0.summary, shape: $0.shape.part.orNull)
        }, name: name.isEmpty ? "" : name + "Part")
    case .variants(let variants):
      // A part may lack what tells its kind, so that it may hold the keys of any.
      Shape.record(
        variants.fields(of: nil), name: variants.name
      ).part
    case .dictionary(let value, let rule):
      .dictionary(of: value.part.orNull, keyRule: rule)
    case .either(let shapes):
      .either(shapes.map(\.part))
    case .scalar, .choice, .list, .anything:
      self
    }
  }

  private var orNull: Shape {
    let null = Shape.scalar(
      Scalar(name: "null", summary: "null removes what is inherited", kinds: [.null]))
    return switch self {
    case .either(let shapes): .either(shapes + [null])
    case .anything: self
    default: .either([self, null])
    }
  }
}
