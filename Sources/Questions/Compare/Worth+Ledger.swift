import Evidence
import Foundation
import Tabular
import Units

extension Worth {
  /// What routing explains of a run that scores like a dense one, and what is left; `nil` where no
  /// such run is named, or nothing is predicted.
  var ledger: ResidualLedger? {
    guard let like = beside.like, let size = like.activeSize, let best else { return nil }
    let tokens = run.tokens ?? like.tokens
    let exchange =
      beside.exchange
      ?? tokens.map { TokenExchange.between(size: size, tokens: $0) }
    guard let exchange else { return nil }
    // The size of a dense model as good on the run's own tokens.
    var shift = 0.0
    if let own = run.tokens, let other = like.tokens { shift = log(other / own) }
    guard abs(shift) <= OwnEvidence.mostShift else { return nil }
    let moved = exchange.deviation * shift
    return ResidualLedger(
      explained: best.size, explainedDeviation: best.deviation,
      scoresLike: size * exp(exchange.exponent * shift),
      deviation: (Self.likeness * Self.likeness + moved * moved).squareRoot(), exchange: exchange)
  }

  /// The standard error of ln N where a model is said to score like another.
  private static let likeness = 0.2

  /// The ledger in a sentence.
  var ledgerSentence: String? {
    guard let like = beside.like else { return nil }
    if equals.count > 1 {
      return
        "What it scores like cannot be split: your siblings and the prediction contradict each other."
    }
    if equals.isEmpty { return "What it scores like cannot be split without a dense equivalent." }
    guard let ledger else {
      return
        "\(like.title) saw more than ten times other tokens, too far to compare what it scores like."
    }
    guard let range = best?.range else { return nil }
    let sizes = ledger.sizeFactors(level: Self.level)
    let scores = beside.scores.prefix(2).map {
      "\($0.metric) \(plainText(of: $0.own)) against \(plainText(of: $0.other))"
    }
    let beginning =
      "It scores like \(like.title)"
      + (scores.isEmpty ? "" : " (\(scores.joined(separator: ", ")))")
      + ", and routing explains \(ledger.explained.headline) "
      + "(\(range.low.headline) to \(range.high.headline))"
    if ledger.isExplained { return beginning + ": nothing need be left to data and recipe." }
    let tokens = ledger.tokenFactors(level: Self.level)
    let isLess = ledger.sizeFactor < 1
    return beginning
      + ": a factor of \(ledger.sizeFactor.rounded(toDigits: 2)) in size (\(words(sizes)))"
      + (Self.believable.contains(ledger.tokenFactor)
        ? ", or \(ledger.tokenFactor.rounded(toDigits: 2)) in tokens"
          + (tokens.map { " (\(words($0)))" } ?? "")
        : "")
      + (isLess ? ", is lost by data or recipe." : ", is left to data and recipe.")
  }

  /// Factors of tokens that may be; beyond them the exponent was carried too far.
  private static let believable = 0.02...50.0

  private func words(_ range: ClosedRange<Double>) -> String {
    "\(range.lowerBound.rounded(toDigits: 2)) to \(range.upperBound.rounded(toDigits: 2))"
  }

  /// A line of the ledger.
  struct LedgerRow: Sendable {
    let run: String
    let entry: String
    let value: Double?
    let range: ClosedRange<Double>?
    let basis: String
  }

  var ledgerRows: [LedgerRow] {
    guard let ledger, let like = beside.like else { return [] }
    func row(_ entry: String, _ value: Double?, _ range: ClosedRange<Double>?, _ basis: String)
      -> LedgerRow
    {
      LedgerRow(run: run.name, entry: entry, value: value, range: range, basis: basis)
    }
    let half = exp(ledger.deviation * 1.2816)
    return [
      row(
        "explained by routing, parameters", ledger.explained.value,
        (best?.range).map { $0.low.value...$0.high.value },
        best?.range.kind == .combined
          ? "measured by siblings and predicted" : "predicted from evidence"),
      row(
        "scores like, parameters", ledger.scoresLike.value,
        (ledger.scoresLike.value / half)...(ledger.scoresLike.value * half),
        "\(like.name), on the tokens of \(run.name)"),
      row(
        "left to data and recipe, as a factor of size", ledger.sizeFactor,
        ledger.sizeFactors(level: Self.level), "the second over the first"),
      row(
        "left to data and recipe, as a factor of tokens",
        Self.believable.contains(ledger.tokenFactor) ? ledger.tokenFactor : nil,
        Self.believable.contains(ledger.tokenFactor)
          ? ledger.tokenFactors(level: Self.level) : nil,
        "exponent \(ledger.exchange.exponent.rounded(toDigits: 2)) ± "
          + "\(ledger.exchange.deviation.rounded(toDigits: 2)), \(ledger.exchange.source)"),
    ]
  }

  static let ledgerColumns: [Filling<LedgerRow>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("entry", "What is reckoned.") { $0.entry },
    .number("value", "Its value.") { $0.value },
    .number("low", "Low end of the 80 % range.") { $0.range?.lowerBound },
    .number("high", "High end.") { $0.range?.upperBound },
    .text("basis", "What it rests on.") { $0.basis },
  ]
}
