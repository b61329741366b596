import Diagnostics
import Units

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
  public static let all = Sourced(
    (Carried.files.first { $0.name == "longfact-2024.csv" }?.text ?? "")
      .split(separator: "\n").dropFirst().compactMap { LongFactModel(row: $0) },
    "Wei et al. 2024, arXiv:2403.18802, Table 30", .paperRead,
    caution: "post-training confounded: the same base model scores 31 and 91 at K = 64")

  /// A row as the table prints it, in facts and in percent.
  private init?(row: Substring) {
    let cells = row.split(separator: ",")
    let numbers = cells.dropFirst(2).compactMap { Double($0) }
    guard numbers.count == 14 else { return nil }
    (name, family) = (String(cells[0]), String(cells[1]))
    (supported, notSupported, irrelevant) = (numbers[0], numbers[1], numbers[2])
    precision = numbers[3] / 100
    recall = numbers[4..<9].map { $0 / 100 }
    f1 = numbers[9...].map { $0 / 100 }
  }
}
