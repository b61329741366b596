import Diagnostics
import Formats
import Questions
import ScalingLaws
import Statistics
import Testing
import Units

@testable import ScenarioEngine

/// Values that a call puts into a scenario.
@Suite("Settings")
struct ScenarioSettingTests {
  private static let text = """
    {
      title: "t",
      models: { m: { total: "7B" }, "llama-3.1": { total: "8B" } },
      runs: { r: { model: "m", tokens: "1T" } },
      compare: [{ run: "r", against: "denseEquivalent", modes: ["sameTokens"] }],
      hypotheses: [{ name: "h", quantity: "denseEquivalent", of: "r", atLeast: "1B" }],
      sweep: { grid: { "runs.r.tokens": ["1T", "2T"] } },
    }
    """

  private func set(_ settings: String...) throws(FaultList) -> Composition {
    try CompositionTests.compose(Self.text, settings: settings)
  }

  /// A setting, the path where it stands afterwards, and the value as JSON.
  static let good: [(setting: String, path: [String], value: String)] = [
    ("title=A B", ["title"], "\"A B\""),
    ("title='A'", ["title"], "\"A\""),
    ("title=2025", ["title"], "\"2025\""),
    ("models.m.total=12T", ["models", "m", "total"], "\"12T\""),
    ("models.m.total = 12e9", ["models", "m", "total"], "12000000000"),
    ("models.llama-3.1.total=9B", ["models", "llama-3.1", "total"], "\"9B\""),
    ("models.new={use: 'dbrx'}", ["models", "new", "use"], "\"dbrx\""),
    ("runs.r.context=8192", ["runs", "r", "context"], "8192"),
    ("laws=['clark-2022']", ["laws"], "[\"clark-2022\"]"),
    ("sweep.grid.runs.r.tokens=[1, 2]", ["sweep", "grid", "runs.r.tokens"], "[1,2]"),
    ("sweep.zip.models.m.total=[1e9]", ["sweep", "zip", "models.m.total"], "[1000000000]"),
  ]

  @Test("A value is read as JSON5, or else as the text that it is", arguments: good)
  func reading(setting: String, path: [String], value: String) throws {
    let whole = try set(setting)
    #expect(whole.ownFaults.isEmpty)
    var node: Node? = whole.node
    for key in path { node = node?[key] }
    #expect(node?.text(.compact) == value)
  }

  @Test("A path of very many steps is refused as soon as a short one", arguments: [".a", "[0]"])
  func longPath(step: String) throws {
    let path = "models.m" + String(repeating: step, count: 60_000)
    let faults = try set(path + "=1").ownFaults
    #expect(faults.count == 1 && faults[0].problem.contains("'models.m'"))
    #expect(faults.allSatisfy { $0.description.count < 400 })
  }

  @Test("Items of lists are named by their number, with or without brackets")
  func items() throws {
    for path in ["compare[0].modes", "compare.0.modes"] {
      let whole = try set("\(path)=['bothOptimal']")
      #expect(whole.node["compare"]?.items?[0]["modes"]?.text(.compact) == "[\"bothOptimal\"]")
    }
    #expect(try set("compare[0].modes[0]=bothOptimal").ownFaults.isEmpty)
  }

  @Test("null removes a key or an item")
  func removing() throws {
    let whole = try set("sweep=null", "hypotheses[0]=null", "models.llama-3.1=null")
    #expect(whole.node["sweep"] == nil)
    #expect(whole.node["hypotheses"]?.items == [])
    #expect(whole.node["models"]?.members?.map(\.key) == ["m"])
  }

  @Test("What lies between is made where the table knows it")
  func between() throws {
    let whole = try CompositionTests.compose(
      "{ title: 't', data: { d: {} } }",
      settings: [
        "data.d.multiplier.value=2", "data.d.multiplier.acts=tokens",
        "data.d.multiplier.measuredOn=MMLU",
      ])
    #expect(try whole.scenario().world.corpora[0].effect.amount == 2)
  }

