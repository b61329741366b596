import ScalingLaws
import Tabular

/// A comparison with what the evidence and every law say of it.
public struct ComparedRun: Sendable {
  public let request: ComparisonRequest
  public let results: [LawResult]
  public let spreads: [Spread]
  /// What laws say that may take the run's design for another too.
  let readings: [LawReading]
  private let beside: Beside

  public init(_ request: ComparisonRequest, under laws: [any ScalingLaw]) {
    self.init(request, under: laws, beside: Beside())
  }

  init(_ request: ComparisonRequest, under laws: [any ScalingLaw], beside: Beside) {
    self.request = request
    self.beside = beside
    results = request.results(under: laws)
    spreads = Spread.all(of: [request], in: results)
    readings = request.otherReadings(under: laws)
  }

  static func answer(_ runs: [ComparedRun]) -> Answer {
    let worths = worths(of: runs)
    var answer = Answer(
      headline: worths.flatMap(\.headline), shown: evidence(worths) + runs.flatMap(\.shown))
    answer.more = [
      Table(
        "training_against", "What training took beside the dense equivalent and peers.",
        of: worths.flatMap { $0.bill?.rows ?? [] }, TrainingBill.columns),
      Table(
        "comparisons", "What each law says of each comparison.", of: runs.flatMap(\.results),
        LawResult.columns + LawOnEvidence.columns),
      Table(
        "readings", "What a law says where it may take the design for another.",
        of: runs.flatMap(\.readings), LawReading.columns),
      Table(
        "spread", "How far the laws that answer lie apart, folklore left out.",
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
          of: worths.flatMap(\.rows), Worth.columns), notes: [Worth.axisHints()]),
      bills.isEmpty
        ? nil
        : .digest(
          title: "Was the training cheap?",
          Table("training_against_shown", "", of: bills, TrainingBill.shownColumns),
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

  /// What the run is worth by evidence; `nil` where it is dense, or compared with another run.
  var worth: Worth? {
    guard request.against == .denseEquivalent, !request.run.isDense else { return nil }
    return Worth(of: request.run, beside: beside)
  }

  /// What the MoE that are compared with dense models are worth by evidence, each once.
  private static func worths(of runs: [ComparedRun]) -> [Worth] {
    var seen: Set<String> = []
    return runs.compactMap(\.worth).filter { seen.insert($0.run.name).inserted }
  }
}
