// swift-format-ignore-file
// Copied from scenarios/lifetime.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let lifetime = BundledScenario(name: "lifetime", text: ##"""
// Which MoE should a budget buy that also pays for serving it?
//
// Sardana et al. 2023 (arXiv:2401.00448) added the FLOP of inference to those of training,
// 6ND + 2N·D_inference, and found that much-used dense models should be smaller and trained longer.
// Here the same budget goes to MoE under the joint law of Ludziejewski et al. 2025
// (arXiv:2502.05172).
{
  $schema: "scenario.schema.json",
  title: "Which MoE is best over its lifetime?",
  question: "How fast does the best active size shrink as more tokens are served, under the dense law and under the joint one, where 32 experts are best throughout? Do they keep their lead? And what is left of DBRX's gain when all the tokens that it serves are counted?",

  models: { dbrx: { use: "dbrx" } },

  runs: { dbrx: { model: "dbrx", tokens: "12T" } },

  laws: ["joint-moe-2025", "inference-adjusted-2023"],

  // One budget for training and serving.
  optimum: [
    { name: "lifetime", flop: "1e24", inferenceTokens: "log 100B..100T x25" },
  ],

  // What a comparison needs beyond the two models; a sweep may vary it by its name.
  terms: { served: { inferenceTokens: "10T" } },

  compare: [
    { run: "dbrx", against: "denseEquivalent", modes: ["lifetime"], terms: "served" },
  ],

  sweep: { grid: { "terms.served.inferenceTokens": "log 100B..1000T x33" } },

  plots: [
    {
      kind: "optimum",
      of: "lifetime",
      name: "active",
      y: "active_parameters",
      title: "Best active size for 1e24 FLOP of training and inference",
    },
    {
      kind: "optimum",
      of: "lifetime",
      name: "lead",
      y: "loss_gap",
      each: "kind",
      title: "What fewer experts lose, for 1e24 FLOP of training and inference",
    },
    {
      kind: "sweep",
      name: "multiplier",
      y: "compute_multiplier",
      title: "Dense FLOP over DBRX's for the same loss, training and inference",
    },
  ],
}

"""##)
}
