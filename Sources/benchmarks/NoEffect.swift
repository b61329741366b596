import Hypotheses
import Questions
import ScenarioEngine
import Statistics
import Units

/// How often a claim is supported where nothing is there to support it, for every kind of claim that
/// rests on noisy data.
///
/// The truth lies on the border of each claim, where a wrong "supported" is likeliest. A claim is
/// counted by its own interval, as if it were alone, and by its verdict among all of its scenario.
struct NoEffect {
  let dataSets: Int

  func run(_ report: inout Report) throws {
    report.note(
      "supported in % of \(dataSets) data sets without an effect: alone, among the others")
    try run("scores", &report, Self.scores)
    try run("forms", &report, Self.forms)
  }

  private func run(
    _ group: String, _ report: inout Report, _ text: (Int) -> String
  ) throws {
    var names: [String] = []
    var alone: [String: Int] = [:]
    var together: [String: Int] = [:]
    var any = 0
    for number in 0..<dataSets {
      let scenario = try Scenario(bytes: Array(text(number).utf8), file: "none.json5", name: "none")
      let judgements = try scenario.evaluate().findings.judgements
      if names.isEmpty { names = judgements.map(\.hypothesis.title) }
      for judgement in judgements {
        let claim = judgement.hypothesis.claim
        if judgement.interval.map(claim.verdict(for:)) == .supported {
          alone[judgement.hypothesis.title, default: 0] += 1
        }
        if judgement.verdict == .supported {
          together[judgement.hypothesis.title, default: 0] += 1
        }
      }
      if judgements.contains(where: { $0.verdict == .supported }) { any += 1 }
    }
    func share(_ count: Int?) -> String {
      (100 * Double(count ?? 0) / Double(dataSets)).rounded(toDigits: 2)
    }
    for name in names {
      report.note("  \(name): \(share(alone[name])), \(share(together[name]))")
      report.check(
        (alone[name] ?? 0) * 20 <= dataSets, "\(name) is supported in at most 5 % of data sets")
    }
    report.note("  any of \(group): \(share(any))")
  }

  /// An MoE and a dense run whose scores are those of dense runs of its active size on its tokens,
  /// and another corpus that is no better.
  private static func scores(_ number: Int) -> String {
    var generator = SplitMix64(seed: 21, stream: UInt64(number))
    func score(_ doublings: Double) -> String {
      (30 + 4 * doublings + 0.6 * generator.normal()).fixed(6)
    }
    let runs = [
      ("a", "dense", "250B", "new", 0.0), ("b", "dense", "500B", "new", 1),
      ("c", "dense", "1T", "new", 2), ("d", "dense", "2T", "new", 3),
      ("moe", "moe", "1T", "new", 2), ("other", "dense", "1T", "old", 2),
      ("again", "dense", "1T", "again", 2), ("e", "dense", "500B", "again", 1),
    ]
    let stated = runs.map { run in
      "\(run.0): { model: \"\(run.1)\", tokens: \"\(run.2)\", data: \"\(run.3)\" }"
    }
    let observed = runs.map { run in
      "{ run: \"\(run.0)\", metric: \"m\", score: \(score(run.4)), sd: 0.6 }"
    }
    return """
      {
        title: "t",
        models: { dense: { total: "2.2B" }, moe: { total: "7.7B", active: "2.2B", experts: 16, topK: 4 } },
        data: { old: {}, new: {}, again: {} },
        runs: { \(stated.joined(separator: ", ")) },
        observations: [\(observed.joined(separator: ", "))],
        hypotheses: [
          { name: "tokenMultiplier by scores", quantity: "tokenMultiplier", metric: "m", of: "moe", atLeast: 1 },
          { name: "tokenMultiplier by scores, line", quantity: "tokenMultiplier", metric: "m", of: "moe", reading: "line", atLeast: 1 },
          { name: "tokenMultiplier by scores, monotone", quantity: "tokenMultiplier", metric: "m", of: "moe", reading: "monotone", atLeast: 1 },
          { name: "computeMultiplier by scores", quantity: "computeMultiplier", metric: "m", of: "moe", atLeast: 1 },
          { name: "dataMultiplier by scores, line", quantity: "dataMultiplier", metric: "m", of: "new", versus: "old", atLeast: 1 },
          { name: "dataMultiplier by scores, two runs", quantity: "dataMultiplier", metric: "m", of: "again", versus: "old", atLeast: 1 },
          { name: "scoreGap", quantity: "scoreGap", metric: "m", of: "moe", versus: "c", atLeast: 0 },
        ],
      }
      """
  }

  /// Two corpora that are alike, and every quantity of joint fits.
  private static func forms(_ number: Int) -> String {
    func claim(_ quantity: String, _ form: String, _ border: Int) -> String {
      "{ name: \"\(quantity) under \(form)\", quantity: \"\(quantity)\", dataForms: \"f\", "
        + "form: \"\(form)\", of: \"new\", atLeast: \(border) }"
    }
    func open(_ quantity: String) -> String {
      "{ name: \"\(quantity) under every form that stands\", quantity: \"\(quantity)\", "
        + "dataForms: \"f\", of: \"new\", atLeast: 1 }"
    }
    let claims = [
      open("dataMultiplier"), open("parameterMultiplier"), open("computeMultiplier"),
      claim("dataMultiplier", "tokens", 1), claim("parameterMultiplier", "parameters", 1),
      claim("computeMultiplier", "compute", 1), claim("exponent", "exponent", 0),
      claim("floor", "floor", 0), claim("lossGap", "tokens", 0), claim("lossGap", "floor", 0),
      "{ name: \"formAdvantage\", quantity: \"formAdvantage\", dataForms: \"f\", of: \"tokens\", "
        + "versus: \"none\", atLeast: 0 }",
    ]
    return """
      {
        title: "t",
        data: { old: {}, new: {} },
        runFiles: { drawn: { simulate: {
          law: { E: 1.8, A: 480, B: 2000, alpha: 0.35, beta: 0.37 }, corpora: ["old", "new"],
          sizes: ["100M", "300M", "1B"], tokens: ["2B", "8B", "32B"], noise: 0.005, seed: \(number),
        } } },
        dataForms: [{
          name: "f", runs: ["drawn"], reference: "old", bootstraps: 400,
          forms: ["none", "tokens", "floor", "exponent", "parameters", "compute"],
        }],
        hypotheses: [\(claims.joined(separator: ", "))],
      }
      """
  }
}
