import CostModel
import Foundation
import ScalingLaws
import Spec
import Tabular
import Units

/// What each phase of a run takes, and what its sources are worth where they repeat.
public struct PhaseTotals: Question {
  public static let section = Section(
    "phases", .one, definition: "phaseTotals", isAlwaysAsked: true,
    "What phases take and sources are worth; of all runs if left out")

  let runs: [String]

  public init(_ ask: inout Asking) throws(Unsettled) {
    runs = ask(
      "runs", .list(of: .name(of: "run")), "The runs that are meant", default: [], says: "all")
    try ask.settle()
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> [Run] {
    world.runs.filter { run in
      (runs.isEmpty || runs.contains(run.name)) && (!run.bills.isEmpty || !run.sources.isEmpty)
    }
  }

  public static func answer(_ asked: [Resolved<PhaseTotals>], in world: World) -> Answer {
    let runs = asked.flatMap(\.found)
    let billed = runs.map { ($0, $0.bills) }
    let bills = billed.flatMap(\.1)
    let checks = billed.flatMap { $0.0.hourChecks($0.1) }
    let sources = runs.flatMap(\.sources)
    let hasMoE = sources.contains { $0.isMoE && $0.isRepeated }
    let decays = runs.flatMap(\.phases).contains { $0.rate == .decay }
    return Answer(
      headline: billed.flatMap { run, bills in
        [run.phaseSentence(bills), run.sourceSentence].compactMap { $0 }
      },
      shown: [
        ShownTable(
          title: "By phase",
          Table("phases", "What each phase of a run takes.", of: bills, PhaseBill.columns),
          notes: decays
            ? [
              "A decay of the learning rate gains without new data: of OLMo 2 7B's 5.6 points in mid-training 4.4 came from decay on unchanged data (OLMES), of GSM8K's none."
            ]
            : [],
          hiding: [
            "dollars_low", "dollars_high", "remark", "device", "devices", "teacher_flop", "batch",
          ]),
        ShownTable(
          title: "As published",
          Table(
            "phases_published", "Published hours of phases beside what is predicted.", of: checks,
            HoursCheck.columns)),
        ShownTable(
          title: "By source",
          Table(
            "sources", "Tokens of each source, and what they are worth in fresh ones.", of: sources,
            SourceWorth.columns),
          notes: (hasMoE ? ["MoE: \(RepetitionForm.ofExperts)."] : [])
            + (sources.contains(where: \.isNested)
              ? [
                "Parts of one corpus whose epochs several phases state are taken to lie within each other: name them corpora of their own if they differ."
              ] : [])),
      ].filter { !$0.table.rows.isEmpty },
      warnings: sources.filter(\.isSpent).map {
        "\($0.corpus.name) is spent in '\($0.run)': after \(plainText(of: $0.mostEpochs.roundedToSignificant(3))) epochs a further token of it adds \($0.marginal.rounded(toDigits: 2)) of a fresh one"
      }
        + runs.compactMap { run in
          let seen = run.phases.filter { $0.tokens != nil }
          guard let corpus = run.corpus, !seen.isEmpty, seen.allSatisfy({ !$0.mixture.isEmpty })
          else { return nil }
          return
            "no phase of '\(run.name)' sees '\(corpus.name)': the mixtures say what is seen"
        })
  }
}

extension Run {
  /// The whole and the share of each phase, in a sentence; `nil` without phases.
  fileprivate func phaseSentence(_ bills: [PhaseBill]) -> String? {
    guard let total = bills.last else { return nil }
    func part(_ bill: PhaseBill) -> String {
      guard let hours = bill.hours else {
        return "\(bill.phase) \((100 * bill.flop / total.flop).rounded(toDigits: 2)) %"
      }
      return "\(bill.phase) \(hours.words)"
    }
    // The stages of a ramp count as one.
    var parts: [PhaseBill] = []
    for bill in bills.dropLast() {
      guard let last = parts.last, !bill.group.isEmpty, last.group == bill.group else {
        parts.append(bill)
        continue
      }
      let sum = PhaseBill.total([last, bill], of: name)
      parts[parts.count - 1] = PhaseBill(
        run: name, phase: bill.group, group: bill.group, kind: bill.kind, tokens: sum.tokens,
        flop: sum.flop, hours: sum.hours)
    }
    let seen = Tokens(total.tokens ?? 0).rounded(to: 3)
    let whole =
      total.hours.map {
        ", \($0.words(of: "\(hardware?.device.id.uppercased() ?? "device") hours"))"
      }
      ?? ""
    return
      "\(name): \(seen) tokens and \(ShownNumber.flop(total.flop)) FLOP over its phases\(whole)"
      + (total.hours == nil ? ": " : ", 80 % intervals: ")
      + parts.map(part).joined(separator: ", ") + "."
      + hourChecks(bills).map { check in
        let predicted = check.predicted.map { "\($0.words) predicted" } ?? "not predicted"
        return
          " Published of \(check.phases): \(Parameters(check.published.hours).rounded(to: 4)), "
          + predicted + (check.isHeld == false ? ", outside the range." : ".")
      }.joined()
  }

