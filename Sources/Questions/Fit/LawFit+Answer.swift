import Diagnostics
import Fitting
import Formats
import ScalingLaws
import Statistics
import Tabular
import Units

extension LawFit {
  public static func answer(_ asked: [Resolved<LawFit>], in world: World) -> Answer {
    guard let one = asked.first else { return Answer() }
    let query = one.question
    guard let findings = one.found, findings.best.values.allSatisfy(\.isFinite),
      findings.best.objective.isFinite
    else {
      var answer = Answer()
      answer.refusals = [
        Fault(
          file: query.table.path, position: nil,
          problem: "no search found finite constants of \(query.form.id)",
          hint: "check the units of the columns, or hold some constants")
      ]
      return answer
    }
    let report = FitReport(query: query, findings: findings)
    var answer = Answer(
      headline: report.headline, shown: report.sections, more: report.more,
      charts: FitCharts(query: query, findings: findings, derived: report.derived).all,
      warnings: report.warnings)
    answer.facts = [
      ("law", .text(query.form.id)), ("formula", .text(query.form.formula)),
      ("file", .text(query.table.path)), ("runs", .integer(query.runs.count)),
      ("objective_name", .text(query.problem.objective.summary)),
      ("seed", .text(String(query.seed))),
    ]
    answer.sources =
      [(query.form.id, query.form.formula)]
      + query.read.columns.map { column in
        (
          "column \(column.header)",
          [column.meaning, column.unit, "\(column.low) to \(column.high)"].filter { !$0.isEmpty }
            .joined(separator: "; ")
        )
      }
    answer.seed = query.seed
    answer.product = query.product(findings)
    return answer
  }

  /// The fitted law as its file holds it, unless no scenario could use it.
  private func product(_ findings: FitFindings) -> Answer.Product? {
    let name = table.path.split(separator: "/").last.map(String.init) ?? table.path
    if form is RecipeForm {
      return .none(because: "a recipe's law knows compute alone, and no design")
    }
    let law = FittedLawFile(
      form: form, title: "\(form.id) fitted to \(name)", constants: findings.best.values,
      runs: runs, objective: problem.objective.summary, objectiveValue: findings.best.objective,
      provenance: FittedLawFile.Provenance(
        input: name, sha256: table.sha256, runs: runs.count, seed: seed,
        replicates: findings.bootstrap?.replicates ?? 0,
        failures: findings.bootstrap?.failures ?? 0, version: Release.version),
      draws: findings.soundDraws?.spreadDraws(of: form) ?? [], withheld: findings.standing?.reason,
      embeddings: read.embeddings.flatMap(EmbeddingCount.init),
      scatter: findings.scatter)
    guard let law else { return nil }
    return law.problemInRange.map { .none(because: $0) } ?? .text(law.text)
  }
}

/// What a fit tells: tables with their notes, and tables for its result folder alone.
private struct FitReport {
  let query: LawFit
  let findings: FitFindings
  let derived: [DerivedValue]
  /// What leaving out each group of runs changes, the most first.
  let influences: [Influence]

  init(query: LawFit, findings: FitFindings) {
    self.query = query
    self.findings = findings
    derived = DerivedValue.all(query, findings)
    influences = Influence.all(query, findings)
  }

  /// What a reader must know first, also for the manifest.
  var warnings: [String] {
    var warnings =
      query.read.warnings.map { String($0.dropLast()) } + findings.diagnosis.warnings(query)
      + findings.trust.warnings + simpler
    if let reason = findings.standing?.reason {
      warnings.append("no intervals of what follows from the constants: \(reason)")
    }
    if let bootstrap = findings.bootstrap, bootstrap.failures > 0 {
      warnings.append(
        "\(bootstrap.failures) of \(bootstrap.replicates) refits did not end in a minimum; "
          + (bootstrap.failures * 10 <= bootstrap.replicates
            ? "they are in no interval" : "too many for any interval"))
    }
    return warnings
  }

