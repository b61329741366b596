import Evidence
import ScalingLaws
import Tabular
import Units

/// A comparison with what the evidence and every law say of it.
public struct ComparedRun: Sendable {
  public let request: ComparisonRequest
  public let results: [LawResult]
  public let spreads: [Spread]
  /// What laws say that may take the run's design for another too.
  let readings: [LawReading]
  private let beside: Beside
  private let laws: [any ScalingLaw]

  public init(_ request: ComparisonRequest, under laws: [any ScalingLaw]) {
    self.init(request, under: laws, beside: Beside())
  }

  init(_ request: ComparisonRequest, under laws: [any ScalingLaw], beside: Beside) {
    self.request = request
    self.beside = beside
    self.laws = laws
    results = request.results(under: laws)
    spreads = Spread.all(of: [request], in: results)
    readings = request.otherReadings(under: laws)
  }

  static func answer(_ runs: [ComparedRun]) -> Answer {
    let worths = worths(of: runs)
    var answer = Answer(
      headline: (worths.isEmpty ? runs.compactMap(\.spreadSentence) : worths.flatMap(\.headline))
        + runs.flatMap { RequestVerdict.sentences($0.byRequests) },
      shown: evidence(worths) + runs.flatMap(\.shown) + runs.compactMap(\.requestTable))
    answer.more = [
      Table(
        "training_against", "What training took beside the dense equivalent and peers.",
        of: worths.flatMap { $0.bill?.rows ?? [] }, TrainingBill.columns),
      Table(
        "comparisons", "What each law says of each comparison.", of: runs.flatMap(\.results),
        LawResult.columns
          + LawOnEvidence.columns(
            except: Set(runs.filter { $0.request.domain != .language }.map(\.request.run.name)))),
      Table(
        "by_requests", "What each law says of inference at numbers of requests at once.",
        of: runs.flatMap { $0.byRequests.flatMap(\.rows) }, RequestVerdict.columns),
      Table(
        "readings", "What a law says where it may take the design for another.",
        of: runs.flatMap(\.readings), LawReading.columns),
      Table(
        "spread", "How far the laws that answer lie apart, rules left out.",
        of: runs.flatMap(\.spreads), Spread.columns),
    ]
    answer.forecasts = runs.flatMap(\.results).flatMap(\.forecasts)
    return answer
  }

  /// What rests on measured evidence, for people.
  private static func evidence(_ worths: [Worth]) -> [ShownTable] {
    guard !worths.isEmpty else { return [] }
    let bills = worths.flatMap { $0.bill?.rows ?? [] }
    let ledger = worths.flatMap(\.ledgerRows)
    return [
      ShownTable(
        title: "Worth by measured evidence",
        Table(
          "worth", "Dense models of equal quality on the same tokens and data.",
          of: worths.flatMap(\.rows), Worth.columns),
        notes: worths.contains { $0.predictedRange != nil } ? [Worth.axisHints()] : []),
      bills.isEmpty
        ? nil
        : .digest(
          title: "Was the training cheap?",
          Table(
            "training_against_shown", "FLOP by 6ND; hours, dollars and energy as predicted.",
            of: bills, TrainingBill.shownColumns),
          lists: [NoteList("Against", worths.flatMap { $0.bill?.notes ?? [] })]),
      ledger.isEmpty
        ? nil
        : ShownTable(
          title: "What routing does not explain",
          Table(
            "ledger", "Size and tokens that are left to data and recipe.", of: ledger,
            Worth.ledgerColumns)),
    ].compactMap { $0 }
  }

  /// The verdict of each law and mode that counts inference, at numbers of requests at once.
  var byRequests: [RequestVerdict] { RequestVerdict.all(of: request, results, under: laws) }

  private var requestTable: ShownTable? { RequestVerdict.shown(byRequests) }

  /// How the laws answer where evidence predicts nothing, as of a budget without a size.
  private var spreadSentence: String? {
    guard let spread = spreads.first(where: { $0.quantity == .multiplier }) else { return nil }
    if abs(spread.minimum - 1) + abs(spread.maximum - 1) < 1e-6 { return allocationSentence }
    let ends = [spread.minimum, spread.maximum].map { $0.rounded(toDigits: 3) }
    let range = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
    let laws = spread.lawCount == 1 ? "One law gives" : "\(spread.lawCount) laws give"
    return "\(laws) \(request.run.name) \(range) times fewer FLOP than dense models of its loss "
      + "(\(spread.mode.rawValue)), \(spread.extrapolatedCount) of them outside their fit; how far "
      + "laws lie apart is no interval, and no evidence is at hand for a model without a size."
  }

  /// How many tokens laws advise for a dense model's parameter at the budget.
  private var allocationSentence: String? {
    let answers = results.compactMap(\.numbers).filter { $0.tokensPerParameter != nil }
    let ratios = answers.compactMap(\.tokensPerParameter)
    guard let flop = request.run.flop, let least = ratios.min(), let most = ratios.max() else {
      return nil
    }
    let outside = answers.count { !$0.excesses.isEmpty }
    return
      "At \(flop.rounded(to: 3)) FLOP \(ratios.count) laws advise \(least.rounded(toDigits: 3)) "
      + "to \(most.rounded(toDigits: 3)) tokens per parameter, \(outside) of them outside their fit; "
      + "how far laws lie apart is no interval."
  }

  /// What the run is worth by evidence; `nil` where it is dense, or compared with another run.
  var worth: Worth? {
    guard request.against == .denseEquivalent, !request.run.isDense else { return nil }
    return Worth(of: request.run, beside: beside)
  }

  /// What the MoE that are compared with dense models are worth by evidence, each once.
  private static func worths(of runs: [ComparedRun]) -> [Worth] {
    // One of several comparisons of a run says what is known beside it.
    var seen: Set<String> = []
    return (runs.filter { !$0.beside.isEmpty } + runs).compactMap(\.worth)
      .filter { seen.insert($0.run.name).inserted }
  }
}