  /// What repeated tokens are worth, in a sentence; `nil` where none repeat.
  var sourceSentence: String? {
    guard let tokens, let most = freshTokens(.muennighoff), let least = freshTokens(.wu) else {
      return nil
    }
    let spent = sources.filter(\.isSpent).map(\.corpus.name)
    return "\(name): its \(tokens.rounded(to: 3)) tokens are worth "
      + "\(Tokens(most).rounded(to: 3)) fresh ones by R_D* 15.4, \(Tokens(least).rounded(to: 3)) by 4.4"
      + (spent.isEmpty ? "." : "; spent: \(spent.joined(separator: ", ")).")
  }
}

extension SourceWorth {
  static let columns: [Filling<SourceWorth>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("source", "Name of the corpus.") { $0.corpus.name },
    .number("tokens", unit: "tokens", "Tokens of it over all phases.") { $0.tokens },
    .number("unique", unit: "tokens", "Those that differ; empty is enough of them.") { $0.unique },
    .number("epochs", "Times that each is seen, in the mean.") { $0.epochs },
    .number("most_epochs", "Times that the part is seen that is seen most.") { $0.mostEpochs },
    .number("fresh_tokens", unit: "tokens", "What they are worth by R_D* 15.4.") { $0.worth },
    .number("fresh_tokens_low", unit: "tokens", "The same by R_D* 4.4.") { $0.worth(.wu) },
    .number("next_token", "What a further token of that part adds against a fresh one.") {
      $0.marginal
    },
    .boolean("spent", "Whether that is less than half.") { $0.isSpent },
  ]
}

/// What each phase takes, with its range.
public struct PhasePicture: Picture {
  public static let kind = "phases"
  public static let summary = "Device hours of each phase of the runs, or FLOP without devices"

  public init(_ ask: inout Asking) throws(Unsettled) { try ask.settle() }

  public func drawing(of results: Results) -> Drawing? {
    let runs = results.findings.of(PhaseTotals.self).flatMap(\.found)
    let all = runs.flatMap { $0.bills.dropLast() }
    guard !all.isEmpty else { return nil }
    // Runs without devices stand beside others in FLOP alone.
    let timed = all.contains { $0.hours != nil }
    let bills = timed ? all.filter { $0.hours != nil } : all
    let largest = bills.max { $0.flop < $1.flop }
    let whole = bills.filter { $0.run == largest?.run }.reduce(0) { $0 + $1.flop }
    return Drawing(
      title: largest.map {
        "\($0.phase) of \($0.run) takes \((100 * $0.flop / whole).rounded(toDigits: 2)) % of its FLOP"
      } ?? "",
      subtitle: timed ? "Device hours by phase, 80 % ranges" : "Training FLOP by phase",
      .dots(
        DotPlot(
          axis: Axis(timed ? "device hours" : "training FLOP", isLogarithmic: true),
          rows: bills.map { bill in
            DotPlot.Row(
              label: runs.count > 1 ? "\(bill.run): \(bill.phase)" : bill.phase,
              value: timed ? bill.hours?.expected : bill.flop,
              range: timed ? bill.hours.map { $0.low...$0.high } : nil, isExtrapolated: false,
              note: bill.tokens.map { "\(Tokens($0).rounded(to: 3)) tokens" } ?? "by its share")
          })))
  }
}
