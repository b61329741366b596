import Diagnostics
import Formats
import Units

/// The stored and the recalled share of facts of one model.
public struct StoredRecalledPoint: Hashable, Sendable {
  public let model: String
  /// Total parameters; none where the maker does not tell.
  public let size: Parameters?
  /// The share of facts that is stored.
  public let stored: Double
  /// The share of all facts that is recalled without thinking.
  public let direct: Double

  /// Shares with no more recalled than stored, and a size above 0 where there is one.
  public init(
    model: String, size: Parameters?, stored: Double, direct: Double
  ) throws(InputFaults) {
    var check = InputCheck()
    if let size { check.positive(size.value, "size") }
    check.innerOrFullShare(stored, "stored")
    check.share(direct, "direct")
    check.require(
      !(direct > stored), "direct", "more is recalled than is stored",
      "give both as shares of all facts")
    try check.finish()
    self.init(known: model, size, stored, direct)
  }

  private init(known model: String, _ size: Parameters?, _ stored: Double, _ direct: Double) {
    self.model = model
    self.size = size
    self.stored = stored
    self.direct = direct
  }

  /// P(recalled | stored).
  public var recalled: Double { direct / stored }

  /// Seven of the 13 models of WikiProfile, 2,150 facts of Wikipedia.
  ///
  /// Stored: one of two completions in context is right. Recalled: all four closed-book questions
  /// are. Four of four against one of two exaggerates the gap, and the facts were chosen to be
  /// likely stored. Two models have a published size, both dense; no MoE is among them.
  public static let wikiProfile2026 = Sourced(
    [
      StoredRecalledPoint(known: "Gemini-3-Pro", nil, 0.981, 0.722),
      StoredRecalledPoint(known: "Gemini-3-Flash", nil, 0.972, 0.732),
      StoredRecalledPoint(known: "GPT-5", nil, 0.953, 0.616),
      StoredRecalledPoint(known: "GPT-5.2", nil, 0.921, 0.566),
      StoredRecalledPoint(known: "GPT-5-mini", nil, 0.828, 0.435),
      StoredRecalledPoint(known: "Gemma3-27B", Parameters(27e9), 0.764, 0.362),
      StoredRecalledPoint(known: "Gemma3-1B", Parameters(1e9), 0.143, 0.009),
    ], "Calderon et al. 2026, arXiv:2602.14080v2, table 2 in a review", .secondary,
    caution: "illustrative: two sizes, one dense family")
}

extension InputCheck {
  /// A share above 0.
  mutating func innerOrFullShare(_ value: Double, _ field: String) {
    require(
      value > 0 && value <= 1, field, "\(value) is not a share above 0",
      "give a number above 0 and up to 1")
  }
}

extension StoredRecalledPoint {
  /// The columns of a table of points.
  public static let columns = CSVColumns(required: ["model", "size", "stored", "direct"])

  /// Reads the table `model,size,stored,direct`: parameters, and shares from 0 to 1.
  ///
  /// Sizes are written as plain numbers or with a suffix, `27B`. All faults are told at once, with
  /// line and column.
  public static func reading(_ table: CSVTable) throws(FaultList) -> [StoredRecalledPoint] {
    var records = CSVRecords(table, columns)
    var points: [StoredRecalledPoint] = []
    for row in records.rows {
      let model = records.name(records[row, "model"])
      let stored = records.number(records[row, "stored"])
      let direct = records.number(records[row, "direct"])
      var size: Parameters?
      do throws(InputFault) {
        size = try Parameters(text: records[row, "size"].text)
        try size?.checkRange()
      } catch {
        records.note(records[row, "size"], error.problem, error.hint)
      }
      guard let model, let stored, let direct, let size else { continue }
      do throws(InputFaults) {
        points.append(
          try StoredRecalledPoint(model: model, size: size, stored: stored, direct: direct))
      } catch {
        for fault in error.faults {
          let column = ["size", "stored", "direct"].contains(fault.field) ? fault.field : "model"
          records.note(records[row, column], fault.problem, fault.hint)
        }
      }
    }
    try records.log.check()
    return points
  }
}
