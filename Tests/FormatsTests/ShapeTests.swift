import Diagnostics
import Formats
import Testing

@Suite("Checking against a shape")
struct ShapeTests {
  private func check(_ text: String) throws -> [String] {
    let node = try Document.parse(text, file: "f")
    return SampleShape.file.check(node, file: "f").map(\.description)
  }

  @Test("A document of the right shape has no faults")
  func good() throws {
    #expect(
      try check(
        """
        {
          title: "x", note: "", tokens: "12T", modes: ["lifetime"], strict: true,
          models: { dbrx: { use: "dbrx" }, "llama-3.1_8b": { config: "c", experts: 16, share: 1 } },
          against: [{ use: "a" }, { use: "b" }], grid: { "runs.dbrx.tokens": [1, "x", null] },
          pair: { a: 1, d: null },
        }
        """
      ).isEmpty)
  }

  @Test(
    "Each fault stands at its place with its path, the problem and a hint",
    arguments: [
      ("{title: 'x', modles: {}}", "f:1:14: unknown key 'modles'; did you mean 'models'?"),
      ("{\n note: 'x'}", "f:1:1: the key 'title' is missing; add it: the question"),
      (
        "{title: 'x', models: {a: {}}}",
        "f:1:26: models.a: one key is missing; give one of use, config"
      ),
      (
        "{title: 'x', models: {a: {use: 'b', config: 'c'}}}",
        "f:1:37: models.a: 'config' cannot stand beside 'use'; give one of use, config"
      ),
      (
        "{title: 'x', models: {a: {use: 'b', expert: 1}}}",
        "f:1:37: models.a: unknown key 'expert'; did you mean 'experts'?"
      ),
      (
        "{title: 'x', models: {'../a': {use: 'b'}}}",
        "f:1:23: models: '../a' cannot be a name here; "
          + "use up to 64 letters a-z, digits and - _ . with a letter or a digit first"
      ),
      (
        "{title: 'x', models: {a: {use: 'b', experts: 2.5}}}",
        "f:1:46: models.a.experts: expected a whole number, not 2.5; write a whole number"
      ),
      (
        "{title: 'x', models: {a: {use: 'b', experts: 0}}}",
        "f:1:46: models.a.experts: 0 is not at least 1"
      ),
      (
        "{title: 'x', models: {a: {use: 'b', share: 0}}}",
        "f:1:44: models.a.share: 0 is not above 0"
      ),
      (
        "{title: 'x', models: []}",
        "f:1:22: models: expected an object, not a list; write { name: … }"
      ),
      (
        "{title: 'x', modes: ['sameTokns']}",
        "f:1:22: modes[0]: unknown value 'sameTokns'; did you mean 'sameTokens'?"
      ),
      (
        "{title: 'x', modes: []}",
        "f:1:21: modes: the list has 0 of at least 1 items; put text between [ and ]"
      ),
      (
        "{title: 'x', modes: 'lifetime'}", "f:1:21: modes: expected a list, not text; put it in [ ]"
      ),
      (
        "{title: 'x', modes: [7]}",
        "f:1:22: modes[0]: expected text, not a number; known: sameTokens, bothOptimal, lifetime"
      ),
      (
        "{title: 'x', tokens: '36B params'}",
        "f:1:22: tokens: '36B params' is not a token count; write \"12T\""
      ),
      (
        "{title: 'x', tokens: true}",
        "f:1:22: tokens: expected a token count, not a boolean; tokens, such as \"12T\" or 3e9"
      ),
      (
        "{title: 'x', against: 3}",
        "f:1:23: against: expected a model's name, an object or a list, not a number"
      ),
      (
        "{title: 'x', against: [{use: 'a'}, 3]}",
        "f:1:36: against[1]: expected an object, not a number; "
          + "write { … } with known: use, config, experts, share"
      ),
      ("{title: ' '}", "f:1:9: title: expected a title, not an empty text"),
      (
        "[]",
        "f:1:1: expected an object, not a list; write { … } with "
          + "known: title, note, models, tokens, modes, against, grid, strict, pair"
      ),
    ])
  func single(text: String, expected: String) throws {
    #expect(try check(text) == [expected])
  }

  @Test("All faults of a document are reported at once")
  func together() throws {
    let lines = try check("{tittle: 'x', tokens: [],\n strict: 1, pair: {a: 1, b: 2}}")
    #expect(
      lines.map { String($0.prefix(6)) } == [
        "f:1:1:", "f:1:2:", "f:1:23", "f:2:10", "f:2:19", "f:2:26",
      ])
  }

  @Test("A check below the top names the path that leads there")
  func path() throws {
    let node = try Document.parse("{use: 1}", file: "f")
    #expect(
      SampleShape.model.check(node, file: "f", path: ["models", "a"]).map(\.description)
        == ["f:1:7: models.a.use: expected text, not a number"])
  }

  @Test("After 100 faults the check stops and says so")
  func limit() throws {
    let text = "{title: 'x', modes: [" + String(repeating: "1,", count: 5_000) + "]}"
    let lines = try check(text)
    #expect(lines.count == 101)
    #expect(lines.last?.contains("checking stops here after 100 faults") == true)
  }

  @Test(
    "A made-up name has letters, digits, - _ . and at most 64 characters",
    arguments: [
      ("a", true), ("7b", true), ("llama-3.1_8B", true), (String(repeating: "a", count: 64), true),
      ("", false), ("-a", false), (".a", false), ("_a", false), ("a b", false), ("a/b", false),
      ("é", false), ("a\n", false), (String(repeating: "a", count: 65), false),
    ])
  func names(key: String, isAllowed: Bool) {
    #expect(KeyRule.identifier.allows(key) == isAllowed)
  }
}
