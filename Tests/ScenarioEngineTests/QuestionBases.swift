/// What inputs of a question are tried in beside its example, and real values for those whose example
/// cannot be changed mechanically.
struct QuestionBases {
  /// Whole inputs of a call; the cheap ones first.
  var bases: [Base] = []
  /// Whether the example is tried too.
  var usesExample = true
  /// Values of an input in JSON5, by its key.
  var values: [String: [String]] = [:]
  /// Inputs on which no answer may depend, and why.
  var idle: [String: String] = [:]

  /// Inputs in JSON5, without the outer braces.
  struct Base: ExpressibleByStringInterpolation {
    let text: String
    /// The inputs that are changed in it; `nil` is every one.
    var only: Set<String>?

    init(stringLiteral text: String) { self.text = text }

    /// A base for some inputs alone.
    init(_ text: String, only: Set<String>? = nil) { (self.text, self.only) = (text, only) }
  }

  /// A base for each budget of devices.
  private static func budgets(_ rest: String) -> [Base] {
    ["days: 3", "hours: '1K'", "dollars: '1K'", "kwh: '1K'"].map { budget in
      Base(
        "\(rest), device: 'h100', devices: 16, \(budget)",
        only: [String(budget.prefix { $0 != ":" })])
    }
  }

  private static let hardware = [
    "device", "precision", "utilisation", "overhead", "batch", "code", "nextTokens", "grid",
  ]

