import Diagnostics
import Formats

extension ResponseSet {
  /// The columns of a rater's table.
  public static let columns = CSVColumns(
    required: ["prompt", "supported", "not_supported"], optional: ["model"])

  /// Reads the table of a rater: `prompt,supported,not_supported`, and `model` where there are several.
  ///
  /// Other columns are left alone, `irrelevant` among them: F1@K ignores irrelevant facts. The sets
  /// come in the order in which the models first appear. All faults are told at once, with line and
  /// column: counts that are none, prompts that stand twice, rows of the wrong length.
  public static func reading(_ table: CSVTable) throws(FaultList) -> [ResponseSet] {
    var records = CSVRecords(table, columns)
    let hasModel = records.has("model")
    var order: [String] = []
    var responses: [String: [RatedResponse]] = [:]
    var places: [[String]: Int] = [:]
    for row in records.rows {
      let model = hasModel ? records.name(records[row, "model"]) : ""
      let field = records[row, "prompt"]
      let prompt = records.name(field)
      let supported = records.count(records[row, "supported"], upTo: ResponseCounts.limit)
      let notSupported = records.count(records[row, "not_supported"], upTo: ResponseCounts.limit)
      guard let model, let prompt else { continue }
      if let line = places[[model, prompt]] {
        records.note(
          field, "the prompt \(Fault.quoted(prompt)) stands in line \(line) already",
          "keep one response a prompt")
        continue
      }
      places[[model, prompt]] = field.line
      guard let supported, let notSupported,
        let counts = try? ResponseCounts(supported: supported, notSupported: notSupported)
      else { continue }
      if responses[model] == nil { order.append(model) }
      responses[model, default: []].append(RatedResponse(prompt: prompt, counts: counts))
    }
    try records.log.check()
    return order.compactMap { model in
      try? ResponseSet(model: model, responses: responses[model] ?? [])
    }
  }
}
