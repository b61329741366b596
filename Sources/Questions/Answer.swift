import Tabular

/// What questions of one kind come to; the terminal, JSON, CSV, the page and pictures show it alike.
public struct Answer: Sendable {
  /// The answer in a sentence or a few: value, interval, how far to trust it, what would change it.
  public var headline: [String]
  /// The tables that people see, each with its notes; all are written as files.
  public var shown: [ShownTable]
  /// Tables for files alone, too long or too wide for people.
  public var more: [Table]
  /// Pictures that belong to a call; a scenario asks for its own under `plots`.
  public var charts: [Chart]
  /// What a reader must know beside the numbers.
  public var warnings: [String]

  public init(
    headline: [String] = [], shown: [ShownTable] = [], more: [Table] = [], charts: [Chart] = [],
    warnings: [String] = []
  ) {
    self.headline = headline
    self.shown = shown
    self.more = more
    self.charts = charts
    self.warnings = warnings
  }

  /// Every table that has rows, those for people first.
  public var tables: [Table] { (shown.map(\.table) + more).filter { !$0.rows.isEmpty } }
}
