import Formats
import Foundation
import Statistics
import TestSupport
import Testing

@testable import ScenarioEngine

/// The printed schema against the check that reads files by the same table.
@Suite("The schema of scenarios")
struct ScenarioSchemaTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let corpus = package.appending(path: "Tests/CommandsTests/Corpus")

  /// The scenarios of a folder.
  private static func files(_ folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json5") }.sorted().map { folder.appending(path: $0) }
  }

  static let right =
    files(corpus.appending(path: "right")) + files(package.appending(path: "scenarios"))
  static let wrong = files(corpus.appending(path: "wrong"))

  /// Files whose faults no schema can know: names that refer to nothing, numbers that do not fit
  /// together, files that are not there.
  static let beyondSchema: Set = [
    "batch-beyond-run", "active", "axes-range", "facts-points", "factuality-nothing",
    "factuality-wide", "plot-facts",
    "plot-k", "plot-quality", "both", "cycle", "dangling-model",
    "dangling-run",
    "extends-absolute",
    "extends-itself", "extends-missing", "extends-nothing", "extends-outside", "heads",
    "heatmap-nothing", "kv",
    "mode", "multiplier", "no-scores", "no-tokens", "overflow", "plot-of",
    "sweep-case",
    "sweep-nothing", "sweep-path", "sweep-range", "topk",
  ]

  private let evaluator = SchemaEvaluator(root: ScenarioShape.schema)

  private func isShaped(_ node: Node) -> Bool {
    let shape = node["extends"] == nil ? ScenarioShape.scenario : ScenarioShape.part
    return shape.check(node, file: "").isEmpty
  }

  @Test("Right files are right by the schema and by the check", arguments: right)
  func rightFiles(file: URL) throws {
    let node = try Document.parse(Array(try Data(contentsOf: file)), file: file.path)
    let isAccepted = try evaluator.accepts(node)
    #expect(isAccepted)
    #expect(isShaped(node))
  }

  @Test("Wrong files are wrong by the schema and by the check, but for what only reading can know")
  func wrongFiles() throws {
    #expect(Self.wrong.count >= 50)
    var beyond: Set<String> = []
    for file in Self.wrong {
      let bytes = Array(try Data(contentsOf: file))
      guard let node = try? Document.parse(bytes, file: file.path) else { continue }
      let isAccepted = try evaluator.accepts(node)
      #expect(isAccepted == isShaped(node), "\(file.lastPathComponent)")
      if isAccepted { beyond.insert(file.deletingPathExtension().lastPathComponent) }
    }
    #expect(beyond == Self.beyondSchema)
  }

  @Test("Schema and check agree on scenarios with random damage", arguments: right)
  func damage(file: URL) throws {
    let whole = try Document.parse(Array(try Data(contentsOf: file)), file: file.path)
    var random = SplitMix64(seed: 7)
    for round in 0..<Effort.count(120, brief: 30) {
      let node = damaged(whole, &random)
      let isAccepted = try evaluator.accepts(node)
      #expect(
        isAccepted == isShaped(node),
        "round \(round) of \(file.lastPathComponent): \(node.text(.compact))")
    }
  }

  private static let values: [Node.Value] = [
    .null, .boolean(true), .number(0), .number(-1), .number(2.5), .number(1e12), .text(""),
    .text("12T"), .text("12t"), .text("dbrx"), .text("ludziejewski-2025"), .list([]), .object([]),
    .list([Node(.text("a"))]), .object([Member(key: "use", value: Node(.text("dbrx")))]),
  ]
  private static let keys = ["title", "extends", "use", "total", "tokens", "no", "a b", "x"]

  /// One value, key or item changed, somewhere.
  private func damaged(_ node: Node, _ random: inout SplitMix64) -> Node {
    let dice = random.next() % 6
    let pick = { (count: Int, random: inout SplitMix64) in Int(random.next() % UInt64(count)) }
    switch node.value {
    case .object(let members) where dice > 0 && !members.isEmpty:
      var members = members
      let index = pick(members.count, &random)
      switch random.next() % 8 {
      case 0: members.remove(at: index)
      case 1:
        let key = Self.keys[pick(Self.keys.count, &random)]
        guard !members.contains(where: { $0.key == key }) else { break }
        let value = Self.values[pick(Self.values.count, &random)]
        members.append(Member(key: key, value: Node(value)))
      default:
        members[index] = Member(
          key: members[index].key, value: damaged(members[index].value, &random))
      }
      return Node(.object(members))
    case .list(let items) where dice > 0 && !items.isEmpty:
      var items = items
      let index = pick(items.count, &random)
      if random.next() % 5 == 0 {
        items.remove(at: index)
      } else {
        items[index] = damaged(items[index], &random)
      }
      return Node(.list(items))
    default:
      return Node(Self.values[pick(Self.values.count, &random)])
    }
  }

  @Test("The schema beside the bundled scenarios is the one that is printed")
  func committed() throws {
    let file = Self.package.appending(path: "scenarios/scenario.schema.json")
    if ProcessInfo.processInfo.environment["MOESIM_RECORD"] != nil {
      try Scenario.schema.write(to: file, atomically: true, encoding: .utf8)
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == Scenario.schema, "moesim schema --out scenarios/scenario.schema.json")
  }

  @Test("The schema names its dialect, and every bundled scenario names the schema")
  func names() throws {
    #expect(
      ScenarioShape.schema["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
    for file in Self.files(Self.package.appending(path: "scenarios")) {
      let node = try Document.parse(Array(try Data(contentsOf: file)), file: file.path)
      #expect(node["$schema"]?.text == "scenario.schema.json", "\(file.lastPathComponent)")
    }
  }
}
