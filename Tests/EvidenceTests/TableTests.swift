import Diagnostics
import Foundation
import TestSupport
import Testing
import Units

@testable import Evidence

/// Reading a table is strict: every slip is a fault with its place.
struct TableTests {
  private static let header = PairRow.columns.joined(separator: ",")

  private static func row(
    set: String = "mine", model: String = "A", kind: String = "dense", total: String = "1",
    active: String = "1", metric: String = "MMLU", score: String = "50", source: String = "mine"
  ) -> String {
    "\(set),Lab,\(model),\(kind),\(total),\(active),,,1,yes,one recipe,\(metric),knowledge,yes,"
      + "\(score),\(source),seen,exam"
  }

  private static func faults(_ lines: [String]) -> [String] {
    let text = ([header] + lines).joined(separator: "\n")
    do throws(FaultList) {
      _ = try MatchedPairs.bundled.adding(csv: [UInt8](text.utf8), file: "own.csv")
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test func `a sound row has no fault`() {
    #expect(Self.faults([Self.row()]).isEmpty)
  }

  @Test(arguments: [
    (row(score: "high"), "own.csv:2:60: score: 'high' is not a number; write a plain number"),
    (row(kind: "sparse"), "own.csv:2:12: kind is 'sparse'; known: dense, moe"),
    (row(total: "-3", active: ""), "own.csv:2:18: total_b is not above zero"),
    (row(kind: "moe", total: "1", active: "2"), "active_b is above total_b"),
    (row(total: "3", active: "2"), "a dense model has different active and total sizes"),
    (row(source: ""), "source is empty; give a value"),
    (row() + ",more", "the row has 19 fields and the header 18"),
    (row(model: "\"A"), "the quoted field has no end; close the quote"),
    (row(model: "A\"B"), "own.csv:2:11: a quote stands inside a field"),
  ])
  func `each slip is named with its place`(row: String, fault: String) {
    let found = Self.faults([row])
    #expect(found.count == 1)
    #expect(found.first?.contains(fault) == true, "\(found)")
  }

  @Test func `all faults are reported at once`() {
    let found = Self.faults([Self.row(score: "x"), Self.row(), Self.row(kind: "y")])
    #expect(found.count == 2)
    #expect(found[1].hasPrefix("own.csv:4:"))
  }

  @Test func `a set that contradicts itself or cannot be is a fault`() {
    #expect(
      Self.faults([Self.row(), Self.row(score: "51")]) == [
        "own.csv:3:1: 'A' has two scores on 'MMLU'; keep one of them"
      ])
    #expect(
      Self.faults([Self.row(), Self.row(total: "2", active: "2", metric: "BBH")])[0]
        .contains("'A' has two kinds or sizes"))
    #expect(Self.faults([Self.row(score: "101")])[0].contains("101 is no share of right answers"))
    #expect(
      Self.faults([Self.row(score: "0.4"), Self.row(model: "B", score: "0.52")])[0]
        .contains("reads as fractions; write them out of 100: 0.4 as 40"))
    let all = Self.row(kind: "moe", total: "8").replacing(",1,,,1,yes", with: ",1,8,8,1,yes")
    #expect(Self.faults([all])[0].contains("every token uses all experts"))
  }

  @Test func `rows bring the noise of a benchmark that the room does not know`() throws {
    // √2 · 1.5 · 100 √(¼/400) / (40 / ln 16): the reading's own error, by hand.
    let lines = [
      Self.row(model: "A", metric: "own", score: "30") + ",400",
      Self.row(model: "B", total: "16", active: "16", metric: "own", score: "70") + ",400",
      Self.row(model: "M", kind: "moe", total: "9", active: "2", metric: "own", score: "50")
        + ",400",
    ]
    let text = ([Self.header + ",questions"] + lines).joined(separator: "\n")
    let table = try MatchedPairs.bundled.adding(csv: [UInt8](text.utf8), file: "own.csv")
    let reading = try #require(table.set("mine")?.readings.first)
    expect(reading.size.value, near: 4e9, within: 1)
    expect(reading.deviation, near: 2.0.squareRoot() * 3.75 / (40 / log(16)), relative: 0.01)
    let silent = lines.map { String($0.dropLast(4)) }
    let unknown = ([Self.header] + silent).joined(separator: "\n")
    let plain = try MatchedPairs.bundled.adding(csv: [UInt8](unknown.utf8), file: "own.csv")
    #expect(plain.set("mine")?.readings.isEmpty == true)
    #expect(plain.set("mine")?.unread.first?.reason == .noError)
  }

  @Test func `an unknown column is a fault with a suggestion`() throws {
    let text = Self.header.replacing("subaxis", with: "sub_axis") + "\n" + Self.row()
    let faults = #expect(throws: FaultList.self) {
      try MatchedPairs.bundled.adding(csv: [UInt8](text.utf8), file: "own.csv")
    }
    let texts = try #require(faults).faults.map(\.problem)
    #expect(texts.contains("unknown column 'sub_axis'"))
    #expect(texts.contains("column subaxis is missing"))
    #expect(faults?.description.contains("did you mean 'subaxis'?") == true)
  }

  @Test func `line ends, a byte order mark and doubled quotes are read`() throws {
    let quoted = Self.row(model: "\"A \"\"large\"\" one, at last\"")
    let text = "\u{feff}" + [Self.header, quoted, "", Self.row()].joined(separator: "\r\n")
    let table = try MatchedPairs.bundled.adding(csv: [UInt8](text.utf8), file: "own.csv")
    let set = try #require(table.set("mine"))
    #expect(set.siblings.map(\.name) == ["A \"large\" one, at last", "A"])
    #expect(set.rows.map(\.line) == [2, 4])
  }

  @Test(arguments: [";", "\t"])
  func `other separators and comments are read as in every other table`(separator: String) throws {
    let lines = [
      Self.header, Self.row(), Self.row(model: "B", total: "2", active: "2", score: "60"),
    ]
    let text =
      "# from a spreadsheet\n"
      + lines.map { $0.replacing(",", with: separator) }.joined(separator: "\n# and so on\n")
    let table = try MatchedPairs.bundled.adding(csv: [UInt8](text.utf8), file: "own.csv")
    let set = try #require(table.set("mine"))
    #expect(set.rows.map(\.score) == [50, 60])
    #expect(set.rows.map(\.line) == [4, 6])
    let wrong = text.replacing("\(separator)60\(separator)", with: "\(separator)6o\(separator)")
    let faults = try #require(
      throws: FaultList.self
    ) {
      try MatchedPairs.bundled.adding(csv: [UInt8](wrong.utf8), file: "own.csv")
    }
    #expect(
      faults.description
        == "own.csv:6:60: score: '6o' is not a number; write a plain number such as 2.75, -0.25 or 1e-3"
    )
  }

  @Test(arguments: [
    ("64+2 shared", "6+2", ExpertCount(routed: 64, topK: 6, shared: 2)),
    ("128", "8", ExpertCount(routed: 128, topK: 8)),
    ("256+shared", "4+1", ExpertCount(routed: 256, topK: 4, shared: 1)),
    ("32/64+residual", "1+1", nil),
    ("", "", nil),
  ])
  func `experts are read as they are published`(experts: String, topK: String, count: ExpertCount?)
  {
    #expect(ExpertCount(experts: experts, topK: topK) == count)
  }

  @Test func `every MoE, set and metric of the table has its card`() throws {
    let cards = try EvidenceCards.reading()
    for set in MatchedPairs.bundled.sets {
      #expect(cards.sets[set.id] != nil, "\(set.id)")
      for metric in set.metrics { #expect(cards.metrics[metric.name] != nil, "\(metric.name)") }
      for model in set.routed where set.card.role == .statistics {
        #expect(
          cards.routed[RoutedCard.Key(set: set.id, model: model.name)] != nil,
          "\(set.id) \(model.name)")
      }
    }
  }
}
