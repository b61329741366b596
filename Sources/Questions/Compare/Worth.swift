import CostModel
import Evidence
import Foundation
import ScalingLaws
import Units

/// What a run's model is worth by measured evidence, and what its training cost beside that.
///
/// The headline of every comparison with dense models: √(active · total) with the interval whose
/// coverage was measured on sets left out. Beside it stand what was read between the model's own
/// siblings, in the evidence or by the user, and what a score says that routing does not explain.
public struct Worth: Sendable {
  public let run: Run
  public let predicted: Result<PredictedEquivalent, PredictionRefusal>
  /// Readings of this very model between its dense siblings, by axis.
  public let measured: [AxisReading]
  /// What was read between siblings of the user's; `nil` where none are named.
  let own: Result<MeasuredEquivalent, OwnSiblings.OwnReason>?
  let beside: Beside
  /// What intervals of the headline's level held on sets left out.
  private let coverage: MeasuredCoverage?

  /// The level of the headline's interval.
  static let level = 0.8

  /// The worth of a run; `nil` where its model has no size of its own.
  public init?(of run: Run, evidence: MatchedPairs = .bundled) {
    self.init(of: run, beside: Beside(), evidence: evidence)
  }

  /// The worth of a run with what is known beside it.
  init?(of run: Run, beside: Beside, evidence: MatchedPairs = .bundled) {
    guard run.model.shape != nil else { return nil }
    self.run = run
    self.beside = beside
    predicted = Self.prediction(of: run, domain: beside.domain, evidence: evidence)
    measured = Self.readings(of: run.model)
    own = beside.own?.measured
    coverage = evidence.model.coverage.first { $0.level == Self.level }
  }

  /// What evidence predicts of a run's model by its sizes.
  static func prediction(
    of run: Run, domain: ModelDomain = .language, evidence: MatchedPairs = .bundled
  ) -> Result<PredictedEquivalent, PredictionRefusal> {
    guard let shape = run.model.shape else { return .failure(.noSizes) }
    return Result { () throws(PredictionRefusal) in
      try evidence.model.predict(
        active: run.model.activeOfEvidence ?? shape.announcedActive, total: shape.total,
        experts: Self.experts(of: run.model.design), domain: domain)
    }
  }

  /// Readings of the evidence by the plain name of the MoE, knowledge as recall and exams, which
  /// differ.
  private static let readings: [String: [AxisReading]] = Dictionary(
    grouping: MatchedPairs.bundled.sets.filter { $0.counts || $0.card.role == .sweep }
      .flatMap { $0.byAxis.filter { $0.axis != .knowledge } + $0.byFacet.filter(\.isOfKnowledge) }
  ) { plain($0.model.name) }

  /// The readings of this very model: of its name, without what stands after a comma, and of its
  /// sizes within a sixth, for names are anybody's.
  private static func readings(of model: Model) -> [AxisReading] {
    guard let shape = model.shape else { return [] }
    var names = [model.name]
    if case .bundled(let card) = model.body { names += [card.id, card.name] }
    let plain = Set(names.map { Self.plain($0.prefix { $0 != "," }) })
    func isNear(_ own: Parameters, _ other: Parameters) -> Bool { abs(log(own / other)) < 0.15 }
    let actives = [shape.announcedActive, model.activeOfEvidence].compactMap { $0 }
    return plain.sorted().flatMap { readings[$0] ?? [] }.filter { reading in
      isNear(reading.model.total, shape.total)
        && actives.contains { isNear(reading.model.active, $0) }
    }
  }

  /// A name by its letters and digits alone.
  private static func plain(_ name: some StringProtocol) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static func experts(of design: Design) -> ExpertCount? {
    guard case .routed(let routing) = design.kind else { return nil }
    return ExpertCount(routed: routing.experts, topK: routing.topK, shared: routing.shared)
  }

  /// Training FLOP over those of a dense model on the same tokens, both by 6ND: the active
  /// parameters over that size.
  func cost(over size: Parameters) -> Double? { run.activeSize.map { $0 / size } }

  /// The prediction's interval at the headline's level, up to all parameters: no MoE is worth more
  /// than a dense model of its total.
  var predictedRange: SizeInterval? {
    guard let predicted = try? predicted.get() else { return nil }
    return predicted.interval(level: Self.level)?.ending(at: predicted.total)
  }

  /// A range up to all parameters of the model.
  func ending(_ range: SizeInterval) -> SizeInterval {
    run.model.shape.map { range.ending(at: $0.total) } ?? range
  }

  /// Measurement and prediction together; `nil` without both.
  var combined: CombinedEquivalent? {
    guard let predicted = try? predicted.get(), case .success(let own) = own else { return nil }
    return CombinedEquivalent(own, predicted)
  }

