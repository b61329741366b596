// swift-format-ignore-file
// Copied from scenarios/rater.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let rater = BundledScenario(name: "rater", text: ##"""
// What does a better rater buy?
//
// Two recipes are compared by the precision of long answers, fact by fact. SAFE rates a response for
// $0.19, a person for $4.00 (Wei and others 2024, arXiv:2403.18802, 16,011 facts of 496 responses).
// Where both disagree SAFE is right in 76 of 100 cases. So it errs on 6.7 % of facts at least and a
// person on 22.7 %, which shrinks a true difference to 0.87 and 0.55 of itself.
{
  $schema: "scenario.schema.json",
  title: "What does a better rater buy?",
  question: "Prompts are the sample, not facts: precision differs more between prompts than chance within them explains. A rater who errs less needs hardly fewer prompts, and what two training runs of one recipe differ by no rater can buy down. What does a perfect rater at five times SAFE's price save?",

  rating: {
    // SAFE and person are published; the third is made up to ask the question.
    raters: [
      "SAFE",
      "person",
      { name: "perfect at $1", costPerResponse: 1, sensitivity: 1, specificity: 1 },
    ],

    // True differences of precision. 0.15 is the deviation of the difference between related models
    // on one prompt, in people's ratings of 496 biographies; 0.27 between models of two makers.
    differences: [0.01, 0.02, 0.05],
    deviations: [0.15],

    // Nobody publishes how much precision differs between runs of one recipe: both numbers are
    // made up. Leave out `training` to ask about two given models instead of two recipes.
    training: { runDeviation: 0.005, costPerRun: "20K" },
  },

  plots: [
    {
      kind: "ratingCost",
      title: "What it costs to see a difference between two recipes",
    },
    {
      kind: "ratingRuns",
      title: "Training runs or rated prompts? A difference of 0.01",
    },
  ],
}

"""##)
}
