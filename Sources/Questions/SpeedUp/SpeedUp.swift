import Diagnostics
import Formats
import Foundation
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// What a change of a recipe is worth in compute, from the losses before and after it.
public struct SpeedUp: CallableQuestion {
  public static let section = Section(
    "speedUp", .list, definition: "speedUp",
    "What changes of a recipe are worth in compute, from losses before and after")
  public static let call = QuestionCall(
    "speedup", "The compute that a change saves, from the losses before and after it under a law.",
    examples: [
      "moesim speedup --from 3.1605 --to 3.1357 --law marin-2026",
      "moesim speedup --from 3.1605 --to 3.1357 --law marin-2026 --from-throughput 175165 \\",
      "    --to-throughput 179731 --run-sd 0.002",
    ])

  public let name: String?
  private let from: Double
  private let to: Double
  private let law: any ScalingLaw
  private let curve: LossByCompute
  private let floor: Double?
  /// Tokens per second before and after; `nil` is not stated.
  private let rates: (from: Double, to: Double)?
  /// The run-to-run deviation of a loss, and the runs behind each.
  private let noise: (deviation: Double, seeds: Int)?
  private let measured: [String?]

  public init(_ ask: inout Asking) throws(Unsettled) {
    name = ask.optional("name", .text("a name", example: "MuonH"), "A name for the change")
    from = ask(
      "from", .number("a loss", above: 0, example: 3.1605), unit: "nats per token",
      "The loss before the change")
    to = ask(
      "to", .number("a loss", above: 0, example: 3.1357), unit: "nats per token",
      "The loss after it, of the same compute")
    law = ask(
      "law", .recipeLaw,
      "A law of loss by compute: Marin's, or one for dense models at their best size and tokens",
      default: Marin2026.v16, says: Marin2026.v16.card.id)
    floor = ask.optional(
      "floor", .number("a loss", atLeast: 0, example: 1.4), isInExample: false,
      "Another floor for Marin's laws, the exponent fitted with it")
    let (slow, fast) = (
      ask.optional(
        "fromThroughput", .number("tokens per second", above: 0, example: 175_165),
        "Tokens per second before the change"),
      ask.optional(
        "toThroughput", .number("tokens per second", above: 0, example: 179_731),
        "Tokens per second after it")
    )
    let deviation = ask.optional(
      "runDeviation", .number("a deviation", above: 0, example: 0.002), unit: "nats per token",
      aliases: ["--run-sd"], "The deviation of the loss between seeds")
    let seeds = ask(
      "seeds", .count("a number of seeds", example: 3), "Runs whose mean each loss is", default: 1)
    let (oldText, newText) = (
      ask.optional(
        "fromText", .text("a text", example: "Paloma macro"), "The text that the first loss is of"),
      ask.optional(
        "toText", .text("a text", example: "Paloma macro"), "The text that the second loss is of")
    )
    let (oldWords, newWords) = (
      ask.optional(
        "fromTokenizer", .text("a tokenizer", example: "Llama 3"), "The tokenizer of the first"),
      ask.optional(
        "toTokenizer", .text("a tokenizer", example: "Llama 3"), "The tokenizer of the second")
    )
    try ask.settle()
    measured = [oldText, newText, oldWords, newWords]
    if (slow == nil) != (fast == nil) {
      throw ask.fault(
        at: slow == nil ? "toThroughput" : "fromThroughput", "one throughput says nothing",
        "give both, or neither")
    }
    rates = slow.flatMap { slow in fast.map { (slow, $0) } }
    if deviation == nil {
      try ask.refuseIdle("seeds", because: "no deviation between seeds is stated")
    }
    noise = deviation.map { ($0, seeds) }
    guard let curve = LossByCompute(law, floor: floor) else {
      throw ask.fault(
        at: "law", "\(law.card.id) gives no loss by compute",
        "name a law of Marin's, or one for dense models with size and tokens")
    }
    self.curve = curve
    if !curve.isRecipe {
      try ask.refuseIdle("floor", because: "the floor of \(law.card.id) is part of its fit")
    }
    if let floor, floor >= min(from, to) {
      throw ask.fault(
        at: "floor", "no loss lies below the floor",
        "give a floor under \(plainText(of: min(from, to)))")
    }
    for (key, loss) in [("from", from), ("to", to)] where loss <= curve.floor {
      throw ask.fault(
        at: key, "the law reaches no loss under its floor of \(plainText(of: curve.floor))",
        "losses of \(law.card.id) are nats per token of its own text; a loss in bits is another number"
      )
    }
    for (key, loss) in [("from", from), ("to", to)] where loss > Self.mostLoss {
      throw ask.fault(
        at: key, "a loss of \(plainText(of: loss)) nats is more than guessing among all words",
        "give the loss in nats per token, such as 3.1605")
    }
    if let excess, excess.factor > 1e6, !ask.reader.isLenient {
      throw ask.fault(
        at: to < from ? "to" : "from",
        "\(law.card.id) reaches such losses more than a million times outside its runs, where its figures "
          + "mean nothing",
        "name a law whose text and floor these losses are of")
    }
    try checkText(ask, oldText, newText, "text")
    try checkText(ask, oldWords, newWords, "tokenizer")
  }

