import Units

/// The runs of a table, and what was read of it.
public struct ReadRuns: Sendable {
  public let runs: Runs
  /// The line of each run in its file.
  public let lines: [Int]
  public let columns: [ReadColumn]
  /// What was done with the table beside reading it, in sentences.
  public let notes: [String]
  /// What a reader has to decide or to know first.
  public let warnings: [String]
  /// Columns that nothing was read from and that hold few different texts, with the text of each run.
  public let labels: [(name: String, texts: [String])]
  /// Runs that share their size, tokens and experts with others; `nil` where none do.
  public let repeats: RepeatedRuns?
  /// Which embeddings the parameters hold, where a header or an option says so.
  public let embeddings: String?
  /// Headers of columns that the form has no term for, though others do.
  public let unread: Set<String>
  /// What the losses are in; see ``FittedLaw/lossUnit``.
  public let lossUnit: String
}

/// A column that was read.
public struct ReadColumn: Hashable, Sendable {
  public let header: String
  public let meaning: String
  /// The unit in which the file holds it, and what is kept of it.
  public let unit: String
  public let low: String
  public let high: String
}

/// How a table is to be read, where it is not as usual.
public struct RunOptions: Sendable {
  /// Headers of columns.
  public var names: [RunColumn: String]
  /// What plain numbers of a column are multiplied by.
  public var units: [RunColumn: Double]
  public var needs: [RunColumn]
  /// Whether rows without a number that is needed are left out rather than refused.
  public var leavesOutIncomplete: Bool
  /// What is done with several rows of one size and one number of tokens.
  public var repeats: RepeatedRuns.Choice
  /// The only texts of some columns that are kept.
  public var only: [(header: String, text: String)]
  /// Which embeddings the parameters hold, beyond what the header says.
  public var embeddings: String?
  /// Whether tokens and parameters are those of a dense model, so that FLOP are 6ND.
  public var isDense: Bool
  /// Whether rows may be taken for checkpoints and copies where no column names the runs.
  public var guessesRuns = true
  /// What hints name.
  public var remedies = Remedies.options

  /// Where the caller states how a table is read.
  public enum Remedies: Sendable {
    /// On the command line.
    case options
    /// In a scenario.
    case keys
    /// Nowhere.
    case none
  }

  var hasOptions: Bool { remedies == .options }

  /// How units are stated; `nil` where they cannot be.
  func stating(units: String) -> String? {
    switch remedies {
    case .options: "--units \(units)"
    case .keys: "units: \"\(units)\""
    case .none: nil
    }
  }

  /// How rows without a number are left out; `nil` where they cannot be.
  var skipping: String? {
    switch remedies {
    case .options: "--skip-incomplete"
    case .keys: "skipIncomplete: true"
    case .none: nil
    }
  }

  public init(
    names: [RunColumn: String] = [:], units: [RunColumn: Double] = [:],
    needs: [RunColumn] = [.parameters, .tokens, .loss], leavesOutIncomplete: Bool = false,
    repeats: RepeatedRuns.Choice = .auto, only: [(header: String, text: String)] = [],
    embeddings: String? = nil, isDense: Bool = true
  ) {
    self.names = names
    self.units = units
    self.needs = needs
    self.leavesOutIncomplete = leavesOutIncomplete
    self.repeats = repeats
    self.only = only
    self.embeddings = embeddings
    self.isDense = isDense
  }
}
