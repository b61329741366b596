import Diagnostics
import Formats
import Spec
import TestSupport
import Testing
import Units

/// A made-up question of a training run, with an input of each sort.
private struct Trial: Asked {
  let size: Parameters
  let noise: Double
  let looks: Int
  let tokens: [Tokens]
  let price: Double?
  let run: String?

  init(_ ask: inout Asking) throws(Unsettled) {
    size = ask("size", .measure(Parameters.self), "Size of the model")
    noise = ask(
      "runNoise", .number("a deviation", above: 0, example: 0.01), unit: "nats", aliases: ["--sd"],
      "Noise")
    looks = ask("looks", .integer(1...20, example: 3), "Looks", default: 1)
    tokens = ask("tokens", .list(of: .measure(Tokens.self)), "Tokens", default: [])
    price = ask.optional("exaFLOPPrice", .number(above: 0, example: 2), "Dollars for 1e18 FLOP")
    run = ask.optional("run", .name(of: "run"), "A run")
    try ask.settle()
    if looks > 1, tokens.isEmpty {
      throw ask.fault(at: "looks", "nothing to look at", "add tokens")
    }
  }
}

/// Either of two kinds with keys of their own.
private enum Shape2D: Asked {
  case circle(Double)
  case square(side: Double, isFilled: Bool)

  init(_ ask: inout Asking) throws(Unsettled) {
    _ = ask.optional("title", .text(example: "t"), "A title")
    self = try ask.variant(
      "kind",
      [
        Variant("circle", "A circle") { (ask) throws(Unsettled) in
          let radius = ask("radius", .number(above: 0, example: 1), "Radius")
          try ask.settle()
          return .circle(radius)
        },
        Variant("square", "A square") { (ask) throws(Unsettled) in
          let side = ask("side", .number(above: 0, example: 2), "Side")
          let isFilled = ask("filled", .boolean, "Whether it is filled", default: false)
          try ask.settle()
          return .square(side: side, isFilled: isFilled)
        },
      ], "What it is")
  }
}

@Suite("Inputs declared once")
struct AskingTests {
  private func read<Value: Asked>(_ text: String, _: Value.Type) throws -> (Value?, [Fault]) {
    let node = try Document.parse(text, file: "a.json5")
    let shape = Value.description.shape()
    let reader = Reader(file: "a.json5", names: ["run": ["dbrx", "mpt"]])
    let value = reader.read(node, as: Value.self)
    return (value, shape.check(node, file: "a.json5") + reader.faults)
  }

  @Test("A description names every input with its need, in order")
  func description() {
    let inputs = Trial.description.inputs
    #expect(inputs.map(\.key) == ["size", "runNoise", "looks", "tokens", "exaFLOPPrice", "run"])
    #expect(inputs.map(\.option).prefix(2) == ["--size", "--run-noise"])
    #expect(inputs[4].option == "--exa-flop-price")
    #expect(inputs[2].need == .standard("1"))
    #expect(inputs[2].sentence == "Looks (default: 1).")
    #expect(inputs[1].need == .required)
  }

  @Test("A file is read with its defaults")
  func file() throws {
    let (trial, faults) = try read("{ size: '7B', runNoise: 0.5, run: 'dbrx' }", Trial.self)
    #expect(faults.isEmpty)
    #expect(trial?.size == Parameters(7e9))
    #expect(trial?.looks == 1)
    #expect(trial?.price == nil)
    #expect(trial?.run == "dbrx")
  }

  @Test("All faults come at once, each at its place")
  func faults() throws {
    let (trial, faults) = try read(
      "{ size: 7e9, looks: 30, run: 'dbrxx', nois: 1 }", Trial.self)
    #expect(trial == nil)
    let texts = faults.map(\.description)
    #expect(texts.count == 4)
    #expect(texts.contains { $0.contains("the key 'runNoise' is missing") })
    #expect(texts.contains { $0.contains("1:21") && $0.contains("at most 20") })
    #expect(texts.contains { $0.contains("did you mean 'dbrx'?") })
    #expect(texts.contains { $0.contains("unknown key 'nois'") })
  }

  @Test("What one input says of another is a fault at its key")
  func crossed() throws {
    let (_, faults) = try read("{ size: 7e9, runNoise: 1, looks: 3 }", Trial.self)
    #expect(faults.map(\.description) == ["a.json5:1:34: nothing to look at; add tokens"])
  }

  @Test("A call gives the same values as a file")
  func call() throws {
    let description = Trial.description
    let node = description.node(of: [
      ("--size", "7B"), ("--sd", "0.5"), ("--tokens", "1T,2e12"), ("--exa-flop-price", "1.4"),
    ])
    #expect(description.shape().check(node, file: "call", naming: description.naming()).isEmpty)
    let trial = Reader(file: "call").read(node, as: Trial.self)
    #expect(trial?.size == Parameters(7e9))
    #expect(trial?.noise == 0.5)
    #expect(trial?.tokens == [Tokens(1e12), Tokens(2e12)])
    #expect(trial?.price == 1.4)
  }

  @Test("A call's faults name options")
  func callFaults() {
    let description = Trial.description
    let node = description.node(of: [("--size", "7b"), ("--looks", "many")])
    let faults = description.shape().check(node, file: "moesim", naming: description.naming())
    let texts = faults.map(\.description)
    #expect(texts.contains { $0.hasPrefix("moesim: --run-noise is not given") })
    #expect(texts.contains { $0.hasPrefix("--size: '7b' has the suffix 'b'") })
    #expect(texts.contains { $0.hasPrefix("--looks: expected a whole number, not text") })
  }

