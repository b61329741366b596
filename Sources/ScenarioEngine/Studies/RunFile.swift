import Fitting
import Hypotheses
import Questions
import Units

/// Measured runs that a scenario reads from files.
public struct RunFile: Sendable {
  public let name: String
  /// Where the runs were read, as the scenario names it.
  public let paths: [String]
  public let runs: Runs
  /// The corpora of the runs, as `runs.corpora` numbers them.
  public let corpora: [String]
}

/// Runs of several corpora that forms of data quality are fitted to.
public struct CorpusRequest: Sendable {
  public let name: String
  public let problem: CorpusProblem
  public let effects: [CorpusEffect]
  /// Robust deviations beyond which runs are set aside; none if `nil`.
  public let outlierLimit: Double?
  public let replicates: Int
  public let seed: UInt64
  /// Times the largest run's FLOP at which every form is asked for a prediction.
  public let scales: [Double]
  /// BIC within which forms are not told apart.
  public let difference: Double
  public let level: Double
  /// The files that the runs came from, which tells claims that share data.
  public let sources: Set<String>
}

/// Tokens that are seen several times.
public struct RepetitionRequest: Sendable {
  public let name: String
  public let curve: RepetitionCurve
  public let epochs: [Double]
  /// Whether the other form was asked for, by its halving time.
  public let hasAlternative: Bool
  /// Dense models against an MoE of few unique tokens; `nil` where it is not asked about.
  public let limit: Limit?

  /// Budgets of a routing with a number of unique tokens.
  public struct Limit: Sendable {
    public let run: Run
    public let unique: Tokens
    public let budgets: [FLOP]
  }
}

/// The sections of a scenario about claims and what settles them.
public struct Study: Sendable {
  public internal(set) var runFiles: [RunFile] = []
  public internal(set) var corpora: [CorpusRequest] = []
  public internal(set) var repetitions: [RepetitionRequest] = []

  static let none = Study()
}
