import Diagnostics
import Fitting
import Spec

/// Competing forms of data quality, fitted to runs of several corpora.
public struct DataForms: Question {
  public static let section = Section(
    "dataForms", .list, definition: "dataForms",
    "Competing forms of data quality, fitted to runs of corpora")

  public let name: String?
  /// The run files, which tell claims that share data.
  public let runs: [String]
  public let reference: String
  public let effects: [CorpusEffect]
  /// BIC within which forms are not told apart.
  public let difference: Double
  public let level: Double
  public let seed: UInt64
  /// Times the largest run's FLOP at which every form is asked for a prediction.
  public let scales: [Double]
  /// Robust deviations beyond which runs are set aside; none if `nil`.
  public let outlierLimit: Double?
  private let link: CorpusLink
  private let replicates: Int

  public init(_ ask: inout Asking) throws(Unsettled) {
    let name = ask("name", .text("a name", example: "forms"), "A name for it")
    runs = ask(
      "runs", .list(of: .runFile, minimum: 1), "Run files whose runs are fitted jointly")
    reference = ask(
      "reference", .name(of: "corpus"), "The corpus that the others are compared with")
    effects = ask(
      "forms", .list(of: .choice(), minimum: 1), "How quality may enter",
      default: CorpusEffect.standard)
    link = ask(
      "channel", .choice(), "Whether the runs' loss is a loss or an error rate", default: .loss)
    outlierLimit = ask.optional(
      "outliers", .number("a number of deviations", atLeast: 2, example: 4),
      "Robust deviations beyond which a run is set aside for every form; none if left out")
    replicates = ask(
      "bootstraps", .integer(2...100_000, "a number of resamples", example: 100),
      "Resamples for each form", default: 1000)
    seed = ask("seed", .seed, "Seed of starts and resamples", default: 1)
    scales = ask(
      "scales", .list(of: .number("a scale", above: 0, example: 10), minimum: 1),
      "Times the FLOP of the largest run at which forms predict", default: [1, 10, 1000])
    difference = ask(
      "difference", .number("a difference", above: 0, example: 6),
      "BIC within which forms are not told apart", default: CorpusComparison.strongDifference)
    level = ask.confidence()
    self.name = name
    try ask.settle()
    let world = ask.reader.world
    // Examples stand in no world; what a file of runs lacks has been noted.
    guard !ask.reader.isLenient, runs.allSatisfy({ world.runFile($0) != nil }) else { return }
    let files = runs.compactMap(world.runFile)
    if let other = files.first(where: { $0.lossUnit != files[0].lossUnit }) {
      throw ask.fault(
        at: "runs",
        "the losses of \(Fault.quoted(files[0].name)) are \(files[0].lossUnit), those of "
          + "\(Fault.quoted(other.name)) \(other.lossUnit)",
        "fit runs jointly whose losses are of one tokenizer and text")
    }
    let seen = files.flatMap(\.corpora)
    guard seen.contains(reference) else {
      throw ask.fault(
        at: "reference", "no run has seen \(Fault.quoted(reference))",
        "the runs have seen \(Set(seen).sorted().joined(separator: ", "))")
    }
    do throws(CorpusRefusal) {
      _ = try problem(in: world)
    } catch {
      throw ask.fault(at: "runs", error.problem, error.hint)
    }
  }

  /// The corpora of the runs, the reference first and the others in order of appearance.
  public func corpora(in world: World) -> [String] {
    var names = [reference]
    for corpus in runs.compactMap(world.runFile).flatMap(\.corpora) where !names.contains(corpus) {
      names.append(corpus)
    }
    return names
  }

  /// The runs of all files as one problem.
  private func problem(in world: World) throws(CorpusRefusal) -> CorpusProblem {
    let (files, names) = (runs.compactMap(world.runFile), corpora(in: world))
    let numbers = files.flatMap { file in
      (file.runs.corpora ?? []).map { names.firstIndex(of: file.corpora[$0]) ?? 0 }
    }
    guard let all = Runs.joining(files.map(\.runs), corpora: numbers) else { throw .unknownCorpus }
    return try CorpusProblem(all, corpora: names, link: link)
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> Result<CorpusComparison, CorpusRefusal> {
    Result { () throws(CorpusRefusal) in
      try CorpusComparison(
        try problem(in: world), effects: effects, outlierLimit: outlierLimit,
        replicates: replicates, seed: seed, progress: progress)
    }
  }
}

extension InputKind where Value == String {
  /// The name of runs of the scenario.
  static var runFile: InputKind { .name(of: "run file") }
}
