extension ResponseSet {
  /// Reads the table of a rater: `prompt,supported,not_supported`, and `model` where there are several.
  ///
  /// Other columns are left alone, `irrelevant` among them: F1@K ignores irrelevant facts. The sets
  /// come in the order in which the models first appear. All faults are told at once, with line and
  /// column: counts that are none, prompts that stand twice, rows of the wrong length.
  public static func reading(_ text: String) throws(CSVFaults) -> [ResponseSet] {
    var table = CSVTable(
      text, required: ["prompt", "supported", "not_supported"], optional: ["model"])
    let hasModel = table.columns.contains("model")
    var order: [String] = []
    var responses: [String: [RatedResponse]] = [:]
    var places: [[String]: Int] = [:]
    for row in table.rows {
      let model = hasModel ? table.name(row("model")) : ""
      let prompt = table.name(row("prompt"))
      let supported = table.count(row("supported"), upTo: ResponseCounts.limit)
      let notSupported = table.count(row("not_supported"), upTo: ResponseCounts.limit)
      guard let model, let prompt else { continue }
      if let line = places[[model, prompt]] {
        table.faults.append(
          row("prompt").fault(
            "the prompt \(quoted(prompt)) stands in line \(line) already",
            "keep one response a prompt"))
        continue
      }
      places[[model, prompt]] = row("prompt").line
      guard let supported, let notSupported,
        let counts = try? ResponseCounts(supported: supported, notSupported: notSupported)
      else { continue }
      if responses[model] == nil { order.append(model) }
      responses[model, default: []].append(RatedResponse(prompt: prompt, counts: counts))
    }
    try table.finish()
    return order.compactMap { model in
      try? ResponseSet(model: model, responses: responses[model] ?? [])
    }
  }
}
