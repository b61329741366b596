import Diagnostics
import Units

/// One's own scores from a CSV file: a row for each model and benchmark.
///
/// Columns: `model`, `kind` (dense or moe), `total_b`, `active_b`, `tokens_t`, `metric`,
/// `higher_is_better`, `score`, and for the noise `questions` or `score_sd`; a benchmark that the
/// room knows needs neither. Sizes are in billions, tokens in trillions. One MoE a file.
public struct OwnTable: Sendable {
  public let evidence: OwnEvidence
  public let model: String
  /// The MoE's active parameters; `nil` is not given.
  public let active: Parameters?
  /// The MoE's total parameters; `nil` is not given.
  public let total: Parameters?

  /// The columns that a file may have.
  public static let columns = [
    "model", "kind", "total_b", "active_b", "tokens_t", "metric", "higher_is_better", "score",
    "questions", "score_sd",
  ]

  private static let required: Set<String> = ["model", "kind", "metric", "score"]

  private struct Row {
    let model: String
    let kind: PairRow.ModelKind
    let total: Parameters?
    let active: Parameters?
    let tokens: Tokens?
    let metric: String
    let higherIsBetter: Bool
    let score: Double
    let questions: Double?
    let deviation: Double?
  }

  /// Reads a file.
  ///
  /// - Throws: every fault of the file, each with its place.
  public init(csv bytes: [UInt8], file: String) throws(FaultList) {
    let rows = try Self.rows(in: bytes, file: file)
    let faults = Self.contradictions(rows, file: file)
    guard faults.isEmpty, let moe = rows.first(where: { $0.kind == .moe }) else {
      throw FaultList(faults)
    }
    self.init(rows, moe: moe)
  }

  private init(_ rows: [Row], moe: Row) {
    var siblings: [OwnEvidence.Sibling] = []
    var places: [String: Int] = [:]
    for row in rows where row.kind == .dense && places[row.model] == nil {
      places[row.model] = siblings.count
      siblings.append(
        OwnEvidence.Sibling(
          name: row.model, size: row.total ?? .zero, tokens: row.tokens))
    }
    let byMetric = Dictionary(grouping: rows, by: \.metric)
    var seen: Set<String> = []
    let names = rows.map(\.metric).filter { seen.insert($0).inserted }
    let metrics = names.map { name in
      let own = byMetric[name] ?? []
      var scores = [Double?](repeating: nil, count: siblings.count)
      for row in own {
        if row.kind == .dense, let place = places[row.model] { scores[place] = row.score }
      }
      return OwnEvidence.Metric(
        name: name, higherIsBetter: own[0].higherIsBetter,
        error: Self.error(of: own) ?? .deviation(0), siblings: scores,
        score: own.first { $0.kind == .moe }?.score)
    }
    model = moe.model
    active = moe.active
    total = moe.total
    evidence = OwnEvidence(
      siblings: siblings, metrics: metrics, tokens: moe.tokens)
  }

  /// The noise of a benchmark: as given in any of its rows, else as the room knows it.
  private static func error(of rows: [Row]) -> ScoreError? {
    for row in rows {
      if let deviation = row.deviation { return .deviation(deviation) }
      if let questions = row.questions { return .questions(questions, full: 100) }
    }
    return EvidenceCards.bundled.metrics[rows[0].metric]?.error
  }

  private static func rows(in bytes: [UInt8], file: String) throws(FaultList) -> [Row] {
    var table = try RecordTable(bytes, file: file, known: columns, required: required)
    var rows: [Row] = []
    while table.next() {
      let kind = table.word(1, PairRow.ModelKind.self)
      let total = table.measure(2, in: 1e9, Parameters.self)
      if kind == .dense, total == nil {
        table.fault(2, "a dense sibling needs its size", "give total_b in billions")
      }
      let active = table.measure(3, in: 1e9, Parameters.self)
      if kind == .dense, let active, active != total {
        table.fault(
          3, "a dense model has different active and total sizes",
          "repeat total_b, leave it empty, or say moe")
      }
      let score = table.number(7)
      for column in [1, 7] { _ = table.required(column) }
      guard let model = table.required(0), let kind, let metric = table.required(5), let score
      else { continue }
      rows.append(
        Row(
          model: model, kind: kind, total: total, active: active,
          tokens: table.measure(4, in: 1e12, Tokens.self), metric: metric,
          higherIsBetter: table.flag(6) ?? true,
          score: score, questions: table.amount(8), deviation: table.amount(9)))
    }
    try table.finish()
    return rows
  }

  /// What single rows cannot tell: one MoE, and a noise for each benchmark.
  private static func contradictions(_ rows: [Row], file: String) -> [Fault] {
    var faults: [Fault] = []
    func fault(_ problem: String, _ hint: String) {
      faults.append(Fault(file: file, position: nil, problem: problem, hint: hint))
    }
    let routed = Set(rows.filter { $0.kind == .moe }.map(\.model))
    if routed.count != 1 {
      fault(
        routed.isEmpty ? "no row is of kind moe" : "\(routed.count) MoE in one file",
        "one MoE a file, beside its dense siblings")
    }
    for (model, own) in Dictionary(grouping: rows, by: \.model).sorted(by: { $0.key < $1.key }) {
      if Set(own.map { [$0.total?.value, $0.active?.value, $0.tokens?.value] }).count > 1
        || Set(own.map(\.kind)).count > 1
      {
        fault(
          "\(Fault.quoted(model)) has two kinds, sizes or numbers of tokens",
          "give two models two names")
      }
      let metrics = Dictionary(grouping: own, by: \.metric).filter { $0.value.count > 1 }
      for metric in metrics.keys.sorted() {
        fault(
          "\(Fault.quoted(model)) has two scores on \(Fault.quoted(metric))", "keep one of them")
      }
    }
    for (metric, own) in Dictionary(grouping: rows, by: \.metric).sorted(by: { $0.key < $1.key }) {
      if let misfit = error(of: own)?.misfit(of: own.map(\.score)) {
        fault("\(Fault.quoted(metric)): \(misfit.problem)", misfit.hint)
      }
      if Set(own.map(\.higherIsBetter)).count > 1 {
        fault("\(Fault.quoted(metric)) is better both higher and lower", "write one of them")
      }
      if error(of: own) == nil {
        fault(
          "the noise of \(Fault.quoted(metric)) is not known",
          "give questions, or score_sd in the metric's own unit")
      }
    }
    return faults
  }
}
