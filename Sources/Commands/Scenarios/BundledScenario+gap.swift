// swift-format-ignore-file
// Copied from scenarios/gap.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let gap = BundledScenario(name: "gap", text: ##"""
// Does the gap between MoE and dense models grow with compute?
//
// Clark et al. 2022 (arXiv:2202.01169) found that it closes: experts help less as models grow.
// Krajewski et al. 2024 (arXiv:2402.07871), Ludziejewski et al. 2025 (arXiv:2502.05172) and Tian et
// al. 2025 (arXiv:2507.17702) let tokens grow with the model, and found that it widens.
{
  $schema: "scenario.schema.json",
  title: "Does the gap between MoE and dense grow with compute?",
  question: "Two readings of one gap: how many times fewer FLOP the MoE takes for a loss, and how much lower its loss is at the same FLOP. A ratio of FLOP can grow while the difference in loss shrinks, since all losses near their floors; losses of two laws are not comparable, only their direction is.",

  // 16 experts of which a token uses one, each as wide as a dense feed-forward (four times the
  // width of the model), which makes (4 + 8 · 16)/(4 + 8) = 11 times as many parameters as a token
  // uses. Each law sizes `moe` for the budget; Clark's needs those proportions, from `example`.
  models: {
    moe: { routing: { experts: 16, topK: 1, hiddenOverExpertWidth: 0.25 } },
    example: {
      active: "1B", total: "11B", experts: 16, topK: 1, hiddenSize: 2048, expertWidth: 8192,
    },
  },

  runs: {
    budget: { model: "moe", flop: "1e22" },
    example: { model: "example", tokens: "20B" },
  },

  laws: ["joint-moe-2025", "fine-grained-2024", "efficiency-leverage-2025", "routed-2022"],

  compare: [
    { run: "budget", against: "denseEquivalent", modes: ["bothOptimal", "fixedCompute"] },
  ],

  sweep: { grid: { "runs.budget.flop": "log 1e18..1e26 x33" } },

  plots: [
    {
      kind: "multiplier",
      of: "example",
      flop: "1e18..1e26",
      title: "How many times fewer FLOP for the same loss, 16 experts, one per token",
    },
    {
      kind: "sweep",
      name: "loss-gap",
      y: "loss_gap_nats_per_token",
      title: "Loss of the MoE less that of a dense model of the same FLOP, each at its best",
    },
  ],
}

"""##)
}
