@testable import Statistics
import Testing

@Suite("NumPy's generator")
struct MersenneTwisterTests {
  @Test("The words are those of the authors' test vectors")
  func words() {
    // C++ [rand.predef]: the 10,000th word of the standard seed; the first three of mt19937ar.c.
    var standard = MersenneTwister(seed: 5489)
    #expect((0..<3).map { _ in standard.word() } == [3_499_211_612, 581_869_302, 3_890_346_734])
    for _ in 3..<9999 { _ = standard.word() }
    #expect(standard.word() == 4_123_659_995)
    // mt19937ar.out: init_by_array({0x123, 0x234, 0x345, 0x456}).
    var keyed = MersenneTwister(key: [0x123, 0x234, 0x345, 0x456])
    #expect(
      (0..<5).map { _ in keyed.word() } == [
        1_067_595_299, 955_945_823, 477_289_528, 4_107_218_783, 4_228_976_476,
      ])
  }

  @Test("Positions are those that NumPy 2.4 chooses")
  func positions() {
    // np.random.seed(42); np.random.choice(np.arange(240), 240)
    var seeded = MersenneTwister(seed: 42)
    let first = (0..<240).map { _ in seeded.index(below: 240) }
    #expect(first.prefix(10) == [102, 179, 92, 14, 106, 71, 188, 20, 102, 121])
    #expect(first.suffix(3) == [136, 61, 164])
    for _ in 1..<3999 { for _ in 0..<240 { _ = seeded.index(below: 240) } }
    let last = (0..<240).map { _ in seeded.index(below: 240) }
    #expect(last.suffix(5) == [183, 49, 20, 142, 164])
    // A single one is chosen without a draw.
    var single = MersenneTwister(seed: 42)
    #expect(single.index(below: 1) == 0)
    #expect(single.index(below: 240) == 102)
  }

  @Test("A seed of more than 32 bits is NumPy's seed of its two halves")
  func longSeeds() {
    // NumPy 2.4: np.random.seed([0x123, 0x234])
    var long = MersenneTwister(seed: 0x0000_0234_0000_0123)
    #expect(
      (0..<5).map { _ in long.word() } == [
        1_269_791_734, 1_135_888_473, 333_719_756, 3_737_167_678, 741_216_603,
      ])
  }
}
