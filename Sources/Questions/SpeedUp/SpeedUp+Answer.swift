import Diagnostics
import Foundation
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

extension SpeedUp {
  public static func answer(_ asked: [Resolved<SpeedUp>], in world: World) -> Answer {
    var answer = Answer(
      headline: asked.flatMap { [$0.question.headline($0.found), $0.question.trust($0.found)] },
      shown: [
        ShownTable(
          Table("speed_ups", "What changes are worth in compute", of: asked, columns),
          notes: notes(asked), hiding: ["from_text", "to_text", "from_tokenizer", "to_tokenizer"],
          digits: 5)
      ])
    answer.sources = asked.map { ($0.question.law.card.id, $0.question.law.card.citation) }
    answer.extrapolated = asked.compactMap { one in
      one.found.excess.map {
        .init(
          by: one.question.law.card.id, of: one.question.name ?? "a change", distance: $0.phrase)
      }
    }
    let names = ["fromText", "toText", "fromTokenizer", "toTokenizer"]
    let open = asked.flatMap { one in
      zip(names, one.question.measured).filter { $0.1 == nil }.map(\.0)
    }
    if !open.isEmpty {
      answer.warnings.append(
        "whether losses are of one text and tokenizer"
          + (asked.contains { $0.question.curve.isRecipe }
            ? ", Paloma's macro average by Llama 3's," : "")
          + " is not stated everywhere: " + names.filter(open.contains).joined(separator: ", ")
          + " are left out")
    }
    return answer
  }

  private func headline(_ found: Gain) -> String {
    let interval = found.interval ?? found.overFloors
    let covered =
      found.interval == nil
      ? "over the floors that its runs support, noise between seeds left out"
      : found.overFloors == nil ? "(95 %) over seeds" : "(95 %) over seeds and floors"
    var text =
      "\(name ?? "The change") from \(plainText(of: from)) to \(plainText(of: to)) is worth ×"
      + found.compute.fixed(3) + " of compute under \(law.card.id)"
    if let interval {
      text += ", \(interval.low.fixed(3)) to \(interval.high.fixed(3)) \(covered)"
    }
    if let rate = found.rate {
      text +=
        "; in wall-clock time ×\((found.compute * rate).fixed(3)), as throughput is ×\(rate.fixed(3))"
    }
    return text + "."
  }

  /// How far to trust it, and what would change it.
  private func trust(_ found: Gain) -> String {
    let far = found.excess.map { excess in
      let budgets = found.budgets.map { FLOP($0).rounded(to: 2) }.joined(separator: " and ")
      return (excess.factor > 10 ? "Trust the sign alone: " : "")
        + "\(excess.factor > 10 ? "these" : "These") losses lie at \(budgets) FLOP of the law, "
        + "\(excess.phrase) outside its runs. "
    }
    let floors = Marin2026.supportedFloors
    let rejected = floor.flatMap { floors.contains($0) ? nil : $0 }.map {
      "Marin's six runs reject a floor of \(plainText(of: $0)). "
    }
    return (rejected ?? "") + (far ?? "Inside the law's runs. ") + noiseTrust(found)
  }

  private func noiseTrust(_ found: Gain) -> String {
    guard from != to else { return "Both losses are the same." }
    let noise = found.hidingDeviation.rounded(toDigits: 2)
    guard let interval = found.interval else {
      return
        "No noise between seeds is stated: with a deviation of \(noise) nats a run nothing could be "
        + "told from no gain; state yours (runDeviation)."
    }
    let isSeen = interval.low > 1 || interval.high < 1
    return isSeen
      ? "It stands out from the seeds: only a deviation of \(noise) nats or more would hide it."
      : "It does not stand out from the seeds: more of them, or a deviation under \(noise) nats, would tell."
  }

  private static func notes(_ asked: [Resolved<SpeedUp>]) -> [String] {
    var notes = [
      "Compute that the recipe before the change needs for the loss after it, over what the changed one "
        + "spent; in wall-clock time also tokens per second."
    ]
    if asked.contains(where: { $0.question.curve.isRecipe }) {
      let floors = Marin2026.supportedFloors
      notes.append(
        "Marin's six best runs do not reject floors from \(floors.lowerBound.fixed(1)) to "
          + "\(floors.upperBound.fixed(1)) at 95 %; the best is 1.4, and the exponent goes with the floor."
      )
    }
    return notes
  }

  private static let columns: [Filling<Resolved<SpeedUp>>] = [
    .text("change", "Name of the change.") { $0.question.name },
    .text("law", "Id of the law.") { $0.question.law.card.id },
    .number("from", "Loss before, nats per token.") { $0.question.from },
    .number("to", "Loss after, nats per token.") { $0.question.to },
    .number("floor", "Floor of the law.") { $0.question.curve.floor },
    .number("speed_up", "Compute before over after, for the loss after.") { $0.found.compute },
    .number("floors_low", "Low end over the floors that the law's runs support.") {
      $0.found.overFloors?.low
    },
    .number("floors_high", "High end.") { $0.found.overFloors?.high },
    .number("low", "Low end over seeds and floors.") { $0.found.interval?.low },
    .number("high", "High end.") { $0.found.interval?.high },
    .number("outside_factor", "Times beyond the law's runs in compute; 1 inside.") {
      $0.found.excess?.factor ?? 1
    },
    .number("throughput_ratio", "Tokens per second after over before.") { $0.found.rate },
    .number("wall_clock_speed_up", "Speed-up in wall-clock time.") { found in
      found.found.rate.map { $0 * found.found.compute }
    },
    .number("hiding_deviation", unit: "nats per token", "Deviation of runs that would hide it.") {
      $0.found.hidingDeviation
    },
    .number("run_deviation", unit: "nats per token", "Deviation between seeds as stated.") {
      $0.question.noise?.deviation
    },
    .integer("seeds", "Runs whose mean each loss is.") { $0.question.noise?.seeds },
    .text("from_text", "Text of the loss before.") { $0.question.measured[0] },
    .text("to_text", "Text of the loss after.") { $0.question.measured[1] },
    .text("from_tokenizer", "Tokenizer before.") { $0.question.measured[2] },
    .text("to_tokenizer", "Tokenizer after.") { $0.question.measured[3] },
  ]
}
