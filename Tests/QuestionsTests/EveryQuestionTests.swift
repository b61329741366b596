import Diagnostics
import Formats
import Questions
import Spec
import Tabular
import Testing

/// Every question that a call can ask, asked its example and then each input changed.
@Suite("Every question")
struct EveryQuestionTests {
  @Test("Is answered where it is asked its example", arguments: names)
  func example(_ name: String) throws {
    let asked = try #require(Self.answer(name, Self.example(name)))
    #expect(!asked.tables.isEmpty)
  }

  @Test("Every input changes the answer, or is refused with a reason", arguments: names)
  func inputs(_ name: String) throws {
    let example = Self.example(name)
    let whole = try #require(Self.answer(name, example)).tables
    for input in Self.description(name).inputs {
      let changes = Self.changes(of: input)
      let answers = changes.map { change -> [Table]? in
        Self.answer(name, Self.setting(example, input.key, to: change))?.tables
      }
      #expect(
        answers.contains { $0 != whole } || answers.allSatisfy { $0 == nil },
        "\(name): \(input.key) is accepted and changes nothing")
    }
  }

  static let names = QuestionList.callable.map {
    [$0.call.command, $0.call.kind].compactMap { $0 }.joined(separator: " ")
  }

  private static func type(_ name: String) -> any CallableQuestion.Type {
    let index = names.firstIndex(of: name) ?? 0
    return QuestionList.callable[index]
  }

  private static func description(_ name: String) -> Description { type(name).description }

  private static func example(_ name: String) -> Node { description(name).example }

  private static func setting(_ node: Node, _ key: String, to value: Node) -> Node {
    let rest = (node.members ?? []).filter { $0.key != key }
    return Node(.object(rest + [Member(key: key, value: value)]))
  }

  /// The answer; `nil` where the inputs are refused.
  private static func answer(_ name: String, _ node: Node) -> Answer? {
    func ask<Asked: CallableQuestion>(_: Asked.Type) -> Answer? {
      guard Asked.description.shape().check(node, file: "t").isEmpty else { return nil }
      let reader = Reader(file: "t")
      guard let question = reader.read(node, as: Asked.self), reader.faults.isEmpty else {
        return nil
      }
      return AskedQuestions(question).answers(in: question.world).answers.first
    }
    return ask(type(name))
  }

  /// Other values than the example.
  private static func changes(of input: Description.Input) -> [Node] {
    var changed: [Node.Value] = []
    func vary(_ value: Node.Value) -> [Node.Value] {
      switch value {
      case .number(let number): [.number(number * 1.5), .number(number / 2), .number(number + 1)]
      case .text(let text):
        [.text(text.replacing("1", with: "2").replacing("5", with: "7")), .text(text + "0")]
      case .boolean(let boolean): [.boolean(!boolean)]
      case .list(let items):
        items.last.map { last in
          vary(last.value).map { .list(items.dropLast() + [Node($0)]) }
            + [.list(Array(items.dropLast()))]
        } ?? []
      case .null, .object: []
      }
    }
    if case .choice(let words) = input.shape { changed = words.map { .text($0) } }
    changed += vary(input.example.value)
    return changed.map { Node($0) }
  }
}
