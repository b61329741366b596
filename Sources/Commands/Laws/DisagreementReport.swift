import Evidence
import Questions
import ReportWriter
import ScalingLaws
import Tabular
import Units

/// `moesim explain disagreement MODEL`: why laws differ on a model, with what each cause is worth.
struct DisagreementReport {
  private let found: [Disagreement]
  /// Why laws do not answer, each reason once with its laws.
  private let silent: [(reason: String, laws: [String])]
  private let subject: ExplainSubject
  /// The model as it stands within a sentence.
  private let name: String
  private let measured: PredictedEquivalent?

  init(_ laws: [any ScalingLaw], _ subject: ExplainSubject) {
    self.subject = subject
    name = subject.name.hasPrefix("A model of") ? "a" + subject.name.dropFirst() : subject.name
    var found: [Disagreement] = []
    var silent: [(reason: String, laws: [String])] = []
    for law in laws where law.card.kind == .law {
      do throws(Refusal) {
        found.append(try Disagreement(law, of: subject.design, tokens: subject.tokens))
      } catch {
        let index = silent.firstIndex { $0.reason == error.reason } ?? silent.endIndex
        if index == silent.endIndex { silent.append((error.reason, [])) }
        silent[index].laws.append(law.card.id)
      }
    }
    (self.found, self.silent) = (found, silent)
    let sizes = (subject.design.active.all, subject.design.total.all)
    if let active = sizes.0, let total = sizes.1 {
      measured = try? MatchedPairs.bundled.model.predict(active: active, total: total)
    } else {
      measured = nil
    }
  }

  private static let causes: [(words: String, value: @Sendable (Disagreement) -> Double?)] = [
    ("tokens beyond 20 for each active parameter", { $0.byTokens }),
    ("what counts as embeddings", { $0.byEmbeddings }),
    ("how fine the experts are", { $0.byGranularity }),
    ("the step beyond the fitted range", { $0.byRange }),
  ]

  /// How far laws lie apart, which cause weighs most, and what evidence says.
  var headline: [String] {
    if subject.design.kind == .dense {
      return ["\(subject.name) is dense: it is worth itself, and laws have nothing to disagree on."]
    }
    let sizes = found.map(\.equivalent).sorted()
    guard let low = sizes.first, let high = sizes.last, found.count > 1 else {
      return ["Fewer than two laws answer for \(name), so that none disagree."]
    }
    var lines = [
      "\(found.count) laws put \(name) on \(subject.tokens.rounded(to: 3)) tokens at a dense "
        + "\(low.rounded(to: 2)) to \(high.rounded(to: 2))."
    ]
    let spreads = Self.causes.compactMap { cause -> (words: String, low: Double, high: Double)? in
      let factors = found.compactMap(cause.value)
      guard let low = factors.min(), let high = factors.max() else { return nil }
      return (cause.words, low, high)
    }
    if let most = spreads.max(by: { $0.high / $0.low < $1.high / $1.low }) {
      lines.append(
        "The cause that weighs most is \(most.words): it moves single laws by "
          + "×\(most.low.rounded(toDigits: 2)) to ×\(most.high.rounded(toDigits: 2)).")
    }
    if let measured, let interval = measured.interval(level: 0.8) {
      lines.append(
        "Measured pairs say \(measured.centre.rounded(to: 2)) (\(interval.low.rounded(to: 2)) to "
          + "\(interval.high.rounded(to: 2)), 80 % interval): trust them before any law.")
    }
    return lines
  }

  var sections: [ReportSection] {
    let table = Table(
      "disagreement", "Why they differ: the answer as asked over the answer without one cause",
      of: found, Self.columns)
    let notes =
      [
        "Factors stand for N_eq over N_active and do not multiply to the whole. tokens: against 20 for "
          + "each active parameter. embeddings: against sizes with both. granularity: against experts as "
          + "wide as all that a token uses. range: against the same proportions shrunk into the runs that "
          + "the law was fitted on. An empty cell: the law does not answer so, or lies inside."
      ] + silent.map { "No answer, \($0.laws.joined(separator: ", ")): \($0.reason)." }
    return [ReportSection(table: table, notes: notes)]
  }

  private static let columns: [Filling<Disagreement>] = [
    .text("law", "Id of the law.") { $0.law.id },
    .number("dense_equivalent", unit: "parameters", "As asked.") { $0.equivalent.value },
    .number("gamma", "γ of active (total/active)^γ.") { $0.gamma },
    .number("tokens", "Against 20 tokens for each active parameter.") { $0.byTokens },
    .number("embeddings", "Against sizes with both embeddings.") { $0.byEmbeddings },
    .number("granularity", "Against one wide expert for a token.") { $0.byGranularity },
    .number("range", "Against the same proportions inside the range.") { $0.byRange },
    .text("outside", "How far outside the fitted range.") {
      $0.excesses.first?.phrase ?? "inside"
    },
  ]
}
