import Diagnostics
import Hypotheses
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// What epochs are worth, against fresh data and beside the other form.
public struct RepetitionPicture: Picture {
  public static let kind = "repetition"
  public static let summary = "What epochs over the same tokens are worth in fresh ones"

  private let of: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    of = ask.entry(of: Repetition.self)
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    guard let asked = results.repetition(of) else { return nil }
    let (curve, points) = (asked.question.curve, asked.found.points)
    func line(
      _ name: String, _ style: Int, band: Bool = false, _ value: (RepetitionCurve.Point) -> Double
    ) -> Curve {
      Curve(
        name: name, style: style,
        points: points.map {
          Curve.Point(
            x: $0.epochs, y: value($0), band: band ? $0.range : nil, isExtrapolated: false)
        })
    }
    let median = curve.prior.quantile(0.5).rounded(toDigits: 3)
    var curves = [
      line("saturation, R_D* " + median, 0, band: true) { $0.worth },
      line("fresh data", 1) { $0.epochs },
    ]
    if asked.question.hasAlternative {
      curves.append(
        line("exponent halves every \(plainText(of: curve.halving)) epochs", 2) { $0.alternative })
    }
    let interval = curve.prior.interval(level: curve.level)
    let last = points.last
    return Drawing(
      title: last.map { point in
        "\(point.epochs.rounded(toDigits: 3)) epochs over the same tokens are worth "
          + "\(point.worth.rounded(toDigits: 2)) fresh ones "
          + "(\(point.range.lowerBound.rounded(toDigits: 2)) to "
          + "\(point.range.upperBound.rounded(toDigits: 2)))"
      } ?? "",
      subtitle: "Worth of epochs over the same tokens in epochs of fresh ones",
      .curves([
        Panel(
          title: "", x: Axis("epochs", isLogarithmic: true),
          y: Axis("worth in fresh epochs", isLogarithmic: true), curves: curves)
      ]),
      footer: [
        "Band: R_D* from \(interval.low.rounded(toDigits: 2)) to "
          + "\(interval.high.rounded(toDigits: 3)), \(plainText(of: curve.level * 100)) % of the "
          + "stated belief.",
        "Muennighoff et al. 2023 (arXiv:2305.16264)"
          + (asked.question.hasAlternative ? "; Goyal et al. 2024 (arXiv:2404.07177)" : ""),
      ])
  }
}

/// What an MoE saves over dense models where unique tokens are few.
public struct DataLimitPicture: Picture {
  public static let kind = "dataLimit"
  public static let summary = "Dense FLOP over an MoE's where unique tokens are few"

  private let of: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    of = ask.entry(of: Repetition.self)
    try ask.settle()
    let name = of
    if let entry = ask.reader.asked.of(Repetition.self).first(where: { $0.name == name }),
      entry.limit == nil
    {
      throw ask.fault(
        at: "of", "\(Fault.quoted(name)) has no limit on tokens", "give it a 'limit'")
    }
  }

  public func drawing(of results: Results) -> Drawing? {
    guard let asked = results.repetition(of), let limit = asked.question.limit else { return nil }
    let budgets = asked.found.limits
    guard !budgets.isEmpty else { return nil }
    let laws = budgets.map(\.law.id).reduce(into: [String]()) { ids, id in
      if !ids.contains(id) { ids.append(id) }
    }
    func curves(
      _ suffix: String, _ first: Int,
      _ point: (LimitedBudget) -> (Double, ClosedRange<Double>?)
    ) -> [Curve] {
      laws.enumerated().map { number, id in
        Curve(
          name: id + suffix, style: first + number,
          points: budgets.filter { $0.law.id == id }.compactMap { budget in
            let (value, band) = point(budget)
            guard value.isFinite else { return nil }
            let isClosed = band.map { $0.upperBound.isFinite } ?? false
            return Curve.Point(
              x: budget.flop.value, y: value, band: isClosed ? band : nil,
              isExtrapolated: budget.isExtrapolated)
          })
      }
    }
    let limited = curves(", few tokens", 0) { ($0.middle.multiplier, $0.range) }
    let fresh = curves(", fresh tokens", laws.count) { ($0.middle.freshMultiplier, nil) }
    let panel = Panel(
      title: "", x: Axis("training FLOP", isLogarithmic: true),
      y: .ratio("dense FLOP over the MoE's, for the same loss"),
      curves: (limited + fresh).filter { !$0.points.isEmpty })
    return Drawing(
      title: Trend.sentence("the compute multiplier", of: panel, by: "with") ?? "",
      subtitle:
        "What an MoE saves over dense models on \(limit.unique.rounded(to: 3)) unique tokens, "
        + "and on fresh ones", .curves([panel]),
      footer: [
        "\(limit.unique.rounded(to: 3)) unique tokens; both sides at their own optimum; band over "
          + "the belief in R_D*."
      ] + results.citations(of: laws))
  }
}

extension Results {
  /// The repetition of a name.
  fileprivate func repetition(_ name: String) -> Resolved<Repetition>? {
    findings.of(Repetition.self).first { $0.question.name == name }
  }
}
