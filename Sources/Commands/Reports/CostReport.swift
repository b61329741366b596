import CostModel
import Quantities
import ReportWriter

/// The parameters and the training FLOP of one architecture, for people and for programs.
struct CostReport {
  let card: ModelCard
  let architecture: Architecture
  let tokens: Tokens?
  let context: Int

  func text(_ width: Int?) -> String {
    "\(card.name)\n\n" + parameterText(width) + "\n" + conventionText(width)
  }

  private func parameterText(_ width: Int?) -> String {
    let count = architecture.parameters
    let flops = architecture.flops(context: context)
    let names = Component.allCases.filter {
      count[$0].total > 0 || flops.training($0).value > 0
    }
    var rows = names.map { name -> [String] in
      [
        name.rawValue.replacing("_", with: " "), grouped(count[name].total),
        grouped(count[name].active), grouped(Int(flops.training(name).value)),
      ]
    }
    rows.append([
      "sum", grouped(count.total), grouped(count.active(.all)),
      grouped(Int(flops.trainingPerToken.value)),
    ])
    rows += [
      ["without input embedding", "", grouped(count.active(.noInputEmbedding)), ""],
      ["without embeddings", "", grouped(count.active(.noEmbedding)), ""],
    ]
    var text = TerminalTable.text(
      of: [
        .init("component"), .init("total parameters", .right), .init("active parameters", .right),
        .init("training FLOP per token", .right),
      ], rows: rows, width: width)
    if let published = card.published.active {
      let fitting = card.matchingConventions.map(\.rawValue).joined(separator: ", ")
      text +=
        "Published as active: \(published.value.rounded(to: 4)), which fits "
        + (fitting.isEmpty ? "none of the three counts" : fitting) + " (\(published.source))\n"
    }
    return text + "FLOP: exact, causal attention over \(context) tokens, no recomputation\n"
  }

  private func conventionText(_ width: Int?) -> String {
    let rows = FLOPConvention.published.map { convention -> [String] in
      let perToken = architecture.trainingFLOP(context: context, convention: convention)
      return [
        convention.id, ShownNumber.flop(perToken.value),
        tokens.map { ShownNumber.flop((perToken * $0).value) } ?? "", convention.formula,
      ]
    }
    let total = tokens.map { "FLOP for \($0) tokens" } ?? "FLOP of a run"
    return TerminalTable.text(
      of: [
        .init("convention"), .init("FLOP per token", .right), .init(total, .right),
        .init("formula"),
      ], rows: rows, width: width)
  }

  func json() throws(CommandFailure) -> String {
    let count = architecture.parameters
    let flops = architecture.flops(context: context)
    let components = count.components.map { component -> JSONValue in
      [
        "component": .string(component.name.rawValue),
        "total_parameters": .integer(component.total),
        "active_parameters": .integer(component.active),
      ]
    }
    let costs = flops.components.map { component -> JSONValue in
      [
        "component": .string(component.name.rawValue),
        "forward_flop_per_token": .number(component.forward.value),
        "backward_flop_per_token": .number(component.backward.value),
      ]
    }
    let conventions = FLOPConvention.published.map { convention -> JSONValue in
      let perToken = architecture.trainingFLOP(context: context, convention: convention)
      return [
        "convention": .string(convention.id), "formula": .string(convention.formula),
        "flop_per_token": .number(perToken.value),
        "train_flop": JSONValue(tokens.map { (perToken * $0).value }),
      ]
    }
    let active = ActiveConvention.allCases.map {
      JSONValue.Member($0.rawValue, .integer(count.active($0)))
    }
    let value: JSONValue = [
      "model": .string(card.id), "name": .string(card.name), "context_tokens": .integer(context),
      "tokens": JSONValue(tokens?.value), "total_parameters": .integer(count.total),
      "active_parameters": .object(active), "components": .array(components),
      "flop": .array(costs), "conventions": .array(conventions),
    ]
    return try value.printed()
  }

  /// A count with a thin gap between groups of three digits.
  private func grouped(_ count: Int) -> String {
    var groups: [Substring] = []
    var rest = Substring(String(count))
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: ",")
  }
}
