import Fitting
import Foundation
import TestSupport
import Testing

/// The Statistical Reference Datasets of NIST for nonlinear regression.
@Suite("Certified nonlinear regressions")
struct LeastSquaresTests {
  /// A data set with its two certified starts and its certified constants.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let x: [Double]
    let y: [Double]
    let starts: [[Double]]
    let certified: [Double]
    let sumOfSquares: Double
    /// The model's value and derivatives at x.
    let model: @Sendable (Double, [Double]) -> (Double, [Double])

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "Misra1b",
      x: [
        77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1,
        760.0,
      ],
      y: [
        10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47,
        81.78,
      ],
      starts: [[500, 0.0001], [300, 0.0002]],
      certified: [3.3799746163e2, 3.9039091287e-4], sumOfSquares: 7.5464681533e-2
    ) { x, b in
      let base = 1 + b[1] * x / 2
      return (b[0] * (1 - pow(base, -2)), [1 - pow(base, -2), b[0] * x * pow(base, -3)])
    },
    Case(
      name: "DanielWood",
      x: [1.309, 1.471, 1.490, 1.565, 1.611, 1.680],
      y: [2.138, 3.421, 3.597, 4.340, 4.882, 5.660],
      starts: [[1, 5], [0.7, 4]],
      certified: [7.6886226176e-1, 3.8604055871], sumOfSquares: 4.3173084083e-3
    ) { x, b in
      (b[0] * pow(x, b[1]), [pow(x, b[1]), b[0] * log(x) * pow(x, b[1])])
    },
    Case(
      name: "MGH09",
      x: [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625],
      y: [
        0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246,
      ],
      starts: [[25, 39, 41.5, 39], [0.25, 0.39, 0.415, 0.39]],
      certified: [1.9280693458e-1, 1.9128232873e-1, 1.2305650693e-1, 1.3606233068e-1],
      sumOfSquares: 3.0750560385e-4
    ) { x, b in
      let (top, bottom) = (x * x + x * b[1], x * x + x * b[2] + b[3])
      let ratio = top / bottom
      return (
        b[0] * ratio,
        [ratio, b[0] * x / bottom, -b[0] * ratio * x / bottom, -b[0] * ratio / bottom]
      )
    },
    Case(
      name: "MGH10",
      x: (0..<16).map { 50 + 5 * Double($0) },
      y: [
        34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820,
        3307, 2872,
      ],
      starts: [[2, 400_000, 25_000], [0.02, 4000, 250]],
      certified: [5.6096364710e-3, 6.1813463463e3, 3.4522363462e2], sumOfSquares: 8.7945855171e1
    ) { x, b in
      let growth = exp(b[1] / (x + b[2]))
      let shifted = x + b[2]
      return (
        b[0] * growth,
        [growth, b[0] * growth / shifted, -b[0] * growth * b[1] / (shifted * shifted)]
      )
    },
    Case(
      name: "MGH17",
      x: (0..<33).map { 10 * Double($0) },
      y: [
        0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.850, 0.818, 0.784, 0.751, 0.718, 0.685,
        0.658, 0.628, 0.603, 0.580, 0.558, 0.538, 0.522, 0.506, 0.490, 0.478, 0.467, 0.457, 0.448,
        0.438, 0.431, 0.424, 0.420, 0.414, 0.411, 0.406,
      ],
      starts: [[50, 150, -100, 1, 2], [0.5, 1.5, -1, 0.01, 0.02]],
      certified: [
        3.7541005211e-1, 1.9358469127, -1.4646871366, 1.2867534640e-2, 2.2122699662e-2,
      ],
      sumOfSquares: 5.4648946975e-5
    ) { x, b in
      let (slow, fast) = (exp(-x * b[3]), exp(-x * b[4]))
      return (
        b[0] + b[1] * slow + b[2] * fast, [1, slow, fast, -x * b[1] * slow, -x * b[2] * fast]
      )
    },
  ]

  @Test(
    "Both certified starts lead to the certified constants", arguments: cases + GaussPeaks.cases,
    [0, 1])
  func certified(problem: Case, start: Int) {
    let end = LeastSquares().minimise(from: problem.starts[start]) { b in
      var (values, derivatives): ([Double], [Double]) = ([], [])
      for (x, y) in zip(problem.x, problem.y) {
        let (value, slopes) = problem.model(x, b)
        values.append(value - y)
        derivatives += slopes
      }
      return (values, derivatives)
    }
    #expect(end.outcome == .settled)
    expect(end.sumOfSquares, near: problem.sumOfSquares, relative: 1e-7)
    for (value, exact) in zip(end.point, problem.certified) {
      expect(value, near: exact, relative: 1e-6, "\(value) for \(exact)")
    }
  }
}
