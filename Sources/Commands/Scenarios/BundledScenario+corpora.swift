// swift-format-ignore-file
// Copied from scenarios/corpora.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let corpora = BundledScenario(name: "corpora", text: ##"""
// How does data quality enter: more tokens, a better exponent, or a lower floor?
//
// A corpus may be worth more tokens (D → qD), bend the curve (β → β'), or lower what no training
// removes (E → E'). On the runs at hand these can look alike, and beyond them they part. So they are
// fitted to the same runs, side by side, with everything else shared.
//
// The runs here are drawn from a law (Besiroglu et al. 2024) with a corpus that lowers the floor by
// 0.08 nats and one that is worth twice the tokens, so that the answer is known. For runs of your
// own, put a table in place of `simulate`:
//
//   runFiles: { mine: { file: "runs.csv", columns: { loss: "eval/paloma/macro_loss" } } },
//
// with a row for each run and the columns parameters, tokens (or flop), loss and corpus. Columns of
// other names go under `columns`; several files of one corpus each take `data: "name"`. Every corpus
// needs a name under `data`. Marin's three corpora decide for the floor; error rates on tasks
// (`channel: "error"`) mostly cannot tell the forms apart.
{
  $schema: "scenario.schema.json",
  title: "How does data quality enter: tokens, exponent or floor?",
  question: "The runs decide that the floor moves. A token multiplier forced on all corpora fits worse, and foretells that the gain of 'matched' fades with scale, where a lower floor stays: see the gaps beyond the largest run.",

  data: {
    plain: { title: "the reference" },
    matched: {
      title: "closer to the text that is predicted",
      multiplier: { value: 0.08, acts: "floor" },
    },
    clean: { title: "worth twice the tokens", multiplier: { value: 2, acts: "tokens" } },
  },

  runFiles: {
    drawn: {
      simulate: {
        law: "chinchilla-replication-2024",
        corpora: ["plain", "matched", "clean"],
        sizes: ["50M", "100M", "200M", "400M", "800M"],
        tokens: ["1B", "4B", "16B", "64B"],
        noise: 0.004,
        seed: 1,
      },
    },
  },

  dataForms: [
    {
      name: "forms",
      runs: ["drawn"],
      reference: "plain",
      outliers: 4, // robust deviations; stated before looking
      bootstraps: 100, // 1000 for a paper
      scales: [1, 10, 1000],
    },
  ],

  hypotheses: [
    {
      name: "floor and tokens together explain the runs better than tokens alone",
      quantity: "formAdvantage",
      dataForms: "forms",
      of: "floor+tokens",
      versus: "tokens",
      atLeast: 6,
    },
    {
      name: "'matched' lowers the floor",
      quantity: "floor",
      dataForms: "forms",
      of: "matched",
      atMost: -0.02,
    },
    {
      name: "'clean' is worth 1.5 times the tokens, if quality is a token multiplier",
      quantity: "dataMultiplier",
      dataForms: "forms",
      form: "tokens",
      of: "clean",
      atLeast: 1.5,
    },
    {
      name: "'clean' is worth 1.5 times the tokens, under every form that stands",
      quantity: "dataMultiplier",
      dataForms: "forms",
      of: "clean",
      atLeast: 1.5,
    },
  ],

  plots: [
    { kind: "dataForms", of: "forms", title: "Which form do the runs prefer?" },
    { kind: "dataGaps", of: "forms", title: "What the forms foretell beyond the runs" },
  ],
}

"""##)
}
