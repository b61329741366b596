import Diagnostics
import Formats
import Testing

@Suite("Setting a value at a path")
struct SettingTests {
  private let node: Node

  init() throws {
    node = try Document.parse(
      "{runs: {dbrx: {tokens: '12T'}}, laws: ['a'],\n models: {'llama-3.1': {use: 'x'}}}", file: "f"
    )
  }

  private func set(_ path: [String], _ value: Double = 1) throws(InputFault) -> String {
    try node.setting(path, to: Node(.number(value))).text(.compact)
  }

  @Test("A known key is replaced where it stands, a new last key goes to the end")
  func replaced() throws {
    #expect(
      try set(["runs", "dbrx", "tokens"])
        == "{\"runs\":{\"dbrx\":{\"tokens\":1}},\"laws\":[\"a\"],\"models\":"
        + "{\"llama-3.1\":{\"use\":\"x\"}}}"
    )
    #expect(
      try set(["runs", "dbrx", "data"])
        == "{\"runs\":{\"dbrx\":{\"tokens\":\"12T\",\"data\":1}},\"laws\":[\"a\"],\"models\":"
        + "{\"llama-3.1\":{\"use\":\"x\"}}}")
    #expect(try set([]) == "1")
  }

  @Test("Items of lists are set by their number")
  func items() throws {
    #expect(node.keys(ofPath: "laws[0]") == ["laws", "0"])
    #expect(node.keys(ofPath: "laws.0") == ["laws", "0"])
    #expect(try node.setting(["laws", "0"], to: Node(.text("b")))["laws"]?.items?[0].text == "b")
    let fault = #expect(throws: InputFault.self) { try set(["laws", "1"]) }
    #expect(fault?.hint == "its items are 0 to 0")
  }

  @Test("Places of what was not touched stay, the new value keeps its own")
  func places() throws {
    let changed = try node.setting(
      ["models"], to: Node(.null, position: Position(line: 9, column: 9)))
    #expect(changed["models"]?.position == Position(line: 9, column: 9))
    #expect(changed.members?.last?.keyPosition == Position(line: 2, column: 2))
    #expect(changed["runs"] == node["runs"])
  }

  @Test(
    "A step that does not exist or leads through no object is named",
    arguments: [
      (["runs", "dbrxx", "tokens"], 1, "there is no 'dbrxx' in 'runs'; did you mean 'dbrx'?"),
      (["run", "dbrx", "tokens"], 0, "there is no 'run'; did you mean 'runs'?"),
      (["q", "z"], 0, "there is no 'q'; known: runs, laws, models"),
      (
        ["laws", "a"], 1,
        "'laws' has no item 'a'; its items are 0 to 0"
      ),
      (
        ["runs", "dbrx", "tokens", "low"], 3,
        "'low' cannot be set: 'runs.dbrx.tokens' is text, not an object; "
          + "only members of objects can be set"
      ),
    ])
  func missing(path: [String], step: Int, expected: String) throws {
    let fault = try #require(throws: InputFault.self) { _ = try set(path) }
    #expect(fault.description == expected)
  }

  @Test(
    "A dotted path is split at the keys that exist, points in keys included",
    arguments: [
      ("runs.dbrx.tokens", ["runs", "dbrx", "tokens"]),
      ("models.llama-3.1.use", ["models", "llama-3.1", "use"]),
      ("models.llama-3.2.use", ["models", "llama-3", "2", "use"]),
      ("runs", ["runs"]), ("x.y", ["x", "y"]), ("", [""]), ("runs.", ["runs", ""]),
      (".", ["", ""]),
    ])
  func dotted(path: String, expected: [String]) {
    #expect(node.keys(ofPath: path) == expected)
  }
}
