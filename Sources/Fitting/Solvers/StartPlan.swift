import Foundation
import Statistics

/// Where the searches of an audit begin.
public enum StartPlan: Hashable, Sendable {
  /// So many starts, at least one, drawn evenly from the form's start ranges.
  case random(count: Int, seed: UInt64)
  /// Every combination of evenly spaced coordinates, so many for each free constant in order.
  ///
  /// The grid of Hoffmann et al. and of Besiroglu et al. for E, A, B, α, β is 5, 6, 6, 5, 5.
  case grid([Int])

  /// The default: enough to see a second minimum that a twentieth of the starts fall into.
  public static let standard = StartPlan.random(count: 100, seed: 1)

  /// The coordinates of every start, with held constants in their places.
  func coordinates(for problem: FitProblem) -> [[Double]] {
    let ranges = problem.free.map { problem.form.constants[$0].starts }
    switch self {
    case .random(let count, let seed):
      return (0..<max(count, 1)).map { number in
        var generator = SplitMix64(seed: seed, stream: UInt64(number))
        return problem.placing(
          ranges.map { $0.lowerBound + generator.uniform() * ($0.upperBound - $0.lowerBound) })
      }
    case .grid(let counts):
      var starts: [[Double]] = [[]]
      for (position, range) in ranges.enumerated() {
        let count = position < counts.count ? max(counts[position], 1) : 1
        let values = (0..<count).map { index in
          let share = count == 1 ? 0.5 : Double(index) / Double(count - 1)
          return range.lowerBound + share * (range.upperBound - range.lowerBound)
        }
        starts = starts.flatMap { start in values.map { start + [$0] } }
      }
      return starts.map(problem.placing)
    }
  }
}

extension FitProblem {
  /// The coordinates of all constants from those of the free ones.
  func placing(_ point: [Double]) -> [Double] {
    var coordinates = heldCoordinates
    for (position, index) in free.enumerated() { coordinates[index] = point[position] }
    return coordinates
  }
}
