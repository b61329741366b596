import CostModel
import Units

/// The training FLOP of a run under one convention: of all its phases, with the forward passes of teachers
/// (a third of their 6ND), and of the run that it goes on from.
public struct TrainingCost: Sendable {
  public let run: Run
  public let convention: String
  public let formula: String
  public let perToken: FLOPPerToken
  public let total: FLOP
  /// Whether this is the convention that is meant where none is named.
  public let isDefault: Bool
}

extension Run {
  /// The training FLOP under every convention that the model's description defines.
  public var trainingCosts: [TrainingCost] {
    guard let tokens, let shape = model.shape else { return [] }
    switch shape {
    case .architecture(let architecture):
      return FLOPConvention.published.map { convention in
        func perToken(_ context: Int) -> FLOPPerToken {
          architecture.trainingFLOP(context: context, convention: convention)
        }
        // Phases differ in context, and the run before in its model.
        var total = perToken(context) * Tokens(ownTokens ?? tokens.value)
        if !phases.isEmpty {
          total = phases.reduce(FLOP(0)) { sum, phase in
            sum + perToken(phase.context) * (phase.tokens ?? .zero)
          }
          let teachers = phases.reduce(0) { sum, phase in
            sum + (phase.teacher?.flopPerToken(context: phase.context, convention) ?? 0) / 3
              * (phase.tokens?.value ?? 0)
          }
          total = FLOP((total.value + teachers) * (1 + shares))
        }
        let earlier = before?.trainingCosts.first { $0.convention == convention.id }
        total += earlier?.total ?? before?.wholeFLOP ?? FLOP(0)
        return TrainingCost(
          run: self, convention: convention.id, formula: convention.formula,
          perToken: phases.isEmpty && before == nil ? perToken(context) : total / tokens,
          total: total, isDefault: convention == .exactCausal)
      }
    case .sizes(let sizes):
      return [
        TrainingCost(
          run: self, convention: "6nd-active-as-announced", formula: "6 N_active",
          perToken: sizes.sixActive,
          total: bills.isEmpty ? sixND ?? sizes.sixActive * tokens : wholeFLOP, isDefault: true)
      ]
    }
  }
}
