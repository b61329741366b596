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

  static let all: [String: QuestionBases] = [
    "quality": QuestionBases(
      bases: ["use: 'matched'"],
      values: ["use": ["'paloma'"], "metric": ["'GSM8K'"]],
      idle: ["name": "it names an entry of a scenario"]),
    "cost": QuestionBases(
      bases: [
        "model: 'dbrx', tokens: '2T', device: 'h100', devices: 512",
        Base("total: '100B', active: '10B'", only: ["total", "active"]),
        Base("model: 'tensors.csv', topK: 1", only: ["topK"]),
      ],
      values: [
        "hours": ["'3M'"], "model": ["'deepseek-v3'"], "layout": [layout], "maxPipeline": ["1"],
        "maxTensor": ["1"],
      ]),
    "compare": QuestionBases(
      bases: ["models: ['dbrx', 'mixtral-8x7b'], tokens: '2T', device: 'h100', devices: 512"],
      values: [
        "models": ["['dbrx', 'llama-3-70b']"], "layout": [layout], "maxPipeline": ["1"],
        "maxTensor": ["1"], "utilisation": ["0.4"],
      ]),
    "equivalent": equivalent,
    "optimum": QuestionBases(
      bases: ["flop: '1e21', memory: '40GB', laws: ['ludziejewski-2025']"],
      values: ["laws": ["['hoffmann-2022']"], "memory": ["'1GB'"]]),
    "factuality": QuestionBases(
      bases: ["use: 'counts.csv', bootstraps: 100"],
      values: ["use": ["'more-counts.csv'", "'longfact-2024'"], "confidence": ["0.8"]]),
    "rating": QuestionBases(values: ["raters": ["['person']"]]),
    "knowledge": QuestionBases(
      values: ["model": ["'mixtral-8x7b'"], "points": ["'points.csv'"]]),
    "mechanisms": QuestionBases(values: ["effects": ["'more-effects.csv'"]]),
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
      ], usesExample: false,
      values: [
        "law": ["'hoffmann-2022'"], "tokens": ["['4B']"], "experts": ["[8]"],
        "points": ["'fewer.csv'"],
      ], idle: ["seed": "it draws the scatter of runs, which bundled laws do not state"]),
    "evidence": QuestionBases(
      bases: [""], values: ["set": ["'olmoe'", "'qwen3-base'"], "rows": ["'my-set.csv'"]]),
    "backtest": QuestionBases(values: ["rows": ["'my-set.csv'"]]),
    "power scores": QuestionBases(
      bases: [
        Base(
          "difference: 1.8, runDeviation: 0.5, promptDeviation: 15, runCost: '50K', responseCost: 0.2, "
            + "budgets: ['1M'], looks: 3, experiments: 100, seed: 7")
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

  private static let layout = "'data=64,tensor=8,expert=8'"

  private static let equivalent: QuestionBases = {
    let dbrx = "model: 'dbrx', tokens: '12T', laws: ['ludziejewski-2025']"
    let memory = dbrx + ", mode: 'fixedMemory', bytesPerParameter: 2"
    return QuestionBases(
      bases: [
        "\(dbrx)", "total: '100B', active: '10B', tokens: '2T', laws: ['ludziejewski-2025']",
        "\(memory), moeCache: '40GB', denseCache: '60GB'",
        "\(memory), cacheContext: 8192, requests: 64, denseCache: '60GB'",
        "\(memory), keyValueCaches: { moe: '40GB', dense: '60GB' }",
        "\(dbrx), mode: 'wallClock', moeOverDenseRate: 0.7",
        "\(dbrx), mode: 'lifetime', inferenceTokens: '10T'",
        "\(dbrx), scoresLike: 'llama-2-70b', tokenExponent: '0.7±0.2'",
        "\(dbrx), device: 'h100', devices: 512",
      ],
      values: [
        "layout": [layout], "maxPipeline": ["1"], "maxTensor": ["1"], "utilisation": ["0.4"],
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
        Base("file: 'wide.csv', law: 'joint-moe', \(lean)", only: ["experts"]),
        Base(
          "file: 'fine.csv', law: 'fine-grained', \(lean), expansion: 64",
          only: ["granularity", "expansion"]),
        Base(
          "file: 'wide.csv', law: 'data-constrained', \(lean), hold: 'E=1.8,A=480,B=2000,alpha=0.35,beta=0.37'",
          only: ["unique"]),
        Base(
          "file: 'runs.csv', law: 'chinchilla', starts: 1, bootstraps: 4, seed: 7", only: redrawn),
        Base("file: 'wide.csv', law: 'chinchilla', starts: 1, bootstraps: 4", only: ["group"]),
      ], usesExample: false,
      values: [
        "file": ["'fewer.csv'"], "law": ["'chinchilla-tied'"], "parameters": ["'x1'"],
        "tokens": ["'x2'"], "loss": ["'x3'"], "experts": ["'x4'"], "granularity": ["'x5'"],
        "unique": ["'x6'"], "weight": ["'x7'"], "group": ["'x8'"], "flop": ["'x1'"],
        "heldOut": ["0.3"], "objective": ["'squares'"], "starts": ["3"], "coverage": ["20"],
        "where": ["'lr=2'"],
      ],
      idle: [
        "workers": "the number of threads must not show in any answer",
        "skipIncomplete": "a table that needs it is refused without it",
      ])
  }()
}
