import Tabular

/// A result as one page for a browser, complete in itself.
///
/// The page loads nothing: style and pictures are in it, and it forbids itself scripts and addresses
/// (a content security policy). It can be read on a phone, printed, and read aloud: tables have
/// headers, pictures a text. The same result gives the same bytes, as far as its pictures do.
public struct ReportPage: Sendable {
  /// The name of the file in its folder.
  public static let fileName = "report.html"

  /// A claim and what the evidence says of it.
  public struct Claim: Sendable {
    public enum Verdict: Sendable {
      case supported
      case refuted
      case inconclusive
      /// Nothing with an interval speaks of the claim.
      case noEvidence
    }

    public let verdict: Verdict
    /// The verdict in words.
    public let word: String
    public let claim: String
    public let evidence: String

    public init(verdict: Verdict, word: String, claim: String, evidence: String) {
      self.verdict = verdict
      self.word = word
      self.claim = claim
      self.evidence = evidence
    }
  }

  /// A law with where it comes from and how far it reaches.
  public struct CitedLaw: Sendable {
    public let id: String
    public let title: String
    public let source: String
    /// What its symbols mean, how it was fitted, where: names and texts.
    public let facts: [(name: String, text: String)]

    public init(id: String, title: String, source: String, facts: [(name: String, text: String)]) {
      self.id = id
      self.title = title
      self.source = source
      self.facts = facts
    }
  }

  /// A file that went in, with its text where it is one for people.
  public struct Input: Sendable {
    public let file: Manifest.File
    public let text: String?

    public init(file: Manifest.File, text: String?) {
      self.file = file
      self.text = text
    }
  }

  public var title: String
  public var question: String?
  /// The answer in a few sentences, which stands first.
  public var answer: [String] = []
  public var claims: [Claim] = []
  /// What a reader must know beside the numbers.
  public var warnings: [String] = []
  public var charts: [Chart] = []
  /// The charts drawn, in their order; `nil` where no program could draw them.
  public var pictures: [[UInt8]]?
  /// Tables for people, before anything else.
  public var read: [ReadTable] = []
  /// The tables that lie beside the page as files.
  public var tables: [Table] = []
  public var laws: [CitedLaw] = []
  public var inputs: [Input] = []
  /// The version of the program.
  public var version: String

  public init(title: String, question: String?, version: String) {
    self.title = title
    self.question = question
    self.version = version
  }

  /// The page's text.
  public func text() -> String {
    let parts: [HTMLFragment] = [
      head, "<main>\n", heading, answerSection, verdicts, figures, tableSection, notes, provenance,
      "</main>\n",
      footer, "</body>\n</html>\n",
    ]
    return HTMLFragment(parts).source
  }
}
