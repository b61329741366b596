import Diagnostics
import Formats
import QualityAxes
import Questions
import Spec
import Units

extension Decoder {
  /// What a scenario asks beyond loss.
  mutating func quality(_ node: Node) -> QualityRequests {
    var requests = QualityRequests(exponents: exponents(node["axes"]))
    if let facts = node["facts"] { requests.facts = self.facts(facts, requests.exponents) }
    if let rating = node["rating"] { requests.rating = self.rating(rating) }
    if let factuality = node["factuality"] { requests.factuality = self.factuality(factuality) }
    return requests
  }

  private mutating func exponents(_ node: Node?) -> [QualityAxis: ClosedRange<Double>] {
    var ranges: [QualityAxis: ClosedRange<Double>] = [:]
    for axis in QualityAxis.allCases {
      guard let range = node?[axis.rawValue], let items = range.items, items.count >= 2 else {
        continue
      }
      let ends = items.compactMap(\.number)
      guard ends.count == items.count else { continue }
      guard ends.count == 2, ends[0] <= ends[1] else {
        note(range, "this is no range of γ", "write its low and its high end, such as [0, 0.5]")
        continue
      }
      ranges[axis] = ends[0]...ends[1]
    }
    return ranges
  }

  private mutating func facts(
    _ node: Node, _ exponents: [QualityAxis: ClosedRange<Double>]
  ) -> FactsRequest? {
    guard node.members != nil else { return nil }
    var asked: [Run] = []
    if let names = node["runs"] {
      for name in names.items ?? [] {
        guard let run = run(named: name) else { continue }
        guard run.knowing(exponents: exponents) != nil else {
          note(
            name, "the run \(Fault.quoted(run.name)) has no size to know facts with",
            "give its model sizes, or leave it out")
          continue
        }
        asked.append(run)
      }
    } else {
      asked = runs.filter { $0.knowing(exponents: exponents) != nil }
      if asked.isEmpty, known.runs.isEmpty {
        note(node, "there is no run to ask what it knows", "add a run with a sized model")
      }
    }
    do throws(InputFaults) {
      let question = try FactQuestion(
        world: try world(node["world"]), points: try points(node["points"]),
        guessing: share(node["guessing"], standard: 0))
      return FactsRequest(question: question, runs: asked)
    } catch {
      noteQuality(error, in: node)
      return nil
    }
  }

  private func world(_ node: Node?) throws(InputFaults) -> FactQuestion.World? {
    guard let facts = node?["facts"]?.number, let exponent = node?["zipf"]?.number,
      let bits = node?["bitsPerFact"]?.number, let mentions = node?["mentionsPerToken"]?.number,
      (1...FactWorld.limit).contains(facts), (0...4).contains(exponent), bits > 0, mentions > 0
    else { return nil }
    return try FactQuestion.World(
      facts: FactWorld(facts: facts, exponent: exponent, bitsPerFact: bits),
      mentionsPerToken: mentions)
  }

  private func points(_ node: Node?) throws(InputFaults) -> [StoredRecalledPoint]? {
    guard let items = node?.items else { return nil }
    var points: [StoredRecalledPoint] = []
    for item in items {
      guard let model = item["model"]?.text,
        let size = item["size"].flatMap({ try? Parameters(node: $0) }),
        let stored = item["stored"]?.number, let direct = item["direct"]?.number,
        (0...1).contains(stored), (0...1).contains(direct)
      else { return nil }
      points.append(
        try StoredRecalledPoint(model: model, size: size, stored: stored, direct: direct))
    }
    return points
  }

  private mutating func factuality(_ node: Node) -> FactualityRequest? {
    guard node.members != nil else { return nil }
    var profiles: [(name: String, profile: FactualityProfile)] = []
    for member in node["models"]?.members ?? [] {
      let model = member.value
      guard let precision = model["precision"]?.number, let mean = model["supported"]?.number,
        let deviation = model["deviation"]?.number, (0...1).contains(precision), mean > 0,
        deviation >= 0
      else { continue }
      do throws(InputFaults) {
        let empty = min(share(model["emptyShare"], standard: 0), 1 - 1e-9)
        let support = try SupportDistribution(
          mean: mean / max(1 - empty, 1e-12), deviation: deviation, emptyShare: empty)
        profiles.append(
          (member.key, try FactualityProfile(precision: precision, support: support)))
      } catch {
        noteQuality(error, in: model)
      }
    }
    guard node["use"] != nil || node["models"]?.members?.isEmpty == false else {
      note(node, "no model is named", "write use: \"longfact-2024\", or models of your own")
      return nil
    }
    let numbers = node["goals"]?.items?.compactMap(\.integer)
    let goals = numbers?.compactMap { try? FactGoal($0) } ?? FactGoal.published
    return FactualityRequest(
      usesLongFact: node["use"] != nil, profiles: profiles, goals: Set(goals).sorted())
  }

  /// A share; one that is none was reported by the shape, and counts as the nearest that is.
  func share(_ node: Node?, standard: Double) -> Double {
    min(max(node?.number ?? standard, 0), 1)
  }

  /// Notes faults of numbers at the keys that they are about, or at the whole.
  mutating func noteQuality(_ error: InputFaults, in node: Node) {
    note(error, in: node, parts: ["world", "training"], keys: Self.keys)
  }

  /// Where the scenario's key differs from the name of the number.
  private static let keys = [
    "mean": "supported", "exponent": "zipf", "size": "points", "stored": "points",
    "direct": "points",
  ]
}
