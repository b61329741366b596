import CostModel
import Diagnostics
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
  public var hardware: Hardware?
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
    /// Tokens of the corpus that differ; `nil` as its other phases say, or enough of them.
    public let unique: Tokens?
    /// The part of them that this phase sees, where its epochs are stated.
    public let part: Tokens?
  }

}

extension Phase {
  /// A stretch of plain pre-training.
  init(_ name: String, tokens: Tokens, context: Int) {
    self.init(
      name: name, group: name, kind: .pretraining, tokens: tokens, share: nil, context: context,
      mixture: [], rate: nil, teacher: nil, hardware: nil, curve: nil)
  }
}

/// What repetition forms say of a source over a whole run, and over the run that it goes on from.
public struct SourceWorth: Sendable {
  public let run: String
  public let isMoE: Bool
  public let corpus: Corpus
  public let tokens: Double
  /// Tokens of it that differ; `nil` is enough of them.
  public let unique: Double?
  /// Its tokens by how often they are seen: parts that phases see are taken to lie within each other.
  let parts: [(tokens: Double, epochs: Double)]
  /// Whether several phases state the epochs of a part of it.
  let isNested: Bool

  public var epochs: Double? { unique.map { tokens / $0 } }
  /// How often the part is seen that is seen most.
  public var mostEpochs: Double { parts.map(\.epochs).max() ?? 1 }
  var isRepeated: Bool { mostEpochs > 1 + 1e-9 }

  /// Fresh tokens that it is worth, by R_D* of 15.4.
  public var worth: Double { worth(RepetitionForm.muennighoff) }

  /// The same by one form, or of weaker data by their multiplier on tokens besides.
  public func worth(_ form: RepetitionForm, with multiplier: Bool = false) -> Double {
    let q = multiplier && corpus.effect.term == .tokens ? corpus.effect.amount : 1
    return q * parts.reduce(0) { $0 + $1.tokens * form.worth(epochs: $1.epochs) }
  }

  /// Unique tokens whose even repetition is worth as much, for laws that know no parts.
  var evenUnique: Double? {
    guard isRepeated, parts.count > 1 else { return unique }
    let (worth, form) = (worth, RepetitionForm.muennighoff)
    var (low, high) = (tokens / mostEpochs, tokens)
    for _ in 0..<60 {
      let middle = (low * high).squareRoot()
      if middle * form.worth(epochs: tokens / middle) < worth {
        low = middle
      } else {
        high = middle
      }
    }
    return high
  }

  /// What a further token of the part that is seen most adds against a fresh one.
  public var marginal: Double {
    RepetitionWorth.saturation(scale: RepetitionForm.muennighoff.scale)
      .marginalWorth(epochs: mostEpochs)
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
  /// Those of dense models.
  static let dense = [muennighoff, wu]

  /// How a worth on fresh tokens by it is called.
  var basis: String { "on fresh tokens, \(name)" }

  /// What is said of routed experts, of which no curve is published.
  public static let ofExperts =
    "contested: routed experts are said to tolerate fewer epochs (arXiv 2609.11917, abstract: an MoE degrades from 4, falls below dense after 32, by total parameters), pruned weights more (arXiv 2606.01155); no curve of MoE is published"

  public func worth(epochs: Double) -> Double {
    RepetitionWorth.saturation(scale: scale).worth(epochs: epochs)
  }
}

/// Tokens of a corpus in a phase.
private struct Exposure {
  let corpus: Corpus
  let tokens: Double
  /// Tokens of the whole corpus that differ, where it is stated.
  let unique: Double?
  /// The part of them that the phase sees, where its epochs are stated.
  let part: Double?
}

extension Run {
  /// Tokens by corpus and phase, those of the run that it goes on from first.
  private var exposures: [Exposure] {
    func plain(_ tokens: Double) -> [Exposure] {
      guard corpus != nil || unique != nil else { return [] }
      let corpus = corpus ?? Corpus(name: "all", title: nil, effect: .none, range: nil)
      return [Exposure(corpus: corpus, tokens: tokens, unique: unique?.value, part: nil)]
    }
    let own = phases.flatMap { phase -> [Exposure] in
      guard let tokens = phase.tokens?.value else { return [] }
      return phase.mixture.isEmpty
        ? plain(tokens)
        : phase.mixture.map {
          Exposure(
            corpus: $0.corpus, tokens: $0.share * tokens, unique: $0.unique?.value,
            part: $0.part?.value)
        }
    }
    return (before?.exposures ?? []) + (phases.isEmpty ? plain(ownTokens ?? 0) : own)
  }

