// swift-format-ignore-file
// Copied from scenarios/power.json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  static let power = BundledScenario(name: "power", text: ##"""
// What would it take to show that new data are worth at least 1.2 times the tokens?
//
// Three ways to ask, each with its price:
//   a ladder: small runs on both corpora at several sizes and tokens, all constants fitted;
//   a score: two recipes, several seeds each, rated on prompts (LongFact costs $0.19 a response,
//     Wei et al. 2024, arXiv:2403.18802; people's ratings differ by 15 to 27 points between two
//     models on one prompt);
//   the same score with looks at the data, stopping when it is clear.
//
// The run-to-run deviation decides everything and is rarely published; here 0.5 % of the loss and 1
// point of the score are supposed. Put in your own. Costs are those of training alone: 1e18 FLOP for
// $1.40 is an H100 at $2 an hour and 40 % of its 989 TFLOP/s.
{
  $schema: "scenario.schema.json",
  title: "What would it take to show q >= 1.2?",
  question: "By small runs, if the truth is 1.3: two seeds of 18 runs. By a score: five runs of each recipe at many times the price. Money for ratings cannot buy down the difference between training runs.",

  planner: [
    {
      name: "a ladder of small runs",
      ladder: {
        law: "chinchilla-replication-2024",
        sizes: ["100M", "300M", "1B"],
        tokens: ["2B", "8B", "32B"],
        noise: 0.005,
        atLeast: 1.2,
        truths: [1.2, 1.3, 1.5, 2],
        exaFLOPPrice: 1.4,
        experiments: 100, // 400 if left out
      },
    },
    {
      // On DBRX's line a doubling of tokens is 6.9 points, so that 1.2 times is 1.8 points.
      name: "a score that rises by 6.9 points a doubling",
      scores: {
        difference: 1.8,
        runDeviation: 1,
        promptDeviation: 22,
        runCost: "30K",
        responseCost: 0.19,
        budgets: ["250K", "500K", "1M", "2M"],
        looks: 3,
        experiments: 2000,
      },
    },
  ],
}

"""##)
}