  /// ln of a vocabulary of 262,144 words: the loss of knowing nothing.
  static let mostLoss = 12.5

  /// Refuses losses that are not of one text and tokenizer, the law's own where that is known.
  private func checkText(
    _ ask: Asking, _ old: String?, _ new: String?, _ what: String
  ) throws(Unsettled) {
    let key = what == "text" ? "Text" : "Tokenizer"
    /// Letters and digits alone, so that "Llama 3" is "llama-3".
    func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    if let old, let new, bare(old) != bare(new) {
      throw ask.fault(
        at: "to" + key,
        "losses of two \(what)s are never compared: \(Fault.quoted(old)) and \(Fault.quoted(new))",
        "measure both with one \(what)")
    }
    guard curve.isRecipe, let stated = old ?? new else { return }
    let own =
      what == "text"
      ? ["paloma", "palomamacro", "palomamacroloss", "palomamacroaverage", "macroaverageofpaloma"]
      : ["llama3", "llama31", "llama32", "llama33", "metallama3", "llama3tokenizer"]
    if !own.contains(bare(stated)) {
      throw ask.fault(
        at: (old == nil ? "to" : "from") + key,
        "\(law.card.id) is of \(what == "text" ? "the macro average over Paloma" : "the Llama 3 tokenizer"), "
          + "and these losses are of \(Fault.quoted(stated))",
        "losses of two \(what)s are never compared: name a law of that \(what), or write "
          + (what == "text" ? "\"Paloma macro\" if it is that" : "\"Llama 3\" if it is that"))
    }
  }

  public var subject: String? { law.card.id }

  /// What a change comes to.
  public struct Gain: Sendable {
    /// Compute before over after, for the loss after.
    let compute: Double
    /// Over the floors that the law's runs support; `nil` where they are not public.
    let overFloors: Interval?
    /// Over floors and seeds; `nil` where no noise is stated.
    let interval: Interval?
    /// The deviation between seeds at which the interval would reach 1.
    let hidingDeviation: Double
    /// Throughput after over before.
    let rate: Double?
    /// The compute of both losses under the law, and how far the further one lies outside its runs.
    let budgets: [Double]
    let excess: RangeExcess?
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> Gain {
    let runs = Double(noise?.seeds ?? 1)
    // The logarithm of the gain moves by 1/(α (L - E)) a nat of either loss.
    func deviation(_ curve: LossByCompute) -> Double {
      let slopes = [from, to].map { loss in
        let step = 1e-5 * loss
        return (curve.logCompute(loss + step) - curve.logCompute(loss - step)) / (2 * step)
      }
      return (slopes.map { $0 * $0 }.reduce(0, +) / runs).squareRoot()
    }
    let gain = curve.logCompute(to) - curve.logCompute(from)
    let curves = [curve] + (floor == nil ? curve.others(above: min(from, to)) : [])
    let gains = curves.map { (log: $0.logCompute(to) - $0.logCompute(from), spread: deviation($0)) }
    func range(_ sigma: Double) -> Interval {
      let ends = gains.flatMap {
        [$0.log - 1.96 * sigma * $0.spread, $0.log + 1.96 * sigma * $0.spread]
      }
      return Interval(
        kind: .bounds, low: exp(ends.min() ?? gain), high: exp(ends.max() ?? gain), level: 0.95)
    }
    return Gain(
      compute: exp(gain), overFloors: curves.count > 1 ? range(0) : nil,
      interval: noise.map { range($0.deviation) },
      hidingDeviation: abs(gain) / (1.96 * deviation(curve)),
      rate: rates.map { $0.to / $0.from },
      budgets: [from, to].map { exp(curve.logCompute($0)) }, excess: excess)
  }

