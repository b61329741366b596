import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Tabular
import Units

/// The best designs of a budget under several laws, the near ones, and why some laws are silent.
struct OptimumReport {
  let search: DesignSearch
  private let answers: [Answer]
  private let refusals: [(law: LawCard, reason: String)]

  /// What one law advises.
  private enum Answer {
    case region(DesignRegion)
    case allocation(LawCard, size: Parameters, tokens: Tokens)
  }

  init(search: DesignSearch, laws: [any ScalingLaw]) {
    self.search = search
    var answers: [Answer] = []
    var refusals: [(law: LawCard, reason: String)] = []
    for law in laws {
      do throws(Refusal) {
        answers.append(try Self.answer(search, law))
      } catch {
        refusals.append((law.card, error.reason))
      }
    }
    self.answers = answers
    self.refusals = refusals
  }

  private static func answer(
    _ search: DesignSearch, _ law: any ScalingLaw
  ) throws(Refusal) -> Answer {
    if let law = law as? any SurfaceLaw { return .region(try search.region(under: law)) }
    guard let law = law as? AllocationLaw else {
      throw .notCovered("states no loss of size and tokens, so that it has no optimum to find")
    }
    guard search.memory == nil, search.data.isNone, search.inferenceTokens == nil else {
      throw .notCovered("allocates training FLOP on fresh data, and knows no other limits")
    }
    let (size, tokens) = try law.allocation(of: search.budget)
    return .allocation(law.card, size: size, tokens: tokens)
  }

  var sections: [ReportSection] { [best, near] }

  private static let designColumns = [
    Column("law", .text, "The law that advises."),
    Column("kind", .text, "The kind of model in the law's symbols."),
    Column("active_parameters", .number, unit: "parameters", "What a token uses."),
    Column("total_parameters", .number, unit: "parameters", "What is stored."),
    Column("tokens", .number, unit: "tokens", "Tokens of training."),
  ]

  private var best: ReportSection {
    var table = Table(
      name: "best", summary: "Best designs for \(limits)",
      columns: Self.designColumns + [
        Column("tokens_per_parameter", .number, "Tokens for each active parameter."),
        Column("loss_nats_per_token", .number, unit: "nats per token", "In the law's own units."),
        Column("alike", .integer, "How many designs of the grid are as good."),
        Column("outside", .text, "How far outside the law's fitted range."),
        Column("citation", .text, "Where the law is published."),
      ])
    for answer in answers {
      switch answer {
      case .region(let region):
        table.append(
          cells(region.law, region.best) + [
            .number(region.best.allocation.tokens / region.best.footprint.active.value),
            .number(region.best.allocation.loss), .integer(region.near.count),
            .text(outside(region.best, of: region)), .text(region.law.citation),
          ])
      case .allocation(let law, let size, let tokens):
        let excesses = law.range.excesses(of: [.compute: search.budget.value])
        table.append([
          .text(law.id), "dense", .number(size.value), .number(size.value),
          .number(tokens.value), .number(tokens.value / size.value), .empty, .empty,
          .text(phrase(excesses, of: law)), .text(law.citation),
        ])
      }
    }
    var notes = [
      "Losses are each law's own and are not compared. K and granularity stand where a law has "
        + "them; the kinds are those that the law was fitted on."
    ]
    if answers.isEmpty { notes = ["No law can answer."] }
    let edges = answers.compactMap { answer -> String? in
      guard case .region(let region) = answer, region.isAtEdge else { return nil }
      return "\(region.law.id) (\(region.best.choice.name))"
    }
    if !edges.isEmpty {
      notes.append(
        "The best kind is the last that was tried, and a better one may lie beyond: "
          + edges.joined(separator: ", ") + ".")
    }
    return ReportSection(
      table: table, notes: notes + refusalNotes, hiddenColumns: ["citation"])
  }

  private var near: ReportSection {
    var table = Table(
      name: "near",
      summary: "Designs as good as the best: at most \(percent) of the FLOP wasted, or "
        + "\(plainText(of: search.lossTolerance)) nats lost",
      columns: Self.designColumns + [
        Column("loss_nats_per_token", .number, unit: "nats per token", "In the law's own units."),
        Column("loss_gap", .number, unit: "nats per token", "Loss beyond the law's best design."),
        Column("wasted_share", .number, "FLOP beyond what the best kind needs for it, over these."),
        Column("is_best", .boolean, "Whether this is the law's best design."),
        Column("outside", .text, "How far outside the law's fitted range."),
      ])
    for case .region(let region) in answers {
      for design in region.near {
        table.append(
          cells(region.law, design) + [
            .number(design.allocation.loss), .number(design.lossGap), .number(design.waste),
            .boolean(
              design.allocation == region.best.allocation
                && design.choice.name == region.best.choice.name),
            .text(outside(design, of: region)),
          ])
      }
    }
    let step = DesignSearch.gridRatio.rounded(toDigits: 3)
    return ReportSection(
      table: table, notes: ["Sizes are tried in steps of \(step) from the best of each kind."],
      hiddenColumns: ["loss_nats_per_token"])
  }

  private func cells(_ law: LawCard, _ design: FoundDesign) -> [Cell] {
    [
      .text(law.id), .text(design.choice.name), .number(design.footprint.active.value),
      .number(design.footprint.total.value), .number(design.allocation.tokens),
    ]
  }

  private func outside(_ design: FoundDesign, of region: DesignRegion) -> String {
    phrase(region.excesses(of: design, in: search), of: region.law)
  }

  private func phrase(_ excesses: [RangeExcess], of law: LawCard) -> String {
    if law.range.extents.isEmpty { return "no range stated" }
    return excesses.isEmpty ? "inside" : excesses.map(\.phrase).joined(separator: ", ")
  }

  private var percent: String {
    "\(plainText(of: (search.wasteTolerance * 100).roundedToSignificant(6))) %"
  }

  /// The budget and what limits the designs, in words.
  private var limits: String {
    var text = "\(search.budget.rounded(to: 3)) FLOP"
    if let tokens = search.inferenceTokens {
      text += " of training and inference on \(tokens) tokens"
    }
    if let memory = search.memory {
      text +=
        ", in \(ShownNumber.value(memory.bytes.value, unit: "bytes")) at "
        + "\(plainText(of: memory.bytesPerNumber)) bytes a number"
      if memory.cachedTokens > 0 {
        text += " with a cache of \(Tokens(memory.cachedTokens)) tokens"
      }
    }
    if let unique = search.data.uniqueTokens { text += ", from \(unique) unique tokens" }
    return text
  }

  /// Why the other laws do not answer, those with the same reason together.
  private var refusalNotes: [String] {
    var reasons: [(reason: String, laws: [String])] = []
    for (law, reason) in refusals {
      if let index = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[index].laws.append(law.id)
      } else {
        reasons.append((reason, [law.id]))
      }
    }
    return reasons.map { "No answer from \($0.laws.joined(separator: ", ")): \($0.reason)." }
  }
}
