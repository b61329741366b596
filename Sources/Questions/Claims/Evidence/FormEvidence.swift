import Diagnostics
import Fitting
import Hypotheses
import Spec
import Statistics
import Units

/// A quantity of a corpus against the reference, by joint fits under the forms that stand or one of
/// them.
struct FormEvidence: Sendable {
  private let quantity: CorpusQuantity
  private let name: String
  private let corpus: String
  /// What it is compared with; `nil` for the reference of the fits.
  private let versus: String?
  /// The form that is believed; `nil` asks every form that the runs do not exclude.
  private let form: CorpusEffect?
  /// Times the largest run's FLOP.
  private let scale: Double

  init(_ quantity: CorpusQuantity, _ ask: inout Asking) throws(Unsettled) {
    self.quantity = quantity
    name = ask.dataForms()
    corpus = ask("of", .name(of: "corpus"), "The corpus that the claim is about")
    versus = ask.optional(
      "versus", .name(of: "corpus"),
      "The corpus that it is compared with; the reference of the fits if left out")
    form = ask.optional(
      "form", .choice(CorpusEffect.self),
      "The form that is believed; those not excluded if left out")
    scale = ask(
      "scale", .number("a scale", above: 0, example: 10), "Times the FLOP of the largest run",
      default: 1)
    try ask.settle()
    // What a file of runs lacks has been noted.
    let world = ask.reader.world
    guard let fits = ask.reader.dataForms(name), fits.runs.allSatisfy({ world.runFile($0) != nil })
    else { return }
    let corpora = fits.corpora(in: world)
    for (key, name) in [("of", corpus), ("versus", versus ?? fits.reference)]
    where !corpora.contains(name) {
      throw ask.fault(
        at: key, "no run of these fits has seen \(Fault.quoted(name))",
        "known: \(corpora.joined(separator: ", "))")
    }
    if corpus == versus ?? fits.reference {
      throw ask.fault(
        at: "of", "\(Fault.quoted(corpus)) is compared with itself",
        "name another corpus here or under 'versus': \(corpora.joined(separator: ", "))")
    }
    if let form, !fits.effects.contains(form) {
      throw ask.fault(
        at: "form", "the form \(Fault.quoted(form.rawValue)) is not fitted",
        "add it to the forms of \(Fault.quoted(name))")
    }
    if let form, !quantity.isTold(by: form) {
      let others = fits.effects.filter(quantity.isTold).map(\.rawValue)
      throw ask.fault(
        at: "form",
        "under the form \(Fault.quoted(form.rawValue)) nothing of it can differ between corpora",
        others.isEmpty
          ? "fit a form that has it, and leave 'form' out"
          : "leave it out, or name one of \(others.joined(separator: ", "))")
    }
  }

  /// What joint fits say of the corpus, under every form that the runs do not exclude.
  ///
  /// Where the forms agree on the verdict it is theirs; where they do not, the claim hangs on the
  /// form and is inconclusive. The interval is the hull of theirs.
  func finding(_ others: Findings) -> Finding {
    let isRatio = quantity.isRatio
    guard let asked = others.dataForms(name) else {
      return .none("the fits are missing", isRatio: isRatio)
    }
    let result: CorpusComparison
    switch asked.found {
    case .success(let value): result = value
    case .failure(let refusal): return .none(refusal.problem, isRatio: isRatio)
    }
    var finding = finding(in: result, asked.question)
    guard let suspects = result.suspects, let rest = result.withoutSuspects.first else {
      return finding
    }
    // A claim that hangs on runs that lie far off is not decided by them.
    let other = self.finding(in: rest, asked.question)
    let value = other.evidence.value.map { (isRatio ? "x" : "") + $0.rounded(toDigits: 3) }
    let interval = other.evidence.interval(asked.question.level).map {
      " [\($0.low.rounded(toDigits: 3)), \($0.high.rounded(toDigits: 3))]"
    }
    finding.remark +=
      "; without \(suspects.names): " + (value.map { $0 + (interval ?? "") } ?? other.remark)
    finding.forms += other.forms
    return finding
  }

