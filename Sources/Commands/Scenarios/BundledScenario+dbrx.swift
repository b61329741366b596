// swift-format-ignore-file
// Copied from scenarios/dbrx.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let dbrx = BundledScenario(name: "dbrx", text: ##"""
// What dense model is DBRX worth, was its training cheap, and how much of it was the data?
//
// Run it:        swift run moesim run scenarios/dbrx.json5
// Then change a number below, run it again, and look at what moved.
//
// The file is JSON5: comments, bare keys and trailing commas are welcome. Quantities are text
// with a suffix (K M B G T P, powers of ten) or plain numbers; each key knows its unit.
{
  $schema: "scenario.schema.json",
  title: "What dense model is DBRX worth?",
  question: "On its release nobody could say which dense size DBRX equals, hence whether its training was cheap, nor how much of the gain was the data. Figures are from 'Introducing DBRX' (Databricks, 27 March 2024).",

  // A model is bundled (`use`, see `moesim list models`), known by its sizes alone (`total`,
  // `active`), described by its `architecture`, or a `routing` without a size.
  models: {
    dbrx: { use: "dbrx" }, // 16 experts, 4 per token; 132B parameters, 36B of them active

    // The three small models of the blog's Table 5. Their shapes are not published.
    moeA: { total: "7.7B", active: "2.2B", experts: 16, topK: 4 },
    denseA: { total: "6.7B" },
    mpt7b: { total: "6.7B" },
  },

  // Corpora. No multiplier is put on either: what the new data are worth is the question.
  data: {
    old: { title: "the data of MPT-7B, May 2023" },
    new: { title: "the data of DBRX, March 2024" },
  },

  // A run is a model trained on tokens. Where only a ratio of FLOP is published, the tokens follow
  // from D = C / (6 N_active).
  runs: {
    dbrx: { model: "dbrx", tokens: "12T", data: "new" },
    mpt_1T: { model: "mpt7b", tokens: "1T", data: "old" },
    denseA_500B: { model: "denseA", tokens: "500B", data: "new" },
    denseA_1T: { model: "denseA", tokens: "1T", data: "new" },
    moeA: { model: "moeA", flop: { of: "denseA_1T", dividedBy: 3.7 }, data: "new" },
  },

  // Each law answers under its own conventions and says how far it stands outside its fit.
  laws: [
    "joint-moe-2025",
    "efficiency-leverage-2025",
    "routed-2022",
    "routed-2022-printed",
    "fine-grained-2024",
    "chinchilla-replication-2024",
    "chinchilla-2022",
    "geometric-mean",
  ],

  // The same question in three modes, because "worth" depends on what is held equal.
  compare: [
    {
      run: "dbrx",
      against: "denseEquivalent",
      modes: ["sameTokens", "bothOptimal", "denseOptimal"],
    },
  ],

  // Table 5: scores on the Gauntlet v0.3, in percent. The blog gives one run each and no
  // run-to-run deviation. Add for example `sd: 1.0` to the four scores to see intervals; as long
  // as it is missing, no claim about scores gets a verdict.
  observations: [
    { run: "mpt_1T", metric: "gauntlet", score: 30.9 },
    { run: "denseA_500B", metric: "gauntlet", score: 32.1 },
    { run: "denseA_1T", metric: "gauntlet", score: 39.0 },
    { run: "moeA", metric: "gauntlet", score: 30.5 },
  ],

  // From MPT-7B to MoE-A the blog reports 3.7 times fewer FLOP. The two Dense-A runs stand
  // between: they have the new data without the experts.
  decompose: [
    {
      name: "from MPT-7B to MoE-A",
      metric: "gauntlet",
      from: "mpt_1T",
      to: "moeA",
      bridge: ["denseA_500B", "denseA_1T"],
      slopes: [0.6, 1.5], // what if the line through two points were flatter or steeper?
    },
  ],

  // Claims, stated before looking. The first three are the blog's own.
  hypotheses: [
    {
      name: "the new data are worth at least twice the tokens",
      quantity: "dataMultiplier",
      of: "new",
      versus: "old",
      metric: "gauntlet",
      atLeast: 2,
    },
    {
      name: "MoE-A took about half the FLOP of a dense model of its score",
      quantity: "computeMultiplier",
      of: "moeA",
      metric: "gauntlet",
      between: [1.8, 2.2],
    },
    {
      name: "a model routed like DBRX trains with about half the FLOP, by the laws",
      quantity: "computeMultiplier",
      of: "dbrx",
      mode: "bothOptimal",
      between: [1.8, 2.2],
    },
    {
      name: "DBRX is worth a dense model of 60B or more, by the laws",
      quantity: "denseEquivalent",
      of: "dbrx",
      atLeast: "60B",
    },
  ],

  plots: [
    { kind: "equivalents", of: "dbrx", title: "Which dense model equals DBRX on 12T tokens?" },
    {
      kind: "loss",
      of: "dbrx",
      flop: "1e20..1e26",
      title: "Loss against training FLOP, dense and routed like DBRX",
    },
    {
      kind: "multiplier",
      of: "dbrx",
      flop: "1e20..1e26",
      title: "How many times fewer FLOP than dense?",
    },
    {
      kind: "decomposition",
      of: "from MPT-7B to MoE-A",
      title: "3.7 times fewer FLOP than MPT-7B: data or experts?",
    },
  ],
}

"""##)
}
