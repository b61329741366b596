import Diagnostics
import Fitting
import Formats
import Foundation
import ScalingLaws
import Spec
import Statistics
import Units

/// What a table of losses and scores must be for its curve to say something of the law's losses.
extension LossPrediction {
  /// The column of the scores.
  static func column(
    _ stated: String?, of table: RunTable, _ ask: Asking
  ) throws(Unsettled) -> String {
    let names = table.sheet.header.map(\.text)
    let usual = ["score", "accuracy", "acc", "acc_norm"]
    let name = names.first { name in
      stated.map { $0 == name } ?? usual.contains(name.lowercased())
    }
    if let name { return name }
    throw table.fault(
      "there is no column \(Fault.quoted(stated ?? "score")) of scores",
      "name one by --score; the columns are "
        + names.map { Fault.visible($0, limit: 40) }.joined(separator: ", "), ask)
  }

  /// The curve through the losses and scores of a table.
  static func link(
    _ column: String, of table: RunTable, _ law: any ScalingLaw, _ seed: UInt64, _ ask: Asking
  ) throws(Unsettled) -> ScoreLink {
    var options = RunOptions(needs: [.loss], repeats: .all)
    (options.isDense, options.remedies) = (false, .none)
    let runs = try table.read(table.sheet, options, ask)
    try check(runs, against: law, table, ask)
    let position = table.sheet.index(of: column) ?? 0
    let texts = Dictionary(
      table.sheet.records.map { ($0.first?.line ?? 0, $0[position].text) },
      uniquingKeysWith: { first, _ in first })
    var scores: [Double] = []
    for line in runs.lines {
      guard let score = texts[line].flatMap({ Double($0) }), (0...100).contains(score) else {
        throw table.fault(
          "line \(line) has no score under \(Fault.quoted(column))",
          "write shares from 0 to 1, or percent", ask)
      }
      scores.append(score)
    }
    // A share of one among percent: a worse loss has a score beyond ten times as high.
    let losses = runs.runs.loss
    let mixed = scores.indices.first { one in
      (0...1).contains(scores[one])
        && scores.indices.contains {
          losses[$0] >= losses[one] && scores[$0] > 1.5 && scores[$0] > 10 * scores[one]
        }
    }
    if let mixed {
      throw table.fault(
        "line \(runs.lines[mixed]) has a score of \(plainText(of: scores[mixed])), and models of higher "
          + "losses have more than ten times as much",
        "write all scores as shares, or all in percent",
        ask)
    }
    guard let link = ScoreLink(losses: losses, scores: scores, seed: seed) else {
      throw table.fault(
        "no curve that falls with the loss goes through \(scores.count) scores",
        "bring \(ScoreLink.fewest) models at least, whose scores rise as their losses fall", ask)
    }
    return link
  }

  /// Faults losses that cannot be those of the law: of another unit, or far from what it says of their own
  /// sizes and tokens.
  private static func check(
    _ read: ReadRuns, against law: any ScalingLaw, _ table: RunTable, _ ask: Asking
  ) throws(Unsettled) {
    let remedy = "bring the losses of these models on the text that the law was fitted to"
    if read.lossUnit != law.lossUnit {
      throw table.fault(
        "its losses are \(read.lossUnit), and those of \(law.card.id) \(law.lossUnit)", remedy, ask)
    }
    guard let off = deviation(of: read, from: law), abs(off) > farOff else { return }
    throw table.fault(
      "its losses lie \(abs(off).percent) \(off > 0 ? "above" : "below") what \(law.card.id) says of the "
        + "same sizes and tokens, in the middle", remedy, ask)
  }

  /// A deviation of losses beyond which they are another text's, and one that is worth a word.
  private static let (farOff, apart) = (0.1, 0.03)

  /// The middle of measured over predicted loss, less one; `nil` where the rows have no sizes and tokens.
  static func deviation(of read: ReadRuns, from law: any ScalingLaw) -> Double? {
    let meanings = read.columns.map(\.meaning)
    guard ["N,", "D,"].allSatisfy({ start in meanings.contains { $0.hasPrefix(start) } }) else {
      return nil
    }
    let runs = read.runs
    let ratios = (0..<runs.count).compactMap { row -> Double? in
      let size = Parameters(runs.parameters[row])
      let loss = try? law.loss(
        of: .dense(size), tokens: Tokens(runs.tokens[row]), data: .none)
      return loss.map { runs.loss[row] / $0 - 1 }
    }
    return Quantiles.median(ratios)
  }

  /// By how much the losses of the scores miss the law, where that is worth a word.
  var isOfAnotherText: String? {
    guard let off, abs(off) > Self.apart else { return nil }
    return
      "the losses of the scores lie \(abs(off).percent) \(off > 0 ? "above" : "below") the law's own at "
      + "their sizes and tokens"
  }
}
