// swift-format-ignore-file
// Copied from scenarios/axes.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let axes = BundledScenario(name: "axes", text: ##"""
// Which dense model equals DBRX: in recall, in a broad suite, in reasoning?
//
// One number cannot answer. Facts are stored in all parameters, computation is done by the active
// ones, so that an MoE is worth a larger dense model in recall than in reasoning. The size is
// N_active (N_total/N_active)^γ, and γ differs by quality:
//   recall       1.00, 0.86 to 1.00   fitted to 41 open MoEs (IKP, arXiv:2604.24827)
//   broad suite  0.5,  0.45 to 0.60   worked out from one pair of models (Introducing DBRX, Table 5)
//   reasoning    below 1              direction only (Jelassi and others 2024, arXiv:2508.18672)
{
  $schema: "scenario.schema.json",
  title: "Which dense model equals DBRX: in recall, in a broad suite, in reasoning?",
  question: "Beside which of the dense models does DBRX stand on each axis? Its place on the line of free recall is a prediction that somebody could test: DBRX is not among the models that the line was fitted on.",

  models: {
    dbrx: { use: "dbrx" },
    llama2_13b: { use: "llama-2-13b" },
    llama2_70b: { use: "llama-2-70b" },
  },

  runs: {
    dbrx: { model: "dbrx", tokens: "12T" },
    "Llama-2-13B": { model: "llama2_13b", tokens: "2T" },
    "Llama-2-70B": { model: "llama2_70b", tokens: "2T" },
  },

  laws: ["joint-moe-2025", "efficiency-leverage-2025", "fine-grained-2024"],

  compare: [{ run: "dbrx", against: "denseEquivalent" }],

  // Nobody measured γ for reasoning. State a range of your own to get a bar instead of a bound:
  // axes: { reasoning: [0, 0.5] },

  // What the runs know: recall by total parameters, and a split of wrong answers into facts that are
  // not stored and facts that are stored and not recalled. The split is illustrative: it rests on
  // two dense models.
  facts: {},

  plots: [
    { kind: "axes", of: "dbrx", title: "Which dense model equals DBRX on 12T tokens, by quality?" },
    { kind: "recall", title: "Free recall by total parameters" },
    { kind: "errors", title: "Why answers are wrong, by size (illustrative)" },
  ],
}

"""##)
}
