import ReportWriter
import ScalingLaws
import Tabular
import Units

/// A model on tokens whose numbers are put into a law.
struct ExplainSubject {
  let name: String
  let design: Design
  let tokens: Tokens
  let mode: ComparisonMode
  let terms: ComparisonTerms

  /// What is asked where nobody says, the first that has an answer.
  var usual: [Quantity] {
    design.kind == .dense
      ? [.loss, .denseEquivalent, .computeMultiplier]
      : [.denseEquivalent, .computeMultiplier, .loss]
  }
}

/// A quantity that every law is asked for in the same words.
enum Quantity: String, CaseIterable {
  case loss
  case denseEquivalent
  case computeMultiplier
  case lossGap
  case tokenMultiplier
  case crossover

  func question(_ mode: ComparisonMode) -> ScalingLaws.Question {
    switch self {
    case .loss: .loss
    case .denseEquivalent: .denseEquivalent
    case .computeMultiplier: .computeMultiplier(mode)
    case .lossGap: .lossGap(mode)
    case .tokenMultiplier: .tokenMultiplier
    case .crossover: .crossover
    }
  }

  /// What is meant, and in which unit.
  var meaning: (text: String, formula: String, unit: String) {
    switch self {
    case .loss:
      (
        "Loss in the law's own tokenizer and text; losses of two laws are never compared.",
        "L(N, D, routing)", "nats per token"
      )
    case .denseEquivalent:
      (
        "The dense size whose loss on the same tokens equals the MoE's.",
        "L_dense(N_eq, D) = L_MoE(N, D)", "parameters"
      )
    case .computeMultiplier:
      (
        "Means of a dense model over the MoE's for the same loss; the mode says which means.",
        "M = C_dense/C_MoE at L_dense = L_MoE", "ratio"
      )
    case .lossGap:
      (
        "Loss of the dense model of equal means minus the MoE's; positive where the MoE is better.",
        "ΔL = L_dense - L_MoE at C_dense = C_MoE", "nats per token"
      )
    case .tokenMultiplier:
      (
        "Tokens of a dense model of the same FLOP per token over the MoE's, for the same loss.",
        "T = D_dense/D at L_dense(N_c, D_dense) = L_MoE(N, D)", "ratio"
      )
    case .crossover:
      (
        "The tokens below which a dense model of the same FLOP per token has the lower loss.",
        "L_dense(N_c, D_x) = L_MoE(N, D_x)", "tokens"
      )
    }
  }

  /// The quantity and, for a ratio of means, every mode.
  var section: ReportSection {
    let table = Table(
      "quantity", rawValue, of: [self],
      [
        .text("quantity", "Its name.") { $0.rawValue },
        .text("meaning", "What is meant.") { $0.meaning.text },
        .text("formula", "Its definition.") { $0.meaning.formula },
        .text("unit", "Its unit.") { $0.meaning.unit },
      ])
    let hasModes = self == .computeMultiplier || self == .lossGap
    return ReportSection(
      table: table,
      notes: hasModes ? ComparisonMode.allCases.map { "\($0.rawValue): \($0.summary)." } : [])
  }
}

extension ReportSection {
  /// The section with one more note.
  func adding(_ note: String) -> ReportSection {
    var copy = self
    copy.notes.append(note)
    return copy
  }
}