  @Test("A key of another kind is a fault that names its own kind")
  func foreign() throws {
    let (square, none) = try read("{ kind: 'square', side: 3, filled: true }", Shape2D.self)
    #expect(none.isEmpty)
    guard case .square(3, true)? = square else {
      Issue.record("read as \(String(describing: square))")
      return
    }
    let (_, faults) = try read("{ kind: 'circle', radius: 1, side: 3 }", Shape2D.self)
    #expect(
      faults.map(\.description) == [
        "a.json5:1:30: 'side' does not belong to kind: 'circle'; leave it out; it goes with square"
      ])
    let (_, unknown) = try read("{ kind: 'cirle', radius: 1 }", Shape2D.self)
    #expect(unknown.map(\.description).joined().contains("did you mean 'circle'?"))
  }

  @Test("The schema offers one object for each kind, with the kind as a constant")
  func schema() {
    let schema = Shape2D.description.shape().schema(title: "t")
    let kinds = schema["oneOf"]?.items ?? []
    #expect(kinds.map { $0["properties"]?["kind"]?["const"]?.text } == ["circle", "square"])
    #expect(kinds[0]["properties"]?["side"] == nil)
    #expect(kinds[1]["required"]?.items?.compactMap(\.text) == ["kind", "side"])
  }

  @Test("The examples of the inputs make a value")
  func example() {
    let reader = Reader(file: "example", names: ["run": ["run"]])
    let node = Trial.description.example
    #expect(reader.read(node, as: Trial.self) != nil)
    #expect(reader.faults.isEmpty)
  }
}

/// A kind that is of kinds itself, beside exactly one of several inputs.
private struct Nested: Asked {
  enum Body: Sendable { case disc(Double), ring(Double, Double), square(Double) }
  let body: Body
  let weight: Double

  init(_ ask: inout Asking) throws(Unsettled) {
    weight = ask.exactlyOne([
      Choice("kilograms", .number(above: 0, example: 2), "Its weight") { $0 },
      Choice("pounds", .number(above: 0, example: 4), "Its weight") { $0 * 0.45359237 },
    ])
    body = try ask.variant(
      "kind",
      [
        Variant("round") { (ask) throws(Unsettled) in
          try ask.oneOf(
            [
              Variant("hole") { (ask) throws(Unsettled) in
                let hole = ask("hole", .number(above: 0, example: 1), "Radius of the hole")
                let radius = ask("radius", .number(above: 0, example: 2), "Radius")
                try ask.settle()
                return .ring(hole, radius)
              }
            ],
            orElse: Variant("whole") { (ask) throws(Unsettled) in
              let radius = ask("diameter", .number(above: 0, example: 2), "Diameter") / 2
              try ask.settle()
              return .disc(radius)
            })
        },
        Variant("square") { (ask) throws(Unsettled) in
          let side = ask("side", .number(above: 0, example: 2), "Side")
          try ask.settle()
          return .square(side)
        },
      ], "What it is")
  }
}

@Suite("Kinds of kinds")
struct NestedKindTests {
  private func faults(_ text: String) throws -> [String] {
    Nested.description.shape().check(
      try Document.parse(text, file: "a.json5"), file: "a.json5"
    ).map(\.description)
  }

  private func nested(_ text: String) throws -> Nested? {
    Reader(file: "a.json5").read(try Document.parse(text, file: "a.json5"))
  }

  @Test("What is not told by a key is of the kind that needs none")
  func reading() throws {
    guard case .disc(3)? = try nested("{ kind: 'round', diameter: 6, kilograms: 1 }")?.body,
      case .ring(1, 3)? = try nested("{ kind: 'round', hole: 1, radius: 3, kilograms: 1 }")?.body
    else {
      Issue.record("kinds are read as others")
      return
    }
    let pounds = try nested("{ kind: 'square', side: 6, pounds: 2 }")
    #expect(pounds?.weight == 0.90718474)
  }

  @Test("A key of other evidence of the same kind is named with where it goes")
  func foreign() throws {
    #expect(
      try faults("{ kind: 'round', diameter: 6, radius: 3, kilograms: 1 }") == [
        "a.json5:1:31: 'radius' does not belong to kind: 'round'; leave it out; it goes with hole"
      ])
    #expect(
      try faults("{ kind: 'round', hole: 1, radius: 6, diameter: 3, kilograms: 1 }") == [
        "a.json5:1:38: 'diameter' does not belong to kind: 'round' with 'hole'; leave it out; "
          + "it goes with whole"
      ])
    #expect(
      try faults("{ kind: 'square', side: 6, radius: 3, kilograms: 1 }") == [
        "a.json5:1:28: 'radius' does not belong to kind: 'square'; leave it out; it goes with round"
      ])
  }

  @Test("One of several inputs is needed, and no two")
  func exactlyOne() throws {
    #expect(
      try faults("{ kind: 'square', side: 6 }").map { $0.contains("give one of kilograms, pounds") }
        == [true])
    #expect(
      try faults("{ kind: 'square', side: 6, pounds: 1, kilograms: 2 }") == [
        "a.json5:1:39: 'kilograms' cannot stand beside 'pounds'; give one of kilograms, pounds"
      ])
  }

  @Test("The schema has one object for each innermost kind, and an example of each")
  func schema() throws {
    let schema = Nested.description.shape().schema(title: "t")
    let kinds = schema["oneOf"]?.items ?? []
    #expect(kinds.map { $0["title"]?.text } == ["round, hole", "round, whole", "square"])
    let evaluator = SchemaEvaluator(root: schema)
    for example in Nested.description.examples { #expect(try evaluator.accepts(example)) }
    #expect(
      try !evaluator.accepts(
        Document.parse("{ kind: 'round', hole: 1, radius: 2 }", file: "a")))
  }
}
