import Fitting
import Foundation
import Statistics
import TestSupport
import Testing

@Suite("Gradients")
struct GradientTests {
  /// Designs with every column, and constants in the middle of what is plausible.
  static let designs: Runs? = {
    var generator = SplitMix64(seed: 5)
    var columns = (0..<5).map { _ in [Double]() }
    for _ in 0..<37 {
      columns[0].append(exp(17 + 6 * generator.uniform()))
      columns[1].append(exp(20 + 6 * generator.uniform()))
      columns[2].append(2 + 2 * generator.uniform())
      columns[3].append(Double(1 + generator.index(below: 64)))
      columns[4].append(Double(1 << generator.index(below: 5)))
    }
    return Runs(
      parameters: columns[0], tokens: columns[1], loss: columns[2], experts: columns[3],
      granularity: columns[4], unique: columns[1].map { $0 / 3 },
      density: columns[4].map { 1 / $0 })
  }()

  static let points: [(id: String, values: [Double])] = [
    ("chinchilla", [1.8, 480, 2000, 0.35, 0.37]),
    ("chinchilla-tied", [1.8, 480, 2000, 0.35]),
    (
      "joint-moe",
      [35.91, -0.1889, -0.2285, 0.0098, 35.98, -0.1775, 0.5529, -0.0259, 2.0732, 290.4521, 1.3637]
    ),
    ("routed", [-0.083, -0.118, 0.0099, 1.1136, 2.08, 238.7]),
    ("fine-grained", [0.47, 18.1, 2.1, 30.8, 0.115, 0.58, 0.147]),
    ("skaling", [1.6, 4800, 20000, 0.5, 0.55, 0.7]),
    (
      "sparse-repeated",
      [
        2.3480, 188.81, 447.21, 0.3268, -0.00968, -0.27289, 0.84662, 11.088, 1.904, 0.799, 4.4047,
        1.8214, 1.3653,
      ]
    ),
    ("recipe", [1.6, 95.18, 0.0941]),
    ("data-constrained", [1.87, 521, 1488, 0.353, 0.353, 15.4, 5.3]),
  ]

  static let objectives: [Objective] = [
    .standard, .huberLog(delta: 0.1), .meanSquaredLog, .meanSquaredLoss, .absoluteLog,
    .studentLog(degrees: 4, scale: 0.05),
  ]

  /// The predictions that arXiv:2606.01155 prints for runs held out of its fit, to four decimals: all
  /// parameters, tokens, unique tokens, density.
  @Test(
    "Sparse training on repeated data gives the printed predictions",
    arguments: [
      (268e6, 41.6e9, 5.2e9, 0.5, 2.8764), (268e6, 20.8e9, 5.2e9, 0.5, 2.9038),
      (268e6, 41.6e9, 10.4e9, 0.5, 2.8634), (521e6, 5.2e9, 2.6e9, 1, 2.9238),
      (521e6, 20.8e9, 5.2e9, 0.5, 2.8343), (521e6, 20.8e9, 5.2e9, 0.25, 2.8837),
      (1.17e9, 5.2e9, 2.6e9, 1, 2.8703), (1.92e9, 10.4e9, 2.6e9, 1, 2.8002),
      (1.92e9, 20.8e9, 20.8e9, 0.5, 2.7250), (3.84e9, 10.4e9, 2.6e9, 0.5, 2.7725),
      (7.68e9, 10.4e9, 2.6e9, 0.25, 2.7790),
    ])
  func sparse(all: Double, tokens: Double, unique: Double, density: Double, loss: Double) throws {
    let runs = try #require(
      Runs(
        parameters: [all * density], tokens: [tokens], loss: [1], unique: [unique],
        density: [density]))
    let form = SparseRepeatedForm()
    let values = [
      exp(0.8535501324918354), exp(5.240737178917673), exp(6.103030891809012), 0.3268217718148829,
      -0.009680437509279435, -0.2728893199074849, 0.8466179337054532, 11.087637121468322,
      1.9039562899771467, 2.79909312658146, 4.404748822323469, 1.8213812238803706,
      1.3653091691735397,
    ]
    expect(form.losses(of: runs, at: form.coordinates(of: values))[0], near: loss, within: 6e-5)
  }

  @Test("Every form is tried here")
  func everyForm() {
    #expect(Self.points.map(\.id).sorted() == FormLibrary.ids.sorted())
  }

  @Test(
    "Each form's exact gradient agrees with differences under each objective", arguments: points)
  func gradient(id: String, values: [Double]) throws {
    let form = try #require(FormLibrary.form(id))
    let runs = try #require(Self.designs)
    for objective in Self.objectives {
      let problem = try FitProblem(form, runs: runs, objective: objective)
      let (value, gradient) = problem.valueAndGradient(at: values)
      let start = form.coordinates(of: values)
      for index in start.indices {
        let step = 1e-4 * max(0.01, abs(start[index]))
        func at(_ multiple: Double) -> Double {
          var moved = start
          moved[index] += multiple * step
          return problem.valueAndGradient(at: form.values(at: moved)).value
        }
        // Central differences of fourth order.
        let difference = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step)
        let scale = max(abs(difference), 1e-3 * abs(value))
        expect(
          gradient[index], near: difference, within: 2e-4 * scale,
          "\(objective.summary), \(form.constants[index].symbol)")
      }
    }
  }

  @Test("Values read back from their coordinates", arguments: points)
  func coordinates(id: String, values: [Double]) throws {
    let form = try #require(FormLibrary.form(id))
    for (value, back) in zip(values, form.values(at: form.coordinates(of: values))) {
      expect(value, near: back, within: 1e-14 * abs(value))
    }
  }
}
