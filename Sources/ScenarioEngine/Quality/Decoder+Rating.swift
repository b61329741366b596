import Diagnostics
import Formats
import QualityAxes
import Spec
import Units

extension Decoder {
  /// What it takes to tell models apart; `nil` after a fault.
  mutating func rating(_ node: Node) -> RatingQuestion? {
    guard node.members != nil else { return nil }
    let facts = node["factsPerResponse"]?.number ?? RatingQuestion.publishedFacts
    guard facts > 0 else { return nil }
    let known = RaterOffer.published(factsPerResponse: facts)
    var raters: [RaterOffer] = []
    for item in node["raters"]?.items ?? [] {
      guard let rater = rater(item, among: known) else { continue }
      if raters.contains(where: { $0.name == rater.name }) {
        note(
          item, "two raters have the name \(Fault.quoted(rater.name))",
          "give one of them another name")
        continue
      }
      raters.append(rater)
    }
    if node["raters"] == nil { raters = known }
    let differences = node["differences"]?.items?.compactMap(\.number) ?? []
    let spread = PairedComparison.publishedDeviations.value
    let deviations =
      node["deviations"]?.items?.compactMap(\.number) ?? [spread.lowerBound, spread.upperBound]
    // What has the wrong shape was reported by the shape.
    guard !raters.isEmpty, !differences.isEmpty, !deviations.isEmpty,
      (differences + deviations).allSatisfy({ $0 > 0 }),
      (1e-12..<1).contains(node["significance"]?.number ?? 0.05),
      (0..<1).contains(node["power"]?.number ?? 0.8)
    else { return nil }
    do throws(InputFaults) {
      return try RatingQuestion(
        raters: raters, differences: differences, deviations: deviations,
        withinShare: share(node["withinShare"], standard: 0.12),
        assurance: Assurance(
          significance: node["significance"]?.number ?? 0.05, power: node["power"]?.number ?? 0.8),
        factsPerResponse: facts, training: try training(node["training"]))
    } catch {
      noteQuality(error, in: node)
      return nil
    }
  }

  private func training(_ node: Node?) throws(InputFaults) -> RatingQuestion.Training? {
    guard let deviation = node?["runDeviation"]?.number,
      let cost = node?["costPerRun"].flatMap({ try? Dollars(node: $0) }), deviation >= 0
    else { return nil }
    return try RatingQuestion.Training(deviation: deviation, costPerRun: cost)
  }

  private mutating func rater(_ node: Node, among known: [RaterOffer]) -> RaterOffer? {
    if let name = node.text { return known.first { $0.name == name } }
    guard let name = node["name"]?.text, let cost = node["costPerResponse"]?.number,
      let sensitivity = node["sensitivity"]?.number,
      let specificity = node["specificity"]?.number, cost > 0, (0...1).contains(sensitivity),
      (0...1).contains(specificity)
    else { return nil }
    do throws(InputFaults) {
      let rater = try RaterOffer(
        name: name, costPerResponse: Dollars(cost),
        attenuation: Attenuation(sensitivity: sensitivity, specificity: specificity))
      guard rater.attenuation.factor > 0 else {
        note(
          node, "a rater of this sensitivity and specificity tells nothing",
          "their sum has to be above 1")
        return nil
      }
      return rater
    } catch {
      noteQuality(error, in: node)
      return nil
    }
  }
}
