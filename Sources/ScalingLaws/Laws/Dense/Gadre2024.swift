import Statistics

extension DenseLaw {
  /// Gadre and others 2024 on C4.
  public static let gadre2024 = overTraining(
    nil, corpus: "C4", a: "113.693", b: "189.516", eta: "-0.242472", e: "1.50826",
    cautions: ["misses its own 6.9B run by 4.3 %"]
  ) { law in
    [
      law.error(0.05, "stated to one decimal").check(
        "error of loss on C4, 6.9B at 20 tokens a parameter, %", 4.3
      ) { try law.errorOfLoss(.large, 2.382220423) }
    ]
  }

  /// Gadre and others 2024 on RedPajama.
  public static let gadre2024RedPajama = overTraining(
    "redpajama", corpus: "RedPajama", a: "166.211", b: "366.687", eta: "-0.272851", e: "1.83665"
  ) { law in
    let (loss, task) = (law.error(2e-4, sixDigits), law.error(1e-3, sixDigits))
    return [
      loss.check("error of loss, 1.4B at 640 tokens a parameter, %", 0.7103) {
        try law.errorOfLoss(.long, 2.502053562)
      },
      loss.check("error of loss, 6.9B at 20 tokens a parameter, %", 0.7320) {
        try law.errorOfLoss(.large, 2.424993099)
      },
      task.check("error of task error, 1.4B at 640, %", 3.6365) {
        try law.errorOfTask(.long, 0.475215232)
      },
      task.check("error of task error, 6.9B at 20, %", 0.0464) {
        try law.errorOfTask(.large, 0.471637181)
      },
    ]
  }

  /// Gadre and others 2024 on RefinedWeb.
  public static let gadre2024RefinedWeb = overTraining(
    "refinedweb", corpus: "RefinedWeb", a: "125.096", b: "246.207", eta: "-0.254395",
    e: "1.73446"
  ) { law in
    let group = { (share: Double) in
      law.stated(
        in: releasedRuns, .relative(share), because: "the loss of a run that was not fitted")
    }
    return [
      group(0.01).check("loss of 1.4B at 320 tokens a parameter", 2.531392898) {
        try law.predicted(.extended)
      },
      group(0.02).check("loss of 6.9B at 20 tokens a parameter", 2.454721562) {
        try law.predicted(.large)
      },
    ]
  }

  private static func overTraining(
    _ variant: String?, corpus: String, a: String, b: String, eta: String, e: String,
    cautions: [String] = [], numbers: @escaping @Sendable (DenseLaw) -> [PublishedCheck]
  ) -> DenseLaw {
    let mark = "-\(variant ?? "c4")"
    return DenseLaw(
      card: LawCard(
        id: "gadre-2024" + (variant == nil ? "" : mark),
        nicknames: variant == nil
          ? ["over-training", "chinchilla-tied", "gadre-2024-c4"] : ["over-training" + mark],
        formerIDs: ["over-training-2024" + mark],
        title: "Gadre et al. 2024, Language Models Scale Reliably with Over-Training, \(corpus)",
        citation: "arXiv:2403.08540",
        form: "L = E + a N^η + b 6^(η/2) (MN)^η, M = D/N, η < 0",
        conventions: "N all parameters, embeddings included; D tokens; FLOP = 6ND; loss on C4 of "
          + "models trained on \(corpus); one exponent for both terms",
        provenance: "the authors' code and runs (github.com/mlfoundations/scaling), refitted to "
          + "all printed digits",
        range: FittedRange(
          source: "four sizes at 20 tokens a parameter and the smallest at 320; sizes recalled",
          [.activeParameters: Extent(10.5e6...411e6), .tokensPerParameter: Extent(20...320)]),
        cautions: [
          "fitted to five runs, so that no interval can be given",
          "both exponents are forced to be equal, so that the optimal tokens per parameter are "
            + "the same at every budget",
        ] + cautions,
        variantOf: variant == nil ? nil : "gadre-2024", fittedForm: "chinchilla-tied"),
      writing: .overTraining,
      set: CoefficientSet(
        OverTrainingConstant.self, source: "github.com/mlfoundations/scaling, loss on C4",
        [(.a, "a", a), (.b, "b", b), (.eta, "η", eta), (.floor, "E", e)]),
      numbers: numbers)
  }
}

extension DenseLaw {
  /// The authors' larger runs against a law of theirs; `nil` for other laws.
  var overTrainedRuns: HeldOutError? {
    let measured: [String: [(ReleasedRun, String, Double)]] = [
      "gadre-2024": [(.large, large, 2.382220423)],
      "gadre-2024-redpajama": [(.long, long, 2.502053562), (.large, large, 2.424993099)],
      "gadre-2024-refinedweb": [(.extended, extended, 2.531392898), (.large, large, 2.454721562)],
    ]
    guard let runs = measured[card.id] else { return nil }
    return HeldOutError(
      runs.compactMap { run, name, loss in
        (try? predicted(run)).map {
          HeldOutRun(name: name, measured: loss, predicted: $0, beyond: run.size / 411e6)
        }
      }, source: releasedRuns)
  }

  private var long: String { "1.4B at 640 tokens a parameter" }
  private var extended: String { "1.4B at 320 tokens a parameter" }
  private var large: String { "6.9B at 20 tokens a parameter" }
}

/// The authors' runs that are compared with a law fitted to smaller ones.
private struct ReleasedRun {
  let size: Double
  let tokens: Double

  /// 1.4B at 640 tokens a parameter.
  static let long = ReleasedRun(size: 1_439_795_200, tokens: 921_468_928_000)
  /// 1.4B at 320 tokens a parameter.
  static let extended = ReleasedRun(size: 1_439_795_200, tokens: 460_734_464_000)
  /// 6.9B at 20 tokens a parameter.
  static let large = ReleasedRun(size: 6_889_410_560, tokens: 137_788_211_200)
}

private let releasedRuns = "arXiv:2403.08540 and the runs released with it"
private let sixDigits = "the coefficients' six digits"

extension DenseLaw {
  /// The loss that the law predicts for a run.
  fileprivate func predicted(_ run: ReleasedRun) throws -> Double {
    try surface(routedLike: nil).loss(size: run.size, tokens: run.tokens)
  }

  /// How far the law misses the loss of a run, in percent.
  fileprivate func errorOfLoss(_ run: ReleasedRun, _ measured: Double) throws -> Double {
    try 100 * abs(predicted(run) / measured - 1)
  }

  /// How far the law and the authors' law of task errors miss a run, in percent.
  fileprivate func errorOfTask(_ run: ReleasedRun, _ measured: Double) throws -> Double {
    try 100 * abs(TaskErrorLaw.redPajama.error(atLoss: predicted(run)) / measured - 1)
  }

  /// Errors of predictions that the paper states in percent.
  fileprivate func error(_ tolerance: Double, _ reason: String) -> CheckGroup {
    stated(in: releasedRuns, .absolute(tolerance), because: reason)
  }
}