  /// Forms with fewer constants that have the better score, which a richer one should say.
  private var simpler: [String] {
    let scores = findings.comparison.scores
    guard let own = scores.first(where: { $0.form == query.form.id }) else { return [] }
    return scores.filter {
      $0.constants < own.constants
        && ($0.logLikelihood > own.logLikelihood + 1e-6
          || ($0.aicc ?? .infinity) < (own.aicc ?? .infinity) - 2)
    }.map { simpler in
      simpler.logLikelihood > own.logLikelihood + 1e-6
        ? "\(simpler.form) fits better with fewer constants: this search missed its minimum; add "
          + "--starts"
        : "\(simpler.form) explains these runs as well with fewer constants"
    }
  }

  /// Where the largest budget goes, how sure that is, and what was wrong.
  var headline: [String] {
    guard let best = derived.last(where: { Self.firsts.contains($0.quantity) }) ?? derived.last
    else { return [] }
    let value = ShownNumber.value(best.value, within: best.interval)
    var place = best.flop.map { "at \(ShownNumber.flop($0)) FLOP" } ?? "on equal tokens"
    if let experts = best.experts { place += " with \(plainText(of: experts)) experts" }
    if let granularity = best.granularity {
      place += " at granularity \(plainText(of: granularity))"
    }
    let what =
      switch best.quantity {
      case "tokens per parameter": "\(value) tokens per parameter are best \(place)"
      case "loss": "the recipe reaches \(value) nats per token \(place)"
      default: "the \(best.quantity) is \(ShownNumber.parameters(best.value)) \(place)"
      }
    let beyond =
      best.excess.flatMap { $0 > 1 ? $0 : nil }
      .map { "; that is \($0.rounded(toDigits: 2)) times beyond the runs" } ?? ""
    let text: String
    if let reason = findings.standing?.reason {
      text = "These runs do not settle it: \(reason). By the best fit alone \(what)\(beyond)."
    } else {
      let interval = best.interval.map { ShownNumber.interval($0) } ?? "without an interval"
      text = "\(what.prefix(1).uppercased() + what.dropFirst()), \(interval)\(beyond)."
    }
    let count = warnings.count
    return [
      text + (count > 0 ? " \(count == 1 ? "A warning stands" : "Warnings stand") below." : "")
    ]
  }

  /// What a fit is asked for first, where its form says it.
  private static let firsts: Set = ["tokens per parameter"]

  /// What people see.
  var sections: [ShownTable] {
    [
      read, constants, outliers, trust, influence, comparison, derivedSection, isoFLOP, rollouts,
      profiles,
    ]
    .compactMap { $0 }
  }

  /// Tables that are too long for people.
  var more: [Table] {
    [tables.residuals, tables.withoutEach(influences)] + [tables.draws].compactMap { $0 }
  }

  private var tables: FitTables { FitTables(query: query, findings: findings) }

  private var read: ShownTable {
    ShownTable(tables.read, notes: query.read.notes, headings: ["read_as": "read as"])
  }

  private var outliers: ShownTable? {
    guard !findings.diagnosis.outliers.isEmpty else { return nil }
    return ShownTable(
      tables.outliers, notes: ["Constants without them are beside those of all runs, above."])
  }

  private var constants: ShownTable {
    var notes = [query.form.formula, "Here " + query.conventions + "."]
    if let least = query.runs.weights.min(), let most = query.runs.weights.max(), least < most {
      notes.append(
        "Runs count by their column of weights, from \(plainText(of: least)) to "
          + "\(plainText(of: most)).")
    }
    if let bootstrap = findings.bootstrap {
      notes += intervals(bootstrap) + restingOnFew(bootstrap) + coverage
    } else {
      notes.append("Without a bootstrap nothing has an interval.")
    }
    var hidden: Set = ["meaning"]
    if query.problem.held.isEmpty, findings.best.atBounds.isEmpty,
      findings.standing?.unfixed.isEmpty ?? true
    {
      hidden.insert("state")
    }
    if findings.coverage == nil {
      hidden.formUnion(["coverage", "calibrated_low", "calibrated_high"])
    }
    return ShownTable(tables.constants, notes: notes, hiding: hidden, digits: 5)
  }

