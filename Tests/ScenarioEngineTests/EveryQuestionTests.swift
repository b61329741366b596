import Formats
import Questions
import ScenarioEngine
import Spec
import Tabular
import Testing

/// Every question that a call can ask, asked its example and then each input changed.
@Suite("Every question")
struct EveryQuestionTests {
  /// A question without bases of its own is asked its example below.
  @Test(
    "Is answered where it is asked its example",
    arguments: names.filter { QuestionBases.all[$0]?.bases.isEmpty == false })
  func example(_ name: String) throws {
    let asked = try #require(Self.tables(name, Self.description(name).example))
    #expect(!asked.isEmpty)
  }

  @Test("Every input changes an answer by a value that is accepted", arguments: names)
  func inputs(_ name: String) throws {
    let tried = QuestionBases.all[name] ?? QuestionBases()
    var bases = try tried.bases.map { (try Self.node("{ \($0.text) }"), only: $0.only) }
    if tried.usesExample { bases.append((Self.description(name).example, only: nil)) }
    var answers: [Int: [Table]] = [:]
    for input in Self.description(name).inputs where tried.idle[input.key] == nil {
      let own = try (tried.values[input.key] ?? []).map(Self.node)
      var counts = false
      for (index, (base, only)) in bases.enumerated()
      where !counts && only?.contains(input.key) ?? true {
        let whole =
          try answers[index] ?? #require(Self.tables(name, base), "\(name): base \(index)")
        if answers.updateValue(whole, forKey: index) == nil { #expect(!whole.isEmpty) }
        counts = Self.changes(of: input, in: base, own).contains { value in
          let changed = Self.setting(base, input.key, to: value)
          return Self.tables(name, changed).map { $0 != whole } ?? false
        }
      }
      #expect(counts, "\(name): no accepted value of \(input.key) changes an answer")
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

  private static func node(_ text: String) throws -> Node {
    try Document.parse(text, file: "base")
  }

  private static func setting(_ node: Node, _ key: String, to value: Node) -> Node {
    let rest = (node.members ?? []).filter { $0.key != key }
    return Node(.object(rest + [Member(key: key, value: value)]))
  }

  /// The first sentences of the answer to the first base, or to the example.
  static func headline(_ name: String) throws -> [String]? {
    let base = try QuestionBases.all[name]?.bases.first.map { try node("{ \($0.text) }") }
    return answer(name, base ?? description(name).example)?.headline
  }

  /// The tables of the answer; `nil` where the inputs are refused, as a value that is refused changes
  /// nothing.
  private static func tables(_ name: String, _ node: Node) -> [Table]? {
    answer(name, node)?.tables
  }

  private static func answer(_ name: String, _ node: Node) -> Questions.Answer? {
    func ask<Asked: CallableQuestion>(_: Asked.Type) -> Questions.Answer? {
      guard Asked.description.shape().check(node, file: "t").isEmpty else { return nil }
      let reader = Reader(file: "t", files: ExampleFiles())
      guard let question = reader.read(node, as: Asked.self), reader.faults.isEmpty else {
        return nil
      }
      return AskedQuestions(question).answers(in: question.world).answers.first
    }
    return ask(type(name))
  }

  /// Values to try in place of that of a base: those of its own, words of a choice, near numbers, and
  /// the example where the base has none.
  private static func changes(
    of input: Description.Input, in base: Node, _ own: [Node]
  ) -> [Node] {
    func vary(_ value: Node.Value) -> [Node.Value] {
      switch value {
      case .number(let number):
        [1.5, 0.5, 0.9, 1.1].map { .number(number * $0) } + [.number(number + 1)]
      case .text(let text):
        [.text(text.replacing("1", with: "2").replacing("5", with: "7")), .text(text + "0")]
      case .boolean(let boolean): [.boolean(!boolean)]
      case .list(let items):
        items.last.map { last in
          vary(last.value).map { .list(items.dropLast() + [Node($0)]) }
            + [.list(Array(items.dropLast()))]
        } ?? []
      case .object(let members):
        members.indices.flatMap { index in
          vary(members[index].value.value).map { value in
            var changed = members
            changed[index] = Member(key: members[index].key, value: Node(value))
            return .object(changed)
          }
        }
      case .null: []
      }
    }
    var changed: [Node.Value] = base[input.key] == nil ? [input.example.value] : []
    if case .choice(let words) = input.shape { changed += words.map { .text($0) } }
    changed += vary((base[input.key] ?? input.example).value)
    return own + changed.map { Node($0) }
  }
}
