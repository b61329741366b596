import CostModel
import Diagnostics
import Evidence
import Formats
import Tabular
import Units

/// A score of one model, and the training FLOP behind it where they are known.
struct QualityPoint: Sendable {
  let model: String
  /// What it shares with its siblings: lab, data and evaluation.
  let family: String
  let isDense: Bool
  let active: Double?
  let total: Double?
  let tokens: Double?
  /// 6 N_active D, or as stated.
  let flop: Double?
  let metric: String
  let score: Double
  /// Its standard deviation from run to run; `nil` is not known.
  let deviation: Double?
  let source: String
  let remark: String

  /// Whether less of it is better, as of losses, errors and bits.
  var isLessBetter: Bool {
    let words = metric.lowercased()
    return ["loss", "bits", "bpb", "nll", "perplexity", "error", "entropy"].contains {
      words.contains($0)
    }
  }

  init(
    model: String, family: String, isDense: Bool, active: Double? = nil, total: Double? = nil,
    tokens: Double? = nil, flop: Double? = nil, metric: String, score: Double,
    deviation: Double? = nil, source: String = "", remark: String = ""
  ) {
    (self.model, self.family, self.isDense) = (model, family, isDense)
    (self.active, self.total, self.tokens) = (active, total, tokens)
    self.flop = flop ?? active.flatMap { active in tokens.map { 6 * active * $0 } }
    (self.metric, self.score, self.deviation) = (metric, score, deviation)
    (self.source, self.remark) = (source, remark)
  }

  static let columns: [Filling<QualityPoint>] = [
    .text("model", "The model or run.") { $0.model },
    .text("kind", "dense or moe.") { $0.isDense ? "dense" : "moe" },
    .text("family", "What it shares with its siblings: lab, data and evaluation.") { $0.family },
    .number("active", unit: "parameters", "Parameters that a token uses.") { $0.active },
    .number("total", unit: "parameters", "All parameters.") { $0.total },
    .number("tokens", unit: "tokens", "Tokens of training; empty is not published.") { $0.tokens },
    .number("flop", unit: "FLOP", "Training FLOP: as stated, or 6 N_active D.") { $0.flop },
    .text("metric", "What was measured.") { $0.metric },
    .number("score", "The score.") { $0.score },
    .number("sd", "Its standard deviation from run to run; empty is not known.") { $0.deviation },
    .text("source", "Where it was published.") { $0.source },
    .text("remark", "What is special.") { $0.remark },
  ]
}

extension QualityPoint {
  private enum PointKind: String, CaseIterable {
    case dense
    case moe
  }

  /// The columns of a table of one's own.
  static let fileColumns = CSVColumns(
    required: ["model", "kind", "score"],
    optional: ["active", "total", "tokens", "flop", "metric", "sd", "family", "source", "remark"])

  /// The rows of a table: model, kind and score, and flop, or active and tokens.
  static func reading(_ table: CSVTable) throws(FaultList) -> [QualityPoint] {
    var records = CSVRecords(table, fileColumns)
    func text(_ row: CSVRow, _ column: String) -> String? {
      guard records.has(column), !records[row, column].text.isEmpty else { return nil }
      return records[row, column].text
    }
    func amount<Kind>(_ row: CSVRow, _ column: String, _: Measure<Kind>.Type) -> Double? {
      guard let text = text(row, column) else { return nil }
      do throws(InputFault) {
        let amount = try Measure<Kind>(text: text)
        try amount.checkRange()
        return amount.value
      } catch {
        records.note(
          records[row, column], error.problem, "\(error.hint); leave out what is not known")
        return nil
      }
    }
    let points = records.rows.compactMap { row -> QualityPoint? in
      let name = records.name(records[row, "model"])
      let kind = records.word(records[row, "kind"], as: PointKind.self)
      let score = records.number(records[row, "score"])
      let sizes = ["active", "total"].map { amount(row, $0, Parameters.self) }
      let tokens = amount(row, "tokens", Tokens.self)
      let flop = amount(row, "flop", FLOP.self)
      let deviation = text(row, "sd").flatMap { _ in records.number(records[row, "sd"]) }
      if let deviation, deviation <= 0 {
        records.note(
          records[row, "sd"], "the noise is not above zero", "leave out what is not known")
      }
      guard let name, let kind, let score else { return nil }
      return QualityPoint(
        model: name, family: text(row, "family") ?? "", isDense: kind == .dense,
        active: sizes[0], total: sizes[1], tokens: tokens, flop: flop,
        metric: text(row, "metric") ?? "score", score: score, deviation: deviation,
        source: text(row, "source") ?? "", remark: text(row, "remark") ?? "")
    }
    try records.log.check()
    return points
  }

  /// Bits per byte of 14 open models on one text.
  static let paloma: [QualityPoint] =
    (try? CSVTable(bytes: Array(EmbeddedData.paloma.utf8), file: "paloma.csv"))
    .flatMap { try? reading($0) } ?? []

  /// The published scores of matched MoE and dense models.
  static func matched(_ table: MatchedPairs) -> [QualityPoint] {
    table.rows.map { row in
      QualityPoint(
        model: row.model, family: row.set, isDense: row.kind == .dense, active: row.active?.value,
        total: row.total?.value, tokens: row.tokens?.value, metric: row.metric, score: row.score,
        source: row.source)
    }
  }

  /// The measurements of a scenario; runs of one corpus are siblings.
  init(_ observation: Observation) {
    let run = observation.run
    self.init(
      model: run.name, family: run.corpus?.name ?? "", isDense: run.isDense,
      active: run.activeSize?.value, total: run.model.shape?.total.value,
      tokens: run.tokens?.value, flop: run.sixND?.value, metric: observation.metric,
      score: observation.score, deviation: observation.deviation)
  }
}