  /// Why what was read between one's own siblings cannot be; `nil` where it may.
  var impossibility: String? {
    guard case .success(let own) = own, let shape = run.model.shape else { return nil }
    if own.size > shape.total {
      return "above the \(shape.total.rounded(to: 3)) of all its parameters"
    }
    return own.size < shape.announcedActive * 0.01
      ? "below a hundredth of its active parameters" : nil
  }

  /// A dense equivalent that the cost is compared with.
  struct Equal: Sendable {
    let size: Parameters
    let range: SizeInterval
    /// The standard error of ln N.
    let deviation: Double
    /// What it rests on, where there are two that differ.
    var basis = ""
  }

  /// Both together where they agree; each for itself where the measurement contradicts the
  /// prediction, the measurement first; or the one that there is.
  var equals: [Equal] {
    var predictedEqual: Equal?
    if let predicted = try? predicted.get(), let range = predictedRange,
      let deviation = predicted.deviation
    {
      predictedEqual = Equal(size: predicted.centre, range: range, deviation: deviation)
    }
    guard case .success(let own) = own, impossibility == nil else {
      return [predictedEqual].compactMap { $0 }
    }
    if let combined, !combined.isContradicted {
      let range = ending(combined.interval(level: Self.level))
      return [Equal(size: combined.size, range: range, deviation: combined.deviation)]
    }
    let measured = Equal(
      size: own.size, range: ending(own.interval(level: Self.level)), deviation: own.deviation,
      basis: "as measured")
    predictedEqual?.basis = "as predicted"
    return [measured, predictedEqual].compactMap { $0 }
  }

  /// Whether everything that was read of this very model lies outside the predicted range.
  var areReadingsOutside: Bool {
    !measured.isEmpty && measured.allSatisfy { predictedRange?.contains($0.size) == false }
  }

  /// The one equivalent that is known; `nil` where there is none, or two contradict each other.
  var best: Equal? { equals.count == 1 ? equals[0] : nil }

  /// The cost of training beside that of the equivalent and of peers; `nil` where none is known.
  var bill: TrainingBill? {
    equals.isEmpty ? nil : TrainingBill(run: run, equals: equals, peers: beside.peers)
  }
}

extension Worth {
  /// The answer in a few sentences.
  public var headline: [String] {
    guard case .success(let worth) = predicted, let range = predictedRange, let coverage else {
      guard case .failure(let refusal) = predicted else { return [] }
      let none = "Evidence predicts no dense equivalent of \(run.name): \(refusal.reason)."
      guard let equal = best else {
        let void = impossibility.map { "What your siblings read lies \($0), which cannot be." }
        return [none, void].compactMap { $0 }
      }
      return [
        "\(run.title) is worth a dense model of \(equal.size.headline) (80 % interval "
          + "\(equal.range.low.headline) to \(equal.range.high.headline)), read between your siblings.",
        none, billSentence, narrowing, ledgerSentence,
      ].compactMap { $0 }
    }
    let interval = "\(range.low.headline) to \(range.high.headline)"
    let caution =
      worth.cautions.isEmpty
      ? nil : "Trust it less: " + worth.cautions.map(\.text).joined(separator: "; ") + "."
    return [
      opening(worth, interval, coverage), repeatSentence, billSentence, caution, narrowing,
      peerSentence, ledgerSentence,
    ].compactMap { $0 }
  }

  private func opening(
    _ worth: PredictedEquivalent, _ interval: String, _ coverage: MeasuredCoverage
  ) -> String {
    let plain =
      "\(run.title) is worth a dense model of \(worth.centre.headline) (\(interval): 80 % interval, "
      + "which held \((coverage.byReading * 100).fixed(0)) % on sets left out)."
    guard case .success(let own) = own else { return plain }
    if let impossibility {
      return plain + " Your siblings read \(own.size.headline), \(impossibility), which cannot be: "
        + "look for other data, tokens or scores."
    }
    let range = ending(own.interval(level: Self.level))
    let beginning =
      "\(run.title) is worth a dense model of \(own.size.headline) (80 % interval "
      + "\(range.low.headline) to \(range.high.headline)), read \(own.isBeyond ? "beyond" : "between") your "
      + "siblings; predicted "
      + "are \(worth.centre.headline) (\(interval))"
    guard let combined else { return beginning + "." }
    if combined.isContradicted {
      return beginning + ". They contradict each other: look for other data or tokens."
    }
    let both = ending(combined.interval(level: Self.level))
    return beginning + ", both together \(combined.size.headline) (\(both.low.headline) to "
      + "\(both.high.headline))."
  }

