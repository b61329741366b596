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
  let coverage: MeasuredCoverage?

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
        experts: Self.experts(of: run.design), domain: domain)
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
  /// parameters over that size, but for teachers and for runs that go on from another.
  func cost(over size: Parameters) -> Double? {
    guard run.before != nil || run.teacherFLOP > 0, let own = run.sixND?.value else {
      return run.activeSize.map { $0 / size }
    }
    return own / run.sixND(ofDense: size.value)
  }

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

  /// The dense size of equal quality on as many fresh tokens, where those of the run repeat, and what
  /// they are worth in fresh ones by a form.
  func freshEqual(_ form: RepetitionForm) -> (fresh: Double, equal: Equal)? {
    guard let best, let tokens = run.tokens, tokens.value > 0, let fresh = run.freshTokens(form)
    else { return nil }
    let exchange = TokenExchange.between(size: best.size, tokens: tokens)
    let factor = pow(fresh / tokens.value, exchange.exponent)
    return (
      fresh,
      Equal(
        size: best.size * factor,
        range: SizeInterval(
          low: best.range.low * factor, high: best.range.high * factor, level: best.range.level,
          kind: best.range.kind),
        deviation: best.deviation)
    )
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

extension MeasuredEquivalent {
  /// Whether most benchmarks were read beyond the siblings.
  var isBeyond: Bool { 2 * readings.count { $0.place.distance > 0 } > readings.count }
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
