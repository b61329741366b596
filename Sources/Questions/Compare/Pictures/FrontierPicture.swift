import Diagnostics
import Formats
import Foundation
import ScalingLaws
import Spec
import Tabular
import Units

/// A law's compute-optimal frontier of models routed like a run's, over a range of budgets.
struct Frontier {
  let run: Run
  let flop: ClosedRange<Double>

  /// Points of a curve over the budgets.
  private static let resolution = 61

  private var budgets: [Double] {
    let ratio = flop.upperBound / flop.lowerBound
    return (0..<Self.resolution).map { index in
      flop.lowerBound * pow(ratio, Double(index) / Double(Self.resolution - 1))
    }
  }

  /// Why laws without a curve give none, by their ids.
  func refusals(_ laws: [any ScalingLaw], drawn: [String]) -> [String: String] {
    laws.reduce(into: [:]) { reasons, law in
      guard !drawn.contains(law.card.id), !law.card.isMeasured else { return }
      do throws(Refusal) {
        _ = try law.frontier(
          at: FLOP(flop.lowerBound), routedLike: run.design, data: run.effect)
        reasons[law.card.id] = "has no such number"
      } catch { reasons[law.card.id] = error.reason }
    }
  }

  /// A curve of one law over budgets; `nil` where the law has no such numbers.
  func curve(
    _ law: any ScalingLaw, _ name: String, style: Int, routedLike design: Design?,
    _ value: (FrontierPoint) -> Double?
  ) -> Curve? {
    let points = budgets.compactMap { budget -> Curve.Point? in
      guard
        let point = try? law.frontier(at: FLOP(budget), routedLike: design, data: run.effect),
        let y = value(point), y.isFinite, y > 0
      else { return nil }
      return Curve.Point(
        x: budget, y: y, isExtrapolated: !law.card.range.excesses(of: point.point).isEmpty)
    }
    return points.count < 2 ? nil : Curve(name: name, style: style, points: points)
  }
}

/// The inputs of a picture over budgets.
private struct FrontierInputs: Asked {
  let run: String
  let flop: ClosedRange<Double>

  init(_ ask: inout Asking) throws(Unsettled) {
    run = ask("of", .name(of: "run"), "The run")
    flop = ask(
      "flop", .range(example: "1e20..1e26"), "The range of the FLOP axis", default: 1e20...1e26,
      says: "\"1e20..1e26\"")
    try ask.settle()
  }

  func frontier(in world: World) -> Frontier? {
    world.run(run).map { Frontier(run: $0, flop: flop) }
  }
}

/// Loss of dense models and of those routed like a run's, against training FLOP, by law.
public struct LossPicture: Picture {
  public static let kind = "loss"
  public static let summary = "Loss against training FLOP, models routed like a run's"
  private let inputs: FrontierInputs

  public init(_ ask: inout Asking) throws(Unsettled) { inputs = try FrontierInputs(&ask) }

  /// One panel for each law that states a loss, since losses of two laws cannot share an axis.
  public func drawing(of results: Results) -> Drawing? {
    guard let frontier = inputs.frontier(in: results.world) else { return nil }
    let run = frontier.run
    let design = run.design
    let panels = results.world.laws.compactMap { law -> Panel? in
      let dense = frontier.curve(law, "dense", style: 0, routedLike: nil, \.loss)
      let routed =
        design.kind == .dense
        ? nil
        : frontier.curve(
          law, "routed like \(run.model.name)", style: 1, routedLike: design, \.loss)
      let curves = [dense, routed].compactMap { $0 }
      // Half a comparison shows nothing.
      guard curves.count == (design.kind == .dense ? 1 : 2) else { return nil }
      var marks: [Mark] = []
      if let tokens = run.tokens,
        let loss = try? law.loss(of: design, tokens: tokens, data: run.effect),
        let cost = try? law.flop(of: design, tokens: tokens), frontier.flop.contains(cost.value)
      {
        marks.append(Mark(label: run.name, x: cost.value, y: loss))
      }
      return Panel(
        title: law.card.id, x: Axis("training FLOP", isLogarithmic: true),
        y: Axis("loss (nats per token)"), curves: curves, marks: marks)
    }
    guard !panels.isEmpty else { return nil }
    let drawn = panels.map(\.title)
    return Drawing(
      title: design.kind == .dense
        ? Trend.sentence("the loss", of: panels[0]) ?? "" : Self.finding(panels),
      subtitle:
        "Loss of the best dense model and of the best MoE routed like \(run.model.name), each "
        + "on its best number of tokens, a panel for each law", .curves(panels),
      footer: results.citations(
        of: drawn, refused: frontier.refusals(results.world.laws, drawn: drawn)))
  }
}

