import Evidence
import ScalingLaws
import Statistics
import Tabular
import Units

extension ComparedRun {
  /// A table for each mode, the laws that answer a row each; under the last one why others do not,
  /// and how far each stands outside its fit.
  var shown: [ShownTable] {
    let modes = request.modes.isEmpty ? [nil] : request.modes.map(Optional.some)
    return modes.enumerated().map { index, mode in
      let rows = rows(mode)
      return .digest(
        title: heading(mode),
        Table(
          "compared", rows.isEmpty ? "No law can answer; the reasons stand below." : "", of: rows,
          request.domain == .language
            ? Self.columns : Self.columns.filter { $0.column.name != "evidence_says" }),
        lists: index + 1 < modes.count ? [] : lists)
    }
  }

  private func heading(_ mode: ComparisonMode?) -> String {
    switch request.against {
    case .denseEquivalent:
      "\(request.run.name) against dense models; \(mode?.summary ?? "")"
        + (mode == .fixedCompute ? " (negative where the MoE is better)" : "")
    case .run(let other):
      "\(request.run.name) against \(other.name), both as they were trained"
    }
  }

  /// A row that people see: what a law says, or how the laws spread.
  private enum ComparedRow {
    case law(LawResult, LawResult.Numbers)
    case reading(LawReading)
    case spread(String, size: Double?, multiplier: Double)

    var result: LawResult? { if case .law(let result, _) = self { result } else { nil } }
    var numbers: LawResult.Numbers? { if case .law(_, let numbers) = self { numbers } else { nil } }
  }

  private func rows(_ mode: ComparisonMode?) -> [ComparedRow] {
    results.filter { $0.mode == mode }.flatMap { result -> [ComparedRow] in
      guard let numbers = result.numbers else { return [] }
      return [.law(result, numbers)]
        + readings.filter { $0.law == result.law.id && mode == .sameTokens }.map { .reading($0) }
    } + spreadRows(mode)
  }

  /// Least, median and greatest answer, rules left out, and the mean of those inside their fit by their
  /// errors on losses held out.
  private func spreadRows(_ mode: ComparisonMode?) -> [ComparedRow] {
    let spreads = spreads.filter { $0.mode == mode }
    guard let multiplier = spreads.first(where: { $0.quantity == .multiplier }),
      multiplier.lawCount > 1
    else { return [] }
    let size = spreads.first { $0.quantity == .denseEquivalent }
    let picks: [(String, (Spread) -> Double)] = [
      ("least", { $0.minimum }), ("median", { $0.median }), ("greatest", { $0.maximum }),
    ]
    let rows = picks.map { label, pick in
      ComparedRow.spread(
        "\(label) of \(multiplier.lawCount)", size: size.map(pick), multiplier: pick(multiplier))
    }
    guard let weighted = multiplier.weighted else { return rows }
    return rows + [
      .spread("weighted, in range", size: size.flatMap(\.weighted), multiplier: weighted)
    ]
  }

  /// What each mode fills; a column that no row fills is not shown.
  private static let columns: [Filling<ComparedRow>] = [
    .text("law", "The law that answers.") { row in
      switch row {
      case .law(let result, _): result.law.shownName
      case .reading(let reading): "  read as \(reading.words)"
      case .spread(let label, _, _): label
      }
    },
    .figure("loss_gap", "Loss less that of the other.") { row in
      guard let gap = row.numbers?.lossGap else { return nil }
      return (gap < 0 ? "" : "+") + gap.fixed(4)
    },
    .figure("dense_size", "Dense parameters of the same loss.") { row in
      switch row {
      case .law(_, let numbers):
        numbers.denseEquivalent.map {
          ShownNumber.value($0, within: numbers.denseEquivalentInterval)
        }
      case .reading(let reading): ShownNumber.parameters(reading.denseEquivalent)
      case .spread(_, let size, _): size.map(ShownNumber.parameters)
      }
    },
    .figure("flop_ratio", "FLOP of the other run over this one's.") { row in
      row.result?.mode == nil ? row.numbers?.multiplier?.rounded(toDigits: 3) : nil
    },
    .figure("multiplier", "Dense FLOP over the run's.") { row in
      switch row {
      case .law(let result, let numbers):
        result.mode == nil
          ? nil
          : numbers.multiplier.map { ShownNumber.value($0, within: numbers.multiplierInterval) }
      case .reading(let reading): reading.multiplier.rounded(toDigits: 3)
      case .spread(_, _, let multiplier): multiplier.rounded(toDigits: 3)
      }
    },
    .text("interval", "Its ends, and what it covers.") { $0.numbers?.interval.map(ends) },
    .figure("token_multiplier", "Dense tokens over the run's.") {
      $0.numbers?.tokenMultiplier?.rounded(toDigits: 3)
    },
    .figure("dense_wins_below", "Tokens below which the dense model is better.") {
      $0.numbers?.crossover.map(ShownNumber.parameters)
    },
    .figure("size", "Size that the law gives.") { $0.numbers?.size.map(ShownNumber.parameters) },
    .figure("tokens", "Tokens that go with it.") { $0.numbers?.tokens.map(ShownNumber.parameters) },
    .figure("tokens_per_parameter", "Those tokens over that size.") {
      $0.numbers?.tokensPerParameter?.rounded(toDigits: 3)
    },
    .figure("loss", "In the law's own units.") { row in
      row.numbers.flatMap { $0.size == nil ? nil : $0.loss?.fixed(4) }
    },
    .figure("evidence_says", "Measured equivalents over the law's, and its error.") { row in
      if case .reading(let reading) = row, reading.isImpossible { return "cannot be" }
      guard let result = row.result, row.numbers?.denseEquivalent != nil else { return nil }
      return result.impossibility == nil ? LawOnEvidence.words(result.law) : "cannot be"
    },
    .figure("outside_fit", "On the furthest axis.") { row in
      guard let result = row.result else { return nil }
      if result.law.isMeasured { return "a rule" }
      return row.numbers?.excesses.first.map { $0.factor.rounded(toDigits: 2) + "×" } ?? "inside"
    },
  ]

