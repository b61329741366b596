// swift-format-ignore-file
// Copied from scenarios/facts.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let facts = BundledScenario(name: "facts", text: ##"""
// Do more data or more experts reduce missing facts?
//
// Facts lie in all parameters, so that experts make room for more of them. But a fact is stored only
// if it is met often enough: 2 bits a parameter at 1,000 exposures, 1 at 100 (arXiv:2404.05405), and
// rare facts are met rarely. Experts cannot store what the corpus does not repeat.
//
// The world below is made up, and the bits are those of synthetic text: read the order of the
// curves, not their level.
{
  $schema: "scenario.schema.json",
  title: "Do more data or more experts reduce missing facts?",
  question: "With few tokens the curves lie close together: facts are met too seldom, and experts stay empty. With many tokens parameters are short, and only experts help. Text in which an exposure is worth three, by paraphrase or by less junk, does what three times the tokens do.",

  // Four of the experts serve each token, however many there are: the FLOP stay the same.
  models: {
    moe16: {
      architecture: {
        hiddenSize: 2048, layers: 24, heads: 16, vocabulary: 100352,
        routed: { experts: 16, topK: 4, width: 2048 },
      },
    },
    moe64: {
      architecture: {
        hiddenSize: 2048, layers: 24, heads: 16, vocabulary: 100352,
        routed: { experts: 64, topK: 4, width: 2048 },
      },
    },
  },

  data: { web: { title: "text of the web", exposures: 1 } },

  runs: {
    base: { model: "moe16", tokens: "1T", data: "web" },
    moreData: { model: "moe16", tokens: "10T" },
    moreExperts: { model: "moe64", tokens: "1T" },
    both: { model: "moe64", tokens: "10T" },
  },

  facts: {
    // A billion facts of 50 bits, mentioned by Zipf's law, one in fifty tokens.
    world: { facts: 1e9, zipf: 1, bitsPerFact: 50, mentionsPerToken: 0.02 },
  },

  sweep: {
    grid: {
      "runs.base.tokens": "log 100B..100T x25",
      "models.moe16.architecture.routed.experts": [4, 16, 64],
      "data.web.exposures": [1, 3],
    },
  },

  plots: [
    {
      kind: "facts",
      of: "base",
      name: "missing",
      y: "not_stored_share",
      title: "Missing facts, by tokens, experts and worth of an exposure",
    },
    { kind: "popularity", title: "What is stored of facts by popularity" },
  ],
}

"""##)
}
