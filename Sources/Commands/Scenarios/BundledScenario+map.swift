// swift-format-ignore-file
// Copied from scenarios/map.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let map = BundledScenario(name: "map", text: ##"""
// Where do more experts pay, and how much?
//
// The joint law of Ludziejewski et al. 2025 (arXiv:2502.05172), fitted on 1 to 32 experts of which a
// token uses one, gives each number of experts its own best size for a budget. A map shows both
// directions at once: along a line of equal multiplier, more experts and more FLOP bring the same.
{
  $schema: "scenario.schema.json",
  title: "Where do more experts pay, and how much?",
  question: "Upwards are more experts, to the right more FLOP. Look at the slope of the lines: under the joint law they fall to the right, so that the same experts bring more at larger budgets. On the map of loss, go along a line of equal loss to see how many FLOP the experts save. Dashed lines lie outside the fit.",

  // A routing without a size: each law sizes it for the budget.
  models: { moe: { routing: { experts: 8, topK: 1 } } },
  runs: { budget: { model: "moe", flop: "1e22" } },
  laws: ["joint-moe-2025"],
  compare: [{ run: "budget", against: "denseEquivalent", modes: ["bothOptimal"] }],

  // Two axes, all combined: 25 budgets times 6 numbers of experts.
  sweep: {
    grid: {
      "runs.budget.flop": "log 1e19..1e25 x25",
      "models.moe.routing.experts": [1, 2, 4, 8, 16, 32],
    },
  },

  plots: [
    {
      kind: "heatmap",
      name: "multiplier",
      z: "compute_multiplier",
      title: "Dense FLOP for the loss of one FLOP, by budget and number of experts",
    },
    {
      kind: "heatmap",
      name: "loss",
      z: "loss_nats_per_token",
      title: "Best loss by budget and number of experts",
    },
  ],
}

"""##)
}
