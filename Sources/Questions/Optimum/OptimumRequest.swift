import ScalingLaws
import Units

/// Budgets whose best designs are looked for, under caps that are all combined.
public struct OptimumRequest: Sendable {
  public let name: String
  public let budgets: [FLOP]
  /// Caps on the memory of serving; `nil` is none.
  public let memories: [MemoryCap?]
  /// Tokens of inference that the budget also pays; `nil` is none.
  public let inferenceTokens: [Tokens?]
  public let uniqueTokens: Tokens?

  public init(
    name: String, budgets: [FLOP], memories: [MemoryCap?], inferenceTokens: [Tokens?],
    uniqueTokens: Tokens?
  ) {
    self.name = name
    self.budgets = budgets
    self.memories = memories
    self.inferenceTokens = inferenceTokens
    self.uniqueTokens = uniqueTokens
  }

  /// The searches, inference varying fastest, then budgets, then memory.
  public var searches: [DesignSearch] {
    memories.flatMap { memory in
      budgets.flatMap { budget in
        inferenceTokens.map { tokens in
          DesignSearch(
            budget: budget, memory: memory, data: .none.limited(to: uniqueTokens),
            inferenceTokens: tokens)
        }
      }
    }
  }
}

/// A number of the best designs that a plot shows.
public enum OptimumColumn: String, CaseIterable, Sendable {
  case experts
  case activeParameters = "active_parameters"
  case totalParameters = "total_parameters"
  case tokens = "optimal_tokens"
  case tokensPerParameter = "tokens_per_active_parameter"
  case loss = "loss_nats_per_token"
  case lossGap = "loss_gap"

  public var label: String {
    switch self {
    case .experts: "experts of the best design"
    case .activeParameters: "active parameters"
    case .totalParameters: "total parameters"
    case .tokens: "tokens of training"
    case .tokensPerParameter: "tokens per active parameter"
    case .loss: "loss (nats per token)"
    case .lossGap: "loss beyond the best design (nats per token)"
    }
  }
}
