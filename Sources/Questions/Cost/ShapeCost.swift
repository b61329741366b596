import CostModel
import ModelConfigs
import Tabular
import Units

/// What a model of known shape costs, beside what follows from a device.
struct ShapeCost {
  let query: Cost
  let architecture: Architecture

  private var tokens: Tokens? { query.tokens }
  private var context: Int { query.context }
  private var card: ModelCard? { query.model.card }

  func answer(_ plan: Placement?) -> Answer {
    Answer(
      headline: [headline(plan)],
      shown: [componentTable, inferenceMemory, conventionTable.asDetail])
  }

  /// Sizes, FLOP with the range of published conventions, and time and money on a device.
  private func headline(_ plan: Placement?) -> String {
    let count = architecture.parameters
    let size = Parameters(Double(count.total)).rounded(to: 3)
    let active = Parameters(Double(count.active(.all))).rounded(to: 3)
    let sizes =
      "\(query.model.title) has \(size) parameters, \(active) of them active, counted exactly "
      + "from its shape"
    guard let tokens else { return sizes + "; its tokens are not known." }
    func flop(_ convention: FLOPConvention) -> FLOP {
      architecture.trainingFLOP(context: context, convention: convention) * tokens
    }
    let all = FLOPConvention.published.map(flop)
    var text =
      "\(sizes); training on \(tokens.rounded(to: 3)) tokens takes "
      + "\(flop(.exactCausal).rounded(to: 3)) FLOP"
    if let least = all.min(), let most = all.max() {
      text += " (\(least.rounded(to: 2)) to \(most.rounded(to: 2)) by convention)"
    }
    if let device = query.device, let hours = query.hours(plan) {
      text +=
        ", \(hours.words) hours of \(device.id.uppercased())"
        + (query.utilisation == nil
          ? " (80 % of whole runs) as \(plan?.layout?.text ?? "no layout")" : "")
      if let plan, !plan.fits {
        let count = plan.devices ?? 1
        text +=
          count == 1
          ? ", if one held its training, which it does not"
          : ", if \(count) of them held its training, which they do not"
      }
      if let run = query.published {
        text += "; published: \(Parameters(run.hours).rounded(to: 3))"
        if let own = query.choices.layout, let layout = run.layout {
          if layout.schedule != own.schedule {
            text += ", with schedule=\(layout.schedule.rawValue)"
          }
          if layout.chunks != own.chunks { text += ", with chunks=\(layout.chunks)" }
        }
      }
    }
    return text + "."
  }

  private struct CountedPart: Sendable {
    let name: String
    let total: Int
    let active: Int
    let flop: Int?
  }

  private var parts: [CountedPart] {
    let count = architecture.parameters
    let flops = architecture.flops(context: context)
    let components = Component.allCases.compactMap { name -> CountedPart? in
      let flop = flops.training(name).value
      guard count[name].total > 0 || flop > 0 else { return nil }
      return CountedPart(
        name: name.rawValue, total: count[name].total, active: count[name].active, flop: Int(flop))
    }
    return components + [
      CountedPart(
        name: "sum", total: count.total, active: count.active(.all),
        flop: Int(flops.trainingPerToken.value)),
      CountedPart(
        name: "sum without input embedding", total: count.total(.noInputEmbedding),
        active: count.active(.noInputEmbedding), flop: nil),
      CountedPart(
        name: "sum without embeddings", total: count.total(.noEmbedding),
        active: count.active(.noEmbedding), flop: nil),
    ]
  }

  private var componentTable: ShownTable {
    ShownTable(
      Table(
        "components", "Parameters and training FLOP by component", of: parts,
        [
          .text("component", "Part of the model.") { $0.name },
          .integer("total_parameters", unit: "parameters", "All parameters.") { $0.total },
          .integer("active_parameters", unit: "parameters", "Those that a token uses.") {
            $0.active
          },
          .integer(
            "flop_per_token", unit: "FLOP per token",
            "Forward and backward, exact, causal attention, no recomputation."
          ) { $0.flop },
        ]),
      notes: publishedNotes + query.model.notesOfCount + [
        "FLOP are exact, with causal attention over \(context) tokens and no recomputation."
      ])
  }

