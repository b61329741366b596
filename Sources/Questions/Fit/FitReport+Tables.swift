import Diagnostics
import Fitting
import Formats
import ScalingLaws
import Statistics
import Tabular
import Units

/// The tables of a fit's report, each with its notes.
extension FitReport {
  var tables: FitTables { FitTables(query: query, findings: findings) }

  var read: ShownTable {
    ShownTable(tables.read, notes: query.read.notes, headings: ["read_as": "read as"])
  }

  var outliers: ShownTable? {
    guard !findings.diagnosis.outliers.isEmpty else { return nil }
    return ShownTable(
      tables.outliers, notes: ["Constants without them are beside those of all runs, above."])
  }

  var constants: ShownTable {
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

  var trust: ShownTable {
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

  var influence: ShownTable {
    var notes: [String] = []
    if findings.withoutEach.isEmpty {
      notes.append("More than \(FitFindings.mostLeftOut) groups: none was left out.")
    } else {
      notes.append(
        "Every \(query.resampled == .runs ? "run" : "group of runs") was left out once and the rest "
          + "fitted again; all are in the table 'leave_one_out'. The change is the root mean square over "
          + "all runs, in log loss.")
      let failed = findings.withoutEach.count { $0 == nil }
      if failed > 0 { notes.append("\(failed) of these fits did not end in a minimum.") }
    }
    return ShownTable(tables.influence(influences), notes: notes, digits: 4)
  }

  var comparison: ShownTable {
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

  var derivedSection: ShownTable {
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

  var isoFLOP: ShownTable? {
    guard let result = findings.isoFLOP else { return nil }
    var notes: [String] = []
    switch result {
    case .failure(let refusal): notes.append("No fit: \(refusal.problem); \(refusal.hint).")
    case .success(let fit):
      let refusal =
        findings.standing?.refusal
        ?? (query.areRowsRuns ? nil : query.problem.refusalOfRows(findings.best))
      let (shown, left) = (
        refusal == nil ? fit.exponentInterval : nil, fit.curves.filter { $0.problem != nil }
      )
      notes.append(
        "N grows as C^\(fit.sizeExponent.fixed(4)), D as C^\(fit.tokensExponent.fixed(4)) over the "
          + "budgets that show their lowest point"
          + (shown.map {
            "; 95 % of resampled budgets give N an exponent of \($0.low.fixed(3)) to "
              + "\($0.high.fixed(3))."
          }
            ?? (fit.sharesRuns
              ? "; no interval: rows of one run lie in several budgets, which err together."
              : refusal.map { "; no interval: \($0)." }
                ?? ", which are too few for an interval."))
      )
      for problem in Set(left.compactMap(\.problem)).sorted() {
        notes.append(
          "Left out of it, since \(problem): "
            + left.filter { $0.problem == problem }.map { "\(ShownNumber.flop($0.flop)) FLOP" }
            .joined(separator: ", ") + ".")
      }
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

  var rollouts: ShownTable? {
    guard !query.shares.isEmpty else { return nil }
    let notes =
      findings.rollouts.isEmpty
      ? ["Too few runs on either side."]
      : ["Fitted to the smaller runs by FLOP, tried on the larger; errors are of log loss."]
    return ShownTable(tables.rollouts, notes: notes)
  }

  var profiles: ShownTable? {
    guard !findings.profiles.isEmpty else { return nil }
    return ShownTable(tables.profiles, notes: findings.profiles.map { $0.summary + "." })
  }
}
