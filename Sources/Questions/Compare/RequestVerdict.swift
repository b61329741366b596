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
  let rows: [Row]

  struct Row: Sendable {
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
      let rows = request.terms.servedElsewhere.compactMap { costs -> Row? in
        var terms = request.terms
        terms.servedCosts = costs
        let answer = try? law.estimate(
          mode.question, of: request.run.design, tokens: tokens, terms: terms,
          data: request.run.effect)
        return answer.map {
          Row(
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

  /// That the verdict flips, and where; `nil` where it does not.
  var sentence: String? {
    guard flips else { return nil }
    let (wins, loses) = (
      rows.filter { $0.multiplier > 1 }, rows.filter { $0.multiplier < 1 }
    )
    func list(_ rows: [Row]) -> String {
      rows.map { plainText(of: $0.costs.requests) }.joined(separator: ", ")
    }
    return "The \(mode.rawValue) verdict of \(law) flips with the batch: \(run) wins at "
      + "\(list(wins)) requests at once and loses at \(list(loses))."
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

  static let columns: [Filling<Row>] = [
    .text("run", "Name of the run.") { $0.run },
    .text("law", "Id of the law.") { $0.law },
    .text("mode", "What is held equal.") { $0.mode.rawValue },
    .number("requests", "At once.") { $0.costs.requests },
    .number("moe_cost", "Of a token over 2 N_active, in training FLOP.") { $0.costs.moe },
    .number("dense_cost", "The same of the dense model.") { $0.costs.dense },
    .number("multiplier", "Dense means over the run's.") { $0.multiplier },
  ]
}
