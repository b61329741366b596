import Fitting
import Tabular

extension DataForms {
  /// What joint fits came to, for the tables.
  struct Fitted {
    let request: DataForms
    let comparison: CorpusComparison
    /// What the runs decide between the forms.
    let conclusion: String

    private let suffix: String

    var name: String { (request.name ?? "") + suffix }
    var corpora: [String] { comparison.problem.corpora }
    var lowestAICC: Double? { comparison.fits.compactMap(\.score.aicc).min() }

    init?(_ asked: Resolved<DataForms>) {
      guard let comparison = try? asked.found.get() else { return nil }
      self.init(request: asked.question, comparison: comparison)
    }

    /// The fits to all runs, and those without runs that lie far off where there are some.
    static func all(_ asked: Resolved<DataForms>) -> [Fitted] {
      guard let fitted = Fitted(asked) else { return [] }
      return [fitted]
        + fitted.comparison.withoutSuspects.map {
          Fitted(request: asked.question, comparison: $0, suffix: " without outliers")
        }
    }

    private init(request: DataForms, comparison: CorpusComparison, suffix: String = "") {
      self.request = request
      self.comparison = comparison
      self.suffix = suffix
      conclusion = comparison.conclusion(within: request.difference).sentence
    }

    /// The conclusion as a sentence of its own.
    var sentence: String { conclusion.prefix(1).uppercased() + conclusion.dropFirst() + "." }
  }

  public static func answer(_ asked: [Resolved<DataForms>], in world: World) -> Answer {
    let fitted = asked.flatMap(Fitted.all)
    let (forms, effects) = (FormRow.all(fitted), EffectRow.all(fitted))
    let predictions = PredictionRow.all(fitted)
    let alone: Set<String> = fitted.count == 1 ? ["fit", "reference", "confidence"] : []
    let hidden: Set = [
      "runs", "constants", "log_likelihood", "aicc", "aicc_difference", "bic", "likelihood_ratio",
      "likelihood_ratio_p", "agreeing_starts", "starts", "failed_resamples", "conclusion",
    ]
    return Answer(
      headline: fitted.map { "\($0.name): \($0.conclusion)." },
      shown: [
        ShownTable(
          title: "Forms of data quality",
          Table(
            "data_forms", "Competing forms of data quality on the same runs.", of: forms,
            FormRow.columns),
          notes: fitted.map {
            "\($0.name): \($0.comparison.problem.runs.count) runs, each corpus against "
              + "\($0.corpora[0]). \($0.sentence)"
          },
          hiding: hidden.union(alone),
          rows: FormRow.bestFirst(forms)),
        ShownTable(
          title: "What the forms that stand say of each corpus",
          Table(
            "data_effects", "What each form says of each corpus against the reference.",
            of: effects, EffectRow.columns),
          hiding: alone,
          rows: effects.indices.filter { effects[$0].form.stands }),
      ].filter { !$0.table.rows.isEmpty },
      more: [
        Table(
          "data_predictions", "What each form predicts beyond the runs.",
          of: predictions, PredictionRow.columns)
      ], forecasts: predictions.filter { $0.form.stands && $0.scale > 1 }.map(\.forecast),
      warnings: asked.flatMap(warnings))
  }

  private static func warnings(_ asked: Resolved<DataForms>) -> [String] {
    let name = asked.question.name ?? ""
    let comparison: CorpusComparison
    switch asked.found {
    case .failure(let refusal):
      return ["the forms of '\(name)' are left out: \(refusal.problem); \(refusal.hint)"]
    case .success(let value): comparison = value
    }
    var warnings: [String] = []
    if let suspects = comparison.suspects {
      warnings.append(
        "\(name): \(suspects.excluded.count) of \(comparison.problem.runs.count) runs "
          + (suspects.excluded.count == 1 ? "lies" : "lie")
          + " far off the fit of their corpus: \(suspects.names); the answers without them stand beside; "
          + "'outliers' sets such runs aside")
    }
    if let outliers = comparison.outliers, let limit = asked.question.outlierLimit {
      warnings.append("\(name): \(outliers.summary(limit: limit))")
    }
    for fit in comparison.fits where fit.failures > 0 && fit.effect == fit.effect.fitted {
      warnings.append(
        "\(name): \(fit.failures) of \(comparison.replicates) resamples found no minimum "
          + "of the form \(fit.effect.rawValue) and are in no interval")
    }
    let silent = comparison.fits.filter { $0.effect == $0.effect.fitted && $0.withheld != nil }
    let standing = comparison.standing(within: asked.question.difference).map(\.effect)
    for fit in silent where standing.contains(fit.effect) {
      warnings.append(
        "\(name): no intervals under \(fit.effect.rawValue): \(fit.withheld ?? "")")
    }
    // A form that the runs exclude errs alike by itself: its reason would mislead.
    let excluded = silent.map(\.effect).filter { !standing.contains($0) }.map(\.rawValue)
    if !excluded.isEmpty {
      warnings.append(
        "\(name): no intervals under \(excluded.joined(separator: ", ")), which the runs exclude")
    }
    for fit in comparison.fits where fit.agreeing == 1 && fit.starts > 1 {
      warnings.append(
        "\(name): only one of \(fit.starts) starts found the minimum of the form "
          + fit.effect.rawValue)
    }
    return warnings
  }
}
