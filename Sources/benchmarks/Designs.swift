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

  private static func normal(
    _ deviation: Double
  ) -> @Sendable (inout SplitMix64, Runs) -> [Double] {
    { generator, runs in (0..<runs.count).map { _ in deviation * generator.normal() } }
  }

  /// Errors of what runs share, and a fifth of them of each run.
  private static func together<Shared: Hashable & Sendable>(
    _ shared: [Shared]
  ) -> @Sendable (inout SplitMix64, Runs) -> [Double] {
    { generator, _ in
      var own: [Shared: Double] = [:]
      return shared.map { one in
        if own[one] == nil { own[one] = 0.005 * generator.normal() }
        return (own[one] ?? 0) + 0.001 * generator.normal()
      }
    }
  }

  /// Designs at random, each of three runs a percent apart in size.
  private static func nearCopies() throws -> Runs {
    var generator = SplitMix64(seed: 6)
    let designs = (0..<25).map { _ in
      (5e7 * pow(32, generator.uniform()), 1e9 * pow(32, generator.uniform()))
    }
    let rows = designs.flatMap { size, tokens in [0.99, 1.0, 1.01].map { (size * $0, tokens) } }
    return try found(
      Runs(
        parameters: rows.map(\.0), tokens: rows.map(\.1), loss: rows.map { _ in 1 },
        groups: rows.indices.map { $0 / 3 }))
  }

  private static func powers(_ count: Int) -> [Double] { (0..<count).map { pow(2, Double($0)) } }

  /// Sizes and tokens by factors of two from 50M and 1B.
  private static func grid(_ sizes: Int, _ tokens: Int) throws -> Runs {
    try found(
      Runs.grid(
        parameters: powers(sizes).map { $0 * 5e7 }, tokens: powers(tokens).map { $0 * 1e9 }))
  }

  private static func found(_ runs: Runs?) throws -> Runs {
    guard let runs else { throw FitRefusal.tooFewRuns(0, constants: 5) }
    return runs
  }

  /// Runs of several checkpoints each, at even steps of their tokens.
  private static func checkpoints(_ sizes: Int, _ tokens: Int, each count: Int) throws -> Runs {
    let whole = try grid(sizes, tokens)
    let rows = (0..<whole.count).flatMap { run in
      (1...count).map { (run, Double($0) / Double(count)) }
    }
    return try found(
      Runs(
        parameters: rows.map { whole.parameters[$0.0] },
        tokens: rows.map { whole.tokens[$0.0] * $0.1 }, loss: rows.map { _ in 1 },
        groups: rows.map(\.0)))
  }

  private static func experts(_ counts: [Double]) throws -> Runs {
    let (sizes, tokens) = (powers(4).map { $0 * 1e8 }, powers(4).map { $0 * 4e9 })
    let rows = counts.flatMap { e in sizes.flatMap { n in tokens.map { (n, $0, e) } } }
    return try found(
      Runs(
        parameters: rows.map(\.0), tokens: rows.map(\.1), loss: rows.map { _ in 1 },
        experts: rows.map(\.2)))
  }

  /// At tokens in proportion to size, off it by a factor of two at random at most.
  private static func along(_ count: Int, spread: Double) throws -> Runs {
    var generator = SplitMix64(seed: 5)
    let sizes = (0..<count).map { 5e7 * pow(256, Double($0) / Double(count - 1)) }
    let tokens = sizes.map { 20 * $0 * pow(spread, 2 * generator.uniform() - 1) }
    return try found(Runs(parameters: sizes, tokens: tokens, loss: sizes.map { _ in 1 }))
  }

  private static var all: [Kind] {
    get throws {
      let dense = ChinchillaForm()
      func kind(
        _ name: String, _ runs: Runs, unit: Bootstrap.Unit = .runs,
        objective: Objective = .standard,
        _ errors: @escaping @Sendable (inout SplitMix64, Runs) -> [Double]
      ) -> Kind {
        Kind(
          name: name, form: dense, truth: surface, runs: runs, unit: unit, objective: objective,
          errors: errors)
      }
      var kinds: [Kind] = []
      for (name, runs) in [
        ("6", try grid(3, 2)), ("8", try grid(4, 2)), ("12", try grid(4, 3)),
        ("16", try grid(4, 4)),
        ("25", try grid(5, 5)),
        ("64", try grid(8, 8)), ("100", try grid(10, 10)),
      ] {
        for noise in [0.001, 0.005] {
          kinds.append(kind("\(name) runs, Huber, noise \(noise)", runs, normal(noise)))
        }
        if runs.count > 10 {
          kinds.append(
            kind(
              "\(name) runs, squares, noise 0.005", runs, objective: .meanSquaredLog, normal(0.005))
          )
        }
      }
      for (name, runs) in [("25", try grid(5, 5)), ("64", try grid(8, 8))] {
        kinds.append(
          kind("\(name) runs, noise growing fivefold with size", runs) { generator, runs in
            let low = log(runs.parameters.min() ?? 1)
            let span = log(runs.parameters.max() ?? 1) - low
            return runs.parameters.map {
              0.002 * pow(5, (log($0) - low) / span) * generator.normal()
            }
          })
        kinds.append(
          kind("\(name) runs, 6 % far off", runs) { generator, runs in
            (0..<runs.count).map { _ in
              let far = generator.uniform() < 0.06 ? 0.05 + 0.3 * generator.uniform() : 0
              return far + 0.005 * generator.normal()
            }
          })
      }
      for (name, runs) in [
        ("12 runs of 20 checkpoints", try checkpoints(4, 3, each: 20)),
        ("30 runs of 10 checkpoints", try checkpoints(6, 5, each: 10)),
      ] {
        kinds.append(
          kind("\(name), grouped", runs, unit: .groups, together(runs.groups)))
      }
      let (line, square) = (try checkpoints(4, 3, each: 20), try grid(8, 8))
      kinds.append(
        kind("12 runs of 20 checkpoints, unnamed", line.ungrouped, together(line.groups)))
      for (name, shared) in [
        ("size", square.parameters), ("number of tokens", square.tokens),
        ("budget", zip(square.parameters, square.tokens).map { $0 * $1 }),
      ] {
        kinds.append(kind("64 runs, errors by \(name)", square, together(shared)))
      }
      let near = try nearCopies()
      kinds.append(kind("25 designs with near copies", near.ungrouped, together(near.groups)))
      kinds.append(
        kind("25 designs with near copies, errors of their own", near.ungrouped, normal(0.005)))
      for spread in [1, 1.1, 2] {
        kinds.append(
          kind(
            "25 runs within \(spread) times of 20 tokens a parameter",
            try along(25, spread: spread),
            normal(0.005)))
      }
      for (name, counts) in [("1 and 8", [1.0, 8]), ("1, 4, 16 and 64", [1, 4, 16, 64])] {
        for noise in [0.001, 0.003] {
          kinds.append(
            Kind(
              name: "joint form at \(name) experts, noise \(noise)", form: JointForm(),
              truth: joint,
              runs: try experts(counts), errors: normal(noise)))
        }
      }
      for count in [6, 8, 12] {
        // Marin's v16 recipe, at budgets from 1e18 to 3e20 FLOP.
        let budgets = (0..<count).map { 1e18 * pow(300, Double($0) / Double(count - 1)) }
        let ones = budgets.map { _ in 1.0 }
        let runs = try found(
          Runs(parameters: ones, tokens: budgets.map { $0 / 6 }, loss: ones))
        for noise in [0.001, 0.005] {
          kinds.append(
            Kind(
              name: "recipe form, \(count) budgets, noise \(noise)", form: RecipeForm(),
              truth: [1.6, 95.18, 0.0941], runs: runs, errors: normal(noise)))
        }
      }
      return kinds
    }
  }
}

extension Runs {
  /// Each run for itself.
  fileprivate var ungrouped: Runs {
    Runs(parameters: parameters, tokens: tokens, loss: loss) ?? self
  }
}