  static let all: [String: QuestionBases] = [
    "quality": QuestionBases(
      bases: ["use: 'matched'"],
      values: ["use": ["'paloma'"], "metric": ["'GSM8K'"]],
      idle: ["name": "it names an entry of a scenario"]),
    "evidence ablation": QuestionBases(
      bases: [
        "file: 'ablation.csv', measuredOn: 'C4'",
        Base("file: 'ablation.csv'", only: ["measuredOn"]),
      ],
      usesExample: false, values: ["file": ["'more-ablation.csv'"]]),
    "power ablation": QuestionBases(
      bases: [
        "multiplier: 1.3, slope: 0.033, runDeviation: 0.009, runCost: '50K'",
        Base("multiplier: 1.3, slope: 0.033, runDeviation: 0.009, spread: 0", only: ["paired"]),
      ],
      usesExample: false, values: ["scales": ["[1, 2]"], "spread": ["0.05"]]),
    "evidence data": QuestionBases(
      bases: [
        Base("kinds: []", only: ["kinds", "metric", "paper", "from", "size", "tokens", "rows"]),
        Base(
          "steps: ['model_filter', 'dedup'], measuredOn: 'tasks'",
          only: ["steps", "measuredOn", "filtered", "confidence", "size"]),
      ],
      usesExample: false,
      values: [
        "kinds": ["['dedup']"], "steps": ["['dedup']"], "measuredOn": ["'other'"],
        "size": ["'1T'", "'1B'"], "rows": ["'my-ablations.csv'"],
      ]),
    "cost": QuestionBases(
      bases: [
        "model: 'olmoe-1b-7b', tokens: '2T', device: 'h100', devices: 16",
        Base("total: '100B', active: '10B'", only: ["total", "active"]),
        Base("model: 'tensors.csv', topK: 1", only: ["topK"]),
      ],
      values: [
        "hours": ["'3M'"], "model": ["'dbrx'"], "layout": [layout], "maxPipeline": ["1"],
        "maxTensor": ["1"], "precision": ["'fp8'"],
      ]),
    "compare": QuestionBases(
      bases: [
        "models: ['olmoe-1b-7b', 'llama-3-8b'], tokens: '2T', device: 'h100', devices: 16",
        Base(
          "models: ['dbrx', 'mixtral-8x7b'], device: 'h100', devices: 64, schedule: '1f1b'",
          only: ["nodeLimit"]),
      ]
        + budgets("models: ['olmoe-1b-7b', 'llama-3-8b']"),
      values: [
        "hours": ["'2K'"], "dollars": ["'2K'"], "kwh": ["'2K'"], "nodeLimit": ["1"],
        "models": ["['olmoe-1b-7b', 'qwen3-30b-a3b']"], "layout": [layout], "maxPipeline": ["1"],
        "maxTensor": ["1"], "precision": ["'fp8'"], "utilisation": ["0.4"],
      ]),
    "serve": QuestionBases(
      bases: [
        "model: 'mixtral-8x7b', against: 'llama-3-8b', devices: 2, concurrency: 8",
        Base(
          "model: 'mixtral-8x7b', against: 'llama-3-8b', devices: 2, drafted: 1",
          only: ["acceptance", "draftCost"]),
      ],
      values: [
        "model": ["'qwen3-30b-a3b'"], "against": ["'14B'"], "device": ["'h200'"], "tensor": ["1"],
        "groups": ["2"], "wholeExperts": ["false"], "maxBetween": ["11"], "maxFirst": ["200"],
        "weights": ["'fp8'"],
      ],
      idle: ["name": "it names an entry of a scenario"]),
    "equivalent": equivalent,
    "optimum": QuestionBases(
      bases: [
        "flop: '1e21', memory: '40GB', laws: ['ludziejewski-2025']",
        Base(
          "flop: '1e20', laws: ['hoffmann-2022'], device: 'h100', devices: 16, total: '4B', active: '1B'",
          only: Set(hardware + ["total", "active"])),
        Base("flop: '1e20', laws: ['hoffmann-2022'], device: 'h100'", only: ["devices"]),
        Base(
          "flop: '1e23', laws: ['hoffmann-2022'], inferenceTokens: '1T'",
          only: ["inferenceCost", "concurrency", "servedOn"]),
      ] + budgets("laws: ['hoffmann-2022'], total: '4B', active: '1B'"),
      values: [
        "servedOn": ["'a100'"],
        "laws": ["['hoffmann-2022']"], "memory": ["'1GB'"], "total": ["'8B'"], "active": ["'2B'"],
        "maxPipeline": ["1"], "maxTensor": ["1"], "precision": ["'fp8'"], "hours": ["'2K'"],
        "dollars": ["'2K'"],
        "kwh": ["'2K'"],
      ],
      idle: [
        "maxPipeline": "models so small take no pipeline",
        "schedule": "nor an order of passes in one", "maxTensor": "nor tensor degrees",
        "nodeLimit": "nor more nodes than two", "expertsInNode": "nor spread experts",
      ]),
    "factuality": QuestionBases(
      bases: [
        "use: 'counts.csv', bootstraps: 100",
        Base(
          "use: 'counts.csv', with: ['more-counts.csv'], topics: 'topics.csv'", only: ["topics"]),
      ],
      values: [
        "use": ["'more-counts.csv'", "'longfact-2024'"], "confidence": ["0.8"],
        "with": ["['counts.csv']"], "difference": ["0.5"], "availablePrompts": ["3"],
      ]),
    "rating": QuestionBases(
      bases: [
        Base(
          "ratings: 'facts.csv', ratingCosts: [0.3, 5], raters: ['SAFE']",
          only: ["ratings", "ratingCosts", "confidence", "seed"]),
        "raters: ['SAFE', 'person']",
      ], usesExample: false,
      values: [
        "raters": ["['person']"], "ratings": ["'more-facts.csv'"], "availablePrompts": ["100"],
      ]),
    "knowledge": QuestionBases(
      values: ["model": ["'mixtral-8x7b'"], "points": ["'points.csv'"]]),
    "mechanisms": QuestionBases(
      bases: [
        "effects: 'mlp.npy'",
        Base("effects: 'mlp.npy', attention: 'attention.npy'", only: ["attention", "component"]),
        Base("cases: 'cases.csv'", only: ["cases"]),
        Base("effects: 'mlp.npy', lower: '0..3', upper: '6..9'", only: ["lower", "upper"]),
      ], usesExample: false,
      values: [
        "effects": ["'other.npy'"], "attention": ["'other.npy'"], "component": ["'attention'"],
        "cases": ["'more-cases.csv'"],
        "subject": ["'last_subject'"], "relation": ["'first_relation'"], "upperFrom": ["4"],
        "lower": ["'1..3'"], "upper": ["'7..9'"], "window": ["2"],
        "positions": [
          "['last_relation','middle_subject','last_subject','first_relation','middle_relation',"
            + "'first_subject']"
        ], "permutations": ["99"],
      ]),
    "fit": fit,
    "simulate": QuestionBases(
      bases: [
        "law: 'hoffmann-2022', sizes: [1e8, 1e9], flop: ['1e20']",
        "law: 'ludziejewski-2025', sizes: [1e8, 1e9], tokens: ['2B', '8B']",
      ],
      values: [
        "law": ["'besiroglu-2024'"], "experts": ["[1, 4]"], "unique": ["'1B'"],
        "flop": ["['1e21']"],
      ]),
    "predict": QuestionBases(
      bases: [
        "law: 'besiroglu-2024', sizes: [1e8, 1e9], tokens: ['2B']",
        Base(
          "law: 'ludziejewski-2025', sizes: [1e9], tokens: ['2B'], experts: [4]", only: ["experts"]),
        Base("law: 'besiroglu-2024', points: 'runs.csv'", only: ["points"]),
        Base(
          "law: 'hoffmann-2022', sizes: [1e9], tokens: ['2B'], scores: 'ladder.csv'",
          only: ["scores", "score"]),
      ], usesExample: false,
      values: [
        "law": ["'hoffmann-2022'"], "tokens": ["['4B']"], "experts": ["[8]"],
        "points": ["'fewer.csv'"], "scores": ["'other-ladder.csv'"], "score": ["'x1'"],
      ], idle: ["seed": "it draws the scatter of runs, which bundled laws do not state"]),
    "evidence": QuestionBases(
      bases: [""], values: ["set": ["'olmoe'", "'qwen3-base'"], "rows": ["'my-set.csv'"]]),
    "backtest": QuestionBases(values: ["rows": ["'my-set.csv'"]]),
    "speedup": QuestionBases(
      bases: [
        "from: 3.2, to: 3.1, runDeviation: 0.002, fromThroughput: 1000, toThroughput: 1100"
      ], usesExample: false,
      values: [
        "law": ["'besiroglu-2024'"], "floor": ["1.3"], "fromText": ["'Paloma macro'"],
        "toText": ["'Paloma macro'"], "fromTokenizer": ["'Llama 3'"], "toTokenizer": ["'Llama 3'"],
        "from": ["3.3"], "to": ["3.0"],
      ]),
    "recipe": QuestionBases(
      bases: ["model: 'olmoe-1b-7b', tokens: '2T'"],
      values: ["model": ["'dbrx'"], "tokens": ["'1T'"], "batch": ["'1M'"]]),
    "precision": QuestionBases(
      bases: ["size: '1B', tokens: '50B'"],
      values: ["unique": ["'10B'"], "formats": ["['fp4']"], "size": ["'2B'"]]),
    "power scores": QuestionBases(
      bases: [
        Base(
          "difference: 1.8, runDeviation: 0.5, promptDeviation: 15, runCost: '50K', responseCost: 0.2, "
            + "budgets: ['1M'], looks: 2, experiments: 100, seed: 7")
      ], usesExample: false),
    // Values that lie too near the claim would need seeds without end.
    "power ladder": QuestionBases(
      bases: [
        Base(
          "sizes: ['100M', '300M', '1B'], tokens: ['2B', '8B', '32B'], noise: 0.005, atLeast: 1.2, "
            + "truths: [1.3], exaFLOPPrice: 1.4, experiments: 100, seed: 7")
      ], usesExample: false,
      values: [
        "law": ["'hoffmann-2022'"], "sizes": ["['100M', '300M', '2B']"],
        "tokens": ["['2B', '8B', '64B']"], "noise": ["0.004"], "atLeast": ["1.1"],
        "truths": ["[1.5]"], "power": ["0.7"], "confidence": ["0.9"], "experiments": ["150"],
      ]),
  ]

