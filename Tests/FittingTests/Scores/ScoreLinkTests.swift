import Fitting
import TestSupport
import Testing

/// From the loss of a task to its score.
@Suite("Scores by losses")
struct ScoreLinkTests {
  private static let losses = [2.1, 1.9, 1.7, 1.55, 1.42, 1.3, 1.22, 1.15, 1.08, 1.02]
  private static let scores = [
    0.262, 0.271, 0.305, 0.359, 0.431, 0.530, 0.602, 0.668, 0.715, 0.759,
  ]

  /// SciPy 1.17, least_squares from 400 random starts within the same bounds.
  @Test("The curve is that of SciPy's least squares")
  func curve() throws {
    let link = try #require(
      ScoreLink(losses: Self.losses, scores: Self.scores, replicates: 20))
    expect(link.best.floor, near: 0.25638904, within: 2e-4)
    expect(link.best.height, near: 0.64327302, within: 5e-4)
    expect(link.best.steepness, near: 5.589389, within: 0.01)
    expect(link.best.middle, near: 1.24720443, within: 5e-4)
    try expect(#require(link.scatter), near: 0.002957665, within: 1e-6)
    expect(link.best.score(atLoss: 0.95), near: 0.796994, within: 1e-4)
    #expect(link.draws.count == 20)
  }

  /// SciPy 1.17, least_squares from 300 starts with a = (1 - b)·u, u up to 1: what the curve may reach binds
  /// the first, b ≥ 0 the second.
  @Test(
    "A curve that would leave what can be ends at its border, as SciPy's does",
    arguments: [
      (
        [0.225, 0.257, 0.317, 0.391, 0.48, 0.58, 0.652, 0.719, 0.785, 0.84],
        [0.2193881, 0.7806119, 4.821648, 1.27597384, 0.010399916, 0.8904814]
      ),
      (
        [0.105, 0.189, 0.282, 0.352, 0.411, 0.462, 0.494, 0.522, 0.55, 0.574],
        [0, 0.6764761, 2.970019, 1.57053973, 0.0077847, 0.5952336]
      ),
    ])
  func borders(scores: [Double], expected: [Double]) throws {
    let link = try #require(ScoreLink(losses: Self.losses, scores: scores, replicates: 0))
    let found = [
      link.best.floor, link.best.height, link.best.steepness, link.best.middle,
      try #require(link.scatter), link.best.score(atLoss: 0.9),
    ]
    for (own, other) in zip(found, expected) {
      expect(own, near: other, within: 1e-3 * max(0.1, other))
    }
    expect(found[4], near: expected[4], relative: 1e-6)
  }

  @Test("Percent are told from shares, and no curve leaves what can be")
  func percent() throws {
    let link = try #require(
      ScoreLink(losses: Self.losses, scores: Self.scores.map { 100 * $0 }, replicates: 0))
    #expect(link.top == 100)
    expect(link.best.score(atLoss: 0.95), near: 79.6994, within: 1e-2)
    #expect(link.best.score(atLoss: 0.01) <= 100)
  }

  @Test("Too few scores, and scores that do not rise, make no curve")
  func refused() {
    #expect(ScoreLink(losses: [2, 1.8, 1.6, 1.4], scores: [0.3, 0.4, 0.5, 0.6]) == nil)
    #expect(ScoreLink(losses: Self.losses, scores: Self.scores.reversed()) == nil)
    let five = ScoreLink(losses: [2, 1.8, 1.6, 1.4, 1.2], scores: [0.3, 0.32, 0.4, 0.5, 0.6])
    #expect(five?.draws.isEmpty == true && five?.scatter == nil)
  }
}
