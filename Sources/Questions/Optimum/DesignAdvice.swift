import CostModel
import Evidence
import Fitting
import Foundation
import ScalingLaws
import Statistics
import Tabular
import Units

/// What a budget is best spent on as far as measured pairs support it, for people and for a file.
public struct DesignAdvice: Sendable {
  /// The budget in words.
  let budget: String
  /// The best design of each sparsity, dense first.
  let designs: [SupportedDesign]
  let wanted: WantedSizes
  private let isWithinTable: Bool
  private let isOnDevices: Bool
  /// What the devices hold of training at most, in words; `nil` where no number of them is stated.
  private let bound: (words: String, most: Parameters)?

  /// `nil` where no design is found, or where caps are asked for that worth by evidence does not know.
  init?(
    _ search: DesignSearch, on hardware: Hardware?, wanted: WantedSizes, context: Int
  ) {
    guard Self.answers(search) else { return nil }
    var search = search
    if let hardware, let limit = hardware.budget {
      let peak = hardware.device.peak(hardware.precision)?.value ?? 4e14
      guard let seconds = limit.seconds(of: hardware.device, hardware.devices ?? 1) else {
        return nil
      }
      search.budget = FLOP(0.35 * peak * seconds)
    }
    designs = SupportedDesigns(
      search: search, hardware: hardware, wanted: wanted, context: context
    ).best()
    // Fewer tokens than parameters train nothing that a law or a pair tells of.
    guard let most = designs.map({ $0.tokens.expected / $0.active.value }).max(), most >= 1 else {
      return nil
    }
    self.wanted = wanted
    isOnDevices = hardware != nil
    bound = hardware.flatMap { hardware in
      hardware.mostTrained.map { most in
        (
          "\(ShownNumber.grouped(hardware.devices ?? 1)) \(hardware.device.id.uppercased()) hold "
            + "weights, gradients and states of at most \(most.headline) parameters", most
        )
      }
    }
    budget = hardware?.budgetWords ?? "\(search.budget.rounded(to: 3)) FLOP"
    let ranges = MatchedPairs.bundled.model.ranges
    isWithinTable = designs.allSatisfy {
      $0.isDense
        || ((ranges.active.low ?? 0)...(ranges.active.high ?? 0) ~= $0.active.value
          && (ranges.ratio.low ?? 0)...(1.05 * (ranges.ratio.high ?? 0)) ~= $0.sparsity)
    }
  }

  /// Whether worth by evidence knows all that a search asks.
  static func answers(_ search: DesignSearch) -> Bool {
    search.data.isNone && (search.memory?.cachedTokens ?? 0) == 0
  }

  /// That serving takes the whole budget, whatever the design.
  static func unpaid(_ search: DesignSearch, _ serving: ServedTerms?) -> String? {
    guard answers(search), let tokens = search.inferenceTokens else { return nil }
    let batch =
      serving.flatMap { $0.cost == .served ? ", \(plainText(of: $0.requests)) at once," : nil }
      ?? ""
    return
      "No design is advised: of every size that measured pairs hold, serving \(tokens) tokens\(batch) "
      + "leaves too little of \(search.budget.rounded(to: 3)) FLOP to train on."
  }

  /// The design of least loss: of the wanted sizes where some are wanted.
  var best: SupportedDesign {
    let open =
      wanted == WantedSizes() || designs.count == 1 ? designs : designs.filter { !$0.isDense }
    return open.min { $0.loss < $1.loss } ?? designs[0]
  }

  var dense: SupportedDesign? { designs.first(where: \.isDense) }

  /// The nats by which the interval of a design's worth moves its loss to either side.
  private func doubt(of design: SupportedDesign) -> Double? {
    design.interval.map { interval in
      let tokens = design.tokens.expected
      let losses = [interval.low, interval.high].map {
        SupportedDesigns.law.loss(size: $0.value, tokens: tokens)
      }
      return (losses[0] - losses[1]) / 2
    }
  }

  /// Whether the best design stands where the search ends, beyond any model that was trained.
  private var isAtEnd: Bool { best.isDense && best.active.value > 0.9 * SupportedDesigns.most }