  private static let layout = "'data=8,tensor=2,expert=8'"

  private static let equivalent: QuestionBases = {
    let dbrx = "model: 'dbrx', tokens: '12T', laws: ['ludziejewski-2025']"
    let memory = dbrx + ", mode: 'fixedMemory', bytesPerParameter: 2"
    return QuestionBases(
      bases: [
        "\(dbrx)", "total: '100B', active: '10B', tokens: '2T', laws: ['ludziejewski-2025']",
        Base(
          "total: '100B', active: '10B', tokens: '2T', laws: ['ludziejewski-2025'], experts: 64, topK: 4",
          only: ["experts", "topK"]),
        "\(memory), moeCache: '40GB', denseCache: '60GB'",
        "\(memory), cacheContext: 8192, requests: 64, denseCache: '60GB'",
        "\(memory), keyValueCaches: { moe: '40GB', dense: '60GB' }",
        "\(dbrx), mode: 'wallClock', moeOverDenseRate: 0.7",
        "\(dbrx), mode: 'lifetime', inferenceTokens: '10T'",
        "\(dbrx), scoresLike: 'llama-2-70b', tokenExponent: '0.7±0.2'",
        Base(
          "model: 'olmoe-1b-7b', tokens: '2T', laws: ['ludziejewski-2025'], device: 'h100', devices: 16",
          only: Set(
            hardware + [
              "devices", "layout", "schedule", "maxTensor", "maxPipeline", "expertsInNode",
              "budget",
              "rate",
            ])),
        Base("\(dbrx), device: 'h100', devices: 64, schedule: '1f1b'", only: ["nodeLimit"]),
      ] + budgets("model: 'olmoe-1b-7b', laws: ['ludziejewski-2025']"),
      values: [
        "hours": ["'2K'"], "dollars": ["'2K'"], "kwh": ["'2K'"], "nodeLimit": ["1"],
        "layout": [layout], "maxPipeline": ["1"], "maxTensor": ["1"], "precision": ["'fp8'"],
        "utilisation": ["0.4"],
        "servedOn": ["'a100'"],
        "model": ["'mixtral-8x7b'"], "total": ["'200B'"], "active": ["'20B'"],
        "moeCache": ["'80GB'"], "denseCache": ["'30GB'"],
        "keyValueCaches": ["{ moe: '40GB', dense: '80GB' }"],
        "evidence": ["'scores.csv'"], "scoresLike": ["'llama-3-70b'", "'llama-2-70b'"],
        "tokenExponent": ["'0.9±0.1'"], "peers": ["['llama-3-70b']", "['deepseek-v3']"],
      ])
  }()

