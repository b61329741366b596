import CostModel
import Foundation
import Hypotheses
import ScalingLaws
import Units

/// A stretch of a run with its own tokens, context, data, devices or learning rate.
public struct Phase: Hashable, Sendable {
  public let name: String
  /// The phase as the scenario states it, where this is a stage of its ramp.
  public let group: String
  public let kind: Kind
  /// Tokens seen; `nil` where a share of the FLOP is stated.
  public let tokens: Tokens?
  /// FLOP over those of the phases with tokens.
  public let share: Double?
  public let context: Int
  public let mixture: [Source]
  public let rate: Rate?
  /// The model whose outputs are learnt from.
  public let teacher: Model?
  /// What it trains on; `nil` as the run.
  public let hardware: Hardware?
  /// What reinforcement learning brings, where it is stated.
  public let curve: Curve?

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case pretraining, midtraining, context, anneal, distillation, posttraining
    case reinforcement
  }

  /// What the learning rate does.
  public enum Rate: String, Hashable, Sendable, CaseIterable {
    case warmup, constant, decay
  }

  /// A part of a mixture.
  public struct Source: Hashable, Sendable {
    public let corpus: Corpus
    public let share: Double
    /// Tokens that differ; `nil` is enough of them.
    public let unique: Tokens?
  }
}

/// What repetition forms say of a source over a whole run.
public struct SourceWorth: Sendable {
  public let run: String
  public let isMoE: Bool
  public let corpus: Corpus
  public let tokens: Double
  public let unique: Double?

  public var epochs: Double? { unique.map { tokens / $0 } }

  /// Fresh tokens that it is worth, by R_D* of 15.4.
  public var worth: Double { worth(RepetitionForm.muennighoff) }

  /// The same by one form, or of weaker data by their multiplier on tokens besides.
  public func worth(_ form: RepetitionForm, with multiplier: Bool = false) -> Double {
    let q = multiplier && corpus.effect.term == .tokens ? corpus.effect.amount : 1
    guard let unique, let epochs, epochs > 1 else { return tokens * q }
    return q * unique * RepetitionWorth.saturation(scale: form.scale).worth(epochs: epochs)
  }

  /// What a further token of it adds against a fresh one.
  public var marginal: Double {
    epochs.map {
      RepetitionWorth.saturation(scale: RepetitionForm.muennighoff.scale).marginalWorth(epochs: $0)
    } ?? 1
  }

  /// Whether a further token adds less than half of a fresh one.
  public var isSpent: Bool { marginal < 0.5 }
}

/// A published form of what repeated tokens are worth.
public struct RepetitionForm: Sendable {
  public let name: String
  public let scale: Double
  public let models: String
  public let source: String

  public static let muennighoff = RepetitionForm(
    name: "R_D* 15.4", scale: 15.387756, models: "dense",
    source:
      "arXiv 2305.16264; flat, bounded from below alone: resampled runs give 5.5 and no upper end")
  public static let wu = RepetitionForm(
    name: "R_D* 4.4", scale: 4.40, models: "dense",
    source: "arXiv 2606.01155: dense runs of 27M to 2B, C4, up to 16 epochs")
  public static let pruned = RepetitionForm(
    name: "R_D* 6.9", scale: 6.9, models: "half of the weights pruned in training",
    source: "arXiv 2606.01155, density 0.5: 6.9, 7.0 at 0.25 and 6.8 at 0.125")
  public static let all = [muennighoff, wu, pruned]

  /// What is said of routed experts, of which no curve is published.
  public static let ofExperts =
    "contested: routed experts are said to tolerate fewer epochs (arXiv 2609.11917, abstract: an MoE degrades from 4, falls below dense after 32, by total parameters), pruned weights more (arXiv 2606.01155); no curve of MoE is published"

  public func worth(epochs: Double) -> Double {
    RepetitionWorth.saturation(scale: scale).worth(epochs: epochs)
  }
}

extension Run {
  /// The sources of all phases, each once, in order of appearance.
  public var sources: [SourceWorth] {
    var order: [Corpus] = []
    var sums: [String: (tokens: Double, unique: Double?)] = [:]
    func add(_ corpus: Corpus, _ tokens: Double, _ unique: Double?) {
      if sums[corpus.name] == nil { order.append(corpus) }
      let old = sums[corpus.name] ?? (0, nil)
      sums[corpus.name] = (old.tokens + tokens, unique ?? old.unique)
    }
    for phase in phases {
      guard let tokens = phase.tokens?.value else { continue }
      for source in phase.mixture {
        add(source.corpus, source.share * tokens, source.unique?.value)
      }
    }
    if let unique, let tokens, phases.allSatisfy(\.mixture.isEmpty) {
      add(
        corpus ?? Corpus(name: "all", title: nil, effect: .none, range: nil), tokens.value,
        unique.value)
    }
    return order.compactMap { corpus in
      sums[corpus.name].map {
        SourceWorth(
          run: name, isMoE: !isDense, corpus: corpus, tokens: $0.tokens, unique: $0.unique)
      }
    }
  }

  /// Fresh tokens that all tokens of the run are worth by a form; `nil` where nothing repeats.
  public func freshTokens(_ form: RepetitionForm) -> Double? {
    let sources = sources
    guard let tokens, sources.contains(where: { $0.epochs ?? 1 > 1 }) else { return nil }
    let known = sources.reduce(0) { $0 + $1.tokens }
    return sources.reduce(0) { $0 + $1.worth(form) } + max(tokens.value - known, 0)
  }

  /// What its data are, for laws: one source with its unique tokens, or a mixture by what its tokens
  /// are worth together.
  var dataEffect: DataEffect {
    let plain = corpus?.effect ?? .none
    let sources = sources
    if let unique, phases.allSatisfy(\.mixture.isEmpty) { return plain.limited(to: unique) }
    guard !sources.isEmpty, let tokens else { return plain }
    if sources.count == 1, let one = sources.first {
      return one.corpus.effect.limited(to: one.unique.map { Tokens($0) })
    }
    let known = sources.reduce(0) { $0 + $1.tokens }
    let worth =
      sources.reduce(0) { $0 + $1.worth(.muennighoff, with: true) } + max(tokens.value - known, 0)
    return DataEffect(term: .tokens, amount: worth / tokens.value)
  }
}