  var headline: [String] {
    if isAtEnd {
      return [
        "\(budget) are more than any model was trained with, and no design is advised: the best dense "
          + "model lies beyond \(Parameters(SupportedDesigns.most).headline) parameters, and measured "
          + "pairs end at \(Parameters(mostActive).headline) active ones."
      ]
    }
    if let unmet { return [unmet] }
    let best = best
    let isOfFLOP = budget.hasSuffix("FLOP")
    var first = "\(budget) train \(best.words) on " + best.tokens.words(of: "tokens")
    if let interval = best.interval {
      first +=
        ", worth a dense \(best.worth.headline) (\(interval.low.headline) to "
        + "\(interval.high.headline): 80 % interval by evidence)"
    }
    if !isOfFLOP {
      first +=
        "; " + best.tokens.map { $0 * best.flop.value / best.tokens.expected }.words(of: "FLOP")
    }
    if isOfFLOP, let days = best.days { first += "; \(days.words(of: "days"))" }
    if let dollars = best.dollars { first += ", $\(dollars.words)" }
    let isBound = bound.map { best.total.value > $0.most.value / 4 } ?? false
    let limit = isBound ? bound.map { $0.words + ", which bounds the designs." } : nil
    return [first + ".", limit, besideDense, support].compactMap { $0 }
  }

  /// That no MoE of the wanted sizes is found, with why that may be; `nil` where one is, or none is
  /// wanted.
  private var unmet: String? {
    guard wanted != WantedSizes(), !designs.contains(where: { !$0.isDense }) else { return nil }
    let sizes = [
      wanted.total.map { "\($0.headline) in all" }, wanted.active.map { "\($0.headline) active" },
    ].compactMap { $0 }.joined(separator: " and ")
    return
      "No MoE near \(sizes) is planned for \(budget): stand-ins have 16 to 1,024 experts and 100M "
      + "active parameters or more, and must fit what memory or layouts the devices leave"
      + (bound.map { "; \($0.words)." } ?? ".")
  }

  /// What a dense model makes of the same means.
  private var besideDense: String? {
    guard let dense, !best.isDense else { return nil }
    let gap = dense.loss - best.loss
    return "The best dense model of the same means has \(dense.active.headline) on "
      + "\(Tokens(dense.tokens.expected).rounded(to: 2)) tokens, and a loss \(abs(gap).fixed(3)) nats "
      + "\(gap < 0 ? "lower" : "higher") by \(DenseReference.standardID)"
      + (lawExtrapolates ? ", which extrapolates here." : ".")
  }

  private var lawExtrapolates: Bool {
    let range = LawLibrary.law(DenseReference.standardID)?.card.range
    return range.map { !$0.excesses(of: [.compute: best.flop.value]).isEmpty } ?? true
  }

  /// Whether pairs support it, what cannot be told apart, and what would narrow it.
  private var support: String {
    if best.isDense { return withoutExperts }
    var text =
      isWithinTable
      ? "Sizes and sparsity lie within those of measured pairs"
      : "Sizes or sparsity lie beyond those of measured pairs, so that this extrapolates"
    if let doubt = doubt(of: best) {
      let near = designs.filter { !$0.isDense && $0.loss - best.loss <= doubt }
      // Of one wanted total the active parameters are what differs.
      let isOfTotal = wanted.total != nil
      let alike = near.map { isOfTotal ? $0.active.value : $0.total.value }
      text += "; the worth's interval alone is \(doubt.fixed(3)) nats to either side"
      if let least = alike.min(), let most = alike.max(), alike.count > 1 {
        text +=
          ", so that \(Parameters(least).headline) to \(Parameters(most).headline) "
          + (isOfTotal ? "active" : "in all") + " cannot be told apart"
      }
    }
    return text + ". Losses of your own small MoE and dense runs would narrow it."
  }

  private var mostActive: Double { MatchedPairs.bundled.model.ranges.active.high ?? 0 }

  /// Why the best design is dense, and what would change it.
  private var withoutExperts: String {
    let routed = designs.filter { !$0.isDense }
    guard let next = routed.min(by: { $0.loss < $1.loss }) else {
      return isOnDevices
        ? "No MoE that was tried fits these devices in a layout that was found"
          + (bound.map { ": \($0.words)." } ?? ".")
        : "No MoE within the measured pairs can be trained with so little."
    }
    let gap = next.loss - best.loss
    let text =
      "The best MoE that measured pairs hold, to \(Parameters(mostActive).headline) active, loses "
      + "\(gap.fixed(3)) nats to it"
    guard let doubt = doubt(of: next), gap <= doubt else {
      return text + "; larger ones would extrapolate."
    }
    return text
      + ", and its worth's interval alone is \(doubt.fixed(3)) to either side: they cannot be "
      + "told apart. It is \(next.words)."
  }

