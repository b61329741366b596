// swift-format-ignore-file
// Copied from scenarios/data-claim.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let data_claim = BundledScenario(name: "data-claim", text: ##"""
// Were DBRX's data really worth twice the tokens?
//
// "Introducing DBRX" (Databricks, 27 March 2024): "we estimate that [the new data] is at least 2x
// better token-for-token". It rests on two numbers of Table 5, one training run each: 32.1 % for
// the new data on 500B tokens, 30.9 % for the old data on 1T. The deviation between runs of one
// recipe was not published. So the claim is tested under three deviations that may be supposed.
//
// Look at the verdicts: z = 1.2/(sd √2) is 2.8, 1.7 and 0.85, and 1.96 is needed at 95 %. What it
// would take to settle the claim stands in the plan at the end.
{
  $schema: "scenario.schema.json",
  title: "Were DBRX's new data worth at least twice the tokens?",
  question: "The claim rests on a gap of 1.2 points between single runs. Supported at a run-to-run deviation of 0.3 points, inconclusive at 0.5 and 1.0. Which one is it?",

  models: {
    denseA: { total: "6.7B" },
    mpt7b: { total: "6.7B" },
    moeA: { total: "7.7B", active: "2.2B", experts: 16, topK: 4 },
  },
  data: {
    old: { title: "the data of MPT-7B, May 2023" },
    new: { title: "the data of DBRX, March 2024" },
  },
  runs: {
    mpt_1T: { model: "mpt7b", tokens: "1T", data: "old" },
    denseA_500B: { model: "denseA", tokens: "500B", data: "new" },
    denseA_1T: { model: "denseA", tokens: "1T", data: "new" },
    moeA: { model: "moeA", flop: { of: "denseA_1T", dividedBy: 3.7 }, data: "new" },
  },

  // The same four scores under each supposed deviation: a metric of its own for each.
  observations: [
    { run: "mpt_1T", metric: "gauntlet, sd 0.3", score: 30.9, sd: 0.3 },
    { run: "denseA_500B", metric: "gauntlet, sd 0.3", score: 32.1, sd: 0.3 },
    { run: "denseA_1T", metric: "gauntlet, sd 0.3", score: 39.0, sd: 0.3 },
    { run: "moeA", metric: "gauntlet, sd 0.3", score: 30.5, sd: 0.3 },
    { run: "mpt_1T", metric: "gauntlet, sd 0.5", score: 30.9, sd: 0.5 },
    { run: "denseA_500B", metric: "gauntlet, sd 0.5", score: 32.1, sd: 0.5 },
    { run: "denseA_1T", metric: "gauntlet, sd 0.5", score: 39.0, sd: 0.5 },
    { run: "mpt_1T", metric: "gauntlet, sd 1.0", score: 30.9, sd: 1.0 },
    { run: "denseA_500B", metric: "gauntlet, sd 1.0", score: 32.1, sd: 1.0 },
    { run: "denseA_1T", metric: "gauntlet, sd 1.0", score: 39.0, sd: 1.0 },
  ],

  // 3.7 times fewer FLOP from MPT-7B to MoE-A, in factors. "Data" here is everything that changed
  // between MPT-7B and Dense-A at equal size: the data, the tokenizer, the recipe. The blog calls
  // the GPT-4 tokenizer "another important contributor" without a number, so it is bounded from
  // below alone, by having helped at all; what is left for the data themselves has no lower bound.
  decompose: [
    {
      name: "from MPT-7B to MoE-A",
      metric: "gauntlet, sd 0.3",
      from: "mpt_1T",
      to: "moeA",
      bridge: ["denseA_500B", "denseA_1T"],
      slopes: [0.6, 1.5],
      parts: [
        {
          name: "tokenizer",
          of: "data",
          atLeast: 1,
          source: "Introducing DBRX: 'an important contributor', no number",
        },
      ],
    },
  ],

  // A curve through two points is only known to rise: the reading is monotone, and an end that no
  // point bounds is open. `reading: "line"` believes in a straight line in log tokens instead.
  hypotheses: [
    {
      name: "at least twice the tokens, if runs differ by 0.3 points",
      quantity: "dataMultiplier",
      of: "new",
      versus: "old",
      metric: "gauntlet, sd 0.3",
      atLeast: 2,
    },
    {
      name: "at least twice the tokens, if runs differ by 0.5 points",
      quantity: "dataMultiplier",
      of: "new",
      versus: "old",
      metric: "gauntlet, sd 0.5",
      atLeast: 2,
    },
    {
      name: "at least twice the tokens, if runs differ by 1.0 points",
      quantity: "dataMultiplier",
      of: "new",
      versus: "old",
      metric: "gauntlet, sd 1.0",
      atLeast: 2,
    },
    {
      name: "the same at 0.3 points, believing in the line",
      quantity: "dataMultiplier",
      of: "new",
      versus: "old",
      metric: "gauntlet, sd 0.3",
      reading: "line",
      atLeast: 2,
    },
  ],

  // How many runs of each recipe would show a gap of 1.2 points? The Gauntlet has fixed questions,
  // so that more prompts are no choice; a prompt deviation is supposed that hardly matters.
  planner: [
    {
      name: "a gap of 1.2 points, runs differing by 0.5",
      scores: {
        difference: 1.2,
        runDeviation: 0.5,
        promptDeviation: 30, // percent points on one question, right or wrong
        runCost: "70K", // 6.7B on 500B tokens: 2e22 FLOP at $2 an H100 hour and 40 % of its peak is $28K; with overhead
        responseCost: 0.0001,
        looks: 3,
        experiments: 2000,
      },
    },
  ],

  plots: [
    { kind: "verdicts", title: "Is the new data worth twice the tokens?" },
    {
      kind: "decomposition",
      of: "from MPT-7B to MoE-A",
      title: "3.7 times fewer FLOP: data or experts?",
    },
  ],
}

"""##)
}
