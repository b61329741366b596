import Diagnostics
import Evidence
import Fitting
import Formats
import Foundation
import Spec
import Units

/// Dense siblings of an MoE, with the scores that a measured equivalent is read from.
struct OwnSiblings: Sendable {
  let evidence: OwnEvidence
  /// Metrics that both have and that were left out, because their noise is not known.
  let noiseless: [String]
  /// Metrics in which only the MoE, or only siblings, have a score.
  let unshared: [String]

  init(_ evidence: OwnEvidence, noiseless: [String] = [], unshared: [String] = []) {
    self.evidence = evidence
    self.noiseless = noiseless
    self.unshared = unshared
  }

  /// The siblings of a run by the scores that a scenario states.
  ///
  /// Every metric counts in which the MoE has a score; higher scores are better. The noise is that
  /// of the MoE's observation, or what the evidence knows of the benchmark.
  init(of run: Run, siblings: [Run], in world: World, exchange: TokenExchange?) {
    let own = world.observations.filter { $0.run.name == run.name }
    var metrics: [OwnEvidence.Metric] = []
    var noiseless: [String] = []
    let names = Set(siblings.map(\.name))
    var unshared = Set(
      world.observations.filter { names.contains($0.run.name) }.map(\.metric)
    ).subtracting(own.map(\.metric)).sorted()
    for observation in own {
      let scores = siblings.map { world.observation(of: $0.name, observation.metric)?.score }
      guard scores.contains(where: { $0 != nil }) else {
        unshared.append(observation.metric)
        continue
      }
      guard let error = observation.readingError else {
        noiseless.append(observation.metric)
        continue
      }
      metrics.append(
        OwnEvidence.Metric(
          name: observation.metric, error: error, siblings: scores, score: observation.score))
    }
    self.init(
      OwnEvidence(
        siblings: siblings.compactMap { sibling in
          sibling.activeSize.map {
            OwnEvidence.Sibling(name: sibling.name, size: $0, tokens: sibling.tokens)
          }
        }, metrics: metrics, tokens: run.tokens, exchange: exchange), noiseless: noiseless,
      unshared: unshared)
  }

  /// The siblings in a file, with tokens of the run where the file gives none.
  init(_ table: OwnTable, of run: Run, exchange: TokenExchange?) {
    self.init(
      OwnEvidence(
        siblings: table.evidence.siblings, metrics: table.evidence.metrics,
        tokens: table.evidence.tokens ?? run.tokens, exchange: exchange))
  }

  /// The measured equivalent, or why there is none.
  var measured: Result<MeasuredEquivalent, OwnReason> {
    do throws(OwnEvidence.Unmeasurable) {
      return .success(try evidence.measured())
    } catch {
      let open =
        noiseless.isEmpty
        ? ""
        : "; the noise of \(noiseless.joined(separator: ", ")) is not known: add sd or questions"
      return .failure(OwnReason(text: error.reason + open))
    }
  }

  /// Why siblings say nothing.
  struct OwnReason: Error {
    let text: String
  }
}

extension Observation {
  /// The noise as readings take it: as stated, run to run or by the questions, or as the evidence
  /// knows the benchmark; `nil` where none of these is known.
  var readingError: ScoreError? {
    if let deviation { return .deviation(deviation) }
    return noise.questions.map { .questions(Double($0), full: noise.full) }
      ?? MatchedPairs.bundled.card(of: metric)?.error
  }
}

extension InputKind where Value == OwnTable {
  /// The path of a CSV with one's own scores.
  static var ownTable: InputKind {
    InputKind(
      .scalar(.text("a path")), example: .text("scores.csv"), sample: .sample,
      words: .files(["csv"])
    ) { node, reader in
      reader.isLenient
        ? .sample
        : reader.content(of: node) { (file) throws(FaultList) in
          try OwnTable(csv: file.bytes, file: file.path)
        }
    }
  }
}

extension OwnTable {
  fileprivate static var sample: OwnTable {
    let text = """
      model,kind,total_b,active_b,metric,score
      small,dense,1,1,MMLU,40
      large,dense,8,8,MMLU,60
      mine,moe,12,2,MMLU,50
      """
    guard let sample = try? OwnTable(csv: Array(text.utf8), file: "sample") else {
      preconditionFailure("two siblings and an MoE can be")
    }
    return sample
  }
}

/// What tokens are worth in size, as a user states it.
struct StatedExchange: Asked {
  let exchange: TokenExchange

  init(_ ask: inout Asking) throws(Unsettled) {
    let value = ask(
      "value", .number("an exponent", above: 0, atMost: 3, example: 0.7),
      "τ: a sibling of size N on D' tokens is as good as one of N (D'/D)^τ on D tokens")
    let deviation = ask(
      "sd", .number("a deviation", above: 0, atMost: 3, example: 0.2), "Its standard error")
    try ask.settle()
    exchange = TokenExchange(exponent: value, deviation: deviation, source: "stated")
  }
}
