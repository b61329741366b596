import Foundation
import Statistics
import TestSupport
import Testing

@testable import Fitting

/// What the solvers of a fit are made of, beside NumPy and SciPy on the same seven weighted runs.
@Suite("Solvers beside SciPy")
struct WholeSolverTests {
  private static let runs = Runs(
    parameters: [1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9, 1.5e8],
    tokens: [2e9, 1e10, 4e9, 3e10, 1.6e10, 1e11, 4e10],
    loss: [3.9, 3.2, 3.3, 2.7, 2.65, 2.35, 3.05], experts: [1, 8, 16, 64, 4, 32, 128],
    weights: [1, 2, 0.5, 1.5, 1, 3, 0.7])

  private func check(
    _ found: Double, _ wanted: Double, within error: Double = 1e-9, _ what: String
  ) {
    expect(found, near: wanted, relative: error, "\(what): \(found), not \(wanted)")
  }

  /// At E = 1.55, A = 300, B = 900, α = .33, β = .29: the sum, its slopes by ln E, ln A, ln B, α and β, and the
  /// rows of Σ w ψ/r J Jᵀ up to the diagonal.
  private static let objectives: [(Objective, Double, [Double], [Double])] = [
    (
      .huberLog(delta: 0.02), 0.002556584319709699,
      [0.030938298472, 0.00826593949431, 0.0264463227679, -0.163379940768, -0.592629331225],
      [
        2.5604437962, 0.553709207335, 0.142655056554, 1.32447154344, 0.326045706962, 0.776198045802,
        -11.2566391934, -2.82679928313, -6.50171429911, 56.2154921134, -31.8072259507,
        -7.68011697211, -18.2817298601, 153.5810094, 431.875366027,
      ]
    ),
    (
      .meanSquaredLog, 0.003949386830430543,
      [0.055364179755, 0.0127751057777, 0.048830236286, -0.258149763429, -1.09051491127],
      [
        3.00197854838, 0.679804356687, 0.183869109093, 1.64235832491, 0.420488162218, 1.0288506549,
        -13.7198392048, -3.61707120822, -8.33549817449, 71.4061263596, -39.0902505761,
        -9.8264054838, -23.9828591195, 195.30577513, 560.816075789,
      ]
    ),
    (
      .meanSquaredLoss, 0.038592305909871435,
      [0.589978634984, 0.163320387068, 0.560473224905, -3.20290162333, -12.3756879978],
      [
        23.30425, 5.99899355068, 1.81700671271, 14.4309850843, 4.20270807959, 10.3354797402,
        -118.797180499, -35.2007718013, -81.8172790949, 683.892701812, -336.915093722,
        -96.3966942818, -236.195717557, 1881.16786541, 5414.4115246,
      ]
    ),
    (
      .absoluteLog, 0.1831633370670633,
      [4.57821813955, 0.994844935046, 2.72693692541, -20.2256903286, -63.9949357749],
      [
        39686.2326164, 5625.67062097, 800.791572527, 14912.5113473, 2119.7841057, 5615.06396923,
        -123043.584213, -17499.58042, -46336.7814858, 382485.031141, -377551.849633, -53640.0696277,
        -142104.771064, 1172657.58188, 3596632.58908,
      ]
    ),
    (
      .studentLog(degrees: 4, scale: 0.03), 4.154658139750309,
      [51.8429824964, 13.2293893421, 45.8440651814, -263.146248685, -1022.8400404],
      [
        3718.78566476, 818.69498767, 215.423989438, 1962.95587814, 492.198312574, 1183.24489714,
        -16594.0279975, -4254.65189334, -9786.1312776, 84332.8226984, -46977.0775064,
        -11552.2441706, -27738.3103234, 230334.684196, 652317.404709,
      ]
    ),
  ]

