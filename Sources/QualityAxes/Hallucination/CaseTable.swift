import Diagnostics
import Formats

/// What is known of cases beside their effects: whatever columns their owner has.
///
/// `case` names each row. `model`, `checkpoint`, `site` (early, late or undecided), `label` (1 for a
/// hallucination, 0 for a right answer) and `group` (cases that share a subject) have their meaning;
/// every other column of numbers is a property such as association, entropy or robustness.
public struct CaseTable: Sendable {
  public struct Row: Sendable {
    public let `case`: String
    public let model: String
    public let checkpoint: Double?
    public var site: SiteReport.Site?
    public let label: Bool?
    public let group: String?
    /// The properties, in the order of `properties`; none where the cell is empty.
    public var values: [Double?]

    public init(
      case name: String, model: String = "", checkpoint: Double? = nil,
      site: SiteReport.Site? = nil, label: Bool? = nil, group: String? = nil, values: [Double?] = []
    ) {
      (`case`, self.model, self.checkpoint, self.site) = (name, model, checkpoint, site)
      (self.label, self.group, self.values) = (label, group, values)
    }
  }

  /// The names of the properties.
  public private(set) var properties: [String]
  public var rows: [Row]
  /// Columns that hold no numbers.
  public let idle: [String]

  public init(properties: [String], rows: [Row], idle: [String] = []) {
    (self.properties, self.rows, self.idle) = (properties, rows, idle)
  }

  /// The properties that a case's effects are.
  static let effects = ["upper_effect", "lower_effect"]

  private static let roles = ["case", "model", "checkpoint", "site", "label", "group"]

  /// Reads a table of which every column was kept.
  public static func reading(_ table: CSVTable) throws(FaultList) -> CaseTable {
    var records = CSVRecords(
      table, CSVColumns(required: ["case"], optional: Array(roles.dropFirst())))
    let others = table.columns.indices.filter { !roles.contains(table.columns[$0].text) }
    func isNumeric(_ column: Int) -> Bool {
      let texts = records.rows.map { $0.fields[column].text }.filter { !$0.isEmpty }
      return !texts.isEmpty && texts.allSatisfy { Double($0)?.isFinite ?? false }
    }
    let kept = others.filter(isNumeric)
    var rows: [Row] = []
    var places: [[String]: Int] = [:]
    for row in records.rows {
      func text(_ column: String) -> CSVField? {
        guard records.has(column) else { return nil }
        let field = records[row, column]
        return field.text.isEmpty ? nil : field
      }
      let field = records[row, "case"]
      guard let name = records.name(field) else { continue }
      var (checkpoint, label, site): (Double?, Bool?, SiteReport.Site?)
      if let field = text("checkpoint") { checkpoint = records.number(field) }
      if let field = text("site") { site = records.word(field, as: SiteReport.Site.self) }
      if let field = text("label") {
        label = ["1": true, "0": false][field.text]
        if label == nil {
          records.note(
            field, "\(Fault.quoted(field.text)) is no label", "write 1 for a hallucination, else 0")
        }
      }
      let model = text("model")?.text ?? ""
      let key = [model, checkpoint.map { "\($0)" } ?? "", name]
      if let line = places[key] {
        records.note(
          field, "the case \(Fault.quoted(name)) stands in line \(line) already",
          "keep one row a case, or tell them apart by model and checkpoint")
        continue
      }
      places[key] = field.line
      rows.append(
        Row(
          case: name, model: model, checkpoint: checkpoint, site: site, label: label,
          group: text("group")?.text, values: kept.map { Double(row.fields[$0].text) }))
    }
    try records.log.check()
    return CaseTable(
      properties: kept.map { table.columns[$0].text }, rows: rows,
      idle: others.filter { !kept.contains($0) }.map { table.columns[$0].text })
  }

  /// The table with the sites of a report, and each case's effects as properties of their own.
  public func joined(with report: SiteReport) -> CaseTable {
    var effects: [String: SiteReport.Row] = [:]
    for row in report.rows { effects[row.case] = row }
    var table = self
    table.properties += Self.effects
    for index in rows.indices {
      let effect = effects[rows[index].case]
      table.rows[index].site = effect?.site ?? rows[index].site
      table.rows[index].values += [effect?.upper, effect?.lower]
    }
    return table
  }

  /// A table of nothing but the cases of a report.
  public init(of report: SiteReport) {
    self.init(
      properties: [],
      rows: report.rows.map { Row(case: $0.case, site: $0.site) })
  }
}
