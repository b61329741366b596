import Fitting
import Foundation
import Statistics
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
      granularity: columns[4], unique: columns[1].map { $0 / 3 })
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
    ("data-constrained", [1.87, 521, 1488, 0.353, 0.353, 15.4, 5.3]),
  ]

  static let objectives: [Objective] = [
    .standard, .huberLog(delta: 0.1), .meanSquaredLog, .meanSquaredLoss, .absoluteLog,
    .studentLog(degrees: 4, scale: 0.05),
  ]

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
        #expect(
          abs(gradient[index] - difference) < 2e-4 * scale,
          "\(objective.summary), \(form.constants[index].symbol)")
      }
    }
  }

  @Test("Values read back from their coordinates", arguments: points)
  func coordinates(id: String, values: [Double]) throws {
    let form = try #require(FormLibrary.form(id))
    for (value, back) in zip(values, form.values(at: form.coordinates(of: values))) {
      #expect(abs(value - back) <= 1e-14 * abs(value))
    }
  }
}
