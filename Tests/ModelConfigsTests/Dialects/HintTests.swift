import CostModel
import Diagnostics
import Formats
import ModelConfigs
import TestSupport
import Testing

/// Follows every hint as a program would: after it a count is right, or still refused.
@Suite("Hints lead to no wrong count")
struct HintTests {
  @Test(
    "A key written wrong is refused, and what its hint names is right",
    arguments: Effort.isFull
      ? Late.all : Late.all.indices.filter { $0 % 3 == 0 }.map { Late.all[$0] })
  func keys(row: Late) throws {
    let node = try Document.parse(row.config, file: "c")
    for (index, member) in (node.members ?? []).enumerated() where member.key.count > 6 {
      if Self.isIdle(member.value) { continue }
      for wrong in Self.misspellings(of: member.key) {
        let found = Self.read(node, key: wrong, at: index)
        guard let faults = found.faults else { continue }
        for fault in faults {
          #expect(!fault.contains("remove"))
          guard let named = Self.suggestion(in: fault, for: wrong) else { continue }
          let mended = Self.read(node, key: named, at: index)
          #expect(mended.faults != nil || mended.total == row.total, "\(wrong) as \(named)")
        }
      }
    }
  }

  @Test("A type written wrong is refused, and what its hint names is right", arguments: Late.all)
  func types(row: Late) throws {
    let node = try Document.parse(row.config, file: "c")
    let type = try #require(node["model_type"]?.text)
    let index = try #require(node.members?.firstIndex { $0.key == "model_type" })
    for wrong in Self.misspellings(of: type) {
      let found = Self.read(node, key: "model_type", at: index, value: wrong)
      guard let fault = found.faults?.first, fault.contains("did you mean '") else { continue }
      let named = String(
        try #require(fault.split(separator: "did you mean '").last?.prefix { $0 != "'" }))
      let mended = Self.read(node, key: "model_type", at: index, value: named)
      #expect(mended.faults != nil || mended.total == row.total, "\(wrong) as \(named)")
    }
  }

  private static func isIdle(_ node: Node) -> Bool {
    switch node.value {
    case .null, .boolean(false), .number(0): true
    default: false
    }
  }

  private static func misspellings(of key: String) -> [String] {
    let letters = Array(key)
    var swapped = letters
    swapped.swapAt(letters.count / 2, letters.count / 2 + 1)
    return [String(letters.dropLast()), String(swapped), key + "s"].filter { $0 != key }
  }

  private static func suggestion(in fault: String, for key: String) -> String? {
    guard fault.contains("'\(key)'"), let tail = fault.split(separator: "did you mean '").last,
      fault.contains("did you mean '")
    else { return nil }
    return String(tail.prefix { $0 != "'" })
  }

  /// The file with one key or value written another way.
  private static func read(
    _ node: Node, key: String, at index: Int, value: String? = nil
  ) -> (total: Int?, faults: [String]?) {
    var members = node.members ?? []
    let old = members[index]
    members[index] = Member(
      key: key, keyPosition: old.keyPosition,
      value: value.map { Node(.text($0), position: old.value.position) } ?? old.value)
    let text = Node(.object(members), position: node.position).text(.compact)
    do throws(FaultList) {
      let config = try ModelConfig(bytes: Array(text.utf8), file: "c")
      return (config.architecture.parameters.total, nil)
    } catch {
      return (nil, error.faults.map(\.description))
    }
  }
}
