import Diagnostics
import Fitting
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Units

/// What a call of `fit` asks, read and checked, with the runs.
struct FitQuery {
  let file: Manifest.File
  let form: any LawForm
  let problem: FitProblem
  /// The line of each run in the file.
  let lines: [Int]
  let starts: Int
  let bootstraps: Int
  let resampled: Bootstrap.Unit
  let weighting: Bootstrap.Weighting
  let seed: UInt64
  /// Simulated data sets on which the intervals are tried; 0 for none.
  let dataSets: Int
  let workers: Int?
  /// Shares of the runs that are fitted to foretell the others; empty for none.
  let shares: [Double]
  /// The largest compute of a budget of approach 2 over its smallest; `nil` for what stands out.
  let budgetTolerance: Double?
  /// Total over active of the feed-forward layers, where the form counts FLOP with it.
  let expansion: Double?
  /// Budgets at which optima are given; `nil` for decades around the largest run.
  private let statedBudgets: [Double]?

  /// The seed of the replication of Chinchilla, so that a fit to its points has its resamples.
  ///
  /// Besiroglu, Erdil, Barnett and You 2024 (arXiv:2404.10102), data_analysis.ipynb.
  static let standardSeed: UInt64 = 42

  var runs: Runs { problem.runs }

  /// Refits of each simulated data set; percentiles of more would hold the truth as often.
  var refitsOfADataSet: Int { min(bootstraps, 400) }

  /// What refits are made on, in words.
  var refitted: String {
    weighting == .counts
      ? "resampled \(resampled.rawValue)" : "\(resampled.rawValue) with exponential weights"
  }

  init(_ call: Call) throws(CommandFailure) {
    let numbers = NumberOption(call: call, command: FitCommand.name)
    guard let path = call.operands.first, call.operands.count == 1 else {
      throw numbers.wrong(
        call.operands.isEmpty ? "no file of runs is named" : "more than one file is named",
        "write for example 'moesim fit runs.csv --law chinchilla'")
    }
    form = try Self.form(call, numbers)
    let objective = try ObjectiveOption.objective(call, numbers)
    let held = try Self.held(call, numbers)
    starts = try numbers.whole("--starts", in: 1...1_000_000, example: "100") ?? 100
    bootstraps = try numbers.whole("--bootstraps", in: 0...1_000_000, example: "4000") ?? 4000
    seed = try numbers.seed(standard: Self.standardSeed)
    dataSets = try numbers.whole("--coverage", in: 20...1_000_000, example: "1000") ?? 0
    guard dataSets == 0 || bootstraps > 0 else {
      throw numbers.wrong(
        "--coverage tries intervals, and --bootstraps 0 makes none", "leave --bootstraps out")
    }
    workers = try numbers.whole("--workers", in: 1...1024, example: "2")
    weighting = try Self.weighting(call, numbers)
    shares = try Self.shares(call, numbers)
    budgetTolerance = try numbers.number("--budget-tolerance", in: 1...10, example: "1.05")
    statedBudgets = try Self.budgets(call, numbers)
    let input = try InputTable(path, RunSheet.reader(file: path))
    file = input.file
    let (runs, lines) = try Self.runs(of: input, call, form: form)
    self.lines = lines
    expansion = try Self.expansion(call, numbers, form: form, runs: runs)
    resampled = Set(runs.groups).count < runs.count ? .groups : .runs
    do throws(FitRefusal) {
      problem = try FitProblem(form, runs: runs, objective: objective, holding: held)
    } catch {
      switch error {
      case .unknownConstant, .impossibleValue, .heldAlone:
        throw numbers.wrong("--hold: \(error.problem)", error.hint)
      case .missingColumns, .tooFewRuns:
        throw .faults(
          FaultList([
            Fault(file: path, position: nil, problem: error.problem, hint: error.hint)
          ]))
      }
    }
  }

  /// The budgets at which optima are given.
  var budgets: [Double] {
    if let statedBudgets { return statedBudgets }
    let largest = flops?.max() ?? 1e21
    var decade = 1.0
    while decade * 10 <= largest, decade < 1e40 { decade *= 10 }
    return [decade, decade * 10, decade * 100].map { $0.roundedToSignificant(1) }
  }

  private static func weighting(
    _ call: Call, _ numbers: NumberOption
  ) throws(CommandFailure) -> Bootstrap.Weighting {
    switch call["--resampling"] {
    case nil, "counts": return .counts
    case "weights": return .exponential
    case .some(let name):
      throw numbers.wrong(
        "unknown resampling \(Fault.quoted(name))",
        Suggestion.hint(for: name, among: ["counts", "weights"]))
    }
  }

  private static func form(
    _ call: Call, _ numbers: NumberOption
  ) throws(CommandFailure) -> any LawForm {
    guard let id = call["--law"] else {
      throw numbers.wrong(
        "no law is named", "add --law and one of \(FormLibrary.ids.joined(separator: ", "))")
    }
    if let form = FormLibrary.form(id) { return form }
    if let law = LawLibrary.law(id) {
      throw numbers.wrong(
        "the formula of \(law.card.id) cannot be fitted",
        "name one of \(FormLibrary.ids.joined(separator: ", "))")
    }
    throw numbers.wrong(
      "unknown law \(Fault.quoted(id))", Suggestion.hint(for: id, among: FormLibrary.words))
  }

  /// `E=1.69,alpha=0.34`; the symbols are checked by the fitter.
  private static func held(
    _ call: Call, _ numbers: NumberOption
  ) throws(CommandFailure) -> [String: Double] {
    var held: [String: Double] = [:]
    for part in (call["--hold"] ?? "").split(separator: ",") {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let value = Double(sides[1]), value.isFinite,
        held.updateValue(value, forKey: String(sides[0])) == nil
      else {
        throw numbers.wrong(
          "--hold \(Fault.quoted(part)) is no constant with its value, given once",
          "write for example E=1.69,alpha=0.34")
      }
    }
    return held
  }

  private static func shares(
    _ call: Call, _ numbers: NumberOption
  ) throws(CommandFailure) -> [Double] {
    switch call["--held-out"] {
    case nil: []
    case "rollout": [0.5, 0.6, 0.7, 0.8, 0.9]
    default:
      try numbers.number("--held-out", in: 0.01...0.9, example: "0.2, or 'rollout'")
        .map { [1 - $0] } ?? []
    }
  }

  private static func budgets(
    _ call: Call, _ numbers: NumberOption
  ) throws(CommandFailure) -> [Double]? {
    guard let list = call["--budgets"] else { return nil }
    var budgets: [Double] = []
    for text in list.split(separator: ",").map(String.init) {
      do throws(InputFault) {
        let flop = try FLOP(text: text).value
        guard flop > 0 else {
          throw InputFault(problem: "\(Fault.quoted(text)) is no budget", hint: "write for example 1e21")
        }
        budgets.append(flop)
      } catch {
        throw numbers.wrong("--budgets: \(error.problem)", error.hint)
      }
    }
    guard !budgets.isEmpty else { throw numbers.wrong("--budgets is empty", "write 1e21,1e22") }
    return budgets
  }
}
