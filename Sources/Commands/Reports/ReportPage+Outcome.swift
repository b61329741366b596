import Formats
import Hypotheses
import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Spec
import Statistics
import Tabular

extension ReportPage {
  /// The page of a scenario; `pictures` are its charts drawn, where something could draw them.
  init(outcome: Outcome, composition: Composition, pictures: [[UInt8]]?) {
    self.init(
      title: outcome.scenario.title, question: outcome.scenario.question, version: Release.version)
    answer = outcome.answers.flatMap(\.headline)
    claims = outcome.answers.flatMap(\.verdicts).map { shown in
      Claim(
        verdict: Claim.Verdict(shown.verdict), word: shown.word, claim: shown.claim,
        evidence: shown.evidence)
    }
    warnings = outcome.warnings
    charts = outcome.charts
    self.pictures = pictures
    tables = outcome.tables
    read = (outcome.scenario.world.shown + outcome.answers.flatMap(\.shown)).map {
      ReportSection($0).read
    }
    laws = outcome.usedLaws.map { CitedLaw($0.card) }
    inputs = composition.inputs(of: outcome.scenario).map { input in
      Input(
        file: .init(path: input.path, sha256: input.digest.sha256),
        text: input.digest.content.map { String(decoding: $0, as: UTF8.self) })
    }
  }
}

extension Outcome {
  /// The laws that some table or picture rests on.
  var usedLaws: [any ScalingLaw] {
    let used = tables.reduce(into: Set<String>()) { ids, table in
      for column in table.columns.indices where table.columns[column].name == "law" {
        for row in table.rows { if case .text(let id) = row[column] { ids.insert(id) } }
      }
    }
    return scenario.laws.filter { law in
      used.contains(law.card.id)
        || charts.contains { $0.footer.contains { $0.contains("\(law.card.id) (") } }
    }
  }
}

extension ReportPage.Claim.Verdict {
  fileprivate init(_ verdict: Verdict) {
    switch verdict {
    case .supported: self = .supported
    case .refuted: self = .refuted
    case .inconclusive: self = .inconclusive
    case .noEvidence: self = .noEvidence
    }
  }
}

extension ReportPage.CitedLaw {
  /// A law's card for readers.
  init(_ card: LawCard) {
    let range = RangeAxis.allCases.compactMap { axis in
      card.range.extents[axis].map { "\(axis.phrase) \(Self.phrase($0))" }
    }
    self.init(
      id: card.id, title: card.title, source: card.citation,
      facts: [
        ("formula", card.form), ("symbols", card.conventions), ("coefficients", card.provenance),
        (
          "fitted range",
          (range.isEmpty ? "not stated" : range.joined(separator: "; "))
            + (card.range.source.isEmpty ? "" : " (\(card.range.source))")
        ), ("another reading of", card.variantOf ?? ""),
        ("cautions", card.cautions.joined(separator: "; ")),
      ])
  }

  private static func phrase(_ extent: Extent) -> String {
    switch (extent.low, extent.high) {
    case (let low?, let high?): "\(ShownNumber.value(low)) to \(ShownNumber.value(high))"
    case (let low?, nil): "from \(ShownNumber.value(low))"
    case (nil, let high?): "up to \(ShownNumber.value(high))"
    case (nil, nil): "open"
    }
  }
}
