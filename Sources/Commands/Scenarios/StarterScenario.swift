/// The scenario that `moesim init` writes: small, commented, and it runs as it is.
enum StarterScenario {
  static let text = """
    // What is this about? Say it here: the first lines are for whoever reads this next year.
    //
    // Run it:           moesim run FILE
    // Look at the plan: moesim plan FILE --explain
    // Try a number:     moesim run FILE --set runs.mine.tokens=4T
    //
    // The file is JSON5: comments, bare keys and trailing commas are welcome. Quantities are text
    // with a suffix (K M B G T P, powers of ten) or plain numbers; each key knows its unit.
    {
      title: "Which dense model is my MoE worth?",
      question: "An MoE of 30B parameters, 4B of them active, on 8T tokens, against a dense 8B.",

      // A model is bundled (`use: "dbrx"`, see `moesim list models`), known by its sizes as here, or
      // described by its `architecture`.
      models: {
        mine: {
          total: "30B",
          active: "4B",
          experts: 64,
          topK: 6,
          shared: 2,
          hiddenSize: 2048, // some laws ask how wide an expert is
          expertWidth: 1408,
        },
        dense: { total: "8B" },
      },

      // A run is a model trained on tokens, or `flop: "1e24"` in their place.
      runs: {
        mine: { model: "mine", tokens: "8T" },
        dense: { model: "dense", tokens: "8T" },
      },

      // Each law answers under its own conventions and says how far it stands outside its fit. Without
      // this list all laws are asked (see `moesim list laws`).
      laws: ["ludziejewski-2025", "tian-2025", "geometric-mean"],

      // "Worth" depends on what is held equal: the tokens, or nothing but the loss.
      compare: [
        { run: "mine", against: "denseEquivalent", modes: ["sameTokens", "bothOptimal"] },
        { run: "mine", against: "dense" },
      ],

      // Claims, stated before looking. `moesim run FILE --check` turns verdicts into the exit status.
      hypotheses: [
        {
          name: "my MoE is worth a dense model of 8B or more",
          quantity: "denseEquivalent",
          of: "mine",
          atLeast: "8B",
        },
      ],

      // Values to vary: every run of the list or axis is computed. Put it in to see a curve.
      // sweep: { grid: { "runs.mine.tokens": "log 100B..20T x25" } },

      plots: [
        { kind: "equivalents", of: "mine", title: "Which dense model equals mine?" },
        { kind: "multiplier", of: "mine", title: "How many times fewer FLOP than dense?" },
      ],
    }

    """
}
