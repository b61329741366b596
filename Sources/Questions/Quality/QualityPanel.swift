import Evidence
import Foundation
import Tabular
import Units

/// The scores of one metric against training FLOP.
public struct QualityPanel: Sendable {
  let source: QualitySource
  let metric: String
  /// The scores of the metric, those without FLOP included.
  let points: [QualityPoint]
  let gaps: [QualityGap]

  private init(_ source: QualitySource, _ metric: String, _ points: [QualityPoint]) {
    self.source = source
    self.metric = metric
    self.points = points
    gaps = QualityGap.all(points)
  }

  /// A panel for a metric, or for each of the scenario's own; scores that were drawn already under
  /// another name are not drawn again.
  static func all(
    _ source: QualitySource, _ points: [QualityPoint], metric: String?
  ) -> [QualityPanel] {
    var order: [String] = []
    for point in points where !order.contains(point.metric) { order.append(point.metric) }
    // The metric of most families, and of equal ones that of most models.
    let placed = Dictionary(grouping: points.filter { $0.flop != nil }, by: \.metric)
    let most = order.max { one, other in
      let counts = [one, other].map { name in
        (Set(placed[name, default: []].map(\.family)).count, placed[name, default: []].count)
      }
      return counts[0] < counts[1]
    }
    let chosen =
      if let metric { [metric] } else if case .observations = source { order } else {
        [most].compactMap { $0 }
      }
    var drawn: Set<[String]> = []
    return chosen.map { name in QualityPanel(source, name, points.filter { $0.metric == name }) }
      .filter { panel in
        let keys = panel.points.map { "\($0.model) \($0.score)" }
        let isNew = !drawn.contains { Set(keys).isSubset(of: $0) }
        drawn.insert(keys)
        return isNew
      }
  }

  private var placed: [QualityPoint] { points.filter { $0.flop != nil } }
  private var unit: String { points.first?.isLessBetter == true ? "" : " points" }

  private func number(_ value: Double) -> String {
    value.rounded(toDigits: abs(value) < 10 ? 2 : 3).replacing("-", with: "−")
  }

  /// What the points show: MoE against dense models of equal FLOP, or the best of both.
  var finding: String {
    guard let least = gaps.map(\.gain).min(), let most = gaps.map(\.gain).max() else {
      return apart
    }
    let better = gaps.filter { $0.gain > 0 }.count
    let word = points.first?.isLessBetter == true ? "lower" : "higher"
    let count = better == gaps.count ? "all \(gaps.count)" : "\(better) of \(gaps.count)"
    let median = gaps.map(\.gain).sorted()[gaps.count / 2]
    let range =
      gaps.count == 1
      ? "by \(number(median))\(unit)"
      : "\(number(median))\(unit) in the middle, from \(number(least)) to \(number(most))"
    let beside = gaps[0].moe.family.isEmpty ? "a dense model" : "their dense siblings"
    return "At equal training FLOP \(count) MoE have \(word) \(metric) than \(beside): \(range)"
  }

  /// The best of each kind, where no MoE has the FLOP of dense models.
  private var apart: String {
    func best(_ isDense: Bool) -> QualityPoint? {
      let kind = placed.filter { $0.isDense == isDense }
      return points.first?.isLessBetter == true
        ? kind.min { $0.score < $1.score } : kind.max { $0.score < $1.score }
    }
    let words = [("dense", best(true)), ("MoE", best(false))].compactMap { kind, point in
      point.flatMap { point in
        point.flop.map {
          "the best \(kind) scores \(number(point.score)) on \(ShownNumber.flop($0)) FLOP"
        }
      }
    }
    return words.isEmpty
      ? "No score in \(metric) has known training FLOP"
      : "In \(metric) " + words.joined(separator: ", ")
  }

  /// The answer with what it rests on.
  var headline: String {
    finding
      + (gaps.isEmpty
        ? ": measured, but nothing stands at equal FLOP."
        : "; measured once each, so that no run-to-run interval is known.")
  }

