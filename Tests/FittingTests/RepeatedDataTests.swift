import Fitting
import Foundation
import TestSupport
import Testing

/// The 182 runs of arXiv:2305.16264 with their base law held.
@Suite("Repeated data", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct RepeatedDataTests {
  let problem: FitProblem

  static let base = [
    "E": exp(0.6254804), "A": exp(6.255414), "B": exp(7.3049974), "alpha": 0.3526596,
    "beta": 0.3526596,
  ]
  static let form = DataConstrainedForm(
    parametersPerUniqueToken: exp((6.255414 - 7.3049974) / 0.3526596))

  init() throws {
    problem = try FitProblem(Self.form, runs: try Shared.repeated(), holding: Self.base)
  }

  private func values(_ data: Double, _ size: Double) -> [Double] {
    ["E", "A", "B", "alpha", "beta"].map { Self.base[$0] ?? .nan } + [data, size]
  }

  @Test("The published point has the published objective")
  func publishedPoint() {
    #expect(problem.runs.count == 182)
    expect(problem.objective(at: values(15.387756, 5.309743)), near: 0.0158259, within: 1e-6)
  }

  @Test(
    "The law has the published losses of the examples",
    arguments: [
      (6.34e9, 242e9, 25e9, 2.2256440890), (8.67e9, 178e9, 25e9, 2.2269634075),
    ])
  func examples(size: Double, tokens: Double, unique: Double, loss: Double) throws {
    let runs = try #require(
      Runs(parameters: [size], tokens: [tokens], loss: [1], unique: [unique]))
    let point = Self.form.coordinates(of: values(15.387756, 5.309743))
    expect(Self.form.losses(of: runs, at: point)[0], near: loss, within: 1e-6)
  }

  @Test("The search beats the published local minimum")
  func search() async throws {
    let search = try await problem.search(.random(count: Effort.count(60, brief: 16), seed: 1))
    #expect(search.best.objective <= 0.015805)
  }

  @Test("The profile bounds the worth of repetition from below only")
  func profile() async throws {
    let profile = try await problem.profile(
      of: "R_D*",
      over: Effort.isFull
        ? [1, 2, 3, 5, 8, 12, 20, 50, 100, 200, 1000, 10000] : [2, 5, 8, 20, 50, 200, 10000],
      starts: .random(count: Effort.count(12, brief: 3), seed: 1))
    let published = [5: 0.01616, 8: 0.01596, 12: 0.01585, 20: 0.01584, 50: 0.01581, 200: 0.01582]
    for point in profile.points {
      guard let expected = published[Int(point.value)] else { continue }
      expect(point.objective, near: expected, within: 1e-5, "at \(point.value)")
    }
    let low = try #require(profile.low)
    #expect(low > 4 && low < 12)
    #expect(profile.high == nil)
    #expect(profile.summary.contains("from below only"))
  }
}
