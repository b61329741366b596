// swift-format-ignore-file
// Copied from scenarios/tokens.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let tokens = BundledScenario(name: "tokens", text: ##"""
// Does an MoE's worth depend on how long it was trained?
//
// Two laws, one MoE, token budgets from far too few to far too many. Under the joint law experts
// need tokens to pay, and the gain shrinks again when all models are trained for very long; the
// leverage law sees budgets alone and grows with them.
{
  $schema: "scenario.schema.json",
  title: "How does DBRX's dense equivalent change with tokens?",
  question: "On how many tokens do the experts pay, and do the laws agree on the direction?",

  models: { dbrx: { use: "dbrx" } },

  runs: { dbrx: { model: "dbrx", tokens: "12T" } },

  laws: ["joint-moe-2025", "efficiency-leverage-2025"],

  compare: [{ run: "dbrx", against: "denseEquivalent" }],

  // An axis is a list, or text: "log LOW..HIGH xN" or "linear LOW..HIGH xN".
  sweep: {
    grid: { "runs.dbrx.tokens": "log 10B..100T x25" },
  },

  plots: [
    {
      kind: "sweep",
      name: "equivalent",
      y: "dense_equivalent_parameters",
      title: "Dense equivalent of DBRX against training tokens",
    },
  ],
}

"""##)
}
