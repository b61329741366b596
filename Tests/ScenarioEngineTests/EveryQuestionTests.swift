import Diagnostics
import Formats
import Foundation
import Questions
import ScenarioEngine
import Spec
import Tabular
import Testing

/// The files that examples name.
private struct ExampleFiles: FileSource {
  /// L = 1.8 + 480 N^-0.35 + 2000 D^-0.37 and a little noise.
  private static let runs: String = {
    let rows = (0..<12).map { number in
      let (n, d) = (Double(1 << (number % 4)) * 1e8, Double(1 << (number / 4)) * 4e9)
      let loss = 1.8 + 480 / pow(n, 0.35) + 2000 / pow(d, 0.37)
      return "\(n),\(d),\(loss * (1 + 0.002 * Double(number * 7 % 5 - 2)))"
    }
    return "parameters,tokens,loss\n" + rows.joined(separator: "\n")
  }()

  /// Rated responses of two models to the same prompts.
  private static let counts = """
    model,prompt,supported,not_supported
    m,a,50,5
    m,b,80,1
    m,c,20,12
    m,d,64,9
    n,a,25,5
    n,b,40,3
    n,c,31,12
    n,d,66,2
    """

  /// Effects of two cases in four layers.
  private static let effects: String = {
    var text = "case,component,layer,position,effect"
    for (name, factor) in [("a", 0.1), ("b", -0.2)] {
      for layer in 0..<4 {
        for (component, scale) in [("attention", 1.0), ("mlp", -3)] {
          let effect = factor * scale * Double(layer * layer)
          text += "\n\(name),\(component),\(layer),last_relation,\(effect)"
          text += "\n\(name),\(component),\(layer),first_subject,\(effect / 3)"
        }
      }
    }
    return text
  }()

  func path(of name: String, in file: String) -> String { name }

  func read(_ name: String, in file: String, _ take: ([UInt8]) -> Void) throws(InputFault) {
    switch name {
    case "runs.csv": take(Array(Self.runs.utf8))
    case "counts.csv": take(Array(Self.counts.utf8))
    case "effects.csv": take(Array(Self.effects.utf8))
    default: throw InputFault(problem: "there is no such file", hint: "")
    }
  }
}

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
      let isChanged = changes.lazy.contains { change in
        Self.answer(name, Self.setting(example, input.key, to: change))?.tables != whole
      }
      #expect(
        isChanged || changes.isEmpty, "\(name): \(input.key) is accepted and changes nothing")
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
      let reader = Reader(file: "t", files: ExampleFiles())
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
