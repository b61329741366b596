import Diagnostics
import Foundation
import TestSupport
import Testing
import Units

@testable import QualityAxes

@Suite("What a model knows")
struct KnowledgeTests {
  @Test("Bits pass through the printed points of arXiv:2404.05405")
  func bits() {
    let dense = BitCapacity(feeding: .dense)
    for point in BitCapacity.printedBits {
      let bits = dense.bitsPerParameter(exposures: point.value.exposures)
      expect(bits.value, near: point.value.value, within: 1e-12)
      #expect(!bits.isExtrapolated)
    }
    let experts = BitCapacity(feeding: .experts)
    expect(experts.bitsPerParameter(exposures: 1_000).value, near: 2 / 1.3, within: 1e-12)
    let small = BitCapacity(feeding: .dense, format: .int4)
    #expect(small.bitsPerParameter(exposures: 1_000).value == 0.7)
    let bits = dense.bits(parameters: Parameters(7e9), exposures: 1_000)
    expect(bits.value, near: 14e9, relative: 1e-12)
  }

  @Test("Bits stay level beyond 1,000 exposures and end at 10, with flags")
  func edges() {
    let dense = BitCapacity(feeding: .dense)
    let many = dense.bitsPerParameter(exposures: 1e5)
    #expect(many.value == 2 && many.isClamped && many.excess == 100)
    let few = dense.bitsPerParameter(exposures: 10)
    #expect(few.value == 0 && few.isExtrapolated)
    #expect(dense.bitsPerParameter(exposures: 0).value == 0)
    #expect(dense.bitsPerParameter(exposures: .nan).value == 0)
  }

  @Test("The junk penalty is printed at four numbers of exposures and no others")
  func junk() {
    let points = BitCapacity.junkPenalty.value
    #expect(points.map(\.exposures) == [100, 300, 600, 1_000])
    #expect(points.map(\.value) == [20, 3, 1.5, 1.3])
    #expect(BitCapacity.junkPenalty.standing == .secondary)
  }

  @Test("Linear capacity doubles with parameters and approaches its ceiling")
  func linear() throws {
    let capacity = try LinearCapacity(ceiling: 0.02, deficit: 0.02, rate: 0.03)
    let n = Parameters(1e9)
    #expect(try capacity.facts(parameters: n, epochs: 0) == 0)
    let twenty = try capacity.facts(parameters: n, epochs: 20)
    expect(twenty, near: 0.02e9 * (1 - exp(-0.6)), relative: 1e-12)
    #expect(try capacity.facts(parameters: 2 * n, epochs: 20) == 2 * twenty)
    try expect(capacity.facts(parameters: n, epochs: 1e4), near: 0.02e9, relative: 1e-12)
    expect(LinearCapacity.parametersPerFact.value, near: 67, within: 0.5)
    #expect(throws: InputFaults.self) {
      try LinearCapacity(ceiling: 1, deficit: 2, rate: -1)
    }
  }

  @Test("BLOOM-176B answers 25 percent at 10 documents and 55 at 10,000")
  func longTail() {
    let bloom = LongTail.bloom176B.value
    expect(bloom.accuracy(relevantDocuments: 10).value, near: 0.25, within: 1e-12)
    expect(bloom.accuracy(relevantDocuments: 1e4).value, near: 0.55, within: 1e-12)
    #expect(bloom.accuracy(relevantDocuments: 1e6).excess == 100)
    #expect(bloom.accuracy(relevantDocuments: 1e-9).value == 0)
  }

  @Test(
    "Bins of facts share out all mentions",
    arguments: [(1_000.0, 0.0), (1e6, 1), (1e9, 0.7), (1e12, 1.5), (1, 1), (7, 2)])
  func bins(facts: Double, exponent: Double) throws {
    let world = try FactWorld(facts: facts, exponent: exponent, bitsPerFact: 50)
    for perDecade in [1, 4, 50] {
      let bins = try world.bins(perDecade: perDecade)
      expect(bins.reduce(0) { $0 + $1.mentionShare }, near: 1, within: 1e-6)
      #expect(bins.reduce(0) { $0 + $1.facts } == facts)
      #expect(
        zip(bins, bins.dropFirst()).allSatisfy { $0.ranks.upperBound + 1 == $1.ranks.lowerBound })
    }
  }

  @Test("Zipf's shares are those of harmonic numbers")
  func harmonic() throws {
    // H(10) = 7381/2520; H(10⁶) = 14.392726722865724 (OEIS A001008, A002805; ln n + γ + 1/2n - …).
    let bins = try FactWorld(facts: 1e6, exponent: 1, bitsPerFact: 1).bins(perDecade: 1)
    expect(bins[0].mentionShare, near: 7381.0 / 2520 / 14.392726722865724, within: 1e-9)
  }

  /// By hand: 1, 1/2, 1/3 and 1/4 over their sum of 25/12.
  @Test("The first facts each have their own share of mentions")
  func pieces() throws {
    let world = try FactWorld(facts: 4, exponent: 1, bitsPerFact: 1)
    let pieces = try world.bins(perDecade: 1).flatMap { world.pieces(of: $0, at: []) }
    try #require(pieces.map(\.facts) == [1, 1, 1, 1])
    let shares: [Double] = [12.0 / 25, 6.0 / 25, 4.0 / 25, 3.0 / 25]
    for (piece, share) in zip(pieces, shares) {
      expect(piece.mentionShare, near: share, within: 1e-9)
    }
  }

  @Test("More parameters store more until exposures are short; better data do the reverse")
  func coverage() throws {
    let world = try FactWorld(facts: 1e8, exponent: 1, bitsPerFact: 100)
    func stored(_ parameters: Double, _ quality: Double) throws -> KnowledgeCoverage {
      try KnowledgeCoverage(
        of: world, parameters: Parameters(parameters), capacity: BitCapacity(feeding: .dense),
        mentions: 1e10, quality: quality)
    }
    let small = try stored(1e9, 1)
    let large = try stored(1e12, 1)
    #expect(small.isFull && small.storedShare < large.storedShare)
    #expect(!large.isFull && large.unseenShare > 0)
    expect(large.storedShare + large.unseenShare, near: 1, within: 1e-9)
    let clean = try stored(1e12, 10)
    #expect(clean.storedShare > large.storedShare)
    #expect(large.storedMentionShare > large.storedShare)
    let experts = try KnowledgeCoverage(
      of: world, parameters: Parameters(1e9), capacity: BitCapacity(feeding: .experts),
      mentions: 1e10)
    #expect(experts.storedShare < small.storedShare)
    #expect(large.extrapolatedShare > 0)
  }

  @Test("Equal facts met 1,000 times fill two bits a parameter exactly")
  func full() throws {
    let world = try FactWorld(facts: 1e6, exponent: 0, bitsPerFact: 40)
    let coverage = try KnowledgeCoverage(
      of: world, parameters: Parameters(10e6), capacity: BitCapacity(feeding: .dense),
      mentions: 1e9)
    expect(coverage.storedShare, near: 0.5, within: 1e-6)
    #expect(coverage.isFull)
  }

  @Test("The pieces of a large world have all its facts and mentions")
  func whole() throws {
    let world = try FactWorld(facts: 1e6, exponent: 1.2, bitsPerFact: 47)
    let pieces = try world.bins().flatMap { world.pieces(of: $0, at: []) }
    let mentions = pieces.map(\.mentionShare).reduce(0, +)
    let facts = pieces.map(\.facts).reduce(0, +)
    expect(mentions, near: 1, within: 1e-3)
    expect(facts, near: 1e6, relative: 1e-9)
  }
}
