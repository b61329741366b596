import CostModel
import Tabular
import Units

/// What a model costs of which only sizes are known.
struct SizesCost {
  let query: Cost

  func answer(_ plan: Placement?) -> Answer {
    Answer(
      headline: [headline(plan)],
      shown: [conventionTable, query.inferenceMemory(beside: [])])
  }

  private var model: CostSubject { query.model }

  /// Sizes, 6 N_active D, and hours at the stated utilisation.
  private func headline(_ plan: Placement?) -> String {
    guard let active = model.active, let flopPerToken = query.flopPerToken else {
      return "How many experts a token uses is not in weights: state it with --top-k."
    }
    var text = model.title
    if model.weights == nil, !text.hasPrefix("A model of") {
      text +=
        " has \(model.total.rounded(to: 3)) parameters, \(active.rounded(to: 3)) of them active"
    } else if model.weights != nil {
      text += " has \(active.rounded(to: 3)) active parameters"
    }
    guard let tokens = query.tokens else { return text + "; its tokens are not known." }
    text += ": training on \(tokens.rounded(to: 3)) tokens takes "
    text +=
      "\((flopPerToken * tokens).rounded(to: 3)) FLOP as 6 N_active D, without attention scores"
    if let device = query.device, let hours = query.hours(plan) {
      text += ", \(hours.words) hours of \(device.id.uppercased()) "
      text +=
        query.utilisation == nil
        ? "(80 % of whole runs of such sizes) as \(plan?.layout?.text ?? "no layout")"
        : "at the stated utilisation"
    }
    return text + "."
  }

  /// Where the sizes were read.
  private var sources: [String] {
    model.card.map { ["The sizes: \($0.shapeSource)."] } ?? []
  }

  private var conventionTable: ShownTable {
    let sizes: [(FLOPConvention, Parameters?)] = [
      (.sixTotal, model.total), (.sixActive, model.active),
    ]
    let rows = sizes.compactMap { convention, size in
      size.map { (convention: convention, perToken: FLOPPerToken(6 * $0.value)) }
    }
    return ShownTable(
      .conventions(rows, tokens: query.tokens),
      notes: sources + model.notesOfCount + [
        "Other counts follow from a shape, and memory and rates of its own: name a model with one, or "
          + "give its config.json."
      ], hiding: ["counted_by"])
  }
}
