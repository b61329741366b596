import Fitting
import Foundation
import ScalingLaws
import Statistics
import Units

/// How often the intervals that a report shows hold the truth, on designs that people run.
///
/// Each data set goes the way of a report: a search, refits, the standing of the intervals and their
/// widening. What is withheld is counted apart.
struct Designs {
  /// The 95 % intervals of one design.
  struct Kind {
    let name: String
    let form: any LawForm
    let truth: [Double]
    let runs: Runs
    var unit = Bootstrap.Unit.runs
    var objective = Objective.standard
    /// Errors of log loss of all runs.
    let errors: @Sendable (inout SplitMix64, Runs) -> [Double]
  }

  static let surface = [1.8172, 477.8, 2143.4, 0.34731, 0.36717]
  /// The constants of arXiv:2502.05172, table 1, in the order of the form.
  static let joint = [
    35.91, -0.1889, -0.2285, 0.0098, 35.98, -0.1775, 0.5529, -0.0259, 2.0732, 290.4521, 1.3637,
  ]

  let dataSets: Int
  let only: String?

  func run(_ report: inout Report) async throws {
    report.note(
      "95 % intervals over \(dataSets) data sets, in %; the factor that would make them 95")
    for kind in try Self.all where only.map({ kind.name.contains($0) }) ?? true {
      try await study(kind, &report)
    }
  }

  private func study(_ kind: Kind, _ report: inout Report) async throws {
    let base = try FitProblem(kind.form, runs: kind.runs, objective: kind.objective)
    let exact = kind.form.losses(of: kind.runs, at: kind.form.coordinates(of: kind.truth))
    let quantities = Self.quantities(kind)
    var tallies = quantities.map { _ in Tally() }
    var withheld: [String: Int] = [:]
    for number in 0..<dataSets {
      var generator = SplitMix64(seed: 7, stream: UInt64(number))
      let errors = kind.errors(&generator, kind.runs)
      guard let drawn = kind.runs.replacingLoss(zip(exact, errors).map { $0 * exp($1) }) else {
        return report.fail("a data set can be drawn")
      }
      let problem = try base.replacingRuns(drawn)
      let fit = try await problem.search(.random(count: 10, seed: 3)).best
      // What no refits could give an interval is not refitted, as in a report.
      let isOpen = !problem.mayHaveIntervals(fit, unit: kind.unit)
      let bootstrap = try await problem.bootstrap(
        around: fit, replicates: isOpen ? 1 : 400, unit: kind.unit, seed: UInt64(number))
      let standing = problem.standing(of: fit, bootstrap)
      if isOpen || standing.reason != nil {
        let words = (standing.reason ?? "open").replacing(#/[\d.]+(e-\d+)?/#) { _ in "n" }
        withheld[words, default: 0] += 1
        continue
      }
      let shown = bootstrap.widened(by: standing.widening, around: fit.values)
      for (place, quantity) in quantities.enumerated() {
        tallies[place].add(
          quantity.value, of: kind.truth, at: fit.values, plain: bootstrap, shown: shown)
      }
    }
    let shown = dataSets - withheld.values.reduce(0, +)
    report.note("\(kind.name): \(shown) of \(dataSets) shown")
    for (reason, count) in withheld.sorted(by: { $0.value > $1.value }).prefix(3) {
      report.note("    withheld \(count): \(reason)")
    }
    guard shown * 20 >= dataSets else { return }
    let words = zip(quantities, tallies).map { quantity, tally in
      "\(quantity.name) \((tally.share * 100).rounded(toDigits: 3)) (\(tally.factor.rounded(toDigits: 3)))"
    }
    report.note("    " + words.joined(separator: ", "))
    report.check(tallies.allSatisfy { $0.share >= 0.93 }, "\(kind.name) holds the truth in 93 %")
  }

  /// What is tried on a design: its constants, and the ratio at ten times the largest budget.
  private static func quantities(_ kind: Kind) -> [(name: String, value: ([Double]) -> Double?)] {
    let constants = kind.form.constants.indices.map { index in
      (kind.form.constants[index].symbol, { (values: [Double]) -> Double? in values[index] })
    }
    guard let form = FittedForm(rawValue: kind.form.id), form.isDense,
      let largest = zip(kind.runs.parameters, kind.runs.tokens).map({ 60 * $0 * $1 }).max()
    else { return constants }
    return constants + [
      (
        "D/N",
        { values in
          (try? form.surface(values, routedLike: nil))?.optimum(flop: largest)
            .map { $0.tokens / $0.size }
        }
      )
    ]
  }

  /// How often intervals held one quantity.
  private struct Tally {
    var held = 0
    var needed: [Double] = []

    var share: Double { Double(held) / Double(max(needed.count, 1)) }

    /// The widening of plain percentiles at which 95 % would hold the truth.
    var factor: Double { Quantiles.value(at: 0.95, ofSorted: needed.sorted()) ?? .infinity }

    mutating func add(
      _ value: ([Double]) -> Double?, of truth: [Double], at best: [Double], plain: Bootstrap,
      shown: Bootstrap
    ) {
      guard let truth = value(truth), let best = value(best),
        let interval = shown.interval(of: value), let narrow = plain.interval(of: value)
      else { return needed.append(.infinity) }
      if interval.low <= truth, truth <= interval.high { held += 1 }
      let end = truth > best ? narrow.high : narrow.low
      needed.append(
        min(best, truth, end) > 0
          ? log(truth / best) / log(end / best) : (truth - best) / (end - best))
    }
  }
}

extension Designs {
  /// The joint form's search from 100 starts.
  static func joint(_ report: inout Report) async throws {
    let designs = try experts([1, 4, 16, 64])
    guard let runs = Simulation(JointForm(), values: joint, noise: 0.003).draw(designs, seed: 1)
    else { return report.fail("a data set can be drawn") }
    let problem = try FitProblem(JointForm(), runs: runs)
    let clock = ContinuousClock()
    var search: Search?
    let time = try await clock.measure { search = try await problem.search() }
    guard let search else { return }
    report.line(
      "joint form, 64 runs, 100 starts", time, aim: "5 s",
      answer: "objective \(search.best.objective)")
    let truth = problem.fit(from: joint, use: .asGiven)
    report.check(
      search.best.objective <= truth.objective * (1 + 1e-6),
      "the search ends at or below what its own constants lead to")
  }
}
