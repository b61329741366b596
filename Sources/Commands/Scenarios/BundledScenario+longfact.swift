// swift-format-ignore-file
// Copied from scenarios/longfact.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let longfact = BundledScenario(name: "longfact", text: ##"""
// How factual are long answers, and what does K decide?
//
// F1@K joins precision, the share of a response's facts that are supported, with recall min(S/K, 1),
// where S counts its supported facts. The paper (Wei and others 2024, arXiv:2403.18802, Table 30)
// prints means of 13 models over 250 prompts. F1@K is a mean over responses, so that it hangs on how
// S varies between them: the spread is fitted to the printed means, one number for each model.
{
  $schema: "scenario.schema.json",
  title: "How factual are long answers, and what does K decide?",
  question: "K = 1 asks for precision alone and puts Claude-3-Haiku first; K = 178 asks for length alone. F1@K of mean counts is up to 8 points too high at the paper's K, and more where K is near what a model gives. And no curve of F1@K against training FLOP is a law: PaLM-2-L-IT and PaLM-2-L-IT-RLHF share their pretraining and score 31 and 91.",

  factuality: {
    use: "longfact-2024",
    // Models of your own stand beside them:
    // models: { mine: { precision: 0.9, supported: 60, deviation: 15 } },
    goals: [1, 48, 64, 84, 178],
  },

  plots: [
    { kind: "goals", title: "F1@K of LongFact's 13 models against K" },
    { kind: "meanCounts", title: "How wrong F1@K of mean counts is" },
    {
      kind: "trainingFLOP",
      k: 64,
      title: "F1@64 and training FLOP: estimates; post-training confounded",
    },
  ],
}

"""##)
}