  /// What repeated tokens leave of it against a dense model on fresh ones, in a sentence.
  private var repeatSentence: String? {
    guard let tokens = run.tokens, let best, let fresh = run.freshTokens(.muennighoff),
      let least = run.freshTokens(.wu), tokens.value > 0
    else { return nil }
    let exchange = TokenExchange.between(size: best.size, tokens: tokens)
    let sizes = [fresh, least].map {
      (best.size * pow($0 / tokens.value, exchange.exponent)).headline
    }
    return
      "Its tokens repeat and are worth \(Tokens(fresh).rounded(to: 3)) fresh ones "
      + "(\(Tokens(least).rounded(to: 3)) by R_D* 4.4), so that on \(tokens.rounded(to: 3)) fresh tokens a "
      + "dense \(sizes[0]) (\(sizes[1])) is as good."
  }

  /// What its training cost against that dense model, in a sentence.
  private var billSentence: String? {
    guard let bill, let flop = run.sixND else { return nil }
    let rows = bill.rows
    let ratios = zip(bill.equals, rows.filter { $0.quantity == .flop }).map { equal, row in
      ["\(row.ratio.words) of a dense \(equal.size.headline)'s", equal.basis]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    guard !ratios.isEmpty else { return nil }
    let hours = rows.first { $0.quantity == .deviceHours }
    // With the range of prices, which the ratio of two runs at one price does not have.
    let dollars = run.deviceFigures.first { $0.quantity == "dollars" }?.estimate
    var sentence =
      "Training took \(flop.rounded(to: 2)) FLOP, \(ratios.joined(separator: " and "))"
    if let hours, let device = run.hardware?.device.id.uppercased() {
      sentence +=
        "; on \(device) about \(hours.own.words(of: "hours")), \(hours.ratio.words) of its"
    }
    if hours == nil, let reason = run.deviceWords?.split(separator: ": no time: ").last,
      run.deviceFigures.first?.estimate == nil
    {
      sentence += "; its time on these devices is not known: \(reason)"
    }
    if let dollars { sentence += ", $\(dollars.words)" }
    return sentence + "." + (run.misfit.map { " \($0)" } ?? "")
  }

  /// What its training cost against that of peers, in a sentence.
  private var peerSentence: String? {
    guard let bill, !bill.peers.isEmpty else { return nil }
    let names = Set(bill.peers.map(\.title))
    let parts = bill.rows.filter { $0.quantity == .flop && names.contains($0.against) }.map { row in
      "\(row.ratio.words) times \(row.against)'s"
    }
    return parts.isEmpty ? nil : "Against peers its FLOP are " + parts.joined(separator: ", ") + "."
  }

  /// What was read of this very model, or what would narrow the interval.
  private var narrowing: String? {
    if case .success = own {
      if impossibility != nil { return nil }
      return "More benchmarks, or a sibling nearer to that size, would narrow it."
    }
    if case .failure(let reason) = own { return "Your siblings say nothing: \(reason.text)." }
    guard let least = measured.map(\.size).min(), let most = measured.map(\.size).max() else {
      return "Scores of dense siblings on the same data would narrow it."
    }
    let isLent = measured.allSatisfy { reading in
      reading.metrics.allSatisfy { metric in
        if case .borrowedSlope = metric.place { true } else { false }
      }
    }
    let ends = [least.headline, most.headline]
    let sizes = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1]) by axis"
    return
      (isLent
      ? "Read from one dense sibling on slopes of other sets, it is worth "
      : "Read between its own dense siblings, it is worth ") + sizes
      + (areReadingsOutside
        ? ", all outside the predicted range: believe the readings."
        : "; the prediction rests on these readings too.")
  }
}

extension MeasuredEquivalent {
  /// Whether most benchmarks were read beyond the siblings.
  fileprivate var isBeyond: Bool { 2 * readings.count { $0.place.distance > 0 } > readings.count }
}

extension AxisReading {
  var isOfKnowledge: Bool { facet == .recall || facet == .exam }

  /// What the scores are about: the finer kind where it is one.
  var subject: String {
    switch facet {
    case .exam: "exams"
    case let facet?: facet.rawValue
    case nil: axis.rawValue
    }
  }
}

extension Model {
  /// The active parameters as its authors announce them, where they leave out more than a twentieth of
  /// our count: the evidence goes by announced sizes.
  fileprivate var activeOfEvidence: Parameters? {
    guard case .bundled(let card) = body, let stated = card.published.active,
      !stated.isRecalled, stated.value < card.shape.announcedActive * 0.95,
      !card.shape.announcedActive.isNamed(stated.value)
    else { return nil }
    return stated.value
  }
}

extension Parameters {
  /// Whether a figure is this count in one digit, rounded or cut off, as in a name such as A3B: it
  /// says no more than the count.
  fileprivate func isNamed(_ figure: Parameters) -> Bool {
    let digit = pow(10, log10(figure.value).rounded(.down))
    return figure.value.roundedToSignificant(1) == figure.value
      && abs(value - figure.value) < digit
  }
}

extension Run {
  /// What sentences call it: a bundled model's own name, or the model's name in the scenario.
  var title: String {
    if case .bundled(let card) = model.body { return card.name }
    return model.name
  }
}
