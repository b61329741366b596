// swift-format-ignore-file
// Copied from scenarios/epochs.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let epochs = BundledScenario(name: "epochs", text: ##"""
// How many epochs before repeating hurts, and does an MoE suffer first?
//
// Muennighoff et al. 2023 (arXiv:2305.16264): repeated tokens lose worth as exp(-R/R_D*), and up to
// four epochs are "almost as good as new". Their estimate is R_D* = 15.4, but their own runs only
// bound it from below: refits to resampled runs give 5.5 and no upper end. So R_D* is a belief here,
// 15.4 within a factor of 3 for two thirds of it. Goyal et al. 2024 (arXiv:2404.07177) let the
// exponent halve every few epochs instead; how few depends on the data, and 4 is supposed.
//
// An MoE of the same FLOP sees more tokens, so it runs out of fresh ones first: in the second
// picture look where the two curves part.
//
// With runs of your own on repeated data, add
//   runFiles: { mine: { file: "runs.csv", data: "web", columns: { unique: "unique_tokens" } } }
// with a row for each run (parameters, tokens, loss, unique tokens), `data: { web: {} }`, and
// `runs: "mine"` to the claim on the half-life, and `law` if a law's constants are believed; the
// belief is then updated by them.
{
  $schema: "scenario.schema.json",
  title: "How many epochs before repeating hurts, and does an MoE suffer first?",
  question: "Four epochs are worth 3.3 to 3.9 fresh ones, forty 6 to 27. Once 20B unique tokens run out, an MoE's advantage shrinks if repetition wears out fast, and only while the dense model still has fresh ones.",

  models: {
    moe: { routing: { experts: 16, topK: 1 } },
  },
  runs: {
    moe: { model: "moe", flop: "1e21" },
  },
  laws: ["joint-moe-2025"],

  repetition: [
    {
      name: "epochs",
      epochs: [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 40, 64, 100],
      prior: { median: 15.387756, factor: 3 },
      exponentHalving: 4,
      confidence: 0.68, // the two thirds that the factor speaks of
      limit: { run: "moe", uniqueTokens: "20B", flop: "log 1e19..1e22 x25" },
    },
  ],

  hypotheses: [
    {
      name: "after 3 repetitions a further epoch still adds half of a fresh one",
      quantity: "repetitionHalfLife",
      atLeast: 3,
      confidence: 0.68,
    },
    {
      name: "the same, to be sure at 95 %",
      quantity: "repetitionHalfLife",
      atLeast: 3,
    },
  ],

  plots: [
    { kind: "repetition", of: "epochs", title: "What epochs over the same tokens are worth" },
    {
      kind: "dataLimit",
      of: "epochs",
      title: "What 16 experts save on 20B unique tokens",
    },
  ],
}

"""##)
}
