import Fitting
import Foundation
import Statistics
import Testing

@Suite("Runs of corpora that lie far off")
struct CorpusOutlierTests {
  /// Two corpora of 1.8 + 480 N^-0.35 + 2000 D^-0.37; the tokens of one row are a thousand times too many.
  @Test("A row in another unit is named with what would bring it back")
  func units() throws {
    var generator = SplitMix64(seed: 9)
    var (n, d, loss, corpus): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for number in 0...1 {
      for size in [1e8, 3e8, 1e9, 3e9] {
        for tokens in [2e9, 8e9, 3.2e10, 1.28e11] {
          n.append(size)
          d.append(tokens)
          corpus.append(number)
          loss.append(
            (1.8 + 480 / pow(size, 0.35) + 2000 / pow(tokens, 0.37))
              * exp(0.002 * generator.normal()))
        }
      }
    }
    d[21] *= 1000
    let runs = try #require(Runs(parameters: n, tokens: d, loss: loss, corpora: corpus))
    let comparison = try CorpusComparison(
      CorpusProblem(runs, corpora: ["old", "new"]), effects: [.none, .tokens], replicates: 4,
      starts: 3, workers: 1)
    let suspects = try #require(comparison.suspects)
    #expect(suspects.far.map(\.place) == ["run 22"])
    #expect(suspects.names.contains("with a thousand times fewer tokens it would fit"))
  }
}