  /// The ends of an interval, and what it covers.
  private static func ends(_ interval: Interval) -> String {
    let level = interval.level.map { "\(plainText(of: ($0 * 100).roundedToSignificant(6))) % " }
    let kind = interval.kind == .betweenLaws ? "between laws" : interval.kind.rawValue
    // Digits enough that the box is narrower than what is shown.
    let isNarrow = interval.low > 0 && interval.high / interval.low < 1.001
    let digits = ShownNumber.digits(interval.high, within: interval)
    let range =
      isNarrow
      ? "under 0.1 %"
      : "\(ShownNumber.value(interval.low, digits: digits)) to "
        + ShownNumber.value(interval.high, digits: digits)
    return "\(range), \(level ?? "")\(kind)"
  }
}

extension ComparedRun {
  /// What the results of all modes have to say, each once.
  private var lists: [NoteList] {
    [
      NoteList("Why the modes differ", modeNotes), NoteList("No answer", notes(\.refusal)),
      NoteList("Read so", notes(\.reading)), NoteList("Cannot be", notes(\.impossibility)),
      NoteList(
        "Evidence says",
        request.domain == .language && results.contains { $0.numbers?.denseEquivalent != nil }
          ? [
            "measured equivalents over the law's, their spread about that, and the sets that it can answer"
          ] : []),
      NoteList(
        "Not testable on evidence",
        notes { $0.numbers?.denseEquivalent == nil ? nil : LawOnEvidence.untestable($0.law) }),
      NoteList("Weighted", weightNotes),
      NoteList("Outside the fitted range", notes(\.distance)),
      NoteList("Sources", notes { $0.numbers == nil ? nil : $0.law.citation }),
    ]
  }

  /// Which laws the weighted mean is of.
  private var weightNotes: [String] {
    guard let spread = spreads.first(where: { $0.weighted != nil }) else { return [] }
    let shares = spread.weights.map {
      "\($0.law) \((100 * $0.share).fixed(0)) % (errs \($0.error.fixed(3)) nats)"
    }
    return [
      "laws inside their fit, each by 1/error² on losses held out (moesim backtest): "
        + shares.joined(separator: ", ")
        + "; how often such a mean holds on equivalents was not measured"
    ]
  }

  /// One law's multiplier in each mode, with what the mode holds equal; empty where one mode is asked.
  private var modeNotes: [String] {
    guard request.modes.count > 1 else { return [] }
    let answered = Dictionary(grouping: results) { $0.law.id }
      .mapValues { $0.filter { $0.numbers?.multiplier != nil } }
    guard let most = answered.values.map(\.count).max(), most > 1,
      let law = results.first(where: { answered[$0.law.id]?.count == most })?.law.id
    else { return [] }
    return (answered[law] ?? []).compactMap { result in
      guard let mode = result.mode, let multiplier = result.numbers?.multiplier else { return nil }
      return "\(mode.rawValue), \(multiplier.rounded(toDigits: 3)) by \(law): \(mode.meaning)"
    }
  }

  /// Each note with the laws that it is about, and the modes where it does not hold in all.
  private func notes(_ part: (LawResult) -> String?) -> [String] {
    var notes: [(text: String, laws: [String], modes: [ComparisonMode])] = []
    for result in results {
      guard let text = part(result) else { continue }
      let index = notes.firstIndex { $0.text == text } ?? notes.endIndex
      if index == notes.endIndex { notes.append((text, [], [])) }
      if !notes[index].laws.contains(result.law.id) { notes[index].laws.append(result.law.id) }
      if let mode = result.mode, !notes[index].modes.contains(mode) {
        notes[index].modes.append(mode)
      }
    }
    return notes.map { note in
      let modes = note.modes.map(\.rawValue).joined(separator: ", ")
      let isPartial = note.modes.count < request.modes.count
      return note.laws.joined(separator: ", ") + (isPartial ? " (\(modes))" : "")
        + ": \(note.text)"
    }
  }
}

extension LawCard {
  /// The id, with what kind of law it is where that is not plain.
  fileprivate var shownName: String {
    if isMeasured { return "\(id) (rule)" }
    if kind == .rule { return "\(id) (rule)" }
    return variantOf == nil ? id : "\(id) (variant)"
  }
}
