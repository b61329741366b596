import Foundation
import ScalingLaws
import Statistics
import Testing

@testable import Fitting

/// What rows of a table have in common, and in which unit one may be, beside SciPy.
@Suite("Rows beside SciPy")
struct WholeRowsTests: FigureTests {
  /// A run on 7e9 tokens, between half of and the fewest of the others, told as 7e6, and one on 1.8 times the most
  /// of them told as a thousand times as many; what lies farther off is in no unit of theirs.
  @Test("The unit that a run is likely in")
  func units() throws {
    let values = [1.8, 480.0, 2000, 0.35, 0.37]
    let fit = Self.fit(Self.form, values)
    for (real, told, words) in [
      (7e9, 7e6, "with a thousand times more tokens it would fit"),
      (4e9, 4e6, nil), (1.8e11, 1.8e14, "with a thousand times fewer tokens it would fit"),
      (2.2e11, 2.2e14, nil), (2e10, 2e16, "with a million times fewer tokens it would fit"),
    ] as [(Double, Double, String?)] {
      let exact = try #require(
        Runs(
          parameters: [1e8, 2e8, 4e8, 8e8, 1.6e9, 4e8],
          tokens: [1e10, 1e11, 3e10, 6e10, 2e10, real],
          loss: [3, 3, 3, 3, 3, 3]))
      let losses = Self.form.losses(of: exact, at: fit.coordinates)
      let runs = try #require(
        Runs(
          parameters: exact.parameters, tokens: exact.tokens.dropLast() + [told], loss: losses))
      let found = try FitProblem(Self.form, runs: runs).likelyUnit(of: 5, under: fit)
      #expect(
        found.map { $0.hasPrefix(words ?? "none") } ?? (words == nil), "\(real) \(found ?? "")")
    }
    // Where the others lie 0.01 off the law, six robust deviations are 6 · 1.4826 · 0.01 = 0.0890.
    for (error, isNear) in [(0.05, true), (0.085, true), (0.095, false), (0.5, false)] {
      let exact = try #require(
        Runs(
          parameters: [1e8, 2e8, 4e8, 8e8, 1.6e9, 4e8],
          tokens: [1e10, 1e11, 3e10, 6e10, 2e10, 2e10], loss: [3, 3, 3, 3, 3, 3]))
      let errors = [0.01, -0.01, 0.01, -0.01, 0.01, error]
      let losses = zip(Self.form.losses(of: exact, at: fit.coordinates), errors).map {
        $0 * exp($1)
      }
      let runs = try #require(
        Runs(
          parameters: exact.parameters, tokens: exact.tokens.dropLast() + [2e7], loss: losses))
      let found = try FitProblem(Self.form, runs: runs).likelyUnit(of: 5, under: fit)
      #expect((found != nil) == isNear, "\(error)")
    }
  }

  /// Eight designs of three runs within 2 % of each other across the lattice's lines: SciPy's F of 3 and 16 degrees.
  @Test("Repeats of a design that err together, and how far tokens follow size")
  func repeats() throws {
    var (sizes, tokens, residuals): ([Double], [Double], [Double]) = ([], [], [])
    for cell in 0..<8 {
      for (turn, offset) in [(0.0, 0.0), (0.012, -0.013), (0.018, 0.006)].enumerated() {
        sizes.append(1.1e8 * exp(0.57 * Double(cell) + offset.0))
        tokens.append(2.3e9 * exp(0.83 * Double(cell * 3 % 8) + offset.1))
        residuals.append(
          0.004 * (Double(cell * 5 % 8) - 3.5) + 0.01 * Double((cell + 2 * turn) % 3 - 1))
      }
    }
    let runs = try #require(
      Runs(parameters: sizes, tokens: tokens, loss: sizes.map { _ in 3 }))
    let found = try FitProblem(Self.form, runs: runs).likenessOfRows(residuals)
    let design = try #require(found.first { $0.shared == "design" })
    check(design.probability, 0.0038184702503216736, within: 1e-6, "probability")
    let seven = try #require(
      Runs(
        parameters: [1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9, 1.5e8],
        tokens: [2e9, 1e10, 4e9, 3e10, 1.6e10, 1e11, 4e10], loss: [3, 3, 3, 3, 3, 3, 3]))
    // NumPy: one less the square of the correlation of ln N and ln D.
    let share = try FitProblem(Self.form, runs: seven).separateShare
    check(share, 0.5959751367954493, "share")
  }

  /// SciPy's F of five sizes, which take three constants, over 13 degrees, and of four numbers of tokens over 14.
  @Test("Rows that share a size or a number of tokens")
  func shared() throws {
    var (sizes, tokens, residuals): ([Double], [Double], [Double]) = ([], [], [])
    for size in 0..<5 {
      for count in 0..<4 {
        sizes.append(1e8 * pow(2.3, Double(size)))
        tokens.append(1e9 * pow(3.1, Double(count)))
        residuals.append(
          0.01 * Double(size % 3 - 1) + 0.004 * Double((size * 2 + count * 3) % 5 - 2))
      }
    }
    let runs = try #require(
      Runs(parameters: sizes, tokens: tokens, loss: sizes.map { _ in 3 }))
    let found = try FitProblem(Self.form, runs: runs).likenessOfRows(residuals)
    #expect(found.map(\.shared) == ["size", "number of tokens"])
    for (own, wanted) in zip(found, [0.0005206251464550825, 1]) {
      check(own.probability, wanted, within: 1e-6, own.shared)
    }
  }
}
