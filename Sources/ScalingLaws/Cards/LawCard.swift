/// What a reader must know of a law before using its answers.
///
/// A class, as every answer names its law: a copy of so many texts costs more than the answer.
public final class LawCard: Sendable {
  /// The law by its authors and year, such as `ludziejewski-2025`: the name that results show.
  public let id: String
  /// Other words for it, such as `joint-moe`.
  public let nicknames: [String]
  /// The ids that it had in earlier versions; they are understood wherever an id is.
  public let formerIDs: [String]
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
  /// The form by which `Fitting` fits its formula, such as `chinchilla`; `nil` where none does.
  public let fittedForm: String?
  /// What stands behind it: a law counts in a spread between laws, a rule does not.
  public let kind: Standing

  /// Whether measured pairs stand behind the rule, and no fit of its own.
  public var isMeasured: Bool { kind == .measured }

  /// The number of the paper at arXiv, such as `2502.05172`; `nil` where it is published elsewhere.
  public var arXiv: String? {
    let mark = "arXiv:"
    return citation.hasPrefix(mark) ? String(citation.dropFirst(mark.count)) : nil
  }

  /// What stands behind a relation.
  public enum Standing: String, CaseIterable, Sendable {
    /// A law of loss or budgets, fitted to runs.
    case law
    /// A rule for one quality of a model, read off few or other measurements.
    case rule
    /// A rule without a fit of its own, which measured pairs support.
    case measured
  }

  public init(
    id: String, nicknames: [String] = [], formerIDs: [String] = [], title: String,
    citation: String, form: String, conventions: String, provenance: String, range: FittedRange,
    cautions: [String] = [], variantOf: String? = nil, fittedForm: String? = nil,
    kind: Standing = .law
  ) {
    self.id = id
    self.nicknames = nicknames
    self.formerIDs = formerIDs
    self.title = title
    self.citation = citation
    self.form = form
    self.conventions = conventions
    self.provenance = provenance
    self.range = range
    self.cautions = cautions
    self.variantOf = variantOf
    self.fittedForm = fittedForm
    self.kind = kind
  }
}
