import Formats
import TestSupport
import Testing

@Suite("Printing a schema")
struct SchemaTests {
  private let schema = SampleShape.file.schema(title: "A scenario", summary: "One question")

  @Test("A shape prints as JSON Schema 2020-12 with descriptions and definitions")
  func printed() {
    let shape = Shape.record([
      Field(key: "n", summary: "how many", shape: .scalar(SampleShape.count), isRequired: true),
      Field(key: "m", summary: "the model", shape: SampleShape.model),
      Field(key: "l", summary: "", shape: .list(of: SampleShape.model, minimum: 1)),
    ])
    let text = "\"type\":\"string\",\"pattern\":\"[^ \\\\t\\\\r\\\\n]\"}"
    let use = "{\"description\":\"a bundled model\"," + text
    let config = "{\"description\":\"a file\"," + text
    let expected = """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"T","type":"object",\
      "properties":{"n":{"description":"how many; tokens, such as \\"12T\\" or 3e9",\
      "type":["number","string"],"exclusiveMinimum":0,"pattern":"^[0-9]+[KMBT]$"},\
      "m":{"description":"the model","$ref":"#/$defs/model"},\
      "l":{"type":"array","items":{"$ref":"#/$defs/model"},"minItems":1}},\
      "required":["n"],"additionalProperties":false,\
      "$defs":{"model":{"type":"object","properties":{"use":\(use),"config":\(config),\
      "experts":{"type":"integer","minimum":1,"maximum":4096},\
      "share":{"type":"number","exclusiveMinimum":0,"maximum":1}},\
      "additionalProperties":false,"oneOf":[{"required":["use"]},{"required":["config"]}]}}}
      """
    #expect(shape.schema(title: "T").text(.compact) == expected)
  }

  @Test(
    "The schema and the check agree on what is good",
    arguments: [
      ("{title: 'x'}", true), ("{}", false), ("[]", false), ("{title: ''}", false),
      ("{title: 'x', note: ''}", true), ("{title: 'x', notes: ''}", false),
      ("{title: 'x', models: {}}", true), ("{title: 'x', models: {a: {use: 'b'}}}", true),
      ("{title: 'x', models: {a: {use: 'b', config: 'c'}}}", false),
      ("{title: 'x', models: {'a b': {use: 'b'}}}", false),
      ("{title: 'x', models: {a: {use: 'b', experts: 16.0, share: 1}}}", true),
      ("{title: 'x', models: {a: {use: 'b', experts: 16.5}}}", false),
      ("{title: 'x', models: {a: {use: 'b', experts: 4097}}}", false),
      ("{title: 'x', models: {a: {use: 'b', share: 0}}}", false),
      ("{title: 'x', tokens: 1e12}", true), ("{title: 'x', tokens: '12T'}", true),
      ("{title: 'x', tokens: 0}", false), ("{title: 'x', tokens: '12t'}", false),
      ("{title: 'x', modes: ['lifetime']}", true), ("{title: 'x', modes: []}", false),
      ("{title: 'x', modes: ['Lifetime']}", false), ("{title: 'x', modes: null}", false),
      ("{title: 'x', against: 'a'}", true), ("{title: 'x', against: {use: 'a'}}", true),
      ("{title: 'x', against: [{use: 'a'}]}", false), ("{title: 'x', against: 1}", false),
      ("{title: 'x', grid: {'runs.a': [1, [], {}]}}", true), ("{title: 'x', grid: {a: 1}}", false),
      ("{title: 'x', pair: {a: 1, c: 2}}", true), ("{title: 'x', pair: {a: 1}}", false),
      ("{title: 'x', pair: {a: 1, b: 1, c: 2}}", false), ("{title: 'x', strict: 1}", false),
    ])
  func agreement(text: String, isGood: Bool) throws {
    let node = try Document.parse(text, file: "f")
    #expect(SampleShape.file.check(node, file: "f").isEmpty == isGood)
    #expect(try SchemaEvaluator(root: schema).accepts(node) == isGood)
  }

  @Test("The schema and the check agree on thousands of documents with random damage")
  func randomAgreement() throws {
    let start = try Document.parse(
      """
      {
        title: "x", note: "", tokens: "12T", modes: ["lifetime"], strict: true,
        models: { a: { use: "dbrx" }, b: { config: "c.json", experts: 16, share: 0.5 } },
        against: [{ use: "a" }, { use: "b" }], grid: { "runs.a": [1, "x"] }, pair: { a: 1, d: 2 },
      }
      """, file: "f")
    let evaluator = SchemaEvaluator(root: schema)
    var random = Seeded(seed: 5)
    var good = 0
    for round in 0..<400 {
      let node = Self.damaged(start, &random, rate: 40)
      let isGood = SampleShape.file.check(node, file: "f").isEmpty
      if isGood { good += 1 }
      #expect(try evaluator.accepts(node) == isGood, "round \(round): \(node.text(.compact))")
    }
    #expect((40..<360).contains(good), "both outcomes are met")
  }

  private static let values: [Node.Value] = [
    .null, .boolean(true), .number(0), .number(1), .number(2.5), .number(1e9), .text(""),
    .text("lifetime"), .text("3B"), .text(" "), .list([]), .object([]), .list([Node(.text("a"))]),
    .object([Member(key: "use", value: Node(.text("a")))]),
  ]

  private static let keys = ["title", "use", "config", "experts", "a", "c", "no", "a b", ""]

  private static func damaged(_ node: Node, _ random: inout Seeded, rate: Int) -> Node {
    if random.index(rate) == 0 { return Node(random.pick(values)) }
    switch node.value {
    case .list(let items):
      var items = items.map { damaged($0, &random, rate: rate) }
      if !items.isEmpty && random.index(rate) == 0 { items.removeLast() }
      return Node(.list(items))
    case .object(let members):
      var members = members.map {
        Member(key: $0.key, value: damaged($0.value, &random, rate: rate))
      }
      if !members.isEmpty && random.index(rate) == 0 {
        members.remove(at: random.index(members.count))
      }
      let key = random.pick(keys)
      if random.index(rate) == 0, !members.contains(where: { $0.key == key }) {
        members.append(Member(key: key, value: Node(random.pick(values))))
      }
      return Node(.object(members))
    default:
      return node
    }
  }
}
