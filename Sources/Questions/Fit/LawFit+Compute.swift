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

  /// The unit of losses as tables and axes write it.
  var lossUnit: String { read.lossUnit.replacing(" per ", with: "/") }

  /// What the form's letters mean on these runs.
  var conventions: String {
    FittedForm(rawValue: form.id)?.conventions(
      read.embeddings.flatMap(EmbeddingCount.init), lossUnit: read.lossUnit)
      ?? form.conventions.replacing(FittedLaw.standardUnit, with: read.lossUnit)
  }

  /// What the form does not describe of these runs, in sentences.
  var misfits: [String] {
    var warnings: [String] = []
    if read.lossUnit != FittedLaw.standardUnit {
      warnings.append(
        "losses are \(read.lossUnit), and so is all that follows: nothing here compares with losses per "
          + "token")
    }
    if FittedForm(rawValue: form.id) == .routed,
      read.columns.contains(where: { $0.meaning.hasPrefix("D,") }),
      let low = runs.tokens.min(), let high = runs.tokens.max(), high > 1.05 * low
    {
      warnings.append(
        "runs saw \(Tokens(low).rounded(to: 3)) to \(Tokens(high).rounded(to: 3)) tokens, and routed has "
          + "no data term: keep those of one number, or fit joint-moe")
    }
    if form is RecipeForm {
      let flop = runs.sixND
      let beaten = (0..<runs.count).count { run in
        (0..<runs.count).contains {
          flop[$0] <= flop[run] * 1.05 && runs.loss[$0] < runs.loss[run] * 0.999
        }
      }
      if beaten > 0 {
        warnings.append(
          "\(beaten) of \(runs.count) runs have a higher loss than another of no more FLOP: recipe describes "
            + "the best run of each budget alone; leave the others out, or fit chinchilla")
      }
    }
    return warnings
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