  /// The same on one set of runs.
  private func finding(in result: CorpusComparison, _ question: DataForms) -> Finding {
    let isRatio = quantity.isRatio
    let corpora = result.problem.corpora
    guard let number = corpora.firstIndex(of: corpus),
      let base = corpora.firstIndex(of: versus ?? corpora[0])
    else {
      return .none("no run has seen \(corpus)", isRatio: isRatio)
    }
    let place = result.problem.largest.scaled(by: scale)
    // Two readings of one fit count once.
    let fits =
      form.map { form in result.fits.filter { $0.effect == form } }
      ?? result.standing(within: question.difference).filter {
        $0.effect != .coefficient || result.fit(.tokens) == nil
      }
    guard let best = fits.min(by: { $0.score.bic < $1.score.bic }) else {
      return .none("the form is not fitted", isRatio: isRatio)
    }
    let names = fits.map(\.effect.rawValue).joined(separator: ", ")
    if form != nil, let first = result.best, result.difference(of: best) >= question.difference {
      return .none(
        "the runs exclude the form \(names): its BIC is \(result.difference(of: best).rounded(toDigits: 3)) "
          + "above that of \(first.effect.rawValue); leave 'form' out",
        isRatio: isRatio)
    }
    guard fits.contains(where: { quantity.isTold(by: $0.effect) }) else {
      return .none(
        "no form that the runs leave open has a constant for it: \(names)", isRatio: isRatio)
    }
    if let silent = fits.first(where: { $0.withheld != nil }) {
      let value = best.value(quantity, of: number, over: base, at: place)
      return .none(
        "no interval under \(silent.effect.rawValue): \(silent.withheld ?? "")",
        value: value.isFinite ? value : nil, isRatio: isRatio)
    }
    let boundless = fits.filter { fit in
      let isBoundless =
        !fit.value(quantity, of: number, over: base, at: place).isFinite
        || (quantity.means != nil && fit.isFloorAlone)
      // Floors that may be alike leave the multiplier open to both sides: its interval says so.
      return isBoundless && !fit.hasFloorsAlike(number, base, level: question.level)
    }
    // The worse corpus is worth less than one, and ever less: no number of its tokens makes up for it.
    let isWorse = boundless.allSatisfy { fit in
      fit.value(quantity, of: number, over: base, at: place) < 1
    }
    let worse = isWorse && !boundless.isEmpty ? number : nil
    if let first = boundless.first, !isWorse {
      let names = boundless.map(\.effect.rawValue).joined(separator: ", ")
      let gaps = [1.0, 10, 1000].map { times in
        first.value(.lossGap, of: number, over: base, at: result.problem.largest.scaled(by: times))
          .rounded(toDigits: 2)
      }
      return .none(
        "under \(names) no number of \(corpora[base])'s \(quantity.means ?? "tokens") makes up for it: the difference is "
          + "\(gaps[0]) nats per token at the largest run, \(gaps[1]) at 10 and \(gaps[2]) at 1,000 "
          + "times its FLOP; claim the floor or the loss gap",
        isRatio: isRatio)
    }
    let fall =
      worse.map {
        "; less at more FLOP, where in the end no number of \(corpora[$0])'s \(quantity.means ?? "tokens") makes up for "
          + corpora[base]
      } ?? ""
    let forms = fits.map { fit in
      let value = fit.value(quantity, of: number, over: base, at: place)
      let draws = fit.draws(of: quantity, number, over: base, at: place).sorted()
      return Evidence(
        value: value.isFinite ? value : nil, isRatio: isRatio, resamples: draws.count
      ) { level in
        CorpusFit.percentiles(ofSorted: draws, level: level)
      }
    }
    let value = best.value(quantity, of: number, over: base, at: place)
    let hull = Evidence(
      value: value.isFinite ? value : nil, isRatio: isRatio,
      resamples: forms.compactMap(\.resamples).min()
    ) { level in
      let ends = forms.compactMap { $0.interval(level) }
      guard let low = ends.map(\.low).min(), let high = ends.map(\.high).max() else { return nil }
      return Interval(kind: .bootstrap, low: low, high: high, level: level)
    }
    return Finding(
      evidence: hull, remark: remark(fits, best, result) + fall, data: question.data, forms: forms)
  }

  private func remark(
    _ fits: [CorpusFit], _ best: CorpusFit, _ result: CorpusComparison
  ) -> String {
    let names = fits.map(\.effect.rawValue).joined(separator: ", ")
    var text: String
    if form != nil {
      let behind = result.difference(of: best)
      text = "under the form \(names)"
      if behind > 0 { text += ", whose BIC is \(behind.rounded(toDigits: 3)) above the best" }
    } else if fits.count == 1 {
      text = "under the form \(names), the only one that the runs do not exclude"
    } else {
      text = "over the forms that the runs do not tell apart: \(names)"
    }
    if scale != 1 { text += ", at \(plainText(of: scale))× the largest run's FLOP" }
    return text + "; \(result.replicates) resamples of \(result.problem.runs.count) runs"
  }
}

extension Reader {
  /// Joint fits as they are asked for; `nil` where they could not be read.
  func dataForms(_ name: String) -> DataForms? {
    asked.of(DataForms.self).first { $0.name == name }
  }
}

extension Findings {
  /// Joint fits as they came out.
  func dataForms(_ name: String) -> Resolved<DataForms>? {
    of(DataForms.self).first { $0.question.name == name }
  }
}

extension DataForms {
  /// The runs behind the fits, by which claims on the same data are told.
  var data: Set<String> { ["runs of " + Set(runs).sorted().joined(separator: ", ")] }
}

extension Asking {
  /// The joint fits that a claim rests on.
  mutating func dataForms() -> String {
    self("dataForms", .name(of: "dataForms entry"), "The joint fits that are the evidence")
  }
}
