// swift-format-ignore-file
// Copied from scenarios/mixtral.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let mixtral = BundledScenario(name: "mixtral", text: ##"""
// Mixtral 8x7B against Llama-2-70B: what does an MoE of 12.9B active parameters match?
//
// Mistral AI did not publish how many tokens Mixtral saw. So the question is asked on equal
// terms: if both had been trained on Llama 2's 2T tokens, which dense model would Mixtral equal?
{
  $schema: "scenario.schema.json",
  title: "Is Mixtral 8x7B worth a Llama-2-70B?",
  question: "In December 2023 Mixtral 8x7B was announced to match or outperform Llama-2-70B with a fifth of the active parameters. Do the scaling laws expect that from the routing alone, on the same tokens?",

  models: {
    mixtral: { use: "mixtral-8x7b" },
    llama70b: { use: "llama-2-70b" },
  },

  runs: {
    mixtral: { model: "mixtral", tokens: "2T" }, // an assumption: not published
    llama70b: { model: "llama70b", tokens: "2T" }, // Touvron et al. 2023, Table 1
  },

  laws: [
    "joint-moe-2025",
    "efficiency-leverage-2025",
    "routed-2022",
    "chinchilla-replication-2024",
    "geometric-mean",
  ],

  compare: [
    { run: "mixtral", against: "denseEquivalent", modes: ["sameTokens", "bothOptimal"] },
    { run: "mixtral", against: "llama70b" }, // both as trained: the loss gap under each law
  ],

  // Gauntlet v0.3 of the two base models (Introducing DBRX, Table 1), one run each.
  observations: [
    { run: "mixtral", metric: "gauntlet", score: 56.8 },
    { run: "llama70b", metric: "gauntlet", score: 56.4 },
  ],

  hypotheses: [
    {
      name: "on the same tokens Mixtral equals a dense model of at least 60B, by the laws",
      quantity: "denseEquivalent",
      of: "mixtral",
      atLeast: "60B",
    },
    {
      name: "Mixtral scores at least as well as Llama-2-70B",
      quantity: "scoreGap",
      of: "mixtral",
      versus: "llama70b",
      metric: "gauntlet",
      atLeast: 0,
    },
  ],

  plots: [
    {
      kind: "equivalents",
      of: "mixtral",
      title: "Which dense model equals Mixtral 8x7B on 2T tokens?",
    },
  ],
}

"""##)
}
