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
  let from: Double
  let to: Double
  let law: any ScalingLaw
  let curve: LossByCompute
  let floor: Double?
  /// Tokens per second before and after; `nil` is not stated.
  private let rates: (from: Double, to: Double)?
  /// The run-to-run deviation of a loss, and the runs behind each.
  let noise: (deviation: Double, seeds: Int)?
  let measured: [String?]

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
    let gains: [(log: Double, spread: Double)] = curves.map {
      (log: $0.logCompute(to) - $0.logCompute(from), spread: deviation($0))
    }
    func range(_ sigma: Double) -> Interval {
      let low = gains.map { $0.log - 1.96 * sigma * $0.spread }.min() ?? gain
      let high = gains.map { $0.log + 1.96 * sigma * $0.spread }.max() ?? gain
      return Interval(kind: .bounds, low: exp(low), high: exp(high), level: 0.95)
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
}
