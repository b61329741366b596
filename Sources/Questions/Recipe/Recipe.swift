import CostModel
import Diagnostics
import Formats
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// Learning rate, batch and warm-up of a run by published rules, side by side.
public struct Recipe: CallableQuestion {
  public static let section = Section(
    "recipes", .list, definition: "recipe",
    "Learning rate, batch and warm-up of runs by published rules, side by side")
  public static let call = QuestionCall(
    "recipe", "Learning rate, batch and warm-up of a run by published rules, side by side.",
    operands: ["model"],
    examples: [
      "moesim recipe olmoe-1b-7b --tokens 5T", "moesim recipe my-model/config.json --tokens 2T",
      "moesim recipe olmoe-1b-7b --tokens 4T --batch 8M --context 8192",
      "moesim recipe 30B-A3B --tokens 4T",
    ])

  public let name: String?
  let model: ModelOperand
  let tokens: Tokens
  let context: Int
  let batch: Tokens?

  public init(_ ask: inout Asking) throws(Unsettled) {
    name = ask.optional("name", .text("a name", example: "our run"), "A name for it")
    let model = ask(
      "model", .model,
      "A bundled model, a config.json, or sizes such as 30B-A3B: total, then active")
    let tokens = ask.optional(
      "tokens", .measure(Tokens.self, example: "4T"),
      "Tokens of the training run; as published if left out")
    context = ask(
      "context", .count("a number of tokens", example: 8192),
      "Tokens of one training sequence", default: Run.standardContext)
    batch = ask.optional(
      "batch", .measure(Tokens.self, example: "4M"),
      "Tokens of a batch, where it is settled; rules that need one take their own if left out")
    try ask.settle()
    self.model = model
    guard let known = tokens ?? model.publishedTokens else {
      throw ask.fault(
        at: "tokens", "no tokens are published for \(model.title)", "give them, for example 4T")
    }
    guard known.value >= 1e6 else {
      throw ask.fault(
        at: "tokens", "\(known.rounded(to: 3)) tokens are no training run", "give at least 1M")
    }
    self.tokens = known
    if !ask.reader.isLenient {
      if model.model.shape?.architecture == nil {
        try ask.refuseIdle(
          "batch",
          because: "only a rule that knows the model's width takes it, and sizes alone are given")
      }
      if model.model.design.kind == .dense {
        try ask.refuseIdle(
          "batch", because: "only Marin's rules take one, and they are of MoE alone")
      }
    }
    if let batch, batch.value > known.value {
      throw ask.fault(
        at: "batch", "a batch of \(batch.rounded(to: 3)) tokens is more than the run has",
        "give one below \(known.rounded(to: 3))")
    }
  }

  public var title: String { model.title }
  public var subject: String? { NamedFile.stem(of: model.model.name) }

  /// What rules advise, and why others do not.
  public struct Advised: Sendable {
    let given: [RecipeAdvice]
    let refused: [(rule: String, reason: String)]
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> Advised {
    let advice = RecipeQuery(
      design: model.model.design, tokens: tokens,
      hiddenSize: model.model.shape?.architecture.map { Double($0.hiddenSize) },
      context: Double(context), batch: batch?.value
    ).advice
    return Advised(given: advice.given, refused: advice.refused)
  }

  public static func answer(_ asked: [Resolved<Recipe>], in world: World) -> Answer {
    let rows = asked.flatMap { one in
      RecipeAdvice.Quantity.allCases.flatMap { quantity in
        one.found.given.filter { $0.quantity == quantity }.map {
          RecipeRow(question: one.question, advice: $0)
        }
      }
    }
    var notes = [
      "Rules count sizes and compute each in its own way and were measured with their own optimiser, "
        + "schedule and data: how far they lie apart is a spread, not an interval.",
      "Ranges are the middle 95 % of Step Law's 1000 refits; the other rules publish none.",
      "A warm-up is stated by DeepSeek LLM and Marin; of the others no number was read.",
    ]
    for one in asked {
      notes += one.found.refused.map {
        "No advice by \($0.rule) for \(one.question.title): it \($0.reason)."
      }
    }
    var answer = Answer(
      headline: asked.flatMap { $0.question.headline($0.found.given) },
      shown: [
        ShownTable(
          Table("advice", "What published rules advise", of: rows, columns), notes: notes,
          hiding: (asked.count == 1 ? ["run", "tokens"] : Set()).union([
            "formula", "remark", "source", "sequences", "steps", "outside_factor",
          ]))
      ],
      more: [])
    answer.extrapolated = rows.compactMap { row in
      row.advice.excesses.first.map {
        .init(by: row.advice.rule, of: row.question.title, distance: $0.phrase)
      }
    }
    answer.sources = Set(rows.map { "\($0.advice.rule)|\($0.advice.source)" }).sorted().map {
      let parts = $0.split(separator: "|")
      return (String(parts[0]), String(parts.last ?? ""))
    }
    for row in rows where row.advice.quantity == .learningRate && !row.advice.remark.isEmpty {
      answer.shown[0].notes.append(
        "\(row.advice.rule): \(row.advice.formula); \(row.advice.remark).")
    }
    return answer
  }

