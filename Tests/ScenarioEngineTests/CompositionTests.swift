import Diagnostics
import Formats
import Questions
import Spec
import Testing
import Units

@testable import ScenarioEngine

/// Files in memory; a path that starts with `link:` leads to what follows.
struct PaperFiles: FileReading {
  let texts: [String: String]
  var links: [String: String] = [:]

  func resolved(_ path: String) -> String? {
    if let target = links[path] { return target }
    if path == "." { return "/work" }
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : "/work/" + path).split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    let whole = "/" + parts.joined(separator: "/")
    return texts.keys.contains { $0 == whole || $0.hasPrefix(whole + "/") } ? whole : nil
  }

  func bytes(of path: String) throws(InputFault) -> [UInt8] {
    guard let text = texts[path] else { throw InputFault(problem: "no such file", hint: "") }
    return Array(text.utf8)
  }
}

/// Files that build on each other.
@Suite("Scenarios that extend others")
struct CompositionTests {
  static let base = """
    {
      title: "base",
      models: { m: { total: "7B" }, n: { use: "dbrx" } },
      runs: { r: { model: "m", tokens: "1T", context: 2048 } },
      laws: ["ludziejewski-2025", "clark-2022"],
    }
    """

  /// Composes `text` as /work/s/main.json5 beside other files.
  static func compose(
    _ text: String, _ files: [String: String] = [:], links: [String: String] = [:],
    settings: [String] = [], mayLeaveFolder: Bool = false
  ) throws(FaultList) -> Composition {
    let all = files.merging(["/work/s/main.json5": text]) { one, _ in one }
    return try Composition(
      bytes: Array(text.utf8), file: "s/main.json5", name: "main",
      settings: settings.compactMap { Setting($0) },
      files: PaperFiles(texts: all, links: links), mayLeaveFolder: mayLeaveFolder)
  }

  /// The lines of all faults.
  static func faults(_ body: () throws(FaultList) -> Void) -> [String] {
    do throws(FaultList) {
      try body()
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private func node(_ text: String) throws -> Node { try Document.parse(text, file: "") }

  @Test("Objects merge key by key, everything else is replaced, and null removes a key")
  func merging() throws {
    let whole = try Self.compose(
      """
      {
        extends: "base.json5",
        title: "main",
        models: { n: null, o: { total: "1B" } },
        runs: { r: { tokens: "2T", context: null } },
        laws: ["geometric-mean"],
      }
      """, ["/work/s/base.json5": Self.base])
    let expected = try node(
      """
      {
        title: "main",
        models: { m: { total: "7B" }, o: { total: "1B" } },
        runs: { r: { model: "m", tokens: "2T" } },
        laws: ["geometric-mean"],
      }
      """)
    #expect(whole.node.hasSameContent(as: expected))
    #expect(whole.inputs.map(\.path) == ["s/main.json5", "s/base.json5"])
    #expect(try whole.scenario().runs[0].tokens?.value == 2e12)
  }

  @Test("Of a list of bases the later ones win, and bases have bases, found from where they are")
  func order() throws {
    let whole = try Self.compose(
      "{ extends: ['a.json5', 'sub/b.json5'] }",
      [
        "/work/s/a.json5": "{ title: 'a', question: 'a' }",
        "/work/s/sub/b.json5": "{ extends: '../c.json5', title: 'b' }",
        "/work/s/c.json5": "{ title: 'c', question: 'c', laws: ['clark-2022'] }",
      ])
    #expect(whole.node["title"]?.text == "b")
    #expect(whole.node["question"]?.text == "c")
    #expect(
      whole.inputs.map(\.path)
        == ["s/main.json5", "s/a.json5", "s/sub/b.json5", "s/sub/../c.json5"])
  }

  @Test("A file may be the base of two others")
  func diamond() throws {
    let whole = try Self.compose(
      "{ extends: ['a.json5', 'b.json5'] }",
      [
        "/work/s/a.json5": "{ extends: 'c.json5' }", "/work/s/b.json5": "{ extends: 'c.json5' }",
        "/work/s/c.json5": "{ title: 'c' }",
      ])
    #expect(whole.node["title"]?.text == "c")
  }

  @Test("A fault names the file and the place of the value that it is about")
  func places() throws {
    let whole = try Self.compose(
      "{\n  extends: 'base.json5',\n  runs: { r: { model: 'q' } },\n  plots: 3,\n}",
      ["/work/s/base.json5": "{\n  title: 't',\n  models: { m: { total: '7b' } },\n  tilte: 1,\n}"])
    let found = Self.faults { () throws(FaultList) in _ = try whole.scenario() }
    try #require(found.count == 4)
    #expect(found[0].hasPrefix("s/base.json5:3:25: models.m.total: '7b' has the suffix 'b'"))
    #expect(
      found[1] == "s/base.json5:4:3: unknown key 'tilte'; did you mean 'title'?")
    #expect(found[2].hasPrefix("s/main.json5:3:23: unknown model 'q'"))
    #expect(found[3].hasPrefix("s/main.json5:4:10: plots: expected a list"))
  }

