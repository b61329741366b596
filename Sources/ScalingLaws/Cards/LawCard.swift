/// What a reader must know of a law before using its answers.
public struct LawCard: Sendable {
  /// The name that scenarios use, such as `joint-moe-2025`.
  public let id: String
  /// Authors, year and title.
  public let title: String
  /// The identifier of the paper.
  public let citation: String
  /// The formula in plain text.
  public let form: String
  /// What N, D, E and G mean here, and the base of logarithms.
  public let conventions: String
  /// Where the coefficients come from, and how well they are known.
  public let provenance: String
  public let range: FittedRange
  /// What misleads in this law.
  public let cautions: [String]
  /// The law of which this is another reading, such as fewer digits; it does not count twice in a
  /// spread between laws.
  public let variantOf: String?
  /// What stands behind it: a law counts in a spread between laws, a rule does not.
  public let kind: Kind

  /// Whether the rule has no paper behind it.
  public var isFolklore: Bool { kind == .folklore }

  public enum Kind: String, CaseIterable, Sendable {
    /// A law of loss or budgets, fitted to runs.
    case law
    /// A rule for one quality of a model, read off few or other measurements.
    case rule
    /// A rule without a paper.
    case folklore
  }

  public init(
    id: String, title: String, citation: String, form: String, conventions: String,
    provenance: String, range: FittedRange, cautions: [String] = [], variantOf: String? = nil,
    kind: Kind = .law
  ) {
    self.id = id
    self.title = title
    self.citation = citation
    self.form = form
    self.conventions = conventions
    self.provenance = provenance
    self.range = range
    self.cautions = cautions
    self.variantOf = variantOf
    self.kind = kind
  }
}

/// A design in a law's own variables.
public struct Reading: Sendable {
  /// The law's symbols with the values put in, in the order of its formula.
  public let variables: [(symbol: String, value: Double)]
  /// Where the run stands on the axes of the fitted range.
  public let point: [RangeAxis: Double]
  /// How the design had to be bent to fit the law.
  public let remarks: [String]

  public init(
    variables: [(symbol: String, value: Double)], point: [RangeAxis: Double], remarks: [String]
  ) {
    self.variables = variables
    self.point = point
    self.remarks = remarks
  }
}