  /// How far the further of both losses lies outside the law's runs in compute.
  private var excess: RangeExcess? {
    let extents = law.card.range.extents
    func end(_ end: KeyPath<Extent, Double?>) -> Double? {
      guard let size = extents[.activeParameters]?[keyPath: end],
        let tokens = extents[.tokens]?[keyPath: end]
      else { return nil }
      return 6 * size * tokens
    }
    let extent = extents[.compute] ?? Extent(low: end(\.low), high: end(\.high))
    return [from, to].map { extent.excess(of: exp(curve.logCompute($0))) }.max()
      .flatMap { $0 > 1 ? RangeExcess(axis: .compute, factor: $0) : nil }
  }

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

/// The loss of a law's best models by their compute.
struct LossByCompute: Sendable {
  let floor: Double
  /// Whether it is one of Marin's, whose floor may move.
  let isRecipe: Bool
  /// ln C of a loss.
  let logCompute: @Sendable (Double) -> Double

  private init(floor: Double, isRecipe: Bool, logCompute: @escaping @Sendable (Double) -> Double) {
    self.floor = floor
    self.isRecipe = isRecipe
    self.logCompute = logCompute
  }

  /// E + A/C^α with another floor, the rest fitted to Marin's runs.
  private init(floor: Double) {
    let fit = Marin2026.fit(floor: floor)
    self.init(floor: floor, isRecipe: true) { (log(fit.a) - log($0 - floor)) / fit.alpha }
  }

  init?(_ law: any ScalingLaw, floor: Double?) {
    if let recipe = law as? Marin2026 {
      guard let floor, floor != recipe.floor else {
        self.init(floor: recipe.floor, isRecipe: true) { log(recipe.budget(forLoss: $0)) }
        return
      }
      self.init(floor: floor)
      return
    }
    guard let law = law as? any SurfaceLaw, let surface = try? law.surface(routedLike: nil),
      surface.budget(forLoss: surface.floor + 1) != nil
    else { return nil }
    self.init(floor: surface.floor, isRecipe: false) { loss in
      surface.budget(forLoss: loss).map { log($0) } ?? .nan
    }
  }

  /// The same with the other floors that Marin's runs support, under a loss.
  func others(above loss: Double) -> [LossByCompute] {
    guard isRecipe else { return [] }
    let floors = Marin2026.supportedFloors
    return
      (Array(stride(from: floors.lowerBound, to: floors.upperBound, by: 0.05))
      + [floors.upperBound]).filter { $0 < loss }.map { LossByCompute(floor: $0) }
  }
}

extension InputKind where Value == any ScalingLaw {
  /// A law of loss by compute.
  fileprivate static var recipeLaw: InputKind {
    let any = InputKind<any ScalingLaw>.anyLaw
    return InputKind(
      any.shape, example: .text(Marin2026.v16.card.id), sample: Marin2026.v16,
      words: .list(LawLibrary.words), text: { $0.card.id }
    ) { node, reader in any.value(of: node, reader) }
  }
}