  private static let fit: QuestionBases = {
    let lean = "starts: 1, bootstraps: 0"
    let redrawn: Set = ["bootstraps", "resampling", "coverage", "seed", "group"]
    return QuestionBases(
      bases: [
        "file: 'wide.csv', law: 'chinchilla', \(lean)",
        Base("file: 'budgets.csv', law: 'chinchilla', \(lean)", only: ["flop"]),
        Base(
          "file: 'wide.csv', law: 'chinchilla', \(lean), objective: 'student', scale: 0.005, degrees: 4",
          only: ["scale", "degrees"]),
        Base("file: 'twice.csv', law: 'chinchilla', \(lean)", only: ["repeats", "where"]),
        Base("file: 'wide.csv', law: 'routed', \(lean)", only: ["experts"]),
        Base(
          "file: 'fine.csv', law: 'fine-grained', \(lean), expansion: 64",
          only: ["granularity", "expansion"]),
        Base(
          "file: 'wide.csv', law: 'data-constrained', \(lean), hold: 'E=1.8,A=480,B=2000,alpha=0.35,beta=0.37'",
          only: ["unique"]),
        Base(
          "file: 'sparse.csv', law: 'sparse-repeated', \(lean), hold: 'E=1.8,A=480,B=2000,alpha=0.36,"
            + "mu=1,n0=5,n1=0,n2=0,d0=5,d1=0,d2=0'", only: ["density"]),
        Base(
          "file: 'runs.csv', law: 'chinchilla', starts: 1, bootstraps: 4, seed: 7", only: redrawn),
        Base("file: 'wide.csv', law: 'chinchilla', starts: 1, bootstraps: 4", only: ["group"]),
      ], usesExample: false,
      values: [
        "file": ["'fewer.csv'"], "law": ["'chinchilla-tied'"], "parameters": ["'x1'"],
        "tokens": ["'x2'"], "loss": ["'x3'"], "experts": ["'x4'"], "granularity": ["'x5'"],
        "unique": ["'x6'"], "weight": ["'x7'"], "group": ["'x8'"], "flop": ["'x1'"],
        "density": ["'x9'"],
        "heldOut": ["0.3"], "objective": ["'squares'"], "starts": ["3"], "coverage": ["20"],
        "where": ["'lr=2'"],
      ],
      idle: [
        "workers": "the number of threads must not show in any answer",
        "skipIncomplete": "a table that needs it is refused without it",
      ])
  }()
}