  /// What stands in `extends`, further files, and the beginning of the one fault.
  static let wrong: [(text: String, files: [String: String], fault: String)] = [
    ("'no.json5'", [:], "s/main.json5:1:12: there is no file 'no.json5'; paths are relative"),
    ("''", [:], "s/main.json5:1:12: extends: expected a file, not an empty text"),
    ("[]", [:], "s/main.json5:1:12: extends: the list has 0 of at least 1 items"),
    ("7", [:], "s/main.json5:1:12: extends: expected a file or a list, not a number"),
    (
      "'main.json5'", [:],
      "s/main.json5:1:12: 'extends' goes round in a circle: s/main.json5 → s/main.json5"
    ),
    (
      "'a.json5'", ["/work/s/a.json5": "{ title: 'a',\n  extends: './main.json5' }"],
      "s/a.json5:2:12: 'extends' goes round in a circle: s/main.json5 → s/a.json5 → s/main.json5"
    ),
    (
      "'a.json5'", ["/work/s/a.json5": "{ title: }"], "s/a.json5:1:10: the key 'title' has no value"
    ),
    ("'a.json5'", ["/work/s/a.json5": "[1]"], "s/a.json5:1:1: a scenario is an object, not a list"),
    (
      "'../a.json5'", ["/work/a.json5": "{}"],
      "s/main.json5:1:12: '../a.json5' lies outside the folder of the scenario; move it there, or"
    ),
    (
      "'/work/s/a.json5'", ["/work/s/a.json5": "{}"],
      "s/main.json5:1:12: '/work/s/a.json5' is an absolute path; write it relative"
    ),
    (
      "'../s2/a.json5'", ["/work/s2/a.json5": "{}"],
      "s/main.json5:1:12: '../s2/a.json5' lies outside the folder"
    ),
    ("'a.json5\\u0000.txt'", ["/work/s/a.json5": "{}"], "s/main.json5:1:12: there is no file"),
    ("'sub'", ["/work/s/sub/a.json5": "{}"], "s/main.json5:1:12: 'sub': no such file"),
  ]

  @Test(
    "A base that is missing, wrong, circular or outside is a fault at its place", arguments: wrong)
  func wrongBase(text: String, files: [String: String], fault: String) {
    let found = Self.faults { () throws(FaultList) in
      _ = try Self.compose("{ extends: \(text), title: 't' }", files)
    }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(fault) == true, "\(found)")
  }

  @Test("A link that leaves the folder is outside, and may be allowed")
  func links() throws {
    let files = ["/secret/a.json5": "{ title: 'a' }"]
    let links = ["s/a.json5": "/secret/a.json5"]
    let found = Self.faults { () throws(FaultList) in
      _ = try Self.compose("{ extends: 'a.json5' }", files, links: links)
    }
    #expect(found.count == 1)
    #expect(found.first?.contains("'a.json5' lies outside the folder of the scenario") == true)
    let allowed = try Self.compose(
      "{ extends: 'a.json5' }", files, links: links, mayLeaveFolder: true)
    #expect(allowed.node["title"]?.text == "a")
  }

  @Test("Seventeen files in a row and sixty-five in all are too many")
  func limits() {
    var chain: [String: String] = [:]
    for index in 0..<20 {
      chain["/work/s/\(index).json5"] = "{ extends: '\(index + 1).json5' }"
    }
    let deep = Self.faults { () throws(FaultList) in
      _ = try Self.compose("{ extends: '0.json5' }", chain)
    }
    #expect(
      deep == [
        "s/15.json5:1:12: more than 16 files extend each other in a row; merge some of them into one"
      ])
    // Two links in each of sixteen files are 65,536 ways.
    var doubling: [String: String] = [:]
    for index in 0..<16 {
      doubling["/work/s/\(index).json5"] =
        "{ extends: ['\(index + 1).json5', '\(index + 1).json5'] }"
    }
    doubling["/work/s/16.json5"] = "{}"
    let wide = Self.faults { () throws(FaultList) in
      _ = try Self.compose("{ extends: '0.json5' }", doubling)
    }
    #expect(wide.contains { $0.contains("put together from more than 64 files") })
  }

  @Test("null that removes nothing is a fault with a suggestion")
  func nothingToRemove() {
    let found = Self.faults { () throws(FaultList) in
      _ = try Self.compose(
        "{ extends: 'base.json5', models: { mm: null } }", ["/work/s/base.json5": Self.base])
    }
    #expect(
      found == ["s/main.json5:1:36: null removes 'models.mm', which no base has; known: m, n"])
  }

  @Test("Faults of all bases are reported at once")
  func together() {
    let found = Self.faults { () throws(FaultList) in
      _ = try Self.compose(
        "{ extends: ['a.json5', 'no.json5', 'b.json5'] }",
        ["/work/s/a.json5": "{ a: }", "/work/s/b.json5": "{ b: }"])
    }
    #expect(found.count == 3)
  }

  @Test("A scenario that comes without a folder extends nothing")
  func noFolder() {
    #expect(throws: FaultList.self) {
      try Scenario(bytes: Array("{ extends: 'a' }".utf8), file: "x", name: "x")
    }
  }
}
