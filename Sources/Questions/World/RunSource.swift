import Fitting
import Formats
import Spec
import Units

/// Where runs come from: tables of measured ones, or a law that they are drawn from.
struct RunSource: Asked {
  /// Runs, their corpora and the unit of their losses.
  typealias Found = (runs: Runs, corpora: [String], lossUnit: String)

  let found: Found

  private static let kinds: [Variant<Found>] = [
    Variant("file", "Measured runs") { (ask) throws(Unsettled) in
      let files = ask(
        "file", .oneOrMore(.runTable),
        "A table of runs, one a row: CSV with a header, relative to this file; or a list")
      let columns = ask.optional(
        "columns", .record(RunColumns.self, name: "columns"),
        "Columns that do not have their usual names")
      let inputs = RunReadingInputs(&ask)
      let corpus = ask.optional(
        "data", .name(of: "corpus"), "The corpus of all runs, where no column names it")
      let kept = ask.optional(
        "only", .list(of: .text("a corpus", example: "web"), minimum: 1), isInExample: false,
        "Corpora whose runs are kept; all of them if left out")
      try ask.settle()
      let reading = RunReading(
        columns: columns ?? RunColumns(), inputs: inputs, corpus: corpus, kept: kept)
      return try reading.runs(of: files, &ask)
    },
    Variant("points", "Published runs, typed in") { (ask) throws(Unsettled) in
      let points = ask(
        "points", .list(of: .record(RunPoint.self, name: "runPoint"), minimum: 3),
        "Runs, each with its corpus, parameters, tokens and loss")
      _ = ask.optional("source", .text("a source", example: "a paper"), "Where they were published")
      try ask.settle()
      var corpora: [String] = []
      for point in points where !corpora.contains(point.data) { corpora.append(point.data) }
      let runs = Runs(
        parameters: points.map(\.parameters.value), tokens: points.map(\.tokens.value),
        loss: points.map(\.loss), corpora: points.map { corpora.firstIndex(of: $0.data) ?? 0 })
      guard let runs else {
        throw ask.fault(at: "points", "the points make no runs", "check their numbers")
      }
      return (runs, corpora, FittedLaw.standardUnit)
    },
    Variant("simulate", "Runs drawn from a law") { (ask) throws(Unsettled) in
      let drawn = ask(
        "simulate", .record(DrawnRuns.self, name: "simulatedRuns"),
        "Runs drawn from a law instead of a file, to see what fits would say")
      try ask.settle()
      return (drawn.runs, drawn.corpora, FittedLaw.standardUnit)
    },
  ]

  init(_ ask: inout Asking) throws(Unsettled) { found = try ask.oneOf(Self.kinds) }
}

/// A published run.
private struct RunPoint: Asked {
  let data: String
  let parameters: Parameters
  let tokens: Tokens
  let loss: Double

  init(_ ask: inout Asking) throws(Unsettled) {
    data = ask("data", .name(of: "corpus"), "The corpus that it saw")
    parameters = ask("parameters", .measure(Parameters.self, example: "1B"), "Its parameters")
    tokens = ask("tokens", .measure(Tokens.self, example: "20B"), "The tokens that it saw")
    loss = ask("loss", .positive(example: 3), "Its loss in nats per token, or its error rate")
    try ask.settle()
  }
}

/// Headers of columns, where they are not the usual ones.
struct RunColumns: Asked {
  /// The header of the corpus.
  let corpus: String?
  /// The headers of what fits know.
  let names: [RunColumn: String]

  /// All by their usual names.
  init() {
    corpus = nil
    names = [:]
  }

  init(_ ask: inout Asking) throws(Unsettled) {
    names = ask.columns(RunColumn.allCases)
    corpus = ask.optional(
      "corpus", .header("mix"), isInExample: false,
      "Header of the corpus; corpus, data or dataset if left out")
    try ask.settle()
  }
}

extension InputKind where Value == String {
  /// The header of a column.
  static func header(_ example: String) -> InputKind { .text("a header", example: example) }
}

extension Asking {
  /// The headers of columns; those that are left out are found by their usual names.
  mutating func columns(
    _ columns: [RunColumn], aliases: [RunColumn: String] = [:]
  ) -> [RunColumn: String] {
    var names: [RunColumn: String] = [:]
    for column in columns {
      names[column] = optional(
        column.rawValue, .header(column.rawValue), aliases: [aliases[column]].compactMap { $0 },
        isInExample: false, column.summary)
    }
    return names
  }
}

extension RunColumn {
  /// What a header is of, as inputs say it.
  fileprivate var summary: String {
    switch self {
    case .parameters: "Header of the parameters"
    case .tokens: "Header of the tokens seen"
    case .flop: "Header of the training FLOP; D = C/(6N) where tokens have no column"
    case .loss: "Header of the loss in nats per token, or of the error rate"
    case .experts: "Header of the routed experts in a layer, 1 for dense"
    case .granularity: "Header of the granularity of the experts"
    case .density: "Header of the share of parameters that are not zero"
    case .unique: "Header of the unique tokens"
    case .weight: "Header of how much a run counts"
    case .group: "Header of runs that belong together, for resampling"
    }
  }
}

/// Runs that a scenario names: measured ones from files, or simulated ones.
public struct RunFile: Sendable {
  public let name: String
  public let runs: Runs
  /// The corpora of the runs, as `runs.corpora` numbers them.
  public let corpora: [String]
  /// What the losses are in; see ``ReadRuns/lossUnit``.
  public let lossUnit: String
}

extension RunFile {
  /// The section of a scenario file.
  public static var field: Field {
    Field(
      key: "runFiles", summary: "Tables of measured runs, by names of your own",
      shape: .dictionary(of: RunSource.description.shape(name: "runFile")))
  }

  /// Reads the section; what has faults is left out.
  public static func all(_ section: Node?, _ reader: Reader) -> [RunFile] {
    (section?.members ?? []).compactMap { member in
      reader.read(member.value, as: RunSource.self).map { source in
        RunFile(
          name: member.key, runs: source.found.runs, corpora: source.found.corpora,
          lossUnit: source.found.lossUnit)
      }
    }
  }
}

extension World {
  /// The runs of a name.
  public func runFile(_ name: String) -> RunFile? { runFiles.first { $0.name == name } }
}