  /// Settings that lead nowhere, and the whole fault.
  static let wrong: [(setting: String, fault: String)] = [
    ("titel=x", "--set titel: the scenario has no 'titel'; did you mean 'title'?"),
    (
      "extends='a.json5'",
      "--set extends: what a file extends is read before values are set; change the file"
    ),
    (
      "compare[0].modes[0][1]=x",
      "--set compare[0].modes[0][1]: 'compare.0.modes.0' is text, and has no '1'; leave that out"
    ),
    ("runs.q.tokens=1T", "--set runs.q.tokens: 'runs' has no 'q'; known: r"),
    ("runs.r.tokns=1T", "--set runs.r.tokns: 'runs.r' has no 'tokns'; did you mean 'tokens'?"),
    ("runs.new=7", "--set runs.new: 'runs' has no 'new'; known: r"),
    (
      "runs.r.model.x=7",
      "--set runs.r.model.x: 'runs.r.model' is a model, and has no 'x'; leave that out"
    ),
    ("compare[3].run=r", "--set compare[3].run: 'compare' has no item '3'; its items are 0 to 0"),
    ("plots[0]=1", "--set plots[0]: 'plots' has no item '0'; the list is empty"),
    ("runs.r.data=null", "--set runs.r.data: 'runs.r' has no 'data'; known: model, tokens"),
    ("runs..r=1", "--set runs..r: 'runs' has no ''; known: r"),
    ("laws=[", "--set laws:1:1: the list that starts here is never closed; add ']' at its end"),
    (
      "models.m.total=7b",
      "--set models.m.total: models.m.total: '7b' has the suffix 'b', which could mean several "
        + "things; suffixes are K M B G T P, in capitals"
    ),
    ("runs.r.model=n", "--set runs.r.model: unknown model 'n'; known: m, llama-3.1"),
    (
      "runs.r.tokens=3T",
      "--set runs.r.tokens: the sweep varies 'runs.r.tokens', so that this value would not count; "
        + "set the axis, or remove it with --set sweep=null"
    ),
  ]

  @Test("A setting that leads nowhere or does not fit is a fault of its own", arguments: wrong)
  func deadEnd(setting: String, fault: String) {
    let found = CompositionTests.faults { () throws(FaultList) in
      _ = try set(setting).scenario()
    }
    #expect(found.first == fault)
  }

  @Test("A word without a value sets nothing", arguments: ["title", "=x", "title=", " = "])
  func noSetting(word: String) {
    #expect(Setting(word) == nil)
  }

  @Test("Faults of settings come together with those of the file")
  func together() {
    let found = CompositionTests.faults { () throws(FaultList) in
      _ = try CompositionTests.compose(
        "{ title: 't', modles: {} }", settings: ["titel=x", "laws=3"]
      ).scenario()
    }
    #expect(found.count == 3)
  }

  @Test("Settings at random neither stop the program nor pass unheard")
  func random() throws {
    var random = SplitMix64(seed: 11)
    let steps = [
      "models", "m", "runs", "r", "tokens", "compare", "0", "[0]", "[9]", "modes", "", "x", "total",
      "llama-3", "1", "sweep", "grid", "data", "[", "]", "a[", "flop", "of",
    ]
    let values = ["1", "12T", "null", "{}", "[]", "{a: 1}", "'x'", "[[", "true", "-1e400"]
    let untouched = try set().node
    for _ in 0..<300 {
      let count = 1 + Int(random.next() % 5)
      let path = (0..<count).map { _ in steps[Int(random.next() % UInt64(steps.count))] }
      let value = values[Int(random.next() % UInt64(values.count))]
      guard let setting = Setting(path.joined(separator: ".") + "=" + value) else { continue }
      let whole = try set(setting.path + "=" + setting.text)
      let isChanged = whole.changes.contains { $0.winner.isWhole }
      let isAdded = !whole.node.hasSameContent(as: untouched)
      #expect(isChanged || isAdded || !whole.ownFaults.isEmpty, "\(setting)")
    }
  }

  @Test("Origins name what won and what it replaced, the last one first")
  func origins() throws {
    let whole = try CompositionTests.compose(
      "{\n  extends: 'base.json5',\n  runs: { r: { tokens: '2T' } },\n  laws: null,\n}",
      ["/work/s/base.json5": CompositionTests.base],
      settings: ["runs.r.tokens=3T", "question=why", "runs.r.data=d"])
    let rows = whole.origins.map { [$0.path, $0.source] + $0.replaced }
    #expect(rows.first == ["title", "s/base.json5:2"])
    #expect(rows.contains(["question", "--set"]))
    #expect(rows.contains(["models", "s/base.json5:3"]))
    #expect(rows.contains(["runs", "s/main.json5:3, s/base.json5:4, --set"]))
    #expect(
      rows.contains(["runs.r.tokens", "--set runs.r.tokens", "s/main.json5:3", "s/base.json5:4"]))
    #expect(rows.contains(["runs.r.data", "--set runs.r.data"]))
    #expect(rows.contains(["laws", "removed by s/main.json5:4", "s/base.json5:5"]))
    #expect(rows.contains(["plots", "default: none"]))
  }
}
