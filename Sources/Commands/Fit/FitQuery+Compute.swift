import Fitting
import ScenarioEngine
import Units

extension FitQuery {
  /// The training FLOP of each run: 6ND, or by the form's own count; `nil` where that needs an
  /// expansion that nothing states.
  var flops: [Double]? {
    guard FittedForm(rawValue: form.id) == .fineGrained else {
      return zip(runs.parameters, runs.tokens).map { 6 * $0 * $1 }
    }
    guard let expansion, let granularity = runs.granularity else { return nil }
    return (0..<runs.count).map { run in
      FittedForm.fineGrainedFLOP(
        total: runs.parameters[run], tokens: runs.tokens[run], expansion: expansion,
        granularity: granularity[run])
    }
  }

  /// The granularities that were run, six at most.
  var granularities: [Double] { DerivedValue.counts(of: runs.granularity ?? []) }

  /// The expansion of a fine-grained form's runs: stated, or experts over granularity where these
  /// agree in all runs.
  static func expansion(
    _ call: Call, _ numbers: NumberOption, form: any LawForm, runs: Runs
  ) throws(CommandFailure) -> Double? {
    let stated = try numbers.number("--expansion", in: 1...1e5, example: "64")
    guard FittedForm(rawValue: form.id) == .fineGrained else {
      guard stated == nil else {
        throw numbers.wrong("--expansion belongs to the law fine-grained", "leave it out")
      }
      return nil
    }
    guard let experts = runs.experts, let granularity = runs.granularity else { return stated }
    let ratios = zip(experts, granularity).map { $0 / $1 }
    guard let low = ratios.min(), let high = ratios.max() else { return stated }
    guard high <= 1.01 * low else {
      throw numbers.wrong(
        "the experts over the granularity go from \(low.rounded(toDigits: 3)) to "
          + "\(high.rounded(toDigits: 3)), and fine-grained describes one expansion",
        "fit the runs of each expansion apart")
    }
    if let stated, abs(stated / low - 1) > 0.01 {
      throw numbers.wrong(
        "--expansion is \(plainText(of: stated)), and the experts over the granularity are "
          + low.rounded(toDigits: 3), "leave --expansion out, or check the columns")
    }
    return stated ?? low
  }
}
