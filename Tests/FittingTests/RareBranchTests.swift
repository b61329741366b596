import Foundation
import ScalingLaws
import Statistics
import TestSupport
import Testing
import Units

@testable import Fitting

/// Branches that few fits take, by hand.
@Suite("Rare branches of fits")
struct RareBranchTests {
  private static let values = [1.8, 480, 2000, 0.35, 0.37]

  private static func problem(_ objective: Objective = .meanSquaredLog) throws -> FitProblem {
    let designs = try #require(
      Runs.grid(
        parameters: [5e7, 1e8, 3e8, 1e9, 3e9], tokens: [1e9, 3e9, 1e10, 3e10, 1e11]))
    let runs = try #require(
      Simulation(ChinchillaForm(), values: values, noise: 0.01).draw(designs, seed: 3))
    return try FitProblem(ChinchillaForm(), runs: runs, objective: objective)
  }

  /// The middle half of 1, 2, 3, 4 is 1.75 to 3.25, twice as far from 2.5: by factors 0.7² and 1.3² of what is
  /// positive, by differences of -0.75 and 0.75 of what is not.
  @Test("Widened intervals lie further from the estimate, by factors where all is positive")
  func widened() throws {
    let bootstrap = Bootstrap(
      symbols: ["E"], draws: [[1], [2], [3], [4]], failures: 0, unit: .runs, weighting: .counts,
      seed: 1
    ).widened(by: 2, around: [2.5])
    let plain = try #require(bootstrap.interval(of: "E", level: 0.5))
    expect(plain.low, near: 1.225, within: 1e-12)
    expect(plain.high, near: 4.225, within: 1e-12)
    let turned = try #require(bootstrap.interval(level: 0.5) { -$0[0] })
    expect(turned.low, near: -4, within: 1e-12)
    expect(turned.high, near: -1, within: 1e-12)
    // A value that lies on one side of all draws is moved on that side alone.
    let above = bootstrap.widened(by: 2, around: [1])
    let one = try #require(above.interval(of: "E", level: 0.5))
    expect(one.low, near: 1.75, within: 1e-12)
    expect(one.high, near: 3.25 * 3.25, within: 1e-12)
  }

  @Test("Draws that others take over are moved in the solver's coordinates")
  func spreadDraws() {
    func bootstrap(_ factor: Double) -> Bootstrap {
      Bootstrap(
        symbols: ["E", "A", "B", "alpha", "beta"], draws: [[1.9, 500, 1900, 0.36, 0.35]],
        failures: 0, unit: .runs, weighting: .counts, seed: 1
      ).widened(by: factor, around: Self.values)
    }
    let moved = bootstrap(2).spreadDraws(of: ChinchillaForm())[0]
    // Of E, A and B in logarithms: 1.9²/1.8, 500²/480 and 1900²/2000.
    let expected: [Double] = [3.61 / 1.8, 250_000.0 / 480, 1805, 0.37, 0.33]
    for (own, value) in zip(moved, expected) { expect(own, near: value, relative: 1e-12) }
    #expect(bootstrap(1).spreadDraws(of: ChinchillaForm()) == [[1.9, 500, 1900, 0.36, 0.35]])
  }

  /// SciPy: t of 97.5 % and 20 degrees over the normal 1.0642867, times (25/20)^(1/4) = 1.0573713.
  @Test("Intervals of least squares widen by t and by what fitting takes of the residuals")
  func squares() async throws {
    let problem = try Self.problem()
    let fit = problem.fit(from: Self.values)
    let bootstrap = try await problem.bootstrap(around: fit, replicates: 2, workers: 1)
    let standing = problem.standing(of: fit, bootstrap, areRowsRuns: true)
    expect(standing.widening, near: 1.0642867 * 1.0573713, relative: 1e-6)
  }

  @Test("A grid of starts holds every combination of evenly spaced coordinates")
  func grid() throws {
    let starts = StartPlan.grid([2, 1, 3]).coordinates(for: try Self.problem())
    let expected: [[Double]] = [
      [-1, 12.5, 0, 1, 1], [-1, 12.5, 12.5, 1, 1], [-1, 12.5, 25, 1, 1],
      [1, 12.5, 0, 1, 1], [1, 12.5, 12.5, 1, 1], [1, 12.5, 25, 1, 1],
    ]
    #expect(starts == expected)
  }

  @Test("A better end found elsewhere takes the place of the best")
  func adding() {
    func fit(_ objective: Double) -> Fit {
      Fit(
        values: [objective], coordinates: [0], objective: objective, relativeGradient: 0,
        outcome: .settled, evaluations: 5, atBounds: [])
    }
    let search = Search(
      best: fit(2), objectives: [2, 3], outcomes: [.settled, .settled], evaluations: 9)
    #expect(search.adding(fit(1)).best == fit(1) && search.adding(fit(4)).best == fit(2))
    #expect(
      search.adding(fit(1)).objectives == [2, 3, 1] && search.adding(fit(1)).evaluations == 14)
    #expect(search.adding(fit(1)).agreeing == 1)
  }

  /// The median distance is 0.02: 0.5 and -0.9 are 16.9 and 30.4 times 1.4826 of it.
  @Test("Runs far off are named, the furthest first")
  func outliers() throws {
    let found = try Self.problem().outliers(of: [0.01, -0.01, 0.02, -0.02, 0.5, -0.9])
    #expect(found.map(\.run) == [5, 4])
    #expect(abs(found[0].deviations + 0.9 / 0.029652) < 1e-9)
    expect(found[1].deviations, near: 0.5 / 0.029652, within: 1e-9)
    #expect(try Self.problem().outliers(of: [0, 0, 0, 1]).isEmpty)
  }

  /// Ten rows of seven designs under five constants; SciPy's F of lack of fit, 24.97 of 2 and 3 degrees.
  @Test("Repeats that scatter less than a fit misses them say so")
  func lackOfFit() throws {
    let runs = try #require(
      Runs(
        parameters: [1e8, 1e8, 2e8, 2e8, 3e8, 4e8, 5e8, 6e8, 7e8, 7e8],
        tokens: [1e10, 1e10, 3e9, 3e9, 8e10, 2e10, 5e9, 4e10, 9e9, 9e9],
        loss: [3, 3.1, 2.5, 2.45, 2.2, 2, 1.9, 1.8, 1.7, 1.75]))
    let repeats = try #require(
      RepeatedRuns(runs, cells: RepeatedRuns.cells(of: runs), columns: [], .all))
    #expect(repeats.cells == 7 && repeats.pureDegrees == 3)
    expect(repeats.pureSquares, near: 0.0011617995788493207, within: 1e-15)
    let residuals = [0.05, -0.04, 0.06, 0.02, -0.07, 0.03, -0.02, 0.05, 0.01, -0.06]
    let problem = try FitProblem(ChinchillaForm(), runs: runs)
    let found = try #require(problem.lackOfFit(residuals, repeats))
    expect(found, near: 0.013491679955785424, relative: 1e-9)
  }

  @Test("What an effect states of its own")
  func ownQuantities() {
    #expect(CorpusEffect.tokens.ownQuantities == [.tokenMultiplier])
    #expect(CorpusEffect.coefficient.ownQuantities == [.coefficientRatio])
    #expect(CorpusEffect.tokensAndExponent.ownQuantities == [.coefficientRatio, .exponentShift])
    #expect(CorpusEffect.floorAndTokens.ownQuantities == [.floorShift, .levelMultiplier])
    #expect(CorpusEffect.compute.ownQuantities == [.computeMultiplier])
  }

  @Test("Five runs far off are named and the others counted")
  func names() {
    func outliers(_ count: Int) -> CorpusOutliers {
      CorpusOutliers(
        kept: [0, 1], excluded: Array(0..<count), deviation: 0.01,
        far: (0..<count).map {
          CorpusOutliers.Far(place: "r.csv:\($0)", loss: 3, deviations: -7, unit: nil)
        })
    }
    #expect(outliers(7).names.contains("r.csv:4 (") && !outliers(7).names.contains("r.csv:5"))
    #expect(outliers(7).names.hasSuffix("robust deviations below) and 2 more"))
    #expect(outliers(1).names.hasSuffix("robust deviations below)"))
    #expect(outliers(0).summary(limit: 6).hasSuffix("left out of every form"))
    #expect(outliers(1).summary(limit: 6).contains("form: r.csv:0"))
  }

  /// n and d are at least a thousandth of n₀ and d₀; losses by Python as in `FormLossTests`.
  @Test("Wear that sparsity would turn negative stays at a thousandth")
  func worn() throws {
    var values = try #require(GradientTests.points.first { $0.id == "sparse-repeated" }).values
    (values[8], values[11]) = (-8, -8)
    let runs = try #require(
      Runs(
        parameters: [3e8, 2e9], tokens: [6e9, 4e10], loss: [3, 3], unique: [2e9, 1e10],
        density: [0.5, 0.25]))
    let form = SparseRepeatedForm()
    let losses = form.losses(of: runs, at: form.coordinates(of: values))
    for (own, loss) in zip(losses, [3.1624618591858553, 2.829334902051374]) {
      expect(own, near: loss, relative: 1e-9)
    }
  }

  private func file(_ form: FittedForm, _ range: [FittedLawFile.RunAxis: ClosedRange<Double>])
    throws -> FittedLawFile
  {
    let values = try #require(GradientTests.points.first { $0.id == form.rawValue }).values
    return FittedLawFile(
      form: form, title: "t", constants: values, range: range, objective: "Huber",
      objectiveValue: 0.001,
      provenance: FittedLawFile.Provenance(
        input: "r.csv", sha256: "00", runs: 9, seed: 1, replicates: 0, failures: 0, version: "0"),
      draws: [])
  }

  /// A router of 2 of 16 experts: a total of routed layers eight times the active one; experts half as wide as the
  /// model have a granularity of 4 · 2.
  @Test("A saved law reads a design in its own letters, and refuses what it has no term for")
  func letters() throws {
    let routing = Routing(experts: 16, topK: 2, hiddenOverExpertWidth: 2)
    let design = Design(
      active: Sizes(Parameters(1e9)), total: Sizes(Parameters(6e9)), kind: .routed(routing))
    func law(_ form: FittedForm) throws -> FittedLaw {
      try FittedLaw(
        bytes: Array(
          try file(form, [.parameters: 1e8...1e10, .tokens: 1e9...1e11]).text.utf8),
        path: "m.json5")
    }
    let joint = try law(.joint).reading(of: design, tokens: Tokens(2e10))
    #expect(joint.point[.expansion] == 8 && joint.variables.map(\.0) == ["N", "D", "E"])
    #expect(joint.remarks.contains { $0.hasPrefix("E is read as total over active") })
    let fine = try law(.fineGrained)
    let reading = try fine.reading(of: design, tokens: Tokens(2e10))
    #expect(reading.point[.granularity] == 8 && reading.point[.totalParameters] == 6e9)
    let surface = try fine.surface(routedLike: design)
    let values = try #require(GradientTests.points.first { $0.id == "fine-grained" }).values
    #expect(
      surface == FittedForm.fineGrained(values, expansion: 8, granularity: 8))
    #expect(throws: Refusal.noExpertTerm) { try law(.chinchilla).surface(routedLike: design) }
  }

  /// Of 800 draws every second is kept; runs of two epochs and of half of one.
  @Test("A file keeps evenly chosen draws, and the epochs of its runs")
  func kept() throws {
    let draws = (0..<800).map { [Double($0)] }
    #expect(FittedLawFile.thinned(draws) == stride(from: 0.0, to: 800, by: 2).map { [$0] })
    let runs = try #require(
      Runs(
        parameters: [1e8, 1e9], tokens: [2e10, 4e10], loss: [3, 2.5], unique: [1e10, 8e10]))
    let values = try #require(GradientTests.points.first { $0.id == "data-constrained" }).values
    let made = try #require(
      FittedLawFile(
        form: DataConstrainedForm(), title: "t", constants: values, runs: runs, objective: "Huber",
        objectiveValue: 0, provenance: try file(.chinchilla, [:]).provenance, draws: []))
    #expect(made.range[.epochs] == 1...2 && made.range[.tokensPerParameter] == 40...200)
    #expect(made.range[.flop] == 1.2e19...2.4e20)
    // Losses fall with size and tokens at one epoch and at two.
    #expect(made.problemInRange == nil)
  }
}
