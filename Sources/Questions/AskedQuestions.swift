import Diagnostics
import Formats
import Spec

/// The questions of a scenario, and how they are answered.
public struct AskedQuestions: Sendable {
  private var sections: [any AnsweringSection]

  /// No questions.
  public init() { sections = [] }

  /// Reads the sections of a file whose shape has been checked; faults go to the reader.
  ///
  /// Each section may refer to those before it, by the reader's `asked`.
  ///
  /// - Parameters:
  ///   - scenario: the file.
  ///   - reader: what its faults go to.
  ///   - types: the questions that it may ask, in the order in which they are answered.
  public init(_ scenario: Node, _ reader: Reader, of types: [any Question.Type]) {
    self.init()
    for type in types {
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

  /// Answers all of them, or those of some sections, for which `known` has what others came to.
  public func answers(
    in world: World, of keys: Set<String>? = nil, knowing known: Findings = Findings(),
    progress: (Int, Int) -> Void = { _, _ in }
  ) -> (answers: [Answer], findings: Findings) {
    var findings = known
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
