import Fitting
import Foundation
import TestSupport
import Testing

/// Measured runs of several corpora, where the reference data are at hand.
enum MeasuredCorpora {
  /// Marin's isoFLOP runs on Comma, DCLM and Nemotron-CC, Paloma's macro loss.
  static func marin() throws -> CorpusProblem {
    let names = ["comma", "dclm", "nemotron"]
    let parts = try names.map { name in
      try RunSheet(bytes: Shared.bytes("data/isoflops_multi/marin_isoflop-\(name).csv")).runs(
        named: [
          .parameters: "parameter_count", .tokens: "throughput/total_tokens",
          .loss: "eval/paloma/macro_loss",
        ])
    }
    return try problem(parts, names)
  }

  /// Gadre et al.'s runs on C4, RedPajama and RefinedWeb, by a column of losses or errors.
  static func gadre(_ column: String, _ link: CorpusLink = .loss) throws -> CorpusProblem {
    let names = ["c4_original", "rpj", "rw_original"]
    let sheet = try RunSheet(bytes: Shared.bytes("data/gadre2024/runs104.csv"))
    let position = try #require(sheet.index(of: "dataset_name"))
    let parts = try names.map { name in
      try sheet.filter { $0[position] == name }.runs(
        named: [.parameters: "N", .tokens: "D", .loss: column])
    }
    return try problem(parts, names, link)
  }

  private static func problem(
    _ parts: [Runs], _ names: [String], _ link: CorpusLink = .loss
  ) throws -> CorpusProblem {
    let runs = Runs(
      parameters: parts.flatMap(\.parameters), tokens: parts.flatMap(\.tokens),
      loss: parts.flatMap(\.loss),
      corpora: parts.enumerated().flatMap { number, part in part.loss.map { _ in number } })
    guard let runs else { throw CorpusRefusal.unknownCorpus }
    return try CorpusProblem(runs, corpora: names, link: link)
  }
}