  /// The corpora of all phases, each once, in order of appearance.
  private var pools: [SourceWorth] {
    let all = exposures
    var names: [String] = []
    for name in all.map(\.corpus.name) where !names.contains(name) { names.append(name) }
    return names.map { name in
      let seen = all.filter { $0.corpus.name == name }
      let stated = seen.lazy.compactMap(\.unique).first
      let fresh = seen.filter { $0.part == nil && stated == nil }.reduce(0) { $0 + $1.tokens }
      var layers = seen.compactMap { one in
        (one.part ?? stated).map { (unique: $0, tokens: one.tokens) }
      }
      let isLimited = !layers.isEmpty
      if fresh > 0 { layers.append((fresh, fresh)) }
      layers.sort { $0.unique > $1.unique }
      var (epochs, parts) = (0.0, [(tokens: Double, epochs: Double)]())
      for (index, layer) in layers.enumerated() {
        epochs += layer.tokens / layer.unique
        let inner = index + 1 < layers.count ? layers[index + 1].unique : 0
        if layer.unique > inner { parts.append((layer.unique - inner, epochs)) }
      }
      return SourceWorth(
        run: self.name, isMoE: !isDense, corpus: seen[0].corpus,
        tokens: seen.reduce(0) { $0 + $1.tokens },
        unique: isLimited ? max(stated ?? 0, layers[0].unique) : nil, parts: parts,
        isNested: seen.count { $0.part != nil } > 1)
    }
  }

  /// The sources of all phases, where mixtures or unique tokens are stated.
  public var sources: [SourceWorth] {
    let pools = pools
    return hasMixtures || pools.contains { $0.unique != nil } ? pools : []
  }

  private var hasMixtures: Bool {
    phases.contains { !$0.mixture.isEmpty } || before?.hasMixtures ?? false
  }

  /// What contradicts itself in what is said of its corpora; `nil` where nothing does.
  var corpusFault: (problem: String, hint: String)? {
    let all = exposures
    func words(_ tokens: Double) -> String { Tokens(tokens).rounded(to: 4) }
    for one in all {
      let own = all.filter { $0.corpus.name == one.corpus.name }
      let name = Fault.quoted(one.corpus.name)
      guard let stated = own.lazy.compactMap(\.unique).first else { continue }
      if let other = one.unique, abs(other / stated - 1) > 1e-9 {
        return (
          "\(name) has \(words(stated)) unique tokens in one phase and \(words(other)) in another",
          "state one number, the epochs of a part of them, or name the part a corpus of its own"
        )
      }
      if let part = one.part, part > stated * (1 + 1e-9) {
        return (
          "those epochs need \(words(part)) unique tokens, and \(name) has \(words(stated))",
          "state more epochs, or more unique tokens"
        )
      }
    }
    let effects = Dictionary(all.map { ($0.corpus.name, $0.corpus) }) { first, _ in first }
    let moved = effects.values.filter { $0.effect.term != .tokens && !$0.effect.movesNothing }
    guard effects.count > 1, let first = moved.min(by: { $0.name < $1.name }) else { return nil }
    return (
      "the multiplier of \(Fault.quoted(first.name)) acts on the \(first.effect.term.rawValue), and only tokens can be added up over sources",
      "state a multiplier that acts on tokens"
    )
  }

  /// Fresh tokens that all tokens of the run are worth by a form; `nil` where nothing repeats.
  public func freshTokens(_ form: RepetitionForm) -> Double? {
    let pools = pools
    guard let tokens, pools.contains(where: \.isRepeated) else { return nil }
    let known = pools.reduce(0) { $0 + $1.tokens }
    return pools.reduce(0) { $0 + $1.worth(form) } + max(tokens.value - known, 0)
  }

  /// What its data are, for laws: one source with its unique tokens, or a mixture by what its tokens
  /// are worth together.
  var dataEffect: DataEffect {
    let pools = pools
    guard let tokens, let first = pools.first else { return corpus?.effect ?? .none }
    let known = pools.reduce(0) { $0 + $1.tokens }
    if pools.count == 1, known >= tokens.value * (1 - 1e-9) || first.effectMovesOther {
      return first.corpus.effect.limited(to: first.evenUnique.map { Tokens($0) })
    }
    let worth =
      pools.reduce(0) { $0 + $1.worth(.muennighoff, with: true) } + max(tokens.value - known, 0)
    return DataEffect(term: .tokens, amount: worth / tokens.value)
  }
}

extension SourceWorth {
  fileprivate var effectMovesOther: Bool {
    corpus.effect.term != .tokens && !corpus.effect.movesNothing
  }
}
