import Diagnostics
import Formats
import QualityAxes
import Spec
import Units

/// A world of facts and how often a corpus mentions them, as a scenario states it.
struct StatedFacts: Asked {
  let world: FactQuestion.World

  init(_ ask: inout Asking) throws(Unsettled) {
    let facts = ask("facts", .factCount, "How many facts there are")
    let exponent = ask("zipf", .zipf, "A fact of rank r is mentioned in proportion to r^-zipf")
    let bits = ask("bitsPerFact", .positive(example: 50), "Bits that one fact takes")
    let mentions = ask(
      "mentionsPerToken", .positive(example: 0.02),
      "Mentions of these facts in a token of the corpus"
    )
    try ask.settle()
    do throws(InputFaults) {
      world = try FactQuestion.World(
        facts: FactWorld(facts: facts, exponent: exponent, bitsPerFact: bits),
        mentionsPerToken: mentions)
    } catch {
      throw ask.fault(error, keys: ["exponent": "zipf"])
    }
  }
}

/// A measured model for the stored and the recalled share of facts.
private struct StatedPoint: Asked {
  let point: StoredRecalledPoint

  init(_ ask: inout Asking) throws(Unsettled) {
    let model = ask("model", .text("a name", example: "Gemma3-27B"), "Its name")
    let size = ask("size", .measure(Parameters.self), "Its total parameters")
    let stored = ask("stored", .share(example: 0.764), "Share of facts that is stored")
    let direct = ask("direct", .share(example: 0.362), "Share of all facts that is recalled")
    try ask.settle()
    do throws(InputFaults) {
      point = try StoredRecalledPoint(model: model, size: size, stored: stored, direct: direct)
    } catch {
      throw ask.fault(error)
    }
  }
}

extension InputKind where Value == Double {
  /// A number of facts, such as `1e9` or `"1B"`.
  static var factCount: InputKind {
    InputKind(
      .either([
        .scalar(.number("a number of facts", atLeast: 1, atMost: FactWorld.limit)),
        .scalar(.text("a number such as 1B")),
      ]), example: .number(1e9), sample: 1e9
    ) { node, reader in
      guard let text = node.text else {
        return node.number.flatMap { (1...FactWorld.limit).contains($0) ? $0 : nil }
      }
      do throws(InputFault) {
        let count = try Parameters(text: text).value
        if (1...FactWorld.limit).contains(count) { return count }
        reader.note(
          node, "\(Fault.quoted(text)) is not a possible number of facts",
          "give a number from 1 to 1e12")
      } catch {
        reader.note(node, error.problem, error.hint)
      }
      return nil
    }
  }

  /// How steeply mentions fall with rank.
  static var zipf: InputKind { .number("an exponent", atLeast: 0, atMost: 4, example: 1) }
}

extension InputKind where Value == [StoredRecalledPoint] {
  /// Measured points: a list of them, or a file with the columns `model,size,stored,direct`.
  static var storedPoints: InputKind {
    let list = InputKind<[StatedPoint]>.list(
      of: .record(StatedPoint.self, name: "storedPoint"), minimum: 2)
    let file = InputKind.table(
      "a file of points", columns: StoredRecalledPoint.columns, example: "points.csv", sample: []
    ) {
      (table, _) throws(FaultList) in try StoredRecalledPoint.reading(table)
    }
    return InputKind(
      .either([file.shape, list.shape]), example: file.example.value, sample: [],
      words: .files(["csv"])
    ) { node, reader in
      node.text == nil
        ? list.value(of: node, reader)?.map(\.point) : file.value(of: node, reader)
    }
  }
}
