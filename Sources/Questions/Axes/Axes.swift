import Evidence
import Formats
import QualityAxes
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// How large a dense model an MoE equals in one quality after another: no size equals all of them.
///
/// It is asked of every sized run that is compared with dense models, with γ as MoE and their dense
/// siblings show it, or the user's own range.
public struct Axes: Question {
  public static let section = Section(
    "axes", .one, definition: "axes", isAlwaysAsked: true,
    "Your ranges of γ for dense equivalents by quality; measured ones if left out")

  /// The ranges that the user states in place of measured ones.
  public let ranges: [QualityAxis: ClosedRange<Double>]

  public init(ranges: [QualityAxis: ClosedRange<Double>]) { self.ranges = ranges }

  public init(_ ask: inout Asking) throws(Unsettled) {
    var ranges: [QualityAxis: ClosedRange<Double>] = [:]
    for axis in QualityAxis.allCases {
      ranges[axis] = ask.optional(
        axis.rawValue, .gammaRange,
        "Your range [low, high] of γ in N_active (N_total/N_active)^γ for \(axis.name)")
    }
    try ask.settle()
    self.ranges = ranges
    try refuseIdle(ask)
  }

  /// Refuses ranges that no answer of the scenario goes by.
  private func refuseIdle(_ ask: Asking) throws(Unsettled) {
    let (asked, world) = (ask.reader.asked, ask.reader.world)
    // What could not be read has its own faults.
    let compared = asked.of(Comparison.self)
    let isCompared =
      asked.isAsked(Comparison.self)
      && (compared.isEmpty
        || compared.contains { $0.other == nil && world.run($0.run)?.model.shape != nil })
    let knowsFacts = ask.reader.names["section"]?.contains("facts") ?? false
    if ask.reader.isLenient || isCompared { return }
    var isIdle = false
    for axis in QualityAxis.allCases where axis != .recall || !knowsFacts {
      do throws(Unsettled) {
        try ask.refuseIdle(
          axis.rawValue,
          because: "no run with a size is compared with denseEquivalent"
            + (axis == .recall ? ", and nothing asks what runs know" : ""))
      } catch {
        isIdle = true
      }
    }
    if isIdle { throw ask.unsettled }
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [AxisResult] {
    var seen: Set<String> = []
    let others = Set(
      others.of(Comparison.self).compactMap(\.found).map(\.request)
        .filter { $0.domain != .language }.map(\.run.name))
    return world.compared.filter { seen.insert($0.name).inserted && !others.contains($0.name) }
      .flatMap { run in
        QualityAxis.allCases.compactMap { run.axisResult($0, ranges: ranges) }
      }
  }

  public static func answer(_ asked: [Resolved<Axes>], in world: World) -> Answer {
    let results = asked.flatMap(\.found)
    guard !results.isEmpty else { return Answer() }
    let isSingle = Set(results.map(\.run.name)).count == 1
    var notes: [String] = []
    for result in results {
      let evidence =
        isSingle ? result.evidence : result.evidence.replacing(AxisEvidence.own, with: "")
      let note = "\(result.axis.name): \(evidence)."
      if !notes.contains(note) { notes.append(note) }
    }
    if results.contains(where: { $0.size != nil }) {
      notes.append(
        "γ from evidence is the plain mean over sets ± one standard deviation between them. Few sets tell "
          + "qualities apart poorly: hints beside a prediction are pulled towards the one rule, and its "
          + "calibrated 80 % interval serves every quality alike.")
      notes.append(Self.recallNote)
    }
    return Answer(shown: [
      ShownTable(
        Table(
          "axes", "Dense equivalents by quality, same tokens: N_active (N_total/N_active)^γ",
          of: results, columns),
        notes: notes,
        hiding: Set(["evidence", "source", "interval_level"] + (isSingle ? ["run"] : [])),
        headings: ["dense_equivalent_parameters": "dense_size"])
    ])
  }

  /// What a fit to unmatched models says of recall beside what siblings say.
  static let recallNote: String = {
    let published = AxisRule.recall.coefficients.coefficients[0]
    let range = published.range.map {
      " (\(plainText(of: $0.low)) to \(plainText(of: $0.high)))"
    }
    return "Recall: \(AxisRule.recall.card.citation) fits γ \(plainText(of: published.value))"
      + (range ?? "")
      + " to models without siblings; siblings agree for fine-grained MoE only, and "
      + "none of them tests rare facts. Exams such as MMLU are an axis of their own."
  }()

  private static let columns: [Filling<AxisResult>] = [
    .text("run", "Name of the run in the scenario.") { $0.run.name },
    .text("quality", "What is compared.") { $0.axis.name },
    .text("gamma", "γ and its range.") { $0.gamma },
    .number("dense_equivalent_parameters", unit: "parameters", "Dense size.") { $0.size?.value },
    .number("low", unit: "parameters", "Low end; empty where nothing bounds it.") {
      $0.low?.value
    },
    .number("high", unit: "parameters", "High end.") { $0.high?.value },
    .text("interval_kind", "What the ends cover.") { $0.kind },
    .number("interval_level", "The share of repetitions, where it is known.") { $0.level },
    .text("evidence", "What γ rests on.") { $0.evidence },
    .text("source", "Where it is published.") { $0.source },
    .text("outside", "How far outside the range of the evidence.") { $0.distance ?? "inside" },
  ]
}

extension InputKind where Value == ClosedRange<Double> {
  /// A range of γ: `[0, 0.5]` or `"0..0.5"`, in a call also one number.
  public static var gammaRange: InputKind {
    InputKind(
      .either([
        .list(of: .scalar(.number("γ", atLeast: -1, atMost: 2)), minimum: 2),
        .scalar(.text("a range such as 0..0.5")),
      ]), example: .list([Node(.number(0)), Node(.number(0.5))]), sample: 0...0.5,
      text: { "\(plainText(of: $0.lowerBound))..\(plainText(of: $0.upperBound))" }
    ) { node, reader in
      let ends: [Double?] =
        node.items?.map(\.number)
        ?? node.text?.replacing("..", with: " ").split(separator: " ").map { Double($0) } ?? []
      let isText = node.text != nil
      guard ends.count == 2 || isText && ends.count == 1, let low = ends.first ?? nil,
        let high = ends.last ?? nil, low <= high, (-1...2).contains(low), (-1...2).contains(high)
      else {
        // Items that are no numbers, or beyond what γ can be, were reported by the shape.
        if isText || ends.count >= 2 && ends.allSatisfy({ $0.map((-1...2).contains) ?? false }) {
          reader.note(
            node, "this is no range of γ",
            "write its low and its high end between -1 and 2, such as [0, 0.5]")
        }
        return nil
      }
      return low...high
    }
  }
}
