import Diagnostics
import Formats
import Hypotheses
import Spec
import TestSupport
import Testing

@testable import Questions

/// Every quantity that a claim may be about, by every kind of evidence that it has.
@Suite("Keys of claims")
struct ClaimKeyTests {
  /// One claim of each kind, made of the examples of its inputs.
  static let examples = Hypothesis.description.examples

  private static let shape = Hypothesis.description.shape()

  private static func keys(of claim: Node) -> Set<String> {
    guard case .variants(let kinds) = shape else { return [] }
    return Set(kinds.fields(of: claim).map(\.key))
  }

  @Test("Every quantity of the list is asked, some by several kinds of evidence")
  func list() {
    let words = Self.examples.compactMap { $0["quantity"]?.text }
    #expect(Set(words) == Set(ClaimedQuantities.all.map { $0.name }))
    #expect(words.filter { $0 == "computeMultiplier" }.count == 5)
  }

  @Test("A claim is read from the examples of its inputs", arguments: examples)
  func example(_ claim: Node) throws {
    #expect(Self.shape.check(claim, file: "t").isEmpty)
    #expect(try SchemaEvaluator(root: Self.shape.schema(title: "t")).accepts(claim))
    let reader = Reader(file: "t", isLenient: true)
    let hypothesis = try #require(reader.read(claim, as: Hypothesis.self))
    #expect(reader.faults.isEmpty)
    // Nothing is known in a world without anything, but for beliefs.
    let finding = hypothesis.found(in: World(laws: []), Findings(), progress: { _, _ in })
    #expect(
      finding.evidence.value == nil
        || claim["quantity"]?.text == "repetitionHalfLife" && claim["runs"] == nil)
    #expect(!finding.remark.isEmpty)
  }

  @Test("A key of another quantity or other evidence is a fault at the key", arguments: examples)
  func foreign(_ claim: Node) throws {
    let schema = SchemaEvaluator(root: Self.shape.schema(title: "t"))
    let own = Self.keys(of: claim)
    let strange = Hypothesis.description.inputs.filter { !own.contains($0.key) }
    #expect(!strange.isEmpty)
    for input in strange {
      let place = Position(line: 7, column: 3)
      let key = Member(key: input.key, keyPosition: place, value: input.example)
      let changed = Node(.object((claim.members ?? []) + [key]))
      let kinds = Self.keys(of: changed)
      let faults = Self.shape.check(changed, file: "t")
      // A key that picks the evidence makes it a claim by that evidence, whose keys may be missing.
      if kinds.contains(input.key) {
        #expect(kinds != own)
        continue
      }
      #expect(faults.map(\.position) == [place], "\(input.key) in \(claim)")
      #expect(faults.first?.problem.contains("'\(input.key)'") == true)
      #expect(try !schema.accepts(changed))
    }
  }

  @Test("A claim has one region and no other")
  func regions() {
    let claim = Self.examples[0].members ?? []
    let without = Node(.object(claim.filter { $0.key != "atLeast" }))
    #expect(
      Self.shape.check(without, file: "t").map(\.hint) == [
        "give one of atLeast, atMost, between, equivalentWithin"
      ])
    let twice = Node(.object(claim + [Member(key: "atMost", value: Node(.number(3)))]))
    #expect(
      Self.shape.check(twice, file: "t").map(\.problem) == [
        "'atMost' cannot stand beside 'atLeast'"
      ])
  }
}
