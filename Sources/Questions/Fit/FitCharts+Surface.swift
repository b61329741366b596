import Fitting
import Foundation
import ScalingLaws
import Statistics
import Tabular
import Units

extension FitCharts {
  private var form: FittedForm? { FittedForm(rawValue: query.form.id) }

  /// Loss against size along budgets that were run, with the optimum of each.
  var isoFLOP: Chart? {
    guard let form, form.isDense, let surface = try? form.surface(findings.best.values, experts: 1),
      let low = query.runs.parameters.min(), let high = query.runs.parameters.max(), low < high,
      case .success(let fit)? = findings.isoFLOP
    else { return nil }
    let full = fit.curves.filter { $0.members.count >= 4 }
    let shown = Self.spread(full.isEmpty ? fit.curves : full, most: 5)
    var curves: [Curve] = []
    var marks: [Mark] = []
    for (style, budget) in shown.enumerated() {
      let sizes = Self.steps(low / 3, high * 3, 60)
      curves.append(
        Curve(
          name: "\(budget.flop.rounded(toDigits: 2)) FLOP", style: style,
          points: sizes.map { size in
            Curve.Point(
              x: size, y: surface.loss(size: size, tokens: budget.flop / (6 * size)),
              isExtrapolated: size < low || size > high)
          }))
      curves.append(
        .dots(
          "", style: style,
          budget.members.map { (query.runs.parameters[$0], query.runs.loss[$0]) }))
      if let best = surface.optimum(flop: budget.flop), best.size.isFinite, best.loss.isFinite {
        marks.append(
          Mark(label: ShownNumber.parameters(best.size), x: best.size, y: best.loss))
      }
    }
    let panel = Panel(
      title: "", x: Axis("parameters", isLogarithmic: true),
      y: Axis("loss (\(query.lossUnit))", isLogarithmic: true), curves: curves, marks: marks)
    return Chart(
      name: "isoflop", title: "Loss at equal FLOP, with the optimum of each budget",
      subtitle: "Lines: the fitted law; points: runs; crosses: optima",
      body: .curves([panel]), footer: footer + ["Curves: the fitted law. Dots: runs."])
  }

  /// The optimal size and tokens per parameter against FLOP, with the bootstrap's band.
  var frontier: Chart? {
    guard let budgets = query.flops, !families.isEmpty else { return nil }
    guard let low = budgets.min(), let high = budgets.max() else { return nil }
    let end = max(high * 10, query.budgets.max() ?? 0)
    let flops = Self.steps(low, end, 40)
    func curves(_ pick: @escaping (LossSurface.Place) -> Double) -> [Curve] {
      families.enumerated().map { style, family in
        let surfaces = draws.map(family.surface)
        let best = family.surface(findings.best.values)
        return Curve(
          name: family.name, style: style,
          points: flops.compactMap { flop in
            guard let value = best?.optimum(flop: flop).map(pick) else { return nil }
            let values = surfaces.compactMap { $0?.optimum(flop: flop).map(pick) }
            return Curve.Point(
              x: flop, y: value, band: Self.band(values), isExtrapolated: flop > high)
          })
      }
    }
    var sizes = curves(\.size)
    if case .success(let fit)? = findings.isoFLOP {
      sizes.append(
        Curve(
          name: "approach 2", style: families.count,
          points: flops.map {
            Curve.Point(x: $0, y: fit.optimalSize(flop: $0), isExtrapolated: $0 > high)
          }))
    }
    let flopAxis = Axis("training FLOP", isLogarithmic: true)
    return Chart(
      name: "frontier", title: "Where a budget goes",
      subtitle: "Best size, and best tokens per parameter, against training FLOP",
      body: .curves([
        Panel(
          title: "", x: flopAxis, y: Axis("optimal parameters", isLogarithmic: true), curves: sizes),
        Panel(
          title: "", x: flopAxis, y: Axis("tokens per parameter", isLogarithmic: true),
          curves: curves { $0.tokens / $0.size }),
      ]),
      footer: footer
        + (draws.isEmpty ? [] : ["Band: 95 % of refits on \(query.refitted)."]))
  }

  /// The kinds of models that have a frontier of their own, with the surface of given constants.
  private var families: [(name: String, surface: ([Double]) -> LossSurface?)] {
    guard let form else { return [] }
    switch form {
    case .routed: return []
    case .fineGrained:
      guard let expansion = query.expansion else { return [] }
      return Self.spread(query.granularities, most: 4).map { granularity in
        (
          "granularity \(plainText(of: granularity))",
          { FittedForm.fineGrained($0, expansion: expansion, granularity: granularity) }
        )
      }
    case .joint:
      return Self.spread(Set(query.runs.experts ?? []).sorted(), most: 4).map { count in
        ("\(plainText(of: count)) experts", { try? form.surface($0, experts: count) })
      }
    case .chinchilla, .tied, .dataConstrained, .skaling, .sparseRepeated:
      return [(query.form.id, { try? form.surface($0, experts: 1) })]
    }
  }

  private var draws: [[Double]] {
    FittedLawFile.thinned(findings.soundDraws?.spreadDraws(of: query.form) ?? [])
  }

  private static func band(_ values: [Double]) -> ClosedRange<Double>? {
    let sorted = values.filter(\.isFinite).sorted()
    guard sorted.count == values.count, let low = Quantiles.value(at: 0.025, ofSorted: sorted),
      let high = Quantiles.value(at: 0.975, ofSorted: sorted)
    else { return nil }
    return low...high
  }

  /// Evenly chosen members of a list.
  private static func spread<Member>(_ list: [Member], most: Int) -> [Member] {
    guard list.count > most else { return list }
    return (0..<most).map { list[$0 * (list.count - 1) / (most - 1)] }
  }

  private static func steps(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
    let (from, to) = (log(low), log(high))
    return (0...count).map { exp(from + (to - from) * Double($0) / Double(count)) }
  }
}
