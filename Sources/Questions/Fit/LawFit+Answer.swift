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

  public var whyNoProduct: String? {
    form is RecipeForm ? "a recipe's law knows compute alone, and no design" : nil
  }

  /// The fitted law as its file holds it, unless no scenario could use it.
  private func product(_ findings: FitFindings) -> Answer.Product? {
    let name = table.path.split(separator: "/").last.map(String.init) ?? table.path
    if let whyNoProduct { return .none(because: whyNoProduct) }
    let law = FittedLawFile(
      form: form, title: "\(form.id) fitted to \(name)", constants: findings.best.values,
      runs: runs, objective: problem.objective.summary, objectiveValue: findings.best.objective,
      provenance: FittedLawFile.Provenance(
        input: name, sha256: table.sha256, runs: runs.count, seed: seed,
        replicates: findings.bootstrap?.replicates ?? 0,
        failures: findings.bootstrap?.failures ?? 0, version: Release.version),
      draws: findings.soundDraws?.spreadDraws(of: form) ?? [], withheld: findings.standing?.reason,
      embeddings: read.embeddings.flatMap(EmbeddingCount.init),
      scatter: findings.scatter, lossUnit: read.lossUnit)
    guard let law else { return nil }
    return law.problemInRange.map { .none(because: $0) } ?? .text(law.text)
  }
}
