import CostModel
import ScalingLaws
import Tabular
import Units

/// What a law says of a run where it may take its design for another, such as 4 of 16 experts for 16
/// of a top-1 router.
struct LawReading: Sendable {
  let run: String
  let law: String
  /// What is read, such as `E = 16, all experts`.
  let words: String
  let denseEquivalent: Double
  let multiplier: Double
  /// Whether it lies above all parameters.
  let isImpossible: Bool

  static let columns: [Filling<LawReading>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("law", "Id of the law.") { $0.law },
    .text("reading", "What the law takes the design for.") { $0.words },
    .number(
      "dense_equivalent_parameters", unit: "parameters",
      "Dense size of the same loss on the same tokens, so read."
    ) { $0.denseEquivalent },
    .number("compute_multiplier", "Dense FLOP over the run's FLOP for the same loss.") {
      $0.multiplier
    },
    .text("impossible", "Why the answer cannot be.") {
      $0.isImpossible ? "above all parameters" : nil
    },
  ]
}

extension ComparisonRequest {
  /// The other readings of every law, on the same tokens.
  func otherReadings(under laws: [any ScalingLaw]) -> [LawReading] {
    guard against == .denseEquivalent, modes.contains(.sameTokens), let tokens = run.tokens else {
      return []
    }
    return laws.flatMap { law in
      law.otherReadings(of: run.design).compactMap { reading -> LawReading? in
        guard
          let size = try? law.answer(
            .denseEquivalent, of: reading.design, tokens: tokens, data: run.effect),
          let multiplier = try? law.answer(
            ComparisonMode.sameTokens.question, of: reading.design, tokens: tokens,
            data: run.effect)
        else { return nil }
        return LawReading(
          run: run.name, law: law.card.id, words: reading.words, denseEquivalent: size.value,
          multiplier: multiplier.value,
          isImpossible: run.model.shape.map { size.value > $0.total.value } ?? false)
      }
    }
  }
}
