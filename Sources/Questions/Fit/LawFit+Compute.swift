import Fitting
import ScalingLaws
import Spec
import Units

extension LawFit {
  /// The training FLOP of each run: 6ND, or by the form's own count; `nil` where that needs an
  /// expansion that nothing states.
  var flops: [Double]? {
    guard FittedForm(rawValue: form.id) == .fineGrained else {
      return runs.sixND
    }
    guard let expansion, let granularity = runs.granularity else { return nil }
    return (0..<runs.count).map { run in
      FittedForm.fineGrainedFLOP(
        total: runs.parameters[run], tokens: runs.tokens[run], expansion: expansion,
        granularity: granularity[run])
    }
  }

  /// What the form's letters mean on these runs.
  var conventions: String {
    FittedForm(rawValue: form.id)?.conventions(read.embeddings.flatMap(EmbeddingCount.init))
      ?? form.conventions
  }

  /// The granularities that were run, six at most.
  var granularities: [Double] { DerivedValue.counts(of: runs.granularity ?? []) }

  /// The runs of a table as a form needs them.
  static func runs(
    of table: RunTable, _ options: RunOptions, _ form: any LawForm, _ ask: inout Asking
  ) throws(Unsettled) -> ReadRuns {
    let runs = try table.read(table.sheet, options, ask)
    let found = try? table.sheet.columns(named: options.names, needs: form.needs)
    guard found?[.tokens] != nil || FittedForm(rawValue: form.id) != .fineGrained else {
      throw table.fault(
        "there are FLOP and no tokens, and C = 6ND does not hold for totals with experts",
        "add a column of the tokens", ask)
    }
    return runs
  }

  /// The expansion of a fine-grained form's runs: stated, or experts over granularity where these
  /// agree in all runs.
  static func expansion(
    _ stated: Double?, form: any LawForm, runs: Runs, _ ask: inout Asking
  ) throws(Unsettled) -> Double? {
    guard FittedForm(rawValue: form.id) == .fineGrained else {
      if stated == nil { return nil }
      throw ask.fault(at: "expansion", "it belongs to the law fine-grained", "leave it out")
    }
    guard let experts = runs.experts, let granularity = runs.granularity else { return stated }
    let ratios = zip(experts, granularity).map { $0 / $1 }
    guard let low = ratios.min(), let high = ratios.max() else { return stated }
    guard high <= 1.01 * low else {
      throw ask.fault(
        at: "law",
        "the experts over the granularity go from \(low.rounded(toDigits: 3)) to "
          + "\(high.rounded(toDigits: 3)), and fine-grained describes one expansion",
        "fit the runs of each expansion apart")
    }
    if let stated, abs(stated / low - 1) > 0.01 {
      throw ask.fault(
        at: "expansion",
        "it is \(plainText(of: stated)), and the experts over the granularity are "
          + low.rounded(toDigits: 3), "leave --expansion out, or check the columns")
    }
    return stated ?? low
  }
}
