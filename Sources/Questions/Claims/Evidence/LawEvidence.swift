import Formats
import Hypotheses
import ScalingLaws
import Spec
import Statistics

/// What laws say of a quantity: one law over its joint draws, or how far several lie apart.
enum LawEvidence {
  /// What a law says, with its interval over the joint draws that it carries.
  static func finding(
    under law: any ScalingLaw, isRatio: Bool, _ remark: String,
    _ value: (any ScalingLaw) -> Double?
  ) -> Finding {
    guard let centre = value(law), centre.isFinite else {
      return .none("\(law.card.id) does not answer", isRatio: isRatio)
    }
    guard let draws = law.draws else {
      return .none(
        "\(remark); it has no joint draws of its constants, and so no interval", value: centre,
        isRatio: isRatio)
    }
    let values = draws.rows.compactMap { value(law.replacingCoefficients($0)) }
      .filter(\.isFinite).sorted()
    return Finding(
      evidence: Evidence(value: centre, isRatio: isRatio, resamples: values.count) { level in
        guard let low = Quantiles.value(at: 0.5 - level / 2, ofSorted: values),
          let high = Quantiles.value(at: 0.5 + level / 2, ofSorted: values)
        else { return nil }
        return Interval(kind: .bootstrap, low: low, high: high, level: level)
      }, remark: remark + ", over \(values.count) joint draws", data: ["law \(law.card.id)"])
  }

  /// What one law says of a run against dense models.
  static func finding(
    on run: Run, _ mode: ComparisonMode, under id: String, in world: World,
    _ value: @escaping (LawResult.Numbers) -> Double?
  ) -> Finding {
    guard let law = world.law(id) else { return .none("the law is not asked", isRatio: true) }
    let request = ComparisonRequest(run: run, against: .denseEquivalent, modes: [mode])
    return finding(under: law, isRatio: true, "under \(id) alone, if its form holds") { law in
      request.result(under: law, mode: mode).numbers.flatMap(value)
    }
  }

  /// How far the scenario's laws lie apart on a multiplier in a mode of which evidence tells nothing.
  static func multiplier(of run: Run, _ mode: ComparisonMode, in world: World) -> Finding {
    let request = ComparisonRequest(run: run, against: .denseEquivalent, modes: [mode])
    let reason = "evidence tells of the same tokens alone, not of \(mode.rawValue)"
    let results = request.results(under: world.laws)
    guard let spread = Spread.of(.multiplier, in: results, run: run, mode: mode) else {
      return .none("\(reason), and none of the scenario's laws can answer", isRatio: true)
    }
    guard spread.lawCount > 1 else {
      return .none("\(reason); one law answers", value: spread.median, isRatio: true)
    }
    var remark = "\(reason); \(spread.lawCount) laws"
    if spread.extrapolatedCount > 0 {
      remark += ", \(spread.extrapolatedCount) of them outside their fitted range"
    }
    return Finding(
      evidence: Evidence(value: spread.median, isRatio: true) { _ in
        Interval(kind: .betweenLaws, low: spread.minimum, high: spread.maximum)
      }, remark: remark)
  }
}

extension World {
  /// The law of an id, among those that the scenario asks.
  func law(_ id: String) -> (any ScalingLaw)? { laws.first { $0.card.id == id } }
}

extension InputKind where Value == String {
  /// A law of the scenario, by its id or another word for it; the value is its id.
  static var scenarioLaw: InputKind {
    let name = InputKind.name(of: "law")
    return InputKind(name.shape, example: .text("law"), sample: "law", text: { $0 }) {
      node, reader in
      let known = reader.names["law"] ?? []
      if let id = node.text.flatMap(LawLibrary.law)?.card.id, known.contains(id) { return id }
      return name.value(of: node, reader)
    }
  }
}

extension Asking {
  /// The law that a claim rests on alone.
  mutating func evidenceLaw() -> String {
    self("law", .scenarioLaw, "The one law that is the evidence, by its joint draws")
  }
}
