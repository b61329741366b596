import CostModel
import Evidence
import Foundation
import ScalingLaws
import Statistics
import Tabular
import Units

/// What a run's model is worth by measured evidence, and what its training cost beside that.
///
/// The headline of every comparison with dense models: √(active · total) with the interval whose
/// coverage was measured on sets left out. Where the table holds the model itself, what was read
/// between its own siblings stands beside.
public struct Worth: Sendable {
  public let run: Run
  public let predicted: Result<PredictedEquivalent, PredictionRefusal>
  /// Readings of this very model between its dense siblings, by axis.
  public let measured: [AxisReading]
  /// What intervals of the headline's level held on sets left out.
  private let coverage: MeasuredCoverage?

  /// The level of the headline's interval.
  static let level = 0.8

  /// The worth of a run; `nil` where its model has no size of its own.
  public init?(of run: Run, evidence: MatchedPairs = .bundled) {
    guard let shape = run.model.shape else { return nil }
    self.run = run
    let (active, total) = (shape.announcedActive, shape.total)
    let experts = Self.experts(of: run.model.design)
    predicted = Result { () throws(PredictionRefusal) in
      try evidence.model.predict(active: active, total: total, experts: experts)
    }
    let names = Set([run.model.name, Self.title(of: run.model)].map(Self.plain))
    measured = evidence.sets.filter { $0.counts || $0.card.role == .sweep }
      .flatMap(\.byAxis).filter { names.contains(Self.plain($0.model.name)) }
    coverage = evidence.model.coverage.first { $0.level == Self.level }
  }

  private static func title(of model: Model) -> String {
    if case .bundled(let card) = model.body { return card.name }
    return model.name
  }

  /// A name by its letters and digits alone.
  private static func plain(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static func experts(of design: Design) -> ExpertCount? {
    guard case .routed(let routing) = design.kind else { return nil }
    return ExpertCount(routed: routing.experts, topK: routing.topK, shared: routing.shared)
  }

  /// Training FLOP over those of the dense equivalent on the same tokens, both by 6ND: the active
  /// parameters over the equivalent.
  private func cost(over size: Parameters) -> Double? {
    run.activeSize.map { $0 / size }
  }

  /// The answer in a few sentences.
  public var headline: [String] {
    guard case .success(let worth) = predicted, let range = worth.interval(level: Self.level),
      let coverage
    else {
      if case .failure(let refusal) = predicted {
        return ["Evidence predicts no dense equivalent of \(run.name): \(refusal.reason)."]
      }
      return []
    }
    var lines = [
      "\(Self.title(of: run.model)) is worth a dense model of \(worth.centre.rounded(to: 2)) "
        + "(80 % interval \(range.low.rounded(to: 2)) to \(range.high.rounded(to: 2))), predicted "
        + "from \(coverage.readings) measured equivalents on \(coverage.sets) sets; such intervals "
        + "held \((coverage.byReading * 100).fixed(0)) % on sets left out."
    ]
    if let tokens = run.tokens, let flop = run.sixND, let ratio = cost(over: worth.centre),
      let least = cost(over: range.high), let most = cost(over: range.low)
    {
      lines.append(
        "Its training on \(tokens.rounded(to: 3)) tokens took \(flop.rounded(to: 2)) FLOP (6ND), "
          + "\(ratio.rounded(toDigits: 2)) times (\(least.rounded(toDigits: 2)) to "
          + "\(most.rounded(toDigits: 2))) those of that dense model.")
    }
    if !worth.cautions.isEmpty {
      lines.append("Trust it less: " + worth.cautions.map(\.text).joined(separator: "; ") + ".")
    }
    lines.append(narrowing)
    return lines
  }

  /// What was read of this very model, or what would narrow the interval.
  private var narrowing: String {
    guard !measured.isEmpty else {
      return
        "Scores of dense siblings on the same data would narrow the interval; the evidence holds "
        + "none of this model."
    }
    let isLent = measured.allSatisfy { reading in
      reading.metrics.allSatisfy { metric in
        if case .borrowedSlope = metric.place { true } else { false }
      }
    }
    let figures = measured.map { reading in
      let own = reading.interval(level: Self.level)
      return "\(reading.axis.rawValue) \(reading.size.rounded(to: 2)) "
        + "(\(own.low.rounded(to: 2)) to \(own.high.rounded(to: 2)))"
    }
    return "Its own readings, "
      + (isLent ? "from one dense sibling on slopes of other sets" : "between its dense siblings")
      + ": " + figures.joined(separator: ", ")
      + "; they are among those that the prediction rests on."
  }

  /// One basis on which the equivalent is stated.
  struct Row: Sendable {
    let run: String
    let basis: String
    let size: Double?
    let range: SizeInterval?
    let costRatio: Double?
    let remark: String
  }

  var rows: [Row] {
    var rows: [Row] = []
    switch predicted {
    case .success(let worth):
      rows.append(
        Row(
          run: run.name, basis: "predicted from evidence", size: worth.centre.value,
          range: worth.interval(level: Self.level), costRatio: cost(over: worth.centre),
          remark: worth.cautions.map(\.text).joined(separator: "; ")))
      if let hint = worth.expertCentre {
        rows.append(
          Row(
            run: run.name, basis: "hint: by experts in use", size: hint.value, range: nil,
            costRatio: cost(over: hint), remark: "a hint; it does not improve predictions"))
      }
    case .failure(let refusal):
      rows.append(
        Row(
          run: run.name, basis: "predicted from evidence", size: nil, range: nil, costRatio: nil,
          remark: refusal.reason))
    }
    rows += measured.map { reading in
      Row(
        run: run.name, basis: "measured: \(reading.axis.rawValue)", size: reading.size.value,
        range: reading.interval(level: Self.level), costRatio: cost(over: reading.size),
        remark: reading.model.set + ", "
          + EvidenceTables.placeWords(reading.metrics.map(\.place)))
    }
    return rows
  }

  static let columns: [Filling<Row>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("basis", "What the equivalent rests on.") { $0.basis },
    .number(
      "dense_equivalent_parameters", unit: "parameters",
      "Dense size of equal quality on the same "
        + "tokens and data."
    ) { $0.size },
    .number("low", unit: "parameters", "Low end of the interval.") { $0.range?.low.value },
    .number("high", unit: "parameters", "High end.") { $0.range?.high.value },
    .number("level", "The share of cases that such intervals hold.") { $0.range?.level },
    .number("flop_over_dense", "6ND of the run over those of the dense equivalent.") {
      $0.costRatio
    },
    .text("remark", "What to know of it.") { $0.remark },
  ]
}
