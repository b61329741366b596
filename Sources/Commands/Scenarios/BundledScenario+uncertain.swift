// swift-format-ignore-file
// Copied from scenarios/uncertain.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let uncertain = BundledScenario(name: "uncertain", text: ##"""
// How much of a dense equivalent's uncertainty is in the announcement, how much in the law?
//
// An announcement has two or three digits, and says little of the data. Here DBRX is known by what
// was announced alone, each number drawn between the ends that its rounding allows, the worth of
// its data between "like the data of the laws" and the announced "at least twice".
{
  $schema: "scenario.schema.json",
  title: "Does DBRX's dense equivalent hang on its announcement or on the law?",
  question: "Look at uncertainty.csv: how wide is the range of each law over the draws, and how far do the laws lie apart? Figures are from 'Introducing DBRX' (Databricks, 27 March 2024).",

  models: {
    dbrx: {
      active: "36B",
      total: "132B",
      experts: 16,
      topK: 4,
      hiddenSize: 6144, // from the released configuration
      expertWidth: 10752,
    },
  },
  data: {
    new: { title: "the data of DBRX", multiplier: { value: 1.5, low: 1, high: 2, acts: "tokens" } },
  },
  runs: { dbrx: { model: "dbrx", tokens: "12T", data: "new" } },
  laws: ["joint-moe-2025", "efficiency-leverage-2025", "routed-2022", "geometric-mean"],
  compare: [{ run: "dbrx", against: "denseEquivalent" }],

  sweep: {
    uncertain: {
      // What rounds to the announced digits.
      "models.dbrx.active": { low: "35.5B", high: "36.5B", shape: "uniform" },
      "models.dbrx.total": { low: "131.5B", high: "132.5B", shape: "uniform" },
      "runs.dbrx.tokens": { low: "11.5T", high: "12.5T", shape: "uniform" },
      // "at least 2x better token-for-token", which also holds the tokenizer and the recipe.
      "data.new.multiplier.value": { value: 1.5, low: 1, high: 2 },
    },
    draws: 400,
    seed: 1,
    columns: ["dense_equivalent_parameters", "compute_multiplier"],
  },

  plots: [
    { kind: "equivalents", of: "dbrx", title: "Which dense model equals DBRX as announced?" },
  ],
}

"""##)
}
