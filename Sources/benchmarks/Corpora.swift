import Fitting
import Foundation
import Statistics
import Units

/// Three corpora, eight forms and 1,000 resamples of each: on Marin's runs where they are at hand,
/// else on drawn ones.
struct Corpora {
  private static let names = ["comma", "dclm", "nemotron"]

  func run(_ report: inout Report) throws {
    let measured = try? Self.measured()
    let problem = try measured ?? Self.drawn()
    report.note(
      "\(problem.runs.count) runs of \(problem.corpora.count) corpora, "
        + (measured == nil ? "drawn" : "Marin's"))
    let clock = ContinuousClock()
    var result: CorpusComparison?
    let time = try clock.measure {
      result = try CorpusComparison(problem, outlierLimit: 3, replicates: 1000)
    }
    guard let result else { return }
    report.line(
      "8 forms on 3 corpora, 1,000 resamples each", time, aim: "10 s",
      answer: result.conclusion().sentence)
    for fit in result.fits {
      report.note(
        "  \(fit.effect.rawValue): rms \(fit.rootMeanSquare.rounded(toDigits: 3)), BIC "
          + "\(fit.score.bic.rounded(toDigits: 5)), \(fit.agreeing) of \(fit.starts) starts, "
          + "\(fit.failures) failed resamples, best in "
          + "\(((result.shareBest(of: fit) ?? 0) * 100).fixed(0)) %")
    }
    report.check(
      result.fits.allSatisfy { $0.failures * 50 < result.replicates },
      "fewer than 2 % of the resamples fail")
    if measured != nil {
      report.check(result.conclusion() != .alike, "Marin's corpora differ")
    }
  }

  private static func measured() throws -> CorpusProblem {
    let shared = ProcessInfo.processInfo.environment["MOESIM_SHARED"] ?? "../shared"
    var (n, d, loss, corpus): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for (number, name) in names.enumerated() {
      let path = shared + "/data/isoflops_multi/marin_isoflop-\(name).csv"
      let runs = try RunSheet(bytes: Array(try Data(contentsOf: URL(filePath: path)))).runs(named: [
        .parameters: "parameter_count", .tokens: "throughput/total_tokens",
        .loss: "eval/paloma/macro_loss",
      ])
      n += runs.parameters
      d += runs.tokens
      loss += runs.loss
      corpus += runs.loss.map { _ in number }
    }
    return try problem(n, d, loss, corpus)
  }

  private static func drawn() throws -> CorpusProblem {
    let powers: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256]
    var (n, d, loss, corpus): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    var generator = SplitMix64(seed: 1)
    for number in names.indices {
      for size in powers.map({ $0 * 3e7 }) {
        for tokens in powers.map({ $0 * 1e9 }) {
          n.append(size)
          d.append(tokens)
          corpus.append(number)
          let exact = 2.2 - 0.1 * Double(number) + 1e5 / pow(size, 0.6) + 4000 / pow(tokens, 0.4)
          loss.append(exact * exp(0.008 * generator.normal()))
        }
      }
    }
    return try problem(n, d, loss, corpus)
  }

  private static func problem(
    _ n: [Double], _ d: [Double], _ loss: [Double], _ corpus: [Int]
  ) throws -> CorpusProblem {
    guard let runs = Runs(parameters: n, tokens: d, loss: loss, corpora: corpus) else {
      throw CorpusRefusal.unknownCorpus
    }
    return try CorpusProblem(runs, corpora: names)
  }
}
