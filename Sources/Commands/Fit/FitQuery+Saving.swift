import Fitting
import ReportWriter
import ScenarioEngine

extension FitQuery {
  /// The fitted law as its file holds it.
  func saved(_ findings: FitFindings) -> FittedLawFile? {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return FittedLawFile(
      form: form, title: "\(form.id) fitted to \(name)", constants: findings.best.values,
      runs: runs, objective: problem.objective.summary, objectiveValue: findings.best.objective,
      provenance: FittedLawFile.Provenance(
        input: name, sha256: file.sha256, runs: runs.count, seed: seed,
        replicates: findings.bootstrap?.replicates ?? 0,
        failures: findings.bootstrap?.failures ?? 0, version: Program.version),
      draws: findings.bootstrap?.draws ?? [])
  }

  /// What was understood of the call, for the manifest.
  var understood: JSONValue {
    let held = problem.held.sorted { $0.key < $1.key }
    return .object([
      .init("law", .string(form.id)), .init("formula", .string(form.formula)),
      .init("objective", .string(problem.objective.summary)),
      .init("held", .object(held.map { .init($0.key, .number($0.value)) })),
      .init("runs", .integer(runs.count)), .init("starts", .integer(starts)),
      .init("bootstraps", .integer(bootstraps)), .init("resampled", .string(resampled.rawValue)),
      .init("resampling", .string(weighting.rawValue)), .init("coverage", .integer(dataSets)),
      .init("weighted", .boolean(Set(runs.weights).count > 1)),
      .init("shares", .array(shares.map(JSONValue.number))),
      .init("budgets", .array(budgets.map(JSONValue.number))),
    ])
  }
}
