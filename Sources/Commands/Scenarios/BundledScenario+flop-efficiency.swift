// swift-format-ignore-file
// Copied from scenarios/flop-efficiency.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let flop_efficiency = BundledScenario(name: "flop-efficiency", text: ##"""
// Is a Mixture-of-Experts twice as FLOP-efficient as a dense model?
//
// Four claims side by side, each with what its own evidence carries:
//   Databricks 2024 ("Introducing DBRX"): MoEs are "about 2x more FLOP-efficient". Table 5, one run
//     each: 1.58 times, after the scores are made equal.
//   OLMoE 2024 (Muennighoff et al., arXiv:2409.02060, section 4.1.1): an MoE of 1.3B active and 6.9B
//     total parameters reaches the dense model's score with about 3 times fewer tokens, and, being
//     slower to train, in about 2 times less time.
//   Joint MoE laws 2025 (Ludziejewski et al., arXiv:2502.05172) and efficiency leverage 2025 (Tian
//     et al., arXiv:2507.17702): laws, asked for the same kind of model.
//
// Look at the verdicts: "about 2" is a different claim in each mode, and the measured figures are
// single runs without a deviation, so that nothing can be concluded from them alone.
{
  $schema: "scenario.schema.json",
  title: "Is MoE twice as FLOP-efficient as dense?",
  question: "Databricks says about 2x, OLMoE 3x in tokens and 2x in time, the laws between 1 and 10. What does each hold equal, and how sure is it?",

  models: {
    denseA: { total: "6.7B" },
    moeA: { total: "7.7B", active: "2.2B", experts: 16, topK: 4 },
    // OLMoE's ablation: 64 experts, 8 of them active.
    olmoe: { use: "olmoe-1b-7b" },
  },
  data: { new: { title: "the data of DBRX" } },
  runs: {
    denseA_500B: { model: "denseA", tokens: "500B", data: "new" },
    denseA_1T: { model: "denseA", tokens: "1T", data: "new" },
    moeA: { model: "moeA", flop: { of: "denseA_1T", dividedBy: 3.7 }, data: "new" },
    // The comparison with a dense model ran on 130B tokens.
    olmoe_130B: { model: "olmoe", tokens: "130B" },
  },

  laws: [
    "joint-moe-2025",
    "efficiency-leverage-2025",
    "routed-2022",
    "fine-grained-2024",
    "geometric-mean",
  ],

  compare: [
    {
      run: "olmoe_130B",
      against: "denseEquivalent",
      modes: ["sameTokens", "bothOptimal"],
    },
    { run: "moeA", against: "denseEquivalent", modes: ["sameTokens", "bothOptimal"] },
  ],

  // Table 5 of "Introducing DBRX"; no deviation was published.
  observations: [
    { run: "denseA_500B", metric: "gauntlet", score: 32.1 },
    { run: "denseA_1T", metric: "gauntlet", score: 39.0 },
    { run: "moeA", metric: "gauntlet", score: 30.5 },
  ],

  hypotheses: [
    {
      name: "MoE-A as measured by Databricks",
      quantity: "computeMultiplier",
      of: "moeA",
      metric: "gauntlet",
      atLeast: 2,
    },
    {
      name: "MoE-A by the laws, same tokens",
      quantity: "computeMultiplier",
      of: "moeA",
      atLeast: 2,
    },
    {
      name: "MoE-A by the laws, each at its best",
      quantity: "computeMultiplier",
      of: "moeA",
      mode: "bothOptimal",
      atLeast: 2,
    },
    {
      name: "OLMoE by the laws, same tokens",
      quantity: "computeMultiplier",
      of: "olmoe_130B",
      atLeast: 2,
    },
    {
      name: "OLMoE by the laws, each at its best",
      quantity: "computeMultiplier",
      of: "olmoe_130B",
      mode: "bothOptimal",
      atLeast: 2,
    },
  ],

  plots: [
    { kind: "verdicts", title: "Dense FLOP over MoE FLOP for the same quality" },
    {
      kind: "multiplier",
      of: "olmoe_130B",
      flop: "1e20..1e25",
      title: "How many times fewer FLOP, by law, at its best",
    },
  ],
}

"""##)
}
