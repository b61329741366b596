import CostModel
import Questions
import Tabular
import Units

/// The sections that answer a call of `cost`.
struct CostReport {
  let query: CostQuery

  func sections() throws(CommandFailure) -> [ReportSection] {
    var sections = [parameters, conventions, inferenceMemory]
    guard let device = query.device else { return sections }
    let hardware = try HardwareReport(query: query, device: device)
    sections += try hardware.sections()
    return sections
  }

  private var parameters: ReportSection {
    let count = query.architecture.parameters
    let flops = query.architecture.flops(context: query.context)
    var table = Table(
      name: "components", summary: "Parameters and training FLOP by component",
      columns: [
        Column("component", .text, "Part of the model."),
        Column("total_parameters", .integer, unit: "parameters", "All parameters."),
        Column("active_parameters", .integer, unit: "parameters", "Those that a token uses."),
        Column(
          "flop_per_token", .integer, unit: "FLOP per token",
          "Forward and backward, exact, causal attention, no recomputation."),
      ])
    for name in Component.allCases {
      let flop = flops.training(name).value
      guard count[name].total > 0 || flop > 0 else { continue }
      table.append([
        .text(name.rawValue), .integer(count[name].total), .integer(count[name].active),
        .integer(Int(flop)),
      ])
    }
    table.append([
      "sum", .integer(count.total), .integer(count.active(.all)),
      .integer(Int(flops.trainingPerToken.value)),
    ])
    table.append([
      "sum without input embedding", .integer(count.total(.noInputEmbedding)),
      .integer(count.active(.noInputEmbedding)), .empty,
    ])
    table.append([
      "sum without embeddings", .integer(count.total(.noEmbedding)),
      .integer(count.active(.noEmbedding)), .empty,
    ])
    return ReportSection(
      table: table,
      notes: publishedNotes + query.model.notes + [
        "FLOP are exact, with causal attention over \(query.context) tokens and no recomputation."
      ])
  }

  /// Which count reproduces what was published.
  private var publishedNotes: [String] {
    guard let card = query.model.card else { return [] }
    var notes: [String] = []
    if let active = card.published.active {
      let fitting = card.matchingConventions.map(\.rawValue).joined(separator: ", ")
      notes.append(
        "Published as active: \(active.value.rounded(to: 4)), which fits "
          + (fitting.isEmpty ? "none of the three counts" : fitting) + " (\(active.source)).")
    }
    if let total = card.published.total {
      notes.append("Published as total: \(total.value.rounded(to: 4)) (\(total.source)).")
    }
    return notes
  }

  private var conventions: ReportSection {
    var table = Table(
      name: "conventions", summary: "Training FLOP by convention",
      columns: [
        Column("convention", .text, "What is counted."),
        Column("flop_per_token", .number, unit: "FLOP per token", "FLOP per trained token."),
        Column("train_flop", .number, unit: "FLOP", "FLOP of the run."),
        Column("formula", .text, "FLOP per token."),
        Column("counted_by", .text, "Who counts so."),
      ])
    for convention in FLOPConvention.published {
      let perToken = query.architecture.trainingFLOP(
        context: query.context, convention: convention)
      table.append([
        .text(convention.id), .number(perToken.value),
        Cell(query.tokens.map { (perToken * $0).value }), .text(convention.formula),
        .text(convention.source),
      ])
    }
    let flops = query.architecture.flops(context: query.context)
    var notes = [
      "With full recomputation the hardware does "
        + "\(ShownNumber.flop(flops.hardwarePerToken(.full).value)) FLOP per token."
    ]
    if let tokens = query.tokens { notes.insert("The run is on \(tokens) tokens.", at: 0) }
    if let published = query.model.card?.published.trainingFLOP { notes.append(nearest(published)) }
    return ReportSection(table: table, notes: notes, hiddenColumns: ["counted_by"])
  }

  /// The convention that comes nearest to a published figure.
  private func nearest(_ published: Sourced<FLOP>) -> String {
    let text = "Published training FLOP: \(published.value.rounded(to: 3)) (\(published.source))"
    guard let tokens = query.tokens else { return text + "." }
    let best = FLOPConvention.published.min { left, right in
      distance(left, published.value, tokens) < distance(right, published.value, tokens)
    }
    guard let best else { return text + "." }
    let percent = (distance(best, published.value, tokens) * 100).rounded(toDigits: 2)
    return text + "; \(best.id) comes nearest, within \(percent) %."
  }

  private func distance(_ convention: FLOPConvention, _ flop: FLOP, _ tokens: Tokens) -> Double {
    let perToken = query.architecture.trainingFLOP(context: query.context, convention: convention)
    return abs((perToken * tokens) / flop - 1)
  }

  private var inferenceMemory: ReportSection {
    var table = Table(
      name: "inference_memory", summary: "Memory of inference",
      columns: [
        Column("held", .text, "What is held."),
        Column("bytes", .number, unit: "bytes", "Its size."),
      ])
    let cache = query.architecture.cache(context: query.context)
    let total = Double(query.architecture.parameters.total)
    table.append(["weights in 16 bits", .number(2 * total)])
    table.append(["weights in 8 bits", .number(total)])
    table.append(["cache of each token, 16 bits", .number(cache.perToken.value)])
    table.append([
      .text("cache of a sequence of \(query.context) tokens"), .number(cache.perSequence.value),
    ])
    return ReportSection(table: table)
  }
}
