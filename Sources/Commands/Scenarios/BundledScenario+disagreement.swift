// swift-format-ignore-file
// Copied from scenarios/disagreement.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let disagreement = BundledScenario(name: "disagreement", text: ##"""
// Why do scaling laws disagree, when they were fitted to the same runs?
//
// Hoffmann et al. 2022 (arXiv:2203.15556) trained over 400 dense models; Besiroglu et al. 2024
// (arXiv:2404.10102) read 240 of them off a figure and fitted L = E + A/N^α + B/D^β again. Below
// are seven sets of the five constants from this one set of runs. They differ in the digits that
// were printed, in the optimiser, in when it stopped, and in what it was told to make small.
{
  $schema: "scenario.schema.json",
  title: "One set of runs, seven fits: how many tokens should a parameter see?",
  question: "At 1e24 FLOP the advice goes from 5.3 to 97.7 tokens per parameter. Look at how the curves fan out beyond the fitted budgets (dashed), and at how much two digits alone move: chinchilla-2022 and chinchilla-2022-tex are the same fit.",

  // One expert that every token uses is a dense layer; each law sizes the model for the budget.
  models: { dense: { routing: { experts: 1, topK: 1 } } },

  runs: { budget: { model: "dense", flop: "1e24" } },

  laws: [
    "chinchilla-2022", // as rounded in the paper's body
    "chinchilla-2022-tex", // the digits of the paper's TeX source
    {
      id: "default-tolerances",
      title: "L-BFGS-B of SciPy with its default tolerances, which reports success",
      source: "refit",
      E: 1.699, A: 406.4, B: 410.7, alpha: 0.3387, beta: 0.2853,
      fittedFLOP: "1.4e18..1.3e22",
    },
    "chinchilla-replication-2024", // as Besiroglu et al. publish it
    {
      id: "true-minimum",
      title: "The minimum of the same objective, on which four optimisers agree",
      source: "refit",
      E: 1.81722, A: 477.83, B: 2143.42, alpha: 0.34731, beta: 0.36717,
      fittedFLOP: "1.4e18..1.3e22",
    },
    {
      id: "mean-objective",
      title: "The best of 4,500 starts when the losses are averaged instead of summed",
      source: "refit",
      E: 1.741, A: 180.4, B: 2562.2, alpha: 0.2893, beta: 0.3763,
      fittedFLOP: "1.4e18..1.3e22",
    },
    {
      id: "asymmetric-error",
      title: "An asymmetric mean absolute error, the default of a published package",
      source: "refit",
      E: 1.731, A: 202.6, B: 2652.0, alpha: 0.2946, beta: 0.3791,
      fittedFLOP: "1.4e18..1.3e22",
    },
  ],

  compare: [{ run: "budget", against: "denseEquivalent", modes: ["bothOptimal"] }],

  sweep: { grid: { "runs.budget.flop": "log 1e18..1e26 x33" } },

  plots: [
    // One of the seven comes with refits on resampled runs: does their scatter explain the rest?
    {
      kind: "ridge",
      of: "budget",
      name: "scatter",
      y: "tokens_per_parameter",
      title: "Best tokens per parameter at 1e24 FLOP, seven fits of one set of runs",
    },
    {
      kind: "sweep",
      name: "tokens-per-parameter",
      y: "tokens_per_parameter",
      title: "Best tokens per parameter against training FLOP, seven fits of one set of runs",
    },
    {
      kind: "sweep",
      name: "size",
      y: "size_parameters",
      title: "Best dense size against training FLOP, seven fits of one set of runs",
    },
  ],
}

"""##)
}