  /// Rules up to so far outside their runs count in the spread.
  private static let near = 10.0

  private func headline(_ given: [RecipeAdvice]) -> [String] {
    func spread(_ quantity: RecipeAdvice.Quantity, _ text: (Double) -> String) -> String {
      let all = given.filter { $0.quantity == quantity }
      func distance(_ advice: RecipeAdvice) -> Double { advice.excesses.first?.factor ?? 1 }
      func range(_ values: [Double]) -> String {
        guard let low = values.min(), let high = values.max() else { return "" }
        return low == high ? text(low) : "\(text(low)) to \(text(high))"
      }
      guard let nearest = all.map(distance).min() else { return "by no rule" }
      // Where none is near they are all as far as none, and stand together.
      let within = nearest > Self.near ? .infinity : Self.near
      let (close, far) = (
        all.filter { distance($0) <= within }, all.filter { distance($0) > within }
      )
      var words = "\(range(close.map(\.value))) by "
      words += close.count == 1 ? close[0].rule : "\(close.count) rules"
      if let interval = close.first?.interval, close.count == 1 {
        words += " (\(text(interval.low)) to \(text(interval.high)) over its refits)"
      }
      guard !far.isEmpty else { return words }
      return words
        + ", \(range(far.map(\.value))) by \(far.count == 1 ? "another" : "\(far.count)") more than "
        + "\(RangeExcess.times(within)) outside"
    }
    let rate = spread(.learningRate) { $0.rounded(toDigits: 2) }
    let batch = spread(.batchTokens) { Tokens($0).rounded(to: 2) }
    let inside = Set(given.filter(\.excesses.isEmpty).map(\.rule)).sorted()
    let nearest = given.compactMap { advice in
      advice.excesses.first.map { (advice.rule, $0) }
    }.min { $0.1.factor < $1.1.factor }
    var trust =
      inside.isEmpty
      ? "None of them was measured there" : "Inside its runs: \(inside.joined(separator: ", "))"
    if inside.isEmpty, let nearest {
      trust += "; the nearest, \(nearest.0), is \(nearest.1.phrase) away"
    }
    return [
      "\(model.title) on \(tokens.rounded(to: 3)) tokens: learning rate \(rate); tokens of a batch "
        + "\(batch).",
      trust + ". A sweep of the rate at a small size would tell which one holds for your recipe.",
    ]
  }

  /// A rule's advice for one model.
  private struct RecipeRow: Sendable {
    let question: Recipe
    let advice: RecipeAdvice

    /// Sequences of a batch.
    var sequences: Double? {
      advice.quantity == .batchTokens ? advice.value / Double(question.context) : nil
    }
  }

  private static let columns: [Filling<RecipeRow>] = [
    .text("run", "Name of the entry, or its model.") {
      $0.question.name ?? $0.question.model.model.name
    },
    .number("tokens", unit: "tokens", "Tokens of the run.") { $0.question.tokens.value },
    .text("quantity", "What is advised; rates are peaks.") { $0.advice.quantity.rawValue },
    .text("rule", "The rule by its authors.") { $0.advice.rule },
    .number("value", "Its advice; batches and warm-up in tokens.") { $0.advice.value },
    .number("low", "Low end over the rule's own refits, 95 %.") { $0.advice.interval?.low },
    .number("high", "High end.") { $0.advice.interval?.high },
    .number("sequences", "Sequences of a batch.") { $0.sequences },
    .number("steps", "Steps of the run with that batch.") { row in
      row.advice.quantity == .batchTokens ? row.question.tokens.value / row.advice.value : nil
    },
    .number("outside_factor", "Times beyond the rule's runs, on the furthest axis; 1 inside.") {
      $0.advice.excesses.first?.factor ?? 1
    },
    .text("outside", "How far outside the rule's runs, on the furthest axis.") {
      $0.advice.excesses.first?.phrase
    },
    .text("formula", "As printed.") { $0.advice.formula },
    .text("remark", "What a reader must know of it.") { $0.advice.remark },
    .text("source", "Where it is published.") { $0.advice.source },
  ]
}
