import Diagnostics
import Hypotheses
import Tabular

/// What questions of one kind come to; the terminal, JSON, CSV, the page and pictures show it alike.
public struct Answer: Sendable {
  /// The answer in a sentence or a few: value, interval, how far to trust it, what would change it.
  public var headline: [String]
  /// The tables that people see, each with its notes; all but digests are written as files.
  public var shown: [ShownTable]
  /// Tables for files alone, too long or too wide for people.
  public var more: [Table]
  /// Pictures that belong to a call; a scenario asks for its own under `plots`.
  public var charts: [Chart]
  /// Claims with what the evidence says of them; they set the exit status of a run that is checked.
  public var verdicts: [ShownVerdict]
  /// What is said of what is not measured yet.
  public var forecasts: [Forecast]
  /// What a reader must know beside the numbers.
  public var warnings: [String]
  /// What was asked, as it was understood, for programs.
  public var facts: [(name: String, value: Cell)] = []
  /// What it rests on, such as a law with its formula, for the record of a result.
  public var sources: [(id: String, text: String)] = []
  /// The seed of what was drawn, for the record of a result.
  public var seed: UInt64 = 0
  /// The file that the call may ask for beside it.
  public var product: Product?
  /// What rests on a law or rule outside the runs behind it.
  public var extrapolated: [Extrapolated] = []
  /// Why there is no answer; then nothing is written.
  public var refusals: [Fault] = []

  /// Something that is asked of a law or rule outside the runs behind it.
  public struct Extrapolated: Sendable {
    /// The law or rule.
    public let by: String
    /// What is asked about.
    public let of: String
    /// How far outside, in words.
    public let distance: String

    public init(by law: String, of subject: String, distance: String) {
      (by, of, self.distance) = (law, subject, distance)
    }
  }

  /// A file beside an answer.
  public enum Product: Sendable {
    case text(String)
    /// Not made, with the reason.
    case none(because: String)
  }

  public init(
    headline: [String] = [], shown: [ShownTable] = [], more: [Table] = [], charts: [Chart] = [],
    verdicts: [ShownVerdict] = [], forecasts: [Forecast] = [], warnings: [String] = []
  ) {
    self.headline = headline
    self.shown = shown
    self.more = more
    self.charts = charts
    self.verdicts = verdicts
    self.forecasts = forecasts
    self.warnings = warnings
  }

  /// Every table that has rows and is written as a file, those for people first.
  public var tables: [Table] {
    (shown.filter { !$0.isDigest }.map(\.table) + more).filter { !$0.rows.isEmpty }
  }
}

/// A claim in words, and what the evidence says of it.
public struct ShownVerdict: Hashable, Sendable {
  public let verdict: Verdict
  public let claim: String
  /// The estimate, its interval, and what both rest on.
  public let evidence: String

  /// The verdict in a word or two.
  public var word: String { verdict.rawValue }
}
