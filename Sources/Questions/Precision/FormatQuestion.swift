import Diagnostics
import ScalingLaws
import Spec
import Tabular
import Units

/// What training in fewer bits costs in quality.
public struct FormatQuestion: CallableQuestion {
  public static let section = Section(
    "precision", .list, definition: "precision", "What training in fewer bits costs in quality")
  public static let call = QuestionCall(
    "precision", "What training in FP8 or FP4 costs in loss, and from how many tokens on it hurts.",
    examples: [
      "moesim precision --size 37B --tokens 15T",
      "moesim precision --size 1B --tokens 100B --formats fp8,fp4",
    ])

  public let name: String?
  let size: Parameters
  let tokens: Tokens
  private let unique: Tokens?
  private let formats: [NumberFormat]
  private let law = Sun2025()

  public init(_ ask: inout Asking) throws(Unsettled) {
    name = ask.optional("name", .text("a name", example: "v3 in FP8"), "A name for it")
    size = ask(
      "size", .measure(Parameters.self, example: "37B"), "Parameters of a dense model")
    tokens = ask("tokens", .measure(Tokens.self, example: "15T"), "Tokens seen in training")
    unique = ask.optional(
      "unique", .measure(Tokens.self, example: "5T"),
      "Tokens that differ, where some are seen again; all of them if left out")
    formats = ask(
      "formats", .list(of: .choice(NumberFormat.self, example: .fp8), minimum: 1),
      "Formats beside sixteen bits", default: [.fp8, .fp4], says: "fp8, fp4")
    try ask.settle()
    if let unique, unique > tokens {
      throw ask.fault(
        at: "unique", "more tokens differ than are seen", "give at most \(tokens.rounded(to: 3))")
    }
    for format in [.bf16] + formats where !ask.reader.isLenient {
      let loss = law.loss(size: size.value, tokens: tokens.value, format: format)
      guard loss > SpeedUp.mostLoss else { continue }
      throw ask.fault(
        at: "tokens",
        "\(law.card.id) gives \(loss.rounded(toDigits: 2)) nats in \(format.name), more than guessing among "
          + "all words",
        "give tokens nearer to its runs, such as 100B")
    }
  }

  /// What a format does.
  public struct PricedFormat: Sendable {
    let format: NumberFormat
    let loss: Double
    /// Above the loss of BF16.
    let penalty: Double
    /// The size in BF16 of the same loss.
    let size: Double
    /// The tokens in BF16 of the same loss; `nil` where fewer than any reach it.
    let tokens: Double?
    let critical: Double
    let question: FormatQuestion
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void)
    -> [PricedFormat]
  {
    // Repeated tokens count for less, as everywhere.
    let data = DataEffect.none.limited(to: unique)
    let asked = NumberFormat.allCases.filter { $0 != .bf16 && formats.contains($0) }
    return ([.bf16] + asked).map { format in
      var design = Design.dense(size)
      design.format = .bf16
      let plain = (try? law.loss(of: design, tokens: tokens, data: data)) ?? .nan
      let matching = { (loss: Double) -> Double? in
        var (low, high) = (1e6, tokens.value)
        let loss16 = { (count: Double) in
          (try? law.loss(of: design, tokens: Tokens(count), data: data)) ?? .nan
        }
        guard loss16(low) > loss, loss16(high) <= loss else { return nil }
        for _ in 0..<80 {
          let middle = (low * high).squareRoot()
          if loss16(middle) > loss { low = middle } else { high = middle }
        }
        return high
      }
      var other = design
      other.format = format
      let loss = (try? law.loss(of: other, tokens: tokens, data: data)) ?? .nan
      return PricedFormat(
        format: format, loss: loss, penalty: loss - plain,
        size: (try? law.denseEquivalent(of: other, tokens: tokens, data: data).value) ?? .nan,
        tokens: matching(loss), critical: law.criticalTokens(size: size.value, format: format),
        question: self)
    }
  }

  /// How far outside the law's runs it lies.
  private var excesses: [RangeExcess] {
    (try? law.reading(of: .dense(size), tokens: tokens, data: .none).excesses) ?? []
  }