  /// Which count reproduces what was published.
  private var publishedNotes: [String] {
    guard let card else { return [] }
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

  private var conventionTable: ShownTable {
    let rows = FLOPConvention.published.map { convention in
      (
        convention: convention,
        perToken: architecture.trainingFLOP(context: context, convention: convention)
      )
    }
    let table = Table.conventions(rows, tokens: tokens)
    let flops = architecture.flops(context: context)
    var notes = [
      "With full recomputation the hardware does "
        + "\(ShownNumber.flop(flops.hardwarePerToken(.full).value)) FLOP per token."
    ]
    if let tokens { notes.insert("The run is on \(tokens) tokens.", at: 0) }
    if let published = card?.published.trainingFLOP { notes.append(nearest(published)) }
    return ShownTable(table, notes: notes, hiding: ["counted_by"])
  }

  /// The convention that comes nearest to a published figure.
  private func nearest(_ published: Sourced<FLOP>) -> String {
    let text = "Published training FLOP: \(published.value.rounded(to: 3)) (\(published.source))"
    guard let tokens else { return text + "." }
    let best = FLOPConvention.published.min { left, right in
      distance(left, published.value, tokens) < distance(right, published.value, tokens)
    }
    guard let best else { return text + "." }
    let percent = (distance(best, published.value, tokens) * 100).rounded(toDigits: 2)
    return text + "; \(best.id) comes nearest, within \(percent) %."
  }

  private func distance(_ convention: FLOPConvention, _ flop: FLOP, _ tokens: Tokens) -> Double {
    let perToken = architecture.trainingFLOP(context: context, convention: convention)
    return abs((perToken * tokens) / flop - 1)
  }

  private var inferenceMemory: ShownTable {
    let cache = architecture.cache(context: context)
    return query.inferenceMemory(beside: [
      ("cache of each token, 16 bits", cache.perToken.value),
      ("cache of a sequence of \(context) tokens", cache.perSequence.value),
    ])
  }
}

extension Cost {
  /// The bytes of weights in formats of 16, 8 and 4 bits, all and those that a token uses.
  func inferenceMemory(beside rest: [(String, Double)]) -> ShownTable {
    let formats = [(16, 2.0), (8, 1), (4, 0.5)]
    func rows(_ name: String, _ parameters: Parameters) -> [(String, Double)] {
      formats.map { ("\(name) in \($0.0) bits", parameters.value * $0.1) }
    }
    let used = model.active.flatMap { $0 < model.total ? rows("active weights", $0) : nil }
    return ShownTable(
      Table.held(
        "inference_memory", "Memory of inference",
        rows("weights", model.total) + (used ?? []) + rest))
  }

  /// Hours of all devices together, where they can be told.
  func hours(_ plan: Placement?) -> RunOnDevices.Estimate? {
    guard let device, let plan, let devices = plan.devices, tokens != nil else { return nil }
    return (try? run(on: device, devices, plan).pace())?.seconds.map { $0 / 3600 }
  }
}

extension Table {
  /// Training FLOP, a convention a row.
  static func conventions(
    _ rows: [(convention: FLOPConvention, perToken: FLOPPerToken)], tokens: Tokens?
  ) -> Table {
    Table(
      "conventions", "Training FLOP by convention", of: rows,
      [
        .text("convention", "What is counted.") { $0.convention.id },
        .number("flop_per_token", unit: "FLOP per token", "FLOP per trained token.") {
          $0.perToken.value
        },
        .number("train_flop", unit: "FLOP", "FLOP of the run.") { row in
          tokens.map { (row.perToken * $0).value }
        },
        .text("formula", "FLOP per token.") { $0.convention.formula },
        .text("counted_by", "Who counts so.") { $0.convention.source },
      ])
  }

  /// What memory holds, a row each.
  static func held(_ name: String, _ summary: String, _ parts: [(String, Double)]) -> Table {
    Table(
      name, summary, of: parts,
      [
        .text("held", "What is held.") { $0.0 },
        .number("bytes", unit: "bytes", "Its size.") { $0.1 },
      ])
  }
}