  /// What the intervals are, or why there are none.
  private func intervals(_ bootstrap: Bootstrap) -> [String] {
    guard let standing = findings.standing else { return [] }
    if let refusal = standing.refusal { return ["No intervals: \(refusal)."] }
    if !standing.unfixed.isEmpty {
      return [
        "No intervals: the runs do not fix \(standing.unfixed.joined(separator: ", ")), on which the "
          + "others hang; hold "
          + (standing.unfixed.count == 1 ? "it at a value" : "some of them at values")
          + " from elsewhere with --hold, or bring runs that vary what they act on."
      ]
    }
    var notes = [
      "Intervals: 95 % of \(bootstrap.draws.count) refits on \(query.refitted); "
        + "\(bootstrap.failures) refits failed."
    ]
    if standing.widening != 1 {
      notes.append(
        "They are \(standing.widening.rounded(toDigits: 3)) times as wide as plain percentiles, "
          + (standing.widening > 1
            ? "since the runs are few"
            : "which are too wide where the noise is far above Huber's delta")
          + (query.dataSets > 0 ? "." : "; --coverage 1000 tries them on simulated runs."))
    }
    return notes
  }

  /// Standard errors that as many other refits would change.
  private func restingOnFew(_ bootstrap: Bootstrap) -> [String] {
    let changes = bootstrap.symbols.compactMap { symbol -> String? in
      guard findings.interval(of: symbol) != nil,
        let change = bootstrap.standardErrorDoubt(of: symbol), change > 0.02
      else { return nil }
      return "\(symbol) \((change * 100).rounded(toDigits: 1)) %"
    }
    guard !changes.isEmpty else { return [] }
    return [
      "Standard errors that rest on few refits, and how much other ones may change them: "
        + changes.joined(separator: ", ") + ". Intervals move less."
    ]
  }

  /// What the simulated studies were.
  private var coverage: [String] {
    guard let study = findings.coverage else { return [] }
    var notes = [
      "Coverage: of \(study.dataSets) data sets drawn from this fit with its own residuals, each "
        + "refitted \(query.refitsOfADataSet) times; calibrated ends are at the level that "
        + "held the constant in 95 % of them."
    ]
    if study.failures > 0 {
      notes.append("\(study.failures) of these fits did not end in a minimum and count as misses.")
    }
    return notes
  }

  private var trust: ShownTable {
    let trust = findings.trust
    var notes = [
      "The objective is \(query.problem.objective.summary). "
        + "The best search \(findings.best.outcome.words) at a relative gradient of "
        + "\(findings.best.relativeGradient.rounded(toDigits: 2)): \(findings.best.outcome.advice)."
    ]
    let strong = trust.correlations.filter { abs($0.value) > 0.95 }
    if !strong.isEmpty {
      let pairs = strong.sorted { abs($0.value) > abs($1.value) }.prefix(8)
        .map { "\($0.first) and \($0.second) \($0.value.fixed(3))" }
      notes.append(
        "Strongly correlated: " + pairs.joined(separator: ", ")
          + (strong.count > 8 ? " and \(strong.count - 8) more pairs" : "")
          + "; use whole rows of the draws, never one column alone.")
    }
    if !findings.best.atBounds.isEmpty {
      notes.append("At the border: " + findings.best.atBounds.joined(separator: ", ") + ".")
    }
    return ShownTable(tables.trust, notes: notes, digits: 7)
  }

  private var influence: ShownTable {
    var notes: [String] = []
    if findings.withoutEach.isEmpty {
      notes.append("More than \(FitFindings.mostLeftOut) groups: none was left out.")
    } else {
      notes.append(
        "Every \(query.resampled == .runs ? "run" : "group of runs") was left out once and the rest "
          + "fitted again; all are in leave_one_out.csv. The change is the root mean square over "
          + "all runs, in log loss.")
      let failed = findings.withoutEach.count { $0 == nil }
      if failed > 0 { notes.append("\(failed) of these fits did not end in a minimum.") }
    }
    return ShownTable(tables.influence(influences), notes: notes, digits: 4)
  }

  private var comparison: ShownTable {
    var notes = [
      "Lower is better; under 2 the runs hardly prefer either. Only forms that need no other "
        + "columns are compared."
    ]
    if findings.comparison.scores.isEmpty {
      notes = [
        "None: \(query.runs.count) runs are no more than the constants of each form with the scale "
          + "of their errors, and any such form meets them."
      ]
    }
    if !query.problem.held.isEmpty {
      notes.append("Constants are held in \(query.form.id) alone; the others are fitted freely.")
    }
    return ShownTable(tables.comparison, notes: notes, digits: 6)
  }

