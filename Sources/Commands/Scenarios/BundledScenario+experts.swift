// swift-format-ignore-file
// Copied from scenarios/experts.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let experts = BundledScenario(name: "experts", text: ##"""
// How many experts should 1e22 FLOP buy?
//
// The joint law gives each number of experts its own best size and token count for a budget. This
// is Table 1 of Ludziejewski et al. 2025 (arXiv:2502.05172), row 1e22, drawn as curves.
{
  $schema: "scenario.schema.json",
  title: "How many experts should 1e22 FLOP buy?",
  question: "At a fixed budget more experts mean a smaller active model on more tokens. How much does each doubling of the experts still bring?",

  // A routing without a size: the law sizes it for the budget.
  models: {
    moe: { routing: { experts: 8, topK: 1 } },
  },

  runs: {
    budget: { model: "moe", flop: "1e22" },
  },

  laws: ["joint-moe-2025"],

  compare: [{ run: "budget", against: "denseEquivalent", modes: ["bothOptimal"] }],

  // A sweep puts other values in place of the ones above, by their path.
  sweep: {
    grid: { "models.moe.routing.experts": [1, 2, 4, 8, 16, 32] },
  },

  plots: [
    {
      kind: "sweep",
      name: "multiplier",
      y: "compute_multiplier",
      title: "Dense FLOP for the loss of 1e22 FLOP, by number of experts",
    },
    {
      kind: "sweep",
      name: "size",
      y: "size_parameters",
      title: "Best active size for 1e22 FLOP, by number of experts",
    },
    {
      kind: "sweep",
      name: "loss",
      y: "loss_nats_per_token",
      title: "Best loss for 1e22 FLOP, by number of experts",
    },
  ],
}

"""##)
}
