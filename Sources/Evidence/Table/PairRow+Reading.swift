import Diagnostics
import Units

extension PairRow {
  /// The columns of the table, in its order.
  public static let columns = [
    "set_id", "lab", "model", "kind", "total_b", "active_b", "experts", "top_k", "tokens_t",
    "same_data", "same_recipe", "metric", "axis", "higher_is_better", "score", "source", "seen",
    "subaxis",
  ]

  /// Columns that a file may add: the noise of a benchmark that the room does not know, as its
  /// number of questions or as a standard error.
  public static let noiseColumns = ["questions", "score_sd"]

  /// Reads rows from the text of a file in the table's own columns.
  ///
  /// - Throws: every fault of the file, each with its place.
  static func rows(in bytes: [UInt8], file: String) throws(FaultList) -> [PairRow] {
    var table = try RecordTable(
      bytes, file: file, known: columns + noiseColumns, required: Set(columns))
    var rows: [PairRow] = []
    while table.next() {
      if let row = PairRow(&table) { rows.append(row) }
    }
    try table.finish()
    return rows
  }

  /// One row; `nil` where a fault was noted.
  private init?(_ table: inout RecordTable) {
    let set = table.required(0)
    let lab = table.required(1)
    let model = table.required(2)
    let kind = table.word(3, ModelKind.self)
    let total = table.measure(4, in: 1e9, Parameters.self)
    let active = table.measure(5, in: 1e9, Parameters.self)
    let tokens = table.measure(8, in: 1e12, Tokens.self)
    let sameData = table.word(9, SameData.self)
    let recipe = table.required(10)
    let metric = table.required(11)
    let axis = table.word(12, ScoreAxis.self)
    let higherIsBetter = table.flag(13)
    let score = table.number(14)
    let source = table.required(15)
    let provenance = table.word(16, RowProvenance.self)
    let facet = table.word(17, ScoreFacet.self)
    for column in [3, 9, 12, 13, 14, 16, 17] { _ = table.required(column) }
    if let total, let active, active > total {
      table.fault(5, "active_b is above total_b", "active parameters are part of the total")
      return nil
    }
    guard let set, let lab, let model, let kind, let sameData, let recipe, let metric, let axis,
      let higherIsBetter, let score, let source, let provenance, let facet
    else { return nil }
    if kind == .moe,
      let experts = ExpertCount(experts: table.text(6) ?? "", topK: table.text(7) ?? ""),
      experts.topK >= experts.routed
    {
      table.fault(
        7, "every token uses all experts, so that nothing is routed",
        "top_k is below experts in an MoE")
      return nil
    }
    if kind == .moe, let most = Double(table.text(6) ?? ""), let used = Double(table.text(7) ?? ""),
      used > most
    {
      table.fault(7, "top_k is above experts", "write how many experts a token uses")
      return nil
    }
    if kind == .moe, let total, active == total {
      table.fault(
        5, "an MoE uses all its parameters for every token", "say dense, or correct a size")
      return nil
    }
    let deviation = table.amount(19)
    let questions = table.amount(18)
    if kind == .dense, total != active {
      table.fault(5, "a dense model has different active and total sizes", "repeat total_b")
      return nil
    }
    self.init(
      set: set, lab: lab, model: model, kind: kind, total: total,
      active: active, experts: table.text(6) ?? "",
      topK: table.text(7) ?? "", tokens: tokens, sameData: sameData,
      recipe: recipe, metric: metric, axis: axis, facet: facet, higherIsBetter: higherIsBetter,
      score: score,
      error: deviation.map { .deviation($0) }
        ?? questions.map { .questions($0, full: 100) }, source: source, provenance: provenance,
      line: table.line)
  }
}

extension PairRow {
  /// What single rows cannot tell: each score once, each model of one kind and size, and scores that
  /// their noise allows.
  static func contradictions(_ rows: [PairRow], file: String) -> [Fault] {
    var faults: [Fault] = []
    func fault(_ row: PairRow, _ problem: String, _ hint: String) {
      faults.append(
        Fault(
          file: file, position: Position(line: row.line, column: 1), problem: problem, hint: hint))
    }
    var scores: Set<[String]> = []
    var models: [[String]: PairRow] = [:]
    var directions: [[String]: Bool] = [:]
    for row in rows {
      if !scores.insert([row.set, row.model, row.metric]).inserted {
        fault(
          row, "\(Fault.quoted(row.model)) has two scores on \(Fault.quoted(row.metric))",
          "keep one of them")
      }
      if directions.updateValue(row.higherIsBetter, forKey: [row.set, row.metric])
        == !row.higherIsBetter
      {
        fault(
          row, "\(Fault.quoted(row.metric)) is better both higher and lower", "write one of them")
      }
      let first = models[[row.set, row.model]] ?? row
      models[[row.set, row.model]] = first
      if first.kind != row.kind || first.total != row.total || first.active != row.active {
        fault(
          row, "\(Fault.quoted(row.model)) has two kinds or sizes", "give two models two names")
      }
    }
    return faults
  }
}
