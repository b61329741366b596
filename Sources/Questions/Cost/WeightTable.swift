import CostModel
import ModelConfigs
import Tabular
import Units

/// What weights hold, by part.
struct WeightTable {
  private let query: Cost
  private let count: WeightCount

  /// The table of a cost; nil where it is not of weights.
  init?(query: Cost) {
    guard let count = query.model.weights else { return nil }
    self.query = query
    self.count = count
  }

  /// The total to the unit, its routed experts, and what the config beside says.
  var headline: [String] {
    let total = Parameters(Double(count.total)).rounded(to: 3)
    var text = "\(query.model.title) holds \(count.total) parameters (\(total)) in "
    text += "\(count.tensors) tensors"
    if count.isRouted {
      let (blocks, experts) = count.layout
      let share = (Double(count[.routedExperts]) / Double(count.total) * 100).rounded(toDigits: 3)
      text += "; \(count[.routedExperts]) (\(share) %) are routed experts"
      text += experts.map { ", \($0) in each of \(blocks) layers" } ?? " in \(blocks) layers"
    }
    for part in [WeightCount.Part.predictors, .towers] where count[part] > 0 {
      text += "; \(count[part]) are \(part.rawValue)"
    }
    let checks = query.model.notes.filter { $0.contains("config.json") }
    return [text + "."] + checks
  }

  private typealias WeightRow = (name: String, total: Int, active: Int?)

  private var rows: [WeightRow] {
    let all = WeightCount.Part.allCases.filter { count[$0] > 0 }.map { part -> WeightRow in
      (part.rawValue, count[part], part == .routedExperts ? routedActive : count[part])
    }
    let active = query.model.active.map { Int($0.value) }
    return all + [
      ("sum of the language model", count.languageModel, active),
      (
        "sum of it without input embedding", count.languageModel - input,
        active.map { $0 - input }
      ), ("sum", count.total, nil),
    ]
  }

  /// The token lookup, where the unembedding is a matrix of its own.
  private var input: Int { count[.unembedding] > 0 ? count[.inputEmbedding] : 0 }

  private var routedActive: Int? {
    query.model.active.map { count[.routedExperts] - (count.languageModel - Int($0.value)) }
  }

  var table: ShownTable {
    ShownTable(
      Table(
        "weights", "Parameters by the names of tensors", of: rows,
        [
          .text("component", "Part of the model.") { $0.name },
          .integer("total_parameters", unit: "parameters", "All parameters.") { $0.total },
          .integer("active_parameters", unit: "parameters", "Those that a token uses.") {
            $0.active
          },
        ]), notes: query.model.notes)
  }
}
