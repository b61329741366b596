import Diagnostics
import Formats

/// The rated responses of one model, one for each prompt.
public struct ResponseSet: Hashable, Sendable {
  /// The model, as the table names it; empty where it names none.
  public private(set) var model: String
  public private(set) var responses: [RatedResponse]

  /// At least one response, no prompt twice.
  public init(model: String, responses: [RatedResponse]) throws(InputFaults) {
    var check = InputCheck()
    check.require(!responses.isEmpty, "responses", "there are none", "give at least one response")
    var seen: Set<String> = []
    for response in responses where !seen.insert(response.prompt).inserted {
      check.require(
        false, "responses", "the prompt \(Fault.quoted(response.prompt)) stands twice",
        "keep one response a prompt")
    }
    try check.finish()
    self.model = model
    self.responses = responses
  }

  /// The mean of F1@K over prompts: the figure that the paper reports.
  ///
  /// It is not F1@K of mean counts, which is larger (see `MeanFieldScore`).
  public func f1(at goal: FactGoal) -> Double {
    mean { $0.f1(at: goal) }
  }

  /// The mean of R_K over prompts.
  public func recall(at goal: FactGoal) -> Double {
    mean { $0.recall(at: goal) }
  }

  /// The mean precision over the responses that have facts; none where no response has any.
  public var precision: Double? {
    let known = responses.compactMap(\.counts.precision)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// The mean number of supported facts.
  public var meanSupported: Double { mean { Double($0.supported) } }

  /// The mean number of facts that are not supported.
  public var meanNotSupported: Double { mean { Double($0.notSupported) } }

  private func mean(_ value: (ResponseCounts) -> Double) -> Double {
    responses.reduce(0) { $0 + value($1.counts) } / Double(responses.count)
  }
}

extension ResponseSet {
  /// The columns of a rater's table, by their names here or by SAFE's labels.
  public static let columns = CSVColumns(
    required: ["prompt", "supported", "not_supported"],
    optional: ["model", "irrelevant", "topic", "words", "label"],
    aliases: [
      "Supported": "supported", "Not Supported": "not_supported", "Irrelevant": "irrelevant",
      "not supported": "not_supported", "annotation": "label",
    ])

  /// Reads the table of a rater: `prompt,supported,not_supported`, and `model` where there are several.
  ///
  /// `irrelevant`, `topic` and `words` are read where they stand; an empty one is unknown. Other
  /// columns are left alone. The sets come in the order in which the models first appear. All faults
  /// are told at once, with line and column: counts that are none, prompts that stand twice, rows of
  /// the wrong length.
  public static func reading(_ table: CSVTable) throws(FaultList) -> [ResponseSet] {
    let names = Set(table.columns.map { columns.aliases[$0.text] ?? $0.text })
    if names.contains("label"), !names.contains("supported") { return try labelled(table) }
    var records = CSVRecords(table, columns)
    if let label = table.columns.first(where: { columns.aliases[$0.text] ?? $0.text == "label" }) {
      records.note(
        label, "a label of each fact stands beside counts of each response",
        "keep one of them: a row a fact, or a row a response")
    }
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
      let irrelevant = records.count("irrelevant", of: row)
      let words = records.count("words", of: row)
      let topic = records.has("topic") ? records[row, "topic"].text : ""
      guard let model, let prompt else { continue }
      if let line = places[[model, prompt]] {
        records.note(
          field, "the prompt \(Fault.quoted(prompt)) stands in line \(line) already",
          "keep one response a prompt")
        continue
      }
      places[[model, prompt]] = field.line
      guard let supported, let notSupported,
        let counts = try? ResponseCounts(
          supported: supported, notSupported: notSupported, irrelevant: irrelevant)
      else { continue }
      if responses[model] == nil { order.append(model) }
      responses[model, default: []].append(
        RatedResponse(
          prompt: prompt, counts: counts, topic: topic.isEmpty ? nil : topic, words: words))
    }
    try records.log.check()
    return order.compactMap { model in
      try? ResponseSet(model: model, responses: responses[model] ?? [])
    }
  }

  /// Reads a table of facts, a row each, with the labels of SAFE.
  ///
  /// Its columns are `prompt,label`, and `model` and `topic` where there are several. A row without a
  /// label is a response without facts.
  private static func labelled(_ table: CSVTable) throws(FaultList) -> [ResponseSet] {
    var records = CSVRecords(
      table,
      CSVColumns(
        required: ["prompt", "label"], optional: ["model", "topic"], aliases: columns.aliases))
    var order: [[String]] = []
    var found: [[String]: (counts: [String: Int], topic: String)] = [:]
    for row in records.rows {
      let model = records.has("model") ? records.name(records[row, "model"]) : ""
      guard let model, let prompt = records.name(records[row, "prompt"]) else { continue }
      let field = records[row, "label"]
      let label = field.text.lowercased().replacing("_", with: " ")
      guard label.isEmpty || ["supported", "not supported", "irrelevant"].contains(label) else {
        records.note(
          field, "\(Fault.quoted(field.text)) is no label of SAFE",
          "write Supported, Not Supported or Irrelevant, or leave it empty for a response without facts"
        )
        continue
      }
      let key = [model, prompt]
      if found[key] == nil { order.append(key) }
      let topic = records.has("topic") ? records[row, "topic"].text : ""
      found[key, default: ([:], topic)].counts[label, default: 0] += 1
    }
    try records.log.check()
    var models: [String] = []
    for key in order where !models.contains(key[0]) { models.append(key[0]) }
    return models.compactMap { model in
      try? ResponseSet(
        model: model,
        responses: order.filter { $0[0] == model }.compactMap { key in
          guard let (counts, topic) = found[key],
            let rated = try? ResponseCounts(
              supported: counts["supported"] ?? 0, notSupported: counts["not supported"] ?? 0,
              irrelevant: counts["irrelevant"] ?? 0)
          else { return nil }
          return RatedResponse(prompt: key[1], counts: rated, topic: topic.isEmpty ? nil : topic)
        })
    }
  }

  /// The same set under another name.
  public func named(_ model: String) -> ResponseSet {
    var set = self
    set.model = model
    return set
  }

  /// The same set with the topic of each prompt that is named.
  public func with(topics: [String: String]) -> ResponseSet {
    var set = self
    for index in responses.indices {
      set.responses[index].topic = topics[responses[index].prompt] ?? responses[index].topic
    }
    return set
  }
}

extension CSVRecords {
  /// A count of an optional column; none where it is missing or empty.
  fileprivate mutating func count(_ column: String, of row: CSVRow) -> Int? {
    guard has(column), !self[row, column].text.isEmpty else { return nil }
    return count(self[row, column], upTo: ResponseCounts.limit)
  }
}