  /// The table of designs for people.
  var shown: ShownTable {
    let best = best.loss
    return .digest(
      title: "What \(budget) can train, by worth from measured pairs",
      Table(
        "supported", "", of: designs.map { DesignRow(design: $0, best: best) }, Self.digestColumns),
      notes: [
        "The best sizes for each total over active parameters that the pairs hold; a MoE counts as the "
          + "dense model that it is worth, and loss follows from \(DenseReference.standardID). "
          + "Shapes are stand-ins in the proportions of Qwen3 and Llama 3"
          + (designs.contains { $0.placed != nil }
            ? ", each in its fastest layout that fits." : ".")
      ] + layoutNote)
  }

  /// How the best design lies on its devices.
  private var layoutNote: [String] {
    guard let run = best.placed?.run, let layout = run.placement.layout else { return [] }
    return [
      "The best of these lies on \(ShownNumber.grouped(run.devices)) devices as "
        + layout.text.replacing(",", with: ", ") + "."
    ]
  }

  struct DesignRow: Sendable {
    var budget = ""
    let design: SupportedDesign
    let best: Double
  }

  private static let digestColumns: [Filling<DesignRow>] = [
    .text("design", "") { $0.design.isDense ? "dense" : "MoE" },
    .figure("total", "") { $0.design.total.rounded(to: 3) },
    .figure("active", "") { $0.design.active.rounded(to: 3) },
    .figure("tokens", "") { Tokens($0.design.tokens.expected).rounded(to: 3) },
    .figure("worth", "") { $0.design.worth.headline },
    .figure("80_%_interval", "") { row in
      row.design.interval.map { "\($0.low.headline)-\($0.high.headline)" }
    },
    .figure("loss_gap", "") { ($0.design.loss - $0.best).fixed(3) },
    .figure("days", "") { $0.design.days?.short },
    .figure("dollars", "") { $0.design.dollars?.short },
    .text("layout", "") { $0.design.placed?.run.placement.layout?.text },
  ]

  /// The designs of all budgets, for a file.
  static func table(of all: [DesignAdvice]) -> Table {
    Table(
      "supported", "Designs that a budget can train, by worth from measured pairs.",
      of: all.flatMap { advice in
        advice.designs.map { DesignRow(budget: advice.budget, design: $0, best: advice.best.loss) }
      }, columns)
  }

  private static let columns: [Filling<DesignRow>] = [
    .text("budget", "What may be spent.") { $0.budget },
    .boolean("is_dense", "Whether it uses all its parameters.") { $0.design.isDense },
    .number("total_parameters", unit: "parameters", "What is stored.") { $0.design.total.value },
    .number("active_parameters", unit: "parameters", "What a token uses.") {
      $0.design.active.value
    },
    .number("tokens", unit: "tokens", "Tokens that the budget pays.") { $0.design.tokens.expected },
    .number("tokens_low", unit: "tokens", "Low end of the 80 % range of whole runs.") {
      $0.design.tokens.low
    },
    .number("tokens_high", unit: "tokens", "High end.") { $0.design.tokens.high },
    .number("training_flop", unit: "FLOP", "FLOP of these tokens.") { $0.design.flop.value },
    .number("worth_parameters", unit: "parameters", "Dense model of equal quality by evidence.") {
      $0.design.worth.value
    },
    .number("worth_low", unit: "parameters", "Low end of its 80 % interval.") {
      $0.design.interval?.low.value
    },
    .number("worth_high", unit: "parameters", "High end.") { $0.design.interval?.high.value },
    .number("loss_nats_per_token", unit: "nats per token", "By the dense law at the worth.") {
      $0.design.loss
    },
    .number("loss_gap", unit: "nats per token", "Loss beyond the best of these.") {
      $0.design.loss - $0.best
    },
    .integer("devices", "Devices of the run.") { $0.design.placed?.run.devices },
    .number("days", unit: "days", "Days on them.") { $0.design.days?.expected },
    .number("dollars", unit: "dollars", "At the newest typical price held.") {
      $0.design.dollars?.expected
    },
    .number("carbon", unit: "kg", "Carbon dioxide at the stated grid.") { $0.design.carbon },
    .text("layout", "The fastest layout that fits.") {
      $0.design.placed?.run.placement.layout?.text
    },
  ]
}
