import CostModel
import Evidence
import Foundation
import ScalingLaws
import Units

extension Worth {
  /// The answer in a few sentences.
  public var headline: [String] {
    guard case .success(let worth) = predicted, let range = predictedRange, let coverage else {
      guard case .failure(let refusal) = predicted else { return [] }
      let none = "Evidence predicts no dense equivalent of \(run.name): \(refusal.reason)."
      guard let equal = best else {
        let void = impossibility.map { "What your siblings read lies \($0), which cannot be." }
        return [none, void].compactMap { $0 }
      }
      return [
        "\(run.title) is worth a dense model of \(equal.size.headline) (80 % interval "
          + "\(equal.range.low.headline) to \(equal.range.high.headline)), read between your siblings.",
        none, billSentence, narrowing, ledgerSentence,
      ].compactMap { $0 }
    }
    let interval = "\(range.low.headline) to \(range.high.headline)"
    let caution =
      worth.cautions.isEmpty
      ? nil : "Trust it less: " + worth.cautions.map(\.text).joined(separator: "; ") + "."
    return [
      opening(worth, interval, coverage), repeatSentence, billSentence, caution, upcycleSentence,
      narrowing, peerSentence, ledgerSentence,
    ].compactMap { $0 }
  }

  private func opening(
    _ worth: PredictedEquivalent, _ interval: String, _ coverage: MeasuredCoverage
  ) -> String {
    let plain =
      "\(run.title) is worth a dense model of \(worth.centre.headline) (\(interval): 80 % interval, "
      + "which held \((coverage.byReading * 100).fixed(0)) % on sets left out)."
    guard case .success(let own) = own else { return plain }
    if let impossibility {
      return plain + " Your siblings read \(own.size.headline), \(impossibility), which cannot be: "
        + "look for other data, tokens or scores."
    }
    let range = ending(own.interval(level: Self.level))
    let beginning =
      "\(run.title) is worth a dense model of \(own.size.headline) (80 % interval "
      + "\(range.low.headline) to \(range.high.headline)), read \(own.isBeyond ? "beyond" : "between") your "
      + "siblings; predicted "
      + "are \(worth.centre.headline) (\(interval))"
    guard let combined else { return beginning + "." }
    if combined.isContradicted {
      return beginning + ". They contradict each other: look for other data or tokens."
    }
    let both = ending(combined.interval(level: Self.level))
    return beginning + ", both together \(combined.size.headline) (\(both.low.headline) to "
      + "\(both.high.headline))."
  }

  /// What repeated tokens leave of it against a dense model on fresh ones, in a sentence.
  private var repeatSentence: String? {
    guard let tokens = run.tokens, let best, let most = freshEqual(.muennighoff),
      let least = freshEqual(.wu), least.equal.size.headline != best.size.headline
    else { return nil }
    return
      "The \(best.size.headline) are against a dense model on the same repeated tokens; those are worth "
      + "\(Tokens(most.fresh).rounded(to: 3)) fresh ones (\(Tokens(least.fresh).rounded(to: 3)) by R_D* "
      + "4.4), so that on \(tokens.rounded(to: 3)) fresh tokens a dense \(most.equal.size.headline) "
      + "(\(least.equal.size.headline)) is as good"
      + (isContested ? "; whether an MoE bears so many epochs is contested." : ".")
  }

  /// Whether it sees tokens more often than an MoE is said to bear without harm.
  private var isContested: Bool { !run.isDense && run.sources.contains { $0.mostEpochs > 4 } }

  /// What going on from another run says of it, in a sentence.
  private var upcycleSentence: String? {
    guard let before = run.before, before.isDense, !run.isDense else { return nil }
    return
      "It goes on from \(before.name), a dense model, and is taken to be worth what one trained from the "
      + "start is: the table's upcycled sets lie within the range of the others."
  }

  /// What its training cost against that dense model, in a sentence.
  private var billSentence: String? {
    guard let bill, let flop = run.sixND else { return nil }
    let rows = bill.rows
    let ratios = zip(bill.equals, rows.filter { $0.quantity == .flop }).map { equal, row in
      ["\(row.ratio.words) of a dense \(equal.size.headline)'s", equal.basis]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    guard !ratios.isEmpty else { return nil }
    let hours = rows.first { $0.quantity == .deviceHours }
    // With the range of prices, which the ratio of two runs at one price does not have.
    let dollars = run.deviceFigures.first { $0.quantity == "dollars" }?.estimate
    // The dense model is taken to have the same teacher, and phases of the same share.
    let (teacher, share) = (run.wholeTeacherFLOP, run.shareFLOP / flop.value)
    let parts = [
      teacher > 0 ? "\(FLOP(teacher).rounded(to: 2)) of its teacher" : nil,
      share > 0 ? "\((100 * share).rounded(toDigits: 2)) % in phases by their share" : nil,
    ].compactMap { $0 }
    var sentence =
      "Training took \(flop.rounded(to: 2)) FLOP"
      + (parts.isEmpty ? "" : " (with \(parts.joined(separator: " and ")))")
      + ", \(ratios.joined(separator: " and "))"
    if let hours, let device = run.hardware?.device.id.uppercased() {
      sentence +=
        "; on \(device) about \(hours.own.words(of: "hours")), \(hours.ratio.words) of its"
    }
    if hours == nil, let reason = run.deviceWords?.split(separator: ": no time: ").last,
      run.deviceFigures.first?.estimate == nil
    {
      sentence += "; its time on these devices is not known: \(reason)"
    }
    if let dollars { sentence += ", $\(dollars.words)" }
    return sentence + "." + (run.misfit.map { " \($0)" } ?? "")
  }

  /// What its training cost against that of peers, in a sentence.
  private var peerSentence: String? {
    guard let bill, !bill.peers.isEmpty else { return nil }
    let names = Set(bill.peers.map(\.title))
    let parts = bill.rows.filter { $0.quantity == .flop && names.contains($0.against) }.map { row in
      "\(row.ratio.words) times \(row.against)'s"
    }
    return parts.isEmpty ? nil : "Against peers its FLOP are " + parts.joined(separator: ", ") + "."
  }

  /// What was read of this very model, or what would narrow the interval.
  private var narrowing: String? {
    if case .success = own {
      if impossibility != nil { return nil }
      return "More benchmarks, or a sibling nearer to that size, would narrow it."
    }
    if case .failure(let reason) = own { return "Your siblings say nothing: \(reason.text)." }
    guard let least = measured.map(\.size).min(), let most = measured.map(\.size).max() else {
      return "Scores of dense siblings on the same data would narrow it."
    }
    let isLent = measured.allSatisfy { reading in
      reading.metrics.allSatisfy { metric in
        if case .borrowedSlope = metric.place { true } else { false }
      }
    }
    let ends = [least.headline, most.headline]
    let sizes = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1]) by axis"
    return
      (isLent
      ? "Read from one dense sibling on slopes of other sets, it is worth "
      : "Read between its own dense siblings, it is worth ") + sizes
      + (areReadingsOutside
        ? ", all outside the predicted range: believe the readings."
        : "; the prediction rests on these readings too.")
  }
}