  private var derivedSection: ShownTable {
    var notes: [String] = []
    if let standing = findings.standing, derived.contains(where: { $0.interval == nil }) {
      notes.append(
        "An empty interval: \(standing.reason ?? "some draw gives no finite value").")
    }
    switch FittedForm(rawValue: query.form.id) {
    case .fineGrained:
      if let expansion = query.expansion {
        notes.append(
          "FLOP by the law's own count with routing, for an expansion of "
            + "\(plainText(of: expansion)) and models of the paper's shape; parameters are totals "
            + "without embeddings.")
      } else {
        notes.append(
          "The FLOP of a fine-grained model follow from its expansion, which the runs do not state: "
            + "add --expansion, or name the column of the experts, for optima.")
      }
    case .routed: notes.append("The law has no data term, hence no optimal tokens.")
    case nil where query.form is RecipeForm:
      notes.append("The law knows compute alone; size and tokens are those of the recipe.")
    case .dataConstrained:
      let perToken = DataConstrainedForm().parametersPerUniqueToken
      notes.append(
        "Optima are for tokens of a single epoch. κ is \(plainText(of: perToken)), of the paper's "
          + "base law.")
    default: break
    }
    if derived.contains(where: { ($0.excess ?? 1) > 1 }) {
      notes.append("Beyond the runs' compute where 'outside factor' is above 1.")
    }
    return ShownTable(FitTables.derived(derived), notes: notes)
  }

  private var isoFLOP: ShownTable? {
    guard let result = findings.isoFLOP else { return nil }
    var notes: [String] = []
    switch result {
    case .failure(let refusal): notes.append("No fit: \(refusal.problem); \(refusal.hint).")
    case .success(let fit):
      notes.append(
        "N grows as C^\(fit.sizeExponent.fixed(4)), D as C^\(fit.tokensExponent.fixed(4)) over the "
          + "budgets with an interior minimum"
          + (fit.exponentInterval.map {
            "; 95 % of resampled budgets give N an exponent of \($0.low.fixed(3)) to "
              + "\($0.high.fixed(3))."
          } ?? ", which are too few for an interval."))
      if fit.alone > 0 {
        notes.append(
          "\(fit.alone) of \(query.runs.count) runs share a budget with no others; "
            + (query.budgetTolerance == nil
              ? "--budget-tolerance states how much the 6ND of a budget may differ."
              : "the 6ND of a budget may differ \(plainText(of: query.budgetTolerance ?? 1)) times.")
        )
      }
      for flop in query.budgets {
        let size = fit.optimalSize(flop: flop)
        guard size.isFinite, size > 0 else { continue }
        notes.append(
          "At \(ShownNumber.flop(flop)) FLOP: \(ShownNumber.parameters(size)) parameters, "
            + "\((flop / (6 * size * size)).rounded(toDigits: 3)) tokens per parameter.")
      }
    }
    // The bias is that of the fitted surface, and means nothing where the runs do not fix it.
    if let bias = findings.bias, (0.1...10).contains(bias.sizeRatio), let flop = query.budgets.last,
      findings.standing?.reason == nil
    {
      notes.append(
        "Its own bias on the fitted surface without noise: exponent "
          + "\(bias.parabolaExponent.fixed(4)) for \(bias.trueExponent.fixed(4)), and "
          + "\(bias.sizeRatio.rounded(toDigits: 3)) times the true size at "
          + "\(ShownNumber.flop(flop)) FLOP.")
    }
    return ShownTable(FitTables.isoFLOP(try? result.get()), notes: notes)
  }

  private var rollouts: ShownTable? {
    guard !query.shares.isEmpty else { return nil }
    let notes =
      findings.rollouts.isEmpty
      ? ["Too few runs on either side."]
      : ["Fitted to the smaller runs by FLOP, tried on the larger; errors are of log loss."]
    return ShownTable(tables.rollouts, notes: notes)
  }

  private var profiles: ShownTable? {
    guard !findings.profiles.isEmpty else { return nil }
    return ShownTable(tables.profiles, notes: findings.profiles.map { $0.summary + "." })
  }
}
