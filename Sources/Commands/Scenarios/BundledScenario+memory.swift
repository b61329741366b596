// swift-format-ignore-file
// Copied from scenarios/memory.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let memory = BundledScenario(name: "memory", text: ##"""
// How many experts fit a budget and a machine?
//
// More experts need fewer FLOP for a loss and more memory for their weights. This is Table 2 of
// Ludziejewski et al. 2025 (arXiv:2502.05172): the best number of experts when the served model has
// to fit one consumer card (24 GB), one accelerator (80 GB) or a node of eight (640 GB).
{
  $schema: "scenario.schema.json",
  title: "Which number of experts under 24, 80 and 640 GB?",
  question: "Without a cap 32 experts always win. With one, the best number falls as the budget grows, because a larger active model leaves no room for many experts. The paper's table has 16, 4, 1, 1 experts for 24 GB at 1e21 to 1e24 FLOP, 32, 16, 8, 1 for 80 GB and 32, 32, 32, 16 for 640 GB; it leaves open what of inference it counts, and three of the twelve come out otherwise here.",

  laws: ["joint-moe-2025"],

  // Weights and cache in two bytes a number, and keys and values of 16,384 tokens, in models of the
  // paper's own shape.
  optimum: [
    {
      name: "machines",
      flop: "log 1e21..1e24 x25",
      memory: ["24GB", "80GB", "640GB"],
      bytesPerParameter: 2,
      cachedTokens: "16384",
    },
    // Without a cap: what each number of experts costs in memory and brings in loss.
    { name: "open", flop: "log 1e21..1e23 x3" },
  ],

  plots: [
    {
      kind: "optimum",
      of: "machines",
      name: "experts",
      y: "experts",
      title: "Best number of experts against training FLOP, by memory",
    },
    {
      kind: "optimum",
      of: "machines",
      name: "active",
      y: "active_parameters",
      title: "Active parameters of the best design against training FLOP, by memory",
    },
    {
      kind: "pareto",
      of: "open",
      name: "front",
      x: "total_parameters",
      y: "loss_nats_per_token",
      title: "What more experts cost in stored parameters and bring in loss, by budget",
    },
  ],
}

"""##)
}