  public static func answer(_ asked: [Resolved<FormatQuestion>], in world: World) -> Answer {
    let card = Sun2025().card
    var answer = Answer(
      headline: asked.flatMap { $0.question.headline($0.found) },
      shown: [
        ShownTable(
          Table(
            "formats", "What formats cost under \(card.id)", of: asked.flatMap(\.found), columns),
          notes: [card.form, "Here \(card.conventions)."] + card.cautions.map { $0.asSentence },
          hiding: asked.count == 1 ? ["name", "size_parameters", "tokens", "unique_tokens"] : [],
          digits: 4)
      ])
    if asked.contains(where: { $0.question.unique != nil }) {
      let muennighoff = Muennighoff2023().card
      answer.shown[0].notes.append(
        "Tokens seen again count as \(muennighoff.id) has it (R_D* 15.4), which was fitted apart from "
          + "formats: that both hold together was not measured.")
      answer.sources = [(muennighoff.id, muennighoff.citation)]
    }
    answer.extrapolated = asked.flatMap { one in
      one.question.excesses.prefix(1).map {
        .init(by: card.id, of: one.question.name ?? "a format", distance: $0.phrase)
      }
    }
    answer.sources.append((card.id, card.citation))
    return answer
  }

  private func headline(_ rows: [PricedFormat]) -> [String] {
    let answers = rows.filter { $0.format != .bf16 }.map { row in
      var text = "\(row.format.name) costs \(row.penalty.fixed(4)) nats"
      if row.penalty > 5e-5 {
        text +=
          ", as \(((1 - row.size / size.value) * 100).rounded(toDigits: 2)) % fewer parameters"
      }
      return tokens.value > row.critical
        ? text + ", and hurts more with each token beyond \(Tokens(row.critical).rounded(to: 3))"
        : text
    }
    let what =
      "\(size.rounded(to: 3)) on \(tokens.rounded(to: 3)) tokens"
      + (unique.map { ", \($0.rounded(to: 3)) of them unique" } ?? "")
    let far = excesses.map(\.phrase).joined(separator: " and ")
    let epochs = unique.map { tokens / $0 } ?? 1
    let repeats =
      epochs > 4
      ? " \(epochs.rounded(toDigits: 2)) epochs: repetition beyond 4 is by muennighoff-2023 and contested."
      : ""
    return [
      "\(what), dense: \(answers.isEmpty ? "nothing but sixteen bits is asked" : answers.joined(separator: "; ")).",
      far.isEmpty
        ? "Inside the fit of sun-2025; no interval is published." + repeats
        : "Trust the sign, not the digits: sun-2025 is asked \(far) outside its fit, and has no interval. "
          + "A pair of runs at your size would settle it." + repeats,
    ]
  }

  private static let columns: [Filling<PricedFormat>] = [
    .text("name", "Name of the entry.") { $0.question.name },
    .number("size_parameters", unit: "parameters", "Size.") { $0.question.size.value },
    .number("tokens", unit: "tokens", "Tokens seen.") { $0.question.tokens.value },
    .number("unique_tokens", unit: "tokens", "Tokens that differ.") { $0.question.unique?.value },
    .text("format", "What matrices are multiplied in.") { $0.format.rawValue },
    .number("loss", unit: "nats per token", "Loss in the law's own text.") { $0.loss },
    .number("penalty", unit: "nats per token", "Above that of BF16.") { $0.penalty },
    .number("bf16_size", unit: "parameters", "Size in BF16 of the same loss.") { $0.size },
    .number("bf16_tokens", unit: "tokens", "Tokens in BF16 of the same loss.") { $0.tokens },
    .number("critical_tokens", unit: "tokens", "Beyond these more tokens make it worse.") {
      $0.critical
    },
    .number("outside_factor", "Times beyond the fitted range; 1 inside.") {
      $0.question.excesses.first?.factor ?? 1
    },
  ]
}

extension String {
  /// The text with a capital and a full stop.
  fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
