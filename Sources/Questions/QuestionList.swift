import Diagnostics
import Formats
import Spec

/// Every question, in the order in which they are answered and shown.
public enum QuestionList {
  public static let all: [any Question.Type] = [
    Comparison.self, Axes.self, Optimum.self, DecompositionRequest.self, Facts.self, Rating.self,
    Factuality.self, DataForms.self, Repetition.self,
    PowerPlan.self, EvidenceQuestion.self, BacktestQuestion.self, Hypothesis.self,
  ]

  /// The pictures that a scenario may ask for.
  public static let pictures: [any Picture.Type] = [
    LossPicture.self, MultiplierPicture.self, EquivalentsPicture.self, RidgePicture.self,
    OptimumPicture.self, DecompositionPicture.self,
    AxisPicture.self, PopularityPicture.self, RecallPicture.self, ErrorPicture.self,
    RatingCostPicture.self, RatingRunsPicture.self, GoalPicture.self, MeanCountPicture.self,
    TrainingFLOPPicture.self, DataFormsPicture.self, DataGapsPicture.self, RepetitionPicture.self,
    DataLimitPicture.self, BacktestPicture.self, VerdictPicture.self,
  ]

  /// The questions that a call can ask.
  public static let callable: [any CallableQuestion.Type] = [
    Equivalent.self, BestDesigns.self,
    Factuality.self, Rating.self, Knowledge.self, Mechanisms.self, LawFit.self,
    SimulatedRuns.self, EvidenceQuestion.self, BacktestQuestion.self, ScorePower.self,
    LadderPower.self,
  ]

  /// The keys of all sections.
  public static var keys: [String] { all.map { $0.section.key } }

  /// The sections of a scenario file.
  public static var fields: [Field] { all.map(field) }

  /// The names that a scenario gives its questions, by what they name: "repetition entry".
  public static func names(in scenario: Node) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for section in all.map({ $0.section }) {
      names["\(section.key) entry"] =
        section.form == .named
        ? scenario[section.key]?.members?.map(\.key)
        : scenario[section.key]?.items?.compactMap { $0["name"]?.text }
    }
    return names
  }

  private static func field(_ type: any Question.Type) -> Field {
    let section = type.section
    let one = type.description.shape(name: section.definition)
    let shape: Shape =
      switch section.form {
      case .one: one
      case .list: .list(of: one)
      case .named: .dictionary(of: one)
      }
    return Field(key: section.key, summary: section.summary, shape: shape)
  }
}

/// The questions of a scenario, and how they are answered.
public struct AskedQuestions: Sendable {
  private var sections: [any AnsweringSection]

  /// No questions.
  public init() { sections = [] }

  /// Reads the sections of a file whose shape has been checked; faults go to the reader.
  ///
  /// Each section may refer to those before it, by the reader's `asked`.
  public init(_ scenario: Node, _ reader: Reader) {
    self.init()
    for type in QuestionList.all {
      let standard = type.section.isAlwaysAsked ? Node(.object([])) : nil
      guard let node = scenario[type.section.key] ?? standard else { continue }
      sections.append(Self.section(type, node, reader))
      if let around = reader.context as? Surroundings {
        reader.context = Surroundings(world: around.world, asked: self)
      }
    }
  }

  /// One question, as a call asks it.
  public init<Asked: Question>(_ question: Asked) {
    sections = [QuestionSection(questions: [question], isFilled: true)]
  }

  private static func section<Asked: Question>(
    _: Asked.Type, _ node: Node, _ reader: Reader
  ) -> any AnsweringSection {
    let nodes: [Node] =
      switch Asked.section.form {
      case .one: [node]
      case .list: node.items ?? []
      case .named: node.members?.map(\.value) ?? []
      }
    var names: Set<String> = []
    var questions: [(question: Asked, node: Node)] = []
    for node in nodes {
      guard let question = reader.read(node, as: Asked.self) else { continue }
      if let name = question.name, !names.insert(name).inserted {
        reader.note(
          node["name"] ?? node, "two entries have the name \(Fault.quoted(name))",
          "give one of them another name")
      }
      questions.append((question, node))
    }
    Asked.check(questions, reader)
    return QuestionSection<Asked>(questions: questions.map(\.question), isFilled: !nodes.isEmpty)
  }

  /// The questions of a kind.
  public func of<Asked: Question>(_: Asked.Type) -> [Asked] {
    sections.lazy.compactMap { $0 as? QuestionSection<Asked> }.first?.questions ?? []
  }

  /// Whether the scenario asks any question of a kind, rightly or wrongly.
  public func isAsked<Asked: Question>(_: Asked.Type) -> Bool {
    sections.contains { ($0 as? QuestionSection<Asked>)?.isFilled == true }
  }

  /// Answers all of them, or those of some sections.
  public func answers(
    in world: World, of keys: Set<String>? = nil, progress: (Int, Int) -> Void = { _, _ in }
  ) -> (answers: [Answer], findings: Findings) {
    var findings = Findings()
    let answers = sections.filter { keys?.contains($0.key) ?? true }.map {
      $0.answer(in: world, &findings, progress)
    }
    return (answers, findings)
  }
}

private protocol AnsweringSection: Sendable {
  var key: String { get }

  func answer(in world: World, _ findings: inout Findings, _ progress: (Int, Int) -> Void) -> Answer
}

private struct QuestionSection<Asked: Question>: AnsweringSection {
  let questions: [Asked]
  /// Whether the section holds anything, even if none of it could be read.
  let isFilled: Bool

  var key: String { Asked.section.key }

  func answer(
    in world: World, _ findings: inout Findings, _ progress: (Int, Int) -> Void
  ) -> Answer {
    let found = questions.map {
      Resolved($0, $0.found(in: world, findings, progress: progress))
    }
    findings.keep(found)
    return Asked.answer(found, in: world)
  }
}
