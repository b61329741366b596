import Evidence
import Foundation
import Tabular
import Units

extension Worth {
  /// One basis on which the equivalent is stated.
  struct WorthBasis: Sendable {
    let run: String
    let basis: String
    let size: Double?
    let range: SizeInterval?
    let costRatio: Double?
    let remark: String

    /// Whether it only hints at where within the interval the equivalent may lie.
    var isHint: Bool { basis.hasPrefix("hint") }
  }

  private func row(
    _ basis: String, _ size: Parameters?, _ range: SizeInterval? = nil, _ remark: String,
    isPossible: Bool = true
  ) -> WorthBasis {
    WorthBasis(
      run: run.name, basis: basis, size: size?.value, range: range,
      costRatio: isPossible ? size.flatMap { cost(over: $0) } : nil,
      remark: remark)
  }

  /// What runs are worth in one case of a sweep: predicted, measured and both together.
  public static func sweptTable(of worths: [Worth]) -> Table {
    let shown =
      ["predicted from evidence", "measured: your siblings", "measured and predicted"]
      + RepetitionForm.dense.map(\.basis)
    return Table(
      "worth", "Dense models of equal quality on the same tokens and data, case by case.",
      of: worths.flatMap(\.rows).filter { shown.contains($0.basis) }, columns)
  }

  var rows: [WorthBasis] { predictedRows + ownRows + freshRows + bundledRows }

  /// What it is worth on fresh tokens, where its own repeat.
  private var freshRows: [WorthBasis] {
    RepetitionForm.dense.compactMap { form in
      freshEqual(form).map { fresh, equal in
        row(
          form.basis, equal.size, equal.range,
          "its tokens are worth \(Tokens(fresh).rounded(to: 3)) fresh ones; the other rows are against a dense model on the same repeated tokens"
        )
      }
    }
  }

  private var predictedRows: [WorthBasis] {
    switch predicted {
    case .success(let worth):
      let hint = worth.expertCentre.map { centre in
        row(
          "hint: by experts in use", centre,
          worth.interval(level: Self.level, around: centre)?.ending(at: worth.total),
          Self.expertHint)
      }
      let isCut = worth.interval(level: Self.level).map { $0.high > worth.total } ?? false
      let end = isCut ? ["its range ends at all \(worth.total.rounded(to: 3))"] : []
      return [
        row(
          "predicted from evidence", worth.centre, predictedRange,
          (worth.cautions.map(\.text) + end).joined(separator: "; "))
      ] + [hint].compactMap { $0 }
    case .failure(let refusal):
      return [row("predicted from evidence", nil, nil, refusal.reason)]
    }
  }

  /// What the number of experts in use says, with its error.
  private static var expertHint: String {
    MatchedPairs.bundled.model.expertHint.map {
      "γ rises by \($0.slope.fixed(2)) ± \($0.deviation.fixed(2)) with ln K; no gain on sets left out"
    } ?? ""
  }

  /// The axes beside the headline, in a sentence; one interval serves all of them.
  static func axisHints(_ evidence: MatchedPairs = .bundled) -> String {
    let axes = evidence.model.axisHints.filter { $0.axis != .knowledge }.map {
      ($0.axis.rawValue, $0)
    }
    let hints = (evidence.knowledgeHints + axes).map { name, hint in
      "\(name) ×\(hint.factor.fixed(2)) ± \(hint.deviation.fixed(2)) (\(hint.sets))"
    }
    return
      "Hints by axis, factors on the prediction with their error and sets, pulled towards 1 as few sets "
      + "tell axes apart: "
      + hints.joined(separator: ", ") + ". The one interval serves every axis."
  }

  /// What was read between siblings of the user's, and both together.
  private var ownRows: [WorthBasis] {
    switch own {
    case nil: return []
    case .failure(let reason):
      return [row("measured: your siblings", nil, nil, reason.text)]
    case .success(let measured):
      let exchange = measured.exchange.map {
        "tokens differ: exponent \($0.exponent.rounded(toDigits: 2)) ± "
          + "\($0.deviation.rounded(toDigits: 2)), \($0.source)"
      }
      let unread =
        measured.unread.map { "\($0.metric) not read: \($0.reason.text)" }
        + (beside.own?.noiseless ?? []).map {
          "\($0) not read: its noise is not known, add sd or questions"
        }
        + (beside.own?.unshared ?? []).map {
          "\($0) not read: only one side has a score"
        }
      let whole = row(
        "measured: your siblings", measured.size,
        impossibility == nil ? ending(measured.interval(level: Self.level)) : nil,
        ([
          EvidenceTables.placeWords(measured.readings.map(\.place)), exchange,
          measured.hasUnknownTokens ? "tokens taken as equal where not stated" : nil,
          impossibility.map { "cannot be: \($0)" },
          beside.exchange != nil && measured.exchange == nil
            ? "the token exponent has no effect: all saw the same tokens" : nil,
          measured.readings.contains(where: \.isUneven) ? Self.uneven : nil,
        ].compactMap { $0 } + unread).joined(separator: "; "), isPossible: impossibility == nil)
      let single = measured.readings.map {
        row(
          "measured by \($0.metric)", $0.size, nil,
          EvidenceTables.placeWords([$0.place]) + ($0.isUneven ? "; \(Self.uneven)" : ""))
      }
      let joined =
        impossibility != nil
        ? nil
        : combined.map {
          row(
            "measured and predicted", $0.size, ending($0.interval(level: Self.level)),
            $0.isContradicted
              ? "they contradict each other: joining says little"
              : "the measurement weighs \(($0.measuredShare * 100).fixed(0)) %")
        }
      return [whole] + (single.count > 1 ? single : []) + [joined].compactMap { $0 }
    }
  }

  /// Said of siblings that do not rise with their size.
  private static let uneven = "larger siblings score lower in places, beyond noise: trust it less"

  /// Readings of this very model in the evidence.
  private var bundledRows: [WorthBasis] {
    measured.map { reading in
      row(
        "measured: \(reading.subject)", reading.size,
        ending(reading.interval(level: Self.level)),
        reading.model.set + ", " + EvidenceTables.placeWords(reading.metrics.map(\.place))
          + otherTokens(reading))
    }
  }

  /// Said of a reading on tokens that differ from the run's by more than a tenth.
  private func otherTokens(_ reading: AxisReading) -> String {
    guard let tokens = run.tokens, let own = reading.model.tokens, abs(log(own / tokens)) > 0.1
    else { return "" }
    return "; read at \(own.rounded(to: 3)) tokens, not \(tokens.rounded(to: 3))"
  }

  static let columns: [Filling<WorthBasis>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("basis", "What the equivalent rests on.") { $0.basis },
    .number(
      "dense_equivalent_parameters", unit: "parameters",
      "Dense size of equal quality on the same tokens and data."
    ) { $0.size },
    .number("low", unit: "parameters", "Low end of the interval.") { $0.range?.low.value },
    .number("high", unit: "parameters", "High end.") { $0.range?.high.value },
    .number("level", "The share of cases that such intervals hold.") { $0.range?.level },
    .number("flop_over_dense", "6ND of the run over those of the dense equivalent.") {
      $0.costRatio
    },
    .text("remark", "What to know of it.") { $0.remark },
  ]
}