  /// What a reader must know.
  var notes: [String] {
    var notes = ["FLOP are 6 N_active D, unless stated."]
    let unplaced = points.filter { $0.flop == nil }.map(\.model)
    if !unplaced.isEmpty {
      let rest = unplaced.count > 6 ? ", and \(unplaced.count - 5) more" : ""
      notes.append(
        "Not drawn, as size or tokens are not known: "
          + unplaced.prefix(rest.isEmpty ? 6 : 5).joined(separator: ", ") + rest + ".")
    }
    switch source {
    case .paloma:
      notes += [
        "Whether a model saw the text, or what it is made of, is not known; it holds Wikipedia and C4, "
          + "so that stored facts may count. Recipes and data differ: a picture, not a fit.",
        "Scores: marin-community/marin issue 8824; sizes and tokens as the makers state them, those of "
          + "Seed-OSS and OLMo 3 recalled.",
      ]
    case .matched:
      notes.append(
        "Siblings share a lab, data and evaluation; 'moesim evidence SET' names the sources.")
    case .observations, .file: break
    }
    if !isCovered { notes.append("No law is drawn: none was fitted to these scores.") }
    return notes
  }

  /// The dense law of a set's own recipe and the FLOP of the runs it stands on.
  private var laws: [(set: String, law: @Sendable (FLOP) -> Double)] {
    guard case .matched = source else { return [] }
    return Set(points.map(\.family)).sorted().compactMap { set in
      MatchedPairs.bundled.denseLaw(of: set, metric).map { (set, $0) }
    }
  }

  private var isCovered: Bool { !laws.isEmpty }
}

extension QualityPanel {
  /// The picture of one metric or of several under each other.
  static func drawing(of panels: [QualityPanel]) -> Drawing {
    let hasFamilies = panels.contains { $0.points.contains { !$0.family.isEmpty } }
    return Drawing(
      title: panels.first?.finding ?? "No scores",
      subtitle: "Measured score against training FLOP, a point for each model"
        + (hasFamilies ? "; lines join dense siblings" : ""),
      .curves(panels.map { $0.panel(isAlone: panels.count == 1) }),
      footer: panels.flatMap(\.notes).reduce(into: []) { notes, note in
        if !notes.contains(note) { notes.append(note) }
      })
  }

  private func panel(isAlone: Bool) -> Panel {
    let families = placed.reduce(into: [String]()) { names, point in
      if !names.contains(point.family) { names.append(point.family) }
    }
    var curves: [Curve] = []
    for family in families {
      let siblings = placed.filter { $0.family == family }
      for (style, isDense) in [(0, true), (1, false)] {
        let points = siblings.filter { $0.isDense == isDense }
          .sorted { ($0.flop ?? 0) < ($1.flop ?? 0) }
        if points.isEmpty { continue }
        curves.append(
          Curve(
            name: isDense ? "dense" : "MoE", style: style, points: points.map(Self.point),
            form: isDense && !family.isEmpty ? .joined : .points))
      }
    }
    curves += laws.flatMap { set, law -> [Curve] in
      let flops = placed.filter { $0.family == set && $0.isDense }.compactMap(\.flop)
      guard let low = flops.min(), let high = flops.max(), low < high else { return [] }
      let ends = placed.filter { $0.family == set }.compactMap(\.flop)
      let (from, to) = (min(low, ends.min() ?? low), max(high, ends.max() ?? high))
      return [
        Curve(
          name: "dense law of \(set)", style: 6,
          points: (0...40).map { step in
            let flop = from * pow(to / from, Double(step) / 40)
            return .init(
              x: flop, y: law(FLOP(flop)), isExtrapolated: flop < low * 0.99 || flop > high * 1.01)
          })
      ]
    }
    // Names where they have room: of all models where they are few, else of the MoE.
    let named = placed.count <= 16 ? placed : placed.filter { !$0.isDense }
    let marks = named.compactMap { point in
      point.flop.map { Mark(label: point.model, x: $0, y: point.score, isLabelAlone: true) }
    }
    let direction = points.first?.isLessBetter == true ? "less is better" : "more is better"
    var scores = Axis("\(metric) (\(direction))")
    scores.leastSpan = 0.1
    return Panel(
      title: isAlone ? "" : metric,
      x: Axis("training FLOP (6 × active parameters × tokens)", isLogarithmic: true),
      y: scores, curves: curves, marks: marks)
  }

  private static func point(_ point: QualityPoint) -> Curve.Point {
    let half = point.deviation.map { 1.96 * $0 }
    return Curve.Point(
      x: point.flop ?? .nan, y: point.score,
      band: half.map { point.score - $0...point.score + $0 }, isExtrapolated: false)
  }
}