extension LossPicture {
  /// How the gap moves from the least to the most FLOP.
  fileprivate static func finding(_ panels: [Panel]) -> String {
    let parts = panels.map { panel -> String in
      let gaps = [
        panel.curves.compactMap(\.points.first?.y), panel.curves.compactMap(\.points.last?.y),
      ]
      .map { ($0.first ?? 0) - ($0.last ?? 0) }
      return
        "\(gaps[0].rounded(toDigits: 2)) to \(gaps[1].rounded(toDigits: 2)) under \(panel.title)"
    }
    return "From the least to the most FLOP the loss of dense models less that of MoE goes from "
      + parts.joined(separator: ", ")
  }
}

/// Compute multiplier of models routed like a run's, against training FLOP, by law.
public struct MultiplierPicture: Picture {
  public static let kind = "multiplier"
  public static let summary = "Compute multiplier of models routed like a run's"
  private let inputs: FrontierInputs

  public init(_ ask: inout Asking) throws(Unsettled) { inputs = try FrontierInputs(&ask) }

  /// One panel with a curve for each law, since multipliers may be compared between laws.
  public func drawing(of results: Results) -> Drawing? {
    guard let frontier = inputs.frontier(in: results.world) else { return nil }
    let run = frontier.run
    let design = run.design
    guard design.kind != .dense else { return nil }
    var marks: [Mark] = []
    let curves = results.world.laws.enumerated().compactMap { index, law -> Curve? in
      let curve = frontier.curve(
        law, law.card.id, style: index, routedLike: design, \.multiplier)
      if curve != nil, let tokens = run.tokens,
        let cost = try? law.flop(of: design, tokens: tokens), frontier.flop.contains(cost.value),
        let point = try? law.frontier(at: cost, routedLike: design, data: run.effect)
      {
        marks.append(
          Mark(label: marks.isEmpty ? run.name : "", x: cost.value, y: point.multiplier))
      }
      return curve
    }
    guard !curves.isEmpty else { return nil }
    let panel = Panel(
      title: "", x: Axis("training FLOP of the MoE", isLogarithmic: true),
      y: .ratio("dense FLOP over the MoE's, for the same loss"), curves: curves, marks: marks)
    let drawn = curves.map(\.name)
    return Drawing(
      title: Trend.sentence("the compute multiplier", of: panel) ?? "",
      subtitle: "FLOP that the best dense model needs over those of the best MoE routed like "
        + "\(run.model.name), by law", .curves([panel]),
      footer: results.citations(
        of: drawn, refused: frontier.refusals(results.world.laws, drawn: drawn)))
  }
}

extension InputKind where Value == ClosedRange<Double> {
  /// A range such as `1e20..1e26`.
  static func range(example: String) -> InputKind {
    InputKind(
      .scalar(
        Scalar(name: "a range", summary: "text such as \"\(example)\"", kinds: [.text])),
      example: .text(example), sample: 1...2,
      text: { "\(plainText(of: $0.lowerBound))..\(plainText(of: $0.upperBound))" }
    ) { node, reader in
      do throws(InputFault) {
        return try AxisText.range(node.text ?? "")
      } catch {
        reader.note(node, error.problem, error.hint)
        return nil
      }
    }
  }
}
