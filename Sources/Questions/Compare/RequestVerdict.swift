import CostModel
import ScalingLaws
import Tabular
import Units

/// What a law says of training and serving together at numbers of requests at once, as what a token
/// costs depends on them.
struct RequestVerdict: Sendable {
  let run: String
  let law: String
  let mode: ComparisonMode
  /// The requests that were asked.
  let asked: Double
  let rows: [ServedElsewhere]

  struct ServedElsewhere: Sendable {
    let run: String
    let law: String
    let mode: ComparisonMode
    let costs: ServedCosts
    /// Means of the dense model over the run's.
    let multiplier: Double
  }

  /// One for each law that answers in a mode of inference; none where 2·N_active is counted.
  static func all(
    of request: ComparisonRequest, _ results: [LawResult], under laws: [any ScalingLaw]
  ) -> [RequestVerdict] {
    guard let asked = request.terms.servedCosts, let tokens = request.run.tokens else { return [] }
    return results.compactMap { result in
      guard let mode = result.mode, [.lifetime, .money].contains(mode), result.numbers != nil,
        let law = laws.first(where: { $0.card.id == result.law.id })
      else { return nil }
      let rows = request.terms.servedElsewhere.compactMap { costs -> ServedElsewhere? in
        var terms = request.terms
        terms.servedCosts = costs
        let answer = try? law.estimate(
          mode.question, of: request.run.design, tokens: tokens, terms: terms,
          data: request.run.effect)
        return answer.map {
          ServedElsewhere(
            run: request.run.name, law: law.card.id, mode: mode, costs: costs, multiplier: $0.value)
        }
      }
      return RequestVerdict(
        run: request.run.name, law: law.card.id, mode: mode, asked: asked.requests, rows: rows)
    }
  }

  /// Whether the run wins at some numbers of requests and loses at others.
  var flips: Bool {
    rows.contains { $0.multiplier > 1 } && rows.contains { $0.multiplier < 1 }
  }

  /// The numbers of requests at which the run wins and loses, in words.
  private var sides: String {
    func list(_ rows: [ServedElsewhere]) -> String {
      rows.map { plainText(of: $0.costs.requests) }.joined(separator: ", ")
    }
    return "wins at \(list(rows.filter { $0.multiplier > 1 })) requests at once and loses at "
      + list(rows.filter { $0.multiplier < 1 })
  }

  /// That verdicts flip, and where, laws that say the same together.
  static func sentences(_ verdicts: [RequestVerdict]) -> [String] {
    let flipping = Dictionary(grouping: verdicts.filter(\.flips)) {
      "\($0.mode.rawValue)\n\($0.run) \($0.sides)"
    }
    return flipping.sorted { $0.key < $1.key }.compactMap { _, alike in
      alike.first.map { first in
        "The \(first.mode.rawValue) verdict of \(alike.map(\.law).joined(separator: ", ")), training "
          + "counted with serving, flips with the batch: \(first.run) \(first.sides). Serving alone may be "
          + "cheaper where this is lost."
      }
    }
  }

  /// For people: a row for each law and mode, a column for each number of requests.
  static func shown(_ verdicts: [RequestVerdict]) -> ShownTable? {
    guard let first = verdicts.first(where: { !$0.rows.isEmpty }) else { return nil }
    let numbers = first.rows.map(\.costs.requests)
    let cells = numbers.map { number in
      Filling<RequestVerdict>.number("at_\(Int(number))", "At so many requests.") { verdict in
        verdict.rows.first { $0.costs.requests == number }?.multiplier
      }
    }
    return ShownTable(
      Table(
        "requests", "Dense means over the run's, by requests at once", of: verdicts,
        [
          .text("law", "The law that answers.") { $0.law },
          .text("mode", "What is held equal.") { $0.mode.rawValue },
        ] + cells),
      notes: [note(first)], digits: 3)
  }

  private static func note(_ verdict: RequestVerdict) -> String {
    let costs = verdict.rows.map { row -> String in
      let own = row.costs.moe.rounded(toDigits: 2)
      return "\(own) and \(row.costs.dense.rounded(toDigits: 2)) at \(Int(row.costs.requests))"
    }
    let share = plainText(of: ServedTerms.trainingShare)
    let lengths = "\(Int(ServedTerms.input)) tokens in and \(Int(ServedTerms.output)) out"
    return
      "A token after training costs its device time as served, on as many devices as serve it cheapest, at "
      + "\(lengths), counted at the pace of "
      + "training, \(share) of the sixteen-bit peak: \(costs.joined(separator: ", ")) times the "
      + "2 N_active of the MoE and of a dense model of √(active · total). Asked are \(Int(verdict.asked)) requests; "
      + "inferenceCost twoNActive counts 2 N_active."
  }

  static let columns: [Filling<ServedElsewhere>] = [
    .text("run", "Name of the run.") { $0.run },
    .text("law", "Id of the law.") { $0.law },
    .text("mode", "What is held equal.") { $0.mode.rawValue },
    .number("requests", "At once.") { $0.costs.requests },
    .number("moe_cost", "Of a token over 2 N_active, in training FLOP.") { $0.costs.moe },
    .number("dense_cost", "The same of the dense model.") { $0.costs.dense },
    .number("multiplier", "Dense means over the run's.") { $0.multiplier },
  ]
}