  @Test("Sums, slopes and curvatures of every objective", arguments: objectives)
  func engine(
    objective: Objective, sum: Double, slopes: [Double], curvature: [Double]
  ) throws {
    let problem = try FitProblem(
      ChinchillaForm(), runs: try #require(Self.runs), objective: objective)
    let engine = Engine(problem)
    var gradient = [Double](repeating: 0, count: 5)
    let value = engine.value(
      at: [log(1.55), log(300), log(900), 0.33, 0.29], gradient: &gradient)
    check(value, sum, within: 1e-8, "sum")
    for (own, slope) in zip(gradient, slopes) { check(own, slope, within: 1e-8, "slope") }
    let matrix = engine.curvature()
    var all = curvature.makeIterator()
    for row in 0..<5 {
      for column in 0...row {
        let wanted = all.next() ?? 0
        check(matrix[row, column], wanted, within: 1e-8, "\(row) \(column)")
        #expect(matrix[column, row] == matrix[row, column])
      }
    }
    // Without robustness all runs bend alike, as under squares.
    let plain = engine.curvature(robust: false)
    let squares = Self.objectives[objective == .meanSquaredLoss ? 2 : 1].3
    check(plain[0, 0], squares[0], within: 1e-8, "plain")
    check(plain[4, 3], squares[13], within: 1e-8, "plain")
    let mean = problem.objective(at: [1.55, 300, 900, 0.33, 0.29])
    let isMean = objective == .meanSquaredLog || objective == .meanSquaredLoss
    check(mean, isMean ? 2 * sum / 9.7 : sum, within: 1e-8, "reported")
  }

  /// What rounding leaves: half of 1e-28 for each of a weight of 9.7, of a mean loss of 3.0214 squared.
  @Test("What rounding leaves of squares, on losses and their logarithms")
  func rounding() throws {
    for (objective, mean, floor) in [
      (Objective.meanSquaredLog, 1.0936312, 4.85e-28),
      (.meanSquaredLoss, 3.0214286, 4.85e-28 * 9.1290306),
    ] {
      let engine = Engine(
        try FitProblem(ChinchillaForm(), runs: try #require(Self.runs), objective: objective))
      check(engine.meanTarget, mean, within: 1e-6, "mean")
      check(engine.roundingFloor, floor, within: 1e-6, "floor")
    }
  }

  /// NumPy's `lstsq` of E, A and B on 1, N^-α and D^-β: relative errors, or plain ones; a term that would be
  /// negative keeps a ten-thousandth of the mean loss, and the others are solved for again.
  @Test(
    "Coefficients are those of least squares, whatever the start",
    arguments: [
      (0.35, 0.37, true, [1.783560186455411, 671.8236574001930, 2923.957050086392]),
      (0.35, 0.37, false, [1.784854243882390, 666.0788063515943, 2947.950331144848]),
      (0.9, 0.1, true, [0.6372843141358512, 1.299192465600693e7, 21.15366849675775]),
      (0.9, 0.1, false, [0.6085000331599669, 1.253501715603011e7, 21.57261966168880]),
      (0.05, 0.6, true, [0.0002759732322080679, 6.803521192992092, 476_447.6119060025]),
      (0.05, 0.6, false, [0.00030214285714285716, 6.8815860914761915, 455_221.09125804727]),
      (0.1, 0.05, true, twoPinned[0]), (0.1, 0.05, false, twoPinned[1]),
    ])
  func coefficients(alpha: Double, beta: Double, isRelative: Bool, wanted: [Double]) throws {
    let problem = try FitProblem(
      ChinchillaForm(), runs: try #require(Self.runs),
      objective: isRelative ? .standard : .meanSquaredLoss,
      holding: ["alpha": alpha, "beta": beta])
    for start in [[2.0, 100, 500], [0.1, 1e4, 3]] {
      let found = Projection().improve(Engine(problem), from: start.map { log($0) })
      for (own, value) in zip(found, wanted) { check(exp(own), value, within: 1e-7, "\(start)") }
    }
  }

  private static let twoPinned = [
    [0.0002759732322080679, 21.54554252290297, 0.000922395183758516],
    [0.00030214285714285716, 21.83678162412405, 0.0009912054572455815],
  ]

  /// NumPy's `lstsq` of log₁₀ L with Ê of one expert 2 and of endless ones 300.
  @Test("Slopes of logarithms are those of least squares, under either objective")
  func slopes() throws {
    let wanted = [
      -0.135902526995735, -0.239276020697596, 0.023653753138712, 1.686960555159793,
    ]
    for objective in [Objective.standard, .meanSquaredLoss] {
      let problem = try FitProblem(
        RoutedForm(), runs: try #require(Self.runs), objective: objective,
        holding: ["E_start": 2, "E_max": 300])
      let found = Projection().improve(Engine(problem), from: [0, 0.1, -0.01, 1])
      for (own, value) in zip(found, wanted) { check(own, value, within: 1e-7, "slope") }
    }
  }

  private static let truth = [1.8172, 477.8, 2143.4, 0.34731, 0.36717]

  private static func exact() throws -> Runs {
    let powers = (0..<5).map { pow(2, Double($0)) }
    let designs = try #require(
      Runs.grid(parameters: powers.map { $0 * 5e7 }, tokens: powers.map { $0 * 1e9 }))
    return try #require(
      Simulation(ChinchillaForm(), values: truth, noise: 0).draw(designs, seed: 1))
  }

  /// SciPy's BFGS takes 137, 119 and 90 evaluations from the same starts, and stops farther from the law.
  @Test(
    "Exponents are found by projection as soon as SciPy finds them",
    arguments: [(0.15, 0.6, 137), (0.6, 0.15, 119), (0.3, 0.3, 90)])
  func projection(alpha: Double, beta: Double, most: Int) throws {
    for objective in [Objective.standard, .meanSquaredLoss] {
      let engine = Engine(
        try FitProblem(ChinchillaForm(), runs: try Self.exact(), objective: objective))
      let end = Projection().improve(engine, from: [0.5, 5, 8, alpha, beta])
      check(end[3], 0.34731, within: 1e-4, "alpha")
      check(end[4], 0.36717, within: 1e-4, "beta")
      check(exp(end[0]), 1.8172, within: 1e-3, "floor")
      #expect(engine.evaluations <= most, "\(engine.evaluations) evaluations")
    }
  }

  /// On a parabola the first step by the curvature ends in the minimum, and a second look confirms it.
  @Test("Steps by the curvature end where they should, in few evaluations")
  func steps() throws {
    let parabola = Engine(
      try FitProblem(
        RoutedForm(), runs: try #require(Self.runs), objective: .meanSquaredLog,
        holding: ["E_start": 2, "E_max": 300]))
    let lowest = QuasiNewton().minimise(parabola, from: [0, -0.1, 0.01, 1])
    #expect(lowest.outcome == .settled && parabola.evaluations <= 6, "\(parabola.evaluations)")
    check(lowest.point[0], -0.135902526995735, within: 1e-6, "slope")
    for (alpha, beta) in [(0.15, 0.6), (0.6, 0.15), (0.3, 0.3)] {
      let engine = Engine(try FitProblem(ChinchillaForm(), runs: try Self.exact()))
      let end = QuasiNewton().minimise(engine, from: [0.4, 5, 7, alpha, beta])
      check(end.point[3], 0.34731, within: 1e-5, "alpha")
      check(end.point[4], 0.36717, within: 1e-5, "beta")
      #expect(engine.evaluations <= 300, "\(engine.evaluations) evaluations")
    }
  }

  /// SciPy's normal, Laplace and Student densities with weights taken to a sum of seven; Huber's with Z(s) by
  /// `quad` and the scale by `minimize_scalar`.
  @Test(
    "Likelihoods of every objective",
    arguments: [
      (Objective.meanSquaredLog, 14.96353804211492), (.meanSquaredLoss, 6.985313963879381),
      (.absoluteLog, 15.934471202948759), (.studentLog(degrees: 4, scale: 0.03), 14.68189360518334),
      (.huberLog(delta: 0.02), 15.27019956954378),
    ])
  func likelihood(objective: Objective, wanted: Double) throws {
    let runs = try #require(Self.runs)
    let form = ChinchillaForm()
    let predicted = form.losses(of: runs, at: form.coordinates(of: [1.55, 300, 900, 0.33, 0.29]))
    let residuals = zip(runs.loss, predicted).map {
      objective == .meanSquaredLoss ? $0 - $1 : log($0 / $1)
    }
    for factor in [1, 3.0] {
      let found = ErrorModel.logLikelihood(
        of: objective, residuals: residuals, weights: runs.weights.map { factor * $0 })
      check(found, wanted, within: 1e-8, "likelihood")
    }
  }
}
