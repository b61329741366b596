import Formats
import Spec

/// What a user can ask: its inputs are declared once, and it is answered once.
///
/// A question lives in a folder of its own. A scenario asks it in a section, a call by its name
/// (`CallableQuestion`), and both see the same `Answer`.
public protocol Question: Asked {
  /// Where a scenario asks it.
  static var section: Section { get }
  /// The name that the scenario gives it, which no other of its section may have.
  var name: String? { get }
  /// What its arithmetic comes to, before it is put into tables.
  associatedtype Found: Sendable

  /// Does the arithmetic.
  ///
  /// - Parameters:
  ///   - world: what the question is asked in.
  ///   - others: what the questions before it in the list of questions came to.
  ///   - progress: is told how many steps of long work are done, and of how many.
  /// - Returns: what `answer` puts into tables.
  func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> Found

  /// Notes what one question of a section says of another; the nodes are those of the questions.
  static func check(_ asked: [(question: Self, node: Node)], _ reader: Reader)

  /// The tables, notes and warnings of all questions of this kind.
  static func answer(_ asked: [Resolved<Self>], in world: World) -> Answer
}

extension Question {
  public var name: String? { nil }

  public static func check(_ asked: [(question: Self, node: Node)], _ reader: Reader) {}
}

/// A question with what it came to.
public struct Resolved<Asked: Question>: Sendable {
  public let question: Asked
  public let found: Asked.Found

  public init(_ question: Asked, _ found: Asked.Found) {
    self.question = question
    self.found = found
  }
}

/// Where a scenario asks a question.
public struct Section: Sendable {
  /// How many questions the section holds.
  public enum Form: Sendable {
    /// One object.
    case one
    /// A list of objects.
    case list
    /// Objects by names that the user makes up.
    case named
  }

  /// The key of the file.
  public let key: String
  public let form: Form
  /// What it is, for the schema.
  public let summary: String
  /// The name of one question in the schema, a plain word.
  public let definition: String
  /// Whether it is asked where the file does not name it, with every input left out.
  public let isAlwaysAsked: Bool

  public init(
    _ key: String, _ form: Form, definition: String, isAlwaysAsked: Bool = false,
    _ summary: String
  ) {
    self.isAlwaysAsked = isAlwaysAsked
    self.key = key
    self.form = form
    self.summary = summary
    self.definition = definition
  }
}

/// What the questions of a scenario came to, by their kind.
public struct Findings: Sendable {
  private var byKind: [ObjectIdentifier: any Sendable] = [:]

  public init() {}

  /// What the questions of a kind came to; none where it was not asked, or comes later.
  public func of<Asked: Question>(_: Asked.Type) -> [Resolved<Asked>] {
    byKind[ObjectIdentifier(Asked.self)] as? [Resolved<Asked>] ?? []
  }

  mutating func keep<Asked: Question>(_ findings: [Resolved<Asked>]) {
    byKind[ObjectIdentifier(Asked.self)] = findings
  }
}

/// A question that a call can ask by itself.
public protocol CallableQuestion: Question {
  static var call: QuestionCall { get }

  /// The world in which a call asks it: that of the bundled laws, unless it names more.
  var world: World { get }

  /// The line over the answer.
  var title: String { get }

  /// What ends the name of its result folder, such as the model that it is about.
  var subject: String? { get }

  /// Why there will be nothing for ``QuestionCall/product``, known before any work; `nil` where there may.
  var whyNoProduct: String? { get }
}

extension CallableQuestion {
  public var whyNoProduct: String? { nil }
  public var world: World { World() }
  public var title: String { Self.call.summary }
  public var subject: String? { nil }
}

/// How a call asks a question.
public struct QuestionCall: Sendable {
  /// Where the answer goes.
  public enum Output: Sendable {
    /// To people, and to a folder where the call names one.
    case shown
    /// To people, and to a folder in any case: `plots` where the call names none.
    case written
    /// One table to other programs: as CSV to standard output, or to a file.
    case table
  }

  /// A file that a call may ask for beside the answer.
  public struct Product: Sendable {
    /// The option that names the file.
    public let option: String
    /// What it holds, such as "the fitted law".
    public let name: String
    /// The help of the option.
    public let summary: String

    public init(_ option: String, _ name: String, _ summary: String) {
      self.option = option
      self.name = name
      self.summary = summary
    }
  }

  /// The command, and the kind where several questions share one: `power` and `scores`.
  public let command: String
  public let kind: String?
  /// What it answers, in one line.
  public let summary: String
  /// The inputs that a call gives by position, in their order.
  public let operands: [String]
  public let examples: [String]
  public let output: Output
  public let product: Product?

  public init(
    _ command: String, kind: String? = nil, _ summary: String, operands: [String] = [],
    examples: [String], output: Output = .shown, product: Product? = nil
  ) {
    self.command = command
    self.kind = kind
    self.summary = summary
    self.operands = operands
    self.examples = examples
    self.output = output
    self.product = product
  }
}
