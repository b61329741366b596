import Diagnostics

/// One of the 13 models of the LongFact benchmark, as its paper prints it.
public struct LongFactModel: Hashable, Sendable {
  public let name: String
  public let family: String
  /// Mean numbers of facts in a response.
  public let supported: Double
  public let notSupported: Double
  public let irrelevant: Double
  /// Mean precision over responses.
  public let precision: Double
  /// Mean R_K at each of `FactGoal.published`.
  public let recall: [Double]
  /// Mean F1@K at each of `FactGoal.published`.
  public let f1: [Double]

  /// The share of responses that support nothing, 1 - R_1.
  public var emptyShare: Double { 1 - recall[0] }

  /// The recall figures, without K = 1 that tells the empty share.
  public var recallFigures: [SpreadFit.Figure] {
    zip(FactGoal.published, recall).dropFirst().map { SpreadFit.Figure(.recall, at: $0, $1) }
  }

  /// The F1@K figures.
  public var f1Figures: [SpreadFit.Figure] {
    zip(FactGoal.published, f1).map { SpreadFit.Figure(.f1, at: $0, $1) }
  }

  /// The spread of supported facts, which the paper does not print.
  ///
  /// From recall alone it is a prediction of F1@K: within a point at all five K for ten models, and
  /// off by 1.1 (Gemini-Pro), 1.5 (Claude-2.1) and about 3 points (PaLM-2-L-IT) for the others,
  /// because recall at K ≥ 48 does not see how many responses are short. From recall and F1@K
  /// together it describes each of the 13 models within a point by one number.
  public func spread(from figures: [SpreadFit.Figure]) throws(InputFaults) -> SpreadFit {
    try SpreadFit(
      supported: supported, precision: precision, emptyShare: emptyShare, figures: figures)
  }
}

extension LongFactModel {
  /// The 13 models of the LongFact paper, in the order of the paper's table.
  ///
  /// Wei and others 2024, arXiv:2403.18802, Table 30 (appendix E.5): 250 LongFact-Objects prompts rated by SAFE. The
  /// paper prints percent. No developer published training compute, and post-training decides much
  /// of the length: a curve of F1@K against training FLOP from these rows would be no law.
  public static let all = Finding(
    [
      LongFactModel(
        "Gemini-Ultra", "Gemini", [83.4, 13.1, 7.6], precision: 86.2,
        recall: [100.0, 99.6, 98.3, 91.9, 46.9],
        f1: [92.3, 92.2, 91.7, 88.7, 60.3]),
      LongFactModel(
        "Gemini-Pro", "Gemini", [66.6, 12.1, 5.5], precision: 82.0,
        recall: [98.0, 93.6, 88.5, 76.3, 37.4],
        f1: [89.0, 86.1, 83.7, 77.4, 50.4]),
      LongFactModel(
        "GPT-4-Turbo", "GPT", [93.6, 8.3, 6.1], precision: 91.7,
        recall: [100.0, 99.2, 99.0, 97.3, 52.6],
        f1: [95.6, 95.2, 95.0, 94.1, 66.4]),
      LongFactModel(
        "GPT-4", "GPT", [59.1, 7.0, 2.4], precision: 89.4,
        recall: [100.0, 97.7, 88.3, 70.1, 33.2],
        f1: [94.3, 92.7, 88.0, 77.7, 48.0]),
      LongFactModel(
        "GPT-3.5-Turbo", "GPT", [46.9, 4.5, 1.2], precision: 90.8,
        recall: [100.0, 89.8, 72.4, 55.8, 26.4],
        f1: [95.0, 89.5, 79.6, 68.2, 40.5]),
      LongFactModel(
        "Claude-3-Opus", "Claude", [63.8, 8.1, 2.8], precision: 88.5,
        recall: [100.0, 97.9, 91.4, 75.3, 35.9],
        f1: [93.8, 92.5, 89.3, 80.6, 50.6]),
      LongFactModel(
        "Claude-3-Sonnet", "Claude", [65.4, 8.4, 2.6], precision: 88.5,
        recall: [100.0, 98.3, 91.4, 76.6, 36.7],
        f1: [93.8, 92.9, 89.4, 81.3, 51.4]),
      LongFactModel(
        "Claude-3-Haiku", "Claude", [39.8, 2.8, 1.3], precision: 92.8,
        recall: [99.6, 80.7, 62.0, 47.4, 22.4],
        f1: [96.0, 85.5, 73.5, 62.0, 35.8]),
      LongFactModel(
        "Claude-2.1", "Claude", [38.3, 6.5, 1.9], precision: 84.8,
        recall: [98.8, 77.7, 59.8, 45.6, 21.5],
        f1: [91.0, 78.4, 67.9, 57.6, 33.7]),
      LongFactModel(
        "Claude-2.0", "Claude", [38.5, 6.3, 1.3], precision: 85.5,
        recall: [100.0, 77.9, 60.0, 45.8, 21.6],
        f1: [92.0, 79.4, 68.7, 58.2, 34.0]),
      LongFactModel(
        "Claude-Instant", "Claude", [43.9, 8.1, 1.3], precision: 84.4,
        recall: [100.0, 85.6, 68.4, 52.2, 24.6],
        f1: [91.3, 83.2, 73.8, 63.2, 37.6]),
      LongFactModel(
        "PaLM-2-L-IT-RLHF", "PaLM-2", [72.9, 8.7, 4.3], precision: 89.1,
        recall: [100.0, 98.6, 94.0, 82.1, 41.0],
        f1: [94.1, 93.4, 91.0, 84.6, 55.3]),
      LongFactModel(
        "PaLM-2-L-IT", "PaLM-2", [13.2, 1.8, 0.1], precision: 88.8,
        recall: [100.0, 27.5, 20.6, 15.7, 7.4],
        f1: [93.5, 38.6, 31.1, 25.1, 13.2]),
    ],
    "Wei et al. 2024, arXiv:2403.18802, Table 30", .paperRead,
    caution: "post-training confounded: the same base model scores 31 and 91 at K = 64")

  /// A row as the table prints it, in facts and in percent.
  private init(
    _ name: String, _ family: String, _ facts: [Double], precision: Double, recall: [Double],
    f1: [Double]
  ) {
    self.name = name
    self.family = family
    supported = facts[0]
    notSupported = facts[1]
    irrelevant = facts[2]
    self.precision = precision / 100
    self.recall = recall.map { $0 / 100 }
    self.f1 = f1.map { $0 / 100 }
  }
}
