import Fitting
import Formats
import Spec
import Units

/// The constants of a law from a table of runs, and how far they can be trusted.
public struct LawFit: CallableQuestion {
  public static let section = Section("fit", .list, definition: "fit", "Laws to fit to runs")
  public static let call = QuestionCall(
    "fit", "Fit a scaling law to a CSV of training runs, with diagnostics.", operands: ["file"],
    examples: [
      "moesim fit runs.csv --law chinchilla --save my-fit.json5",
      "moesim fit runs.csv --law joint-moe --n active --loss final_loss --held-out rollout",
      "moesim fit runs.csv --law chinchilla --group run_id --bootstraps 1000 --seed 7 --json",
    ], output: .written,
    product: .init(
      "--save", "the fitted law", "Write the fitted law to this JSON5 file, for scenarios."))

  let table: RunTable
  let form: any LawForm
  /// What was read of the table.
  let read: ReadRuns
  let problem: FitProblem
  let starts: Int
  let bootstraps: Int
  let resampled: Bootstrap.Unit
  let weighting: Bootstrap.Weighting
  let seed: UInt64
  /// Simulated data sets on which the intervals are tried; 0 for none.
  let dataSets: Int
  let workers: Int?
  /// Shares of the runs that are fitted to predict the others; empty for none.
  let shares: [Double]
  /// The largest compute of a budget of approach 2 over its smallest; `nil` for what stands out.
  let budgetTolerance: Double?
  /// Whether the caller says that each row is a run of its own.
  let areRowsRuns: Bool
  /// Total over active of the feed-forward layers, where the form counts FLOP with it.
  let expansion: Double?
  /// Budgets at which optima are given; `nil` for decades around the largest run.
  private let statedBudgets: [FLOP]?

  public init(_ ask: inout Asking) throws(Unsettled) {
    table = ask("file", .runTable, "The runs: a CSV with a header, one run a row")
    form = ask("law", .lawForm, "The formula: " + FormLibrary.ids.joined(separator: ", "))
    let columns = ask.columns(
      RunColumn.allCases, aliases: [.parameters: "--n", .tokens: "--d"])
    let inputs = RunReadingInputs(&ask)
    let repeats = ask(
      "repeats", .choice(), "What is done with rows of one size and one number of tokens",
      default: RepeatedRuns.Choice.auto)
    let only = ask.optional(
      "where", .rowsKept, isInExample: false, "The only rows that are fitted, such as eval=c4")
    let held = ask(
      "hold", .constants, "Constants that are not fitted, such as E=1.69,alpha=0.34",
      default: [:], says: "none")
    let objective = ObjectiveInputs(&ask)
    starts = ask(
      "starts", .integer(1...1_000_000, "a number of starts", example: 2),
      "Searches, each from a start of its own", default: 100)
    bootstraps = ask(
      "bootstraps", .integer(0...1_000_000, "a number of refits", example: 20),
      "Refits on resampled runs; 0 for none", default: 4000)
    weighting = ask(
      "resampling", .resampling, "How runs are redrawn: by counts or exponential weights",
      default: .counts)
    dataSets =
      ask.optional(
        "coverage", .integer(20...1_000_000, "a number of data sets", example: 20),
        isInExample: false, "Simulated data sets on which intervals are tried; none if left out")
      ?? 0
    seed = ask(
      "seed", .seed, "Seed of starts and resamples; 42 gives the resamples of arXiv:2404.10102",
      default: Self.standardSeed)
    workers = ask.optional(
      "workers", .integer(1...1024, "a number of threads", example: 1),
      "Threads, on which no answer depends; all if left out")
    shares = ask(
      "heldOut", .fittedShares, "Predict this share, the largest runs, from the others; or rollout",
      default: [], says: "none")
    statedBudgets = ask.optional(
      "budgets", .list(of: .measure(example: "1e21"), minimum: 1),
      "FLOP at which optima are given; decades around the largest run if left out")
    budgetTolerance = ask.optional(
      "budgetTolerance", .number("a factor", atLeast: 1, atMost: 10, example: 1.05),
      "Runs this close in FLOP share a budget; what stands out if left out")
    let expansion = ask.optional(
      "expansion", .number("an expansion", atLeast: 1, atMost: 1e5, example: 64),
      isInExample: false, "Total over active feed-forward, for the FLOP of fine-grained")
    try ask.settle()
    if dataSets > 0, bootstraps == 0 {
      throw ask.fault(
        at: "coverage", "intervals are tried, and --bootstraps 0 makes none",
        "leave --bootstraps out")
    }
    let minimised = try objective.objective(&ask)
    var options = inputs.options(
      columns, needs: form.needs,
      isDense: FittedForm(rawValue: form.id)?.isDense ?? true)
    (options.repeats, options.only) = (repeats, only ?? [])
    areRowsRuns = repeats != .auto || columns[.group] != nil
    options.guessesRuns = !areRowsRuns
    read = try Self.runs(of: table, options, form, &ask)
    let runs = read.runs
    self.expansion = try Self.expansion(expansion, form: form, runs: runs, &ask)
    resampled = Set(runs.groups).count < runs.count ? .groups : .runs
    do throws(FitRefusal) {
      problem = try FitProblem(form, runs: runs, objective: minimised, holding: held)
    } catch {
      switch error {
      case .unknownConstant, .impossibleValue, .heldAlone:
        throw ask.fault(at: "hold", error.problem, error.hint)
      case .missingColumns, .tooFewRuns:
        throw table.fault(error.problem, error.hint, ask)
      }
    }
  }

  /// The seed of the replication of Chinchilla, so that a fit to its points has its resamples.
  ///
  /// Besiroglu, Erdil, Barnett and You 2024 (arXiv:2404.10102), data_analysis.ipynb.
  private static let standardSeed: UInt64 = 42

  var runs: Runs { problem.runs }

  /// The line of each run in the file.
  var lines: [Int] { read.lines }

  /// Refits of each simulated data set; percentiles of more would hold the truth as often.
  var refitsOfADataSet: Int { min(bootstraps, 400) }

  /// What refits are made on, in words.
  var refitted: String {
    weighting == .counts
      ? "resampled \(resampled.rawValue)" : "\(resampled.rawValue) with exponential weights"
  }

  /// The budgets at which optima are given.
  var budgets: [Double] {
    if let statedBudgets { return statedBudgets.map(\.value) }
    let largest = flops?.max() ?? 1e21
    var decade = 1.0
    while decade * 10 <= largest, decade < 1e40 { decade *= 10 }
    return [decade, decade * 10, decade * 100].map { $0.roundedToSignificant(1) }
  }

  public var title: String { "\(form.id) fitted to \(table.path): \(runs.count) runs" }

  public var subject: String? { NamedFile.stem(of: table.path) }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> FitFindings? {
    try? FitFindings.found(self, progress: progress)
  }
}
