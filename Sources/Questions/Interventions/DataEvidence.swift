import Diagnostics
import Evidence
import Formats
import Foundation
import Spec
import Tabular
import Units

/// What changes of the data, or of the recipe, were measured to be worth.
public struct DataEvidence: CallableQuestion {
  public static let section = Section(
    "interventions", .one, definition: "interventions",
    "What changes of the data, or of the recipe, were measured to be worth")
  public static let call = QuestionCall(
    "evidence", kind: "data",
    "What changes of the data, or of the recipe, were measured to be worth.",
    examples: [
      "moesim evidence data",
      "moesim evidence data --kinds dedup,model_filter --render --out figure",
      "moesim evidence data --steps dedup,model_filter --measured-on MMLU --from C4 --size 7B \\",
      "    --tokens 1T",
      "moesim evidence data --rows my-ablations.csv",
    ])

  let kinds: [String]
  let metric: String?
  let paper: String?
  let from: String?
  let size: Parameters?
  let tokens: Tokens?
  let steps: [String]
  let measured: MeasuredChange?
  /// Whether the pool was filtered before: as stated, or as is known of its corpus.
  let isFiltered: Bool
  let level: Double
  let rows: [Intervention]

  public init(_ ask: inout Asking) throws(Unsettled) {
    kinds = ask(
      "kinds", .list(of: .text("a kind", words: Intervention.kinds)),
      "Kinds of changes that are listed", default: [], says: "all")
    metric = ask.optional(
      "metric", .text("a metric", example: "CORE"), "Rows whose metric holds this text")
    paper = ask.optional("paper", .text("a paper", example: "DCLM"), "Rows of one paper")
    from = ask.optional(
      "from", .text("a corpus", example: "C4"), isInExample: false,
      "Rows whose older side holds this text; of steps, whether it was filtered already")
    size = ask.optional(
      "size", .measure(Parameters.self, example: "1.4B"),
      "Rows within a factor of 5 of this size, and the size of the steps")
    tokens = ask.optional(
      "tokens", .measure(Tokens.self, example: "30B"),
      "Rows within a factor of 5 of these tokens, and the tokens of the steps")
    steps = ask(
      "steps", .list(of: .text("a step", words: Intervention.dataKinds)),
      "Steps on the data whose multiplier is predicted", default: [], says: "none")
    measured = ask.optional(
      "measuredOn", .measure,
      "What the multiplier of the steps is measured on: tasks or a task, or loss on the starting "
        + "corpus's own text or on other text")
    let filtered = ask.optional(
      "filtered", .boolean, isInExample: false,
      "Whether the pool was filtered before the first step; as is known of 'from' if left out")
    level = ask(
      "confidence", .number("a confidence", above: 0.5, below: 1, example: 0.9),
      "The level of intervals", default: 0.8)
    let own = ask.optional(
      "rows", .interventions, isInExample: false,
      "A CSV with further comparisons, in the columns of interventions.csv")
    try ask.settle()
    rows = own ?? Intervention.bundled
    isFiltered =
      filtered ?? from.map { [rows] in Intervention.isFiltered($0, among: rows) } ?? false
    try ask.check(kinds, at: "kinds", among: Set(rows.map(\.kind)).sorted())
    try ask.check(steps, at: "steps", among: Intervention.dataKinds(of: rows))
    try ask.checkSteps(steps, at: "steps")
    if !steps.isEmpty, measured == nil {
      throw ask.fault(
        at: "measuredOn",
        "a multiplier without the text or task that it is measured on is no number: on scores the "
          + "same change is worth 1.5, on loss over other text 2.6, over the starting corpus 0.44",
        "say tasks, a task such as MMLU, starting or other")
    }
    if steps.isEmpty {
      try ask.refuseIdle("measuredOn", because: "no steps are asked about")
    }
    if !steps.contains(where: InterventionChain.filters.contains) {
      try ask.refuseIdle("filtered", because: "no step is a filter")
    }
    if !ask.reader.isLenient, chosen.isEmpty {
      let words = [
        metric.map { ("metric", $0) }, paper.map { ("paper", $0) }, from.map { ("from", $0) },
      ]
      .compactMap { $0 }
      let (key, word) =
        words.first
        ?? (
          kinds.isEmpty ? size == nil ? "tokens" : "size" : "kinds", kinds.joined(separator: ", ")
        )
      let known = Set(rows.map { key == "metric" ? $0.metric : key == "from" ? $0.from : $0.paper })
      throw ask.fault(
        at: key,
        "no comparison is of "
          + (word.isEmpty ? "these choices" : "\(Fault.quoted(word)) and the other choices"),
        !words.contains { $0.0 == key }
          ? "leave one of them out" : Suggestion.hint(for: word, among: known.sorted()))
    }
  }

  /// The rows that the choices leave, near ones first where a size is named.
  var chosen: [Intervention] {
    func holds(_ text: String, _ part: String?) -> Bool {
      part.map { text.lowercased().contains($0.lowercased()) } ?? true
    }
    func near(_ own: Double?, _ asked: Double?) -> Bool {
      guard let asked else { return true }
      return own.map { abs(log($0 / asked)) <= log(Intervention.reach) } ?? false
    }
    return rows.filter { row in
      (kinds.isEmpty || kinds.contains(row.kind)) && holds(row.metric, metric)
        && (paper.map { $0.lowercased() == row.paper.lowercased() } ?? true)
        && holds(row.from, from)
        && (!steps.isEmpty || near(row.size, size?.value) && near(row.tokens, tokens?.value))
        && (steps.isEmpty || (steps + ["corpus_swap"]).contains(row.kind))
    }
  }

  /// Whether the reader named what the model has no term for.
  var hasPlace: Bool {
    size != nil || tokens != nil || from != nil
      || measured.map { $0.word != $0.text.rawValue } ?? false
  }

  public var subject: String? { steps.isEmpty ? kinds.first : "steps" }

  /// What a multiplier is measured on: a task, or a kind of text.
  struct MeasuredChange: Sendable {
    let word: String
    let text: EvaluationText
  }

  /// What the rows say.
  public struct ReadComparisons: Sendable {
    let rows: [Intervention]
    let groups: [InterventionGroup]
    let chain: InterventionChain?
    let test: InterventionTest
    let trend: InterventionTrend?
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void)
    -> ReadComparisons
  {
    let isOwn = rows.count > Intervention.bundled.count
    let data = isOwn ? InterventionModel(rows, recipes: false) : .data
    let recipe = isOwn ? InterventionModel(rows, recipes: true) : .recipe
    let chain = measured.map { measured in
      let far = Intervention.farness(
        size: size?.value, tokens: tokens?.value, among: rows.filter { $0.text == measured.text })
      return InterventionChain(
        steps, on: measured.text, isFiltered: isFiltered, farness: far, model: data)
    }
    return ReadComparisons(
      rows: chosen, groups: InterventionGroup.all(chosen, data, recipe, level: level),
      chain: chain, test: isOwn ? InterventionTest(rows) : .bundled,
      trend: isOwn ? InterventionTrend(rows) : .bundled)
  }
}

/// The rows of one kind that are measured on the same sort of text.
public struct InterventionGroup: Sendable {
  let kind: String
  let text: EvaluationText
  let rows: [Intervention]
  /// Of a new paper, with its interval; `nil` where the rows are not of the model.
  let predicted: (centre: Double, range: ClosedRange<Double>)?

  static func all(
    _ rows: [Intervention], _ data: InterventionModel, _ recipe: InterventionModel, level: Double
  ) -> [InterventionGroup] {
    let read = rows.filter { $0.q?.counts == true }
    return Dictionary(grouping: read) { [$0.text.rawValue, $0.kind] }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, rows in
        let (kind, text) = (rows[0].kind, rows[0].text)
        let isModelled = rows.contains { $0.isFitted }
        let worth = (rows[0].isRecipe ? recipe : data).prediction(of: kind, on: text)
        return InterventionGroup(
          kind: kind, text: text, rows: rows,
          predicted: isModelled ? (exp(worth.centre), worth.interval(level: level)) : nil)
      }
  }
}

extension InputKind where Value == DataEvidence.MeasuredChange {
  /// A sort of text, or a task that the table knows.
  static var measure: InputKind {
    let texts = [EvaluationText.tasks, .starting, .other]
    let tasks = Set(Intervention.bundled.filter { $0.text == .tasks }.map(\.metric)).sorted()
    let words = texts.map(\.rawValue) + tasks
    return InputKind(
      .scalar(.text("tasks, a task, starting or other")), example: .text("tasks"),
      sample: .init(word: "tasks", text: .tasks), words: .list(words), text: { $0.word }
    ) { node, reader in
      guard let word = node.text else { return nil }
      if let text = texts.first(where: { $0.rawValue == word }) {
        return .init(word: word, text: text)
      }
      if word.hasPrefix("loss on ") || word.hasPrefix("scores of ") {
        return .init(word: word, text: word.hasPrefix("loss on ") ? .other : .tasks)
      }
      let known =
        Intervention.bundled.first { $0.isMeasured(on: word) && $0.text == .tasks }
        ?? Intervention.bundled.first { $0.isMeasured(on: word) && !$0.isRecipe }
      if known != nil || reader.isLenient { return .init(word: word, text: known?.text ?? .tasks) }
      reader.note(
        node, "no comparison is measured on \(Fault.quoted(word))",
        Suggestion.hint(for: word, among: words)
          + "; of your own, \"scores of …\" or \"loss on …\"")
      return nil
    }
  }
}

extension Asking {
  /// Faults a word that is not among those that are known.
  fileprivate func check(
    _ words: [String], at key: String, among known: [String]
  ) throws(Unsettled) {
    guard !reader.isLenient, let odd = words.first(where: { !known.contains($0) }) else { return }
    throw fault(
      at: key, "no comparison is of the kind \(Fault.quoted(odd))",
      Suggestion.hint(for: odd, among: known))
  }

  /// Faults a step that is done twice: but for a second filter, which is its own case, the same step on
  /// its own outcome does nothing.
  func checkSteps(_ steps: [String], at key: String) throws(Unsettled) {
    let twice = steps.enumerated().first { index, step in
      !InterventionChain.filters.contains(step) && steps[..<index].contains(step)
    }
    guard !reader.isLenient, let step = twice?.element else { return }
    throw fault(at: key, "\(step) stands in it twice, and adds nothing again", "leave one out")
  }
}

extension InputKind where Value == [Intervention] {
  /// The path of further comparisons, read beside the bundled ones.
  static var interventions: InputKind {
    InputKind(
      .scalar(.text("a path")), example: .text("my-ablations.csv"), sample: Intervention.bundled,
      words: .files(["csv"])
    ) { node, reader in
      reader.isLenient
        ? Intervention.bundled
        : reader.content(of: node) { (file) throws(FaultList) in
          try Intervention.adding(csv: file.bytes, file: file.path)
        }
    }
  }
}
