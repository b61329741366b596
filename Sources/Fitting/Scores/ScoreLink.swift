import Foundation
import Statistics

/// From the loss of a task to its score: a sigmoid that falls with the loss.
///
///     score = b + a / (1 + exp(k (L - L₀)))
///
/// The second step of Bhagia et al. 2024, "Establishing Task Scaling Laws via Compute-Efficient Model
/// Ladders" (arXiv:2412.04403), by least squares, with b ≥ 0 and b + a at most the best score.
public struct ScoreLink: Sendable {
  /// b, a, k and L₀.
  public struct Constants: Hashable, Sendable {
    public let floor: Double
    public let height: Double
    public let steepness: Double
    public let middle: Double

    public func score(atLoss loss: Double) -> Double {
      floor + height / (1 + exp(steepness * (loss - middle)))
    }
  }

  public let best: Constants
  /// Refits to points drawn with replacement; none for fewer points than constants and two.
  public let draws: [Constants]
  /// The standard deviation of a score about the curve, for the constants that were fitted.
  public let scatter: Double?
  public let points: Int
  /// The losses between which the curve was fitted.
  public let losses: ClosedRange<Double>
  /// The best score that can be: 1, or 100 where scores are in percent.
  public let top: Double

  /// Fewest points that fix the four constants.
  public static let fewest = 5

  /// The curve through points; `nil` for fewer than five, or where no falling curve fits better than
  /// a level.
  public init?(losses: [Double], scores: [Double], replicates: Int = 200, seed: UInt64 = 1) {
    guard losses.count == scores.count, losses.count >= Self.fewest, let low = losses.min(),
      let high = losses.max(), low < high, let most = scores.max()
    else { return nil }
    let top: Double = most > 1.5 ? 100 : 1
    let all = Curve(losses: losses, scores: scores, weights: losses.map { _ in 1 }, top: top)
    let level = Sample(scores).squares
    guard let fit = all.minimum(from: all.grid(low...high)), fit.misfit < 0.99 * level else {
      return nil
    }
    best = fit.constants
    points = losses.count
    self.losses = low...high
    self.top = top
    let degrees = Double(losses.count - 4)
    scatter = degrees >= 2 ? (fit.misfit / degrees).squareRoot() : nil
    guard degrees >= 2 else {
      draws = []
      return
    }
    let start = [fit.place]
    draws = (0..<replicates).compactMap { number in
      var generator = SplitMix64(seed: seed, stream: UInt64(number))
      var weights = losses.map { _ in 0.0 }
      for _ in losses { weights[generator.index(below: losses.count)] += 1 }
      return Curve(losses: losses, scores: scores, weights: weights, top: top)
        .minimum(from: start)?.constants
    }
  }
}

/// The least squares of a curve, with a and b solved for at each k and L₀.
private struct Curve {
  let losses: [Double]
  let scores: [Double]
  let weights: [Double]
  let top: Double

  /// ln k and L₀.
  typealias Place = (logSteepness: Double, middle: Double)
  typealias LinkMinimum = (misfit: Double, constants: ScoreLink.Constants, place: Place)

  func grid(_ range: ClosedRange<Double>) -> [Place] {
    let width = range.upperBound - range.lowerBound
    return (-2...4).flatMap { power in
      (-4...12).map { step in
        (log(2 / width) + Double(power) * log(2), range.lowerBound + width * Double(step) / 8)
      }
    }
  }

  /// The lowest end of searches from the three best of some places.
  func minimum(from places: [Place]) -> LinkMinimum? {
    let sorted = places.map { at($0) }.sorted { $0.misfit < $1.misfit }
    let ends = sorted.prefix(3).map { descended(from: $0) }
    return ends.min { $0.misfit < $1.misfit }.flatMap { $0.misfit.isFinite ? $0 : nil }
  }

  /// The best a and b at a place, within their bounds.
  private func at(_ place: Place) -> LinkMinimum {
    let k = exp(place.logSteepness)
    var (w, s, ss, y, sy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in losses.indices {
      let (weight, share) = (weights[index], 1 / (1 + exp(k * (losses[index] - place.middle))))
      w += weight
      s += weight * share
      ss += weight * share * share
      y += weight * scores[index]
      sy += weight * share * scores[index]
    }
    let spread = w * ss - s * s
    var candidates: [(b: Double, a: Double)] = [(0, sy / ss), (0, top)]
    if spread > 1e-12 * w * ss {
      let a = (w * sy - s * y) / spread
      candidates.append(((y - a * s) / w, a))
    }
    // a = top - b: the curve ends at the best score.
    let rest = w - 2 * s + ss
    if rest > 0 {
      let b = (y - sy - top * (s - ss)) / rest
      candidates.append((b, top - b))
    }
    var best: LinkMinimum = (
      .infinity, .init(floor: 0, height: 0, steepness: k, middle: place.middle), place
    )
    for (b, a) in candidates where b >= 0 && a >= 0 && a + b <= top * (1 + 1e-12) {
      let constants = ScoreLink.Constants(floor: b, height: a, steepness: k, middle: place.middle)
      var misfit = 0.0
      for index in losses.indices {
        let error = scores[index] - constants.score(atLoss: losses[index])
        misfit += weights[index] * error * error
      }
      if misfit < best.misfit { best = (misfit, constants, place) }
    }
    return best
  }

  /// Nelder and Mead's descent (Computer Journal 7, 1965) over two coordinates.
  private func descended(from start: LinkMinimum) -> LinkMinimum {
    let width = 1 / exp(start.place.logSteepness)
    var corners = [
      start, at((start.place.logSteepness + 0.3, start.place.middle)),
      at((start.place.logSteepness, start.place.middle + 0.3 * width)),
    ]
    func between(_ one: Place, _ other: Place, _ share: Double) -> LinkMinimum {
      at(
        (
          min(max(one.logSteepness + share * (other.logSteepness - one.logSteepness), -10), 10),
          one.middle + share * (other.middle - one.middle)
        ))
    }
    for _ in 0..<120 {
      corners.sort { $0.misfit < $1.misfit }
      guard corners[2].misfit - corners[0].misfit > 1e-12 * corners[0].misfit else { break }
      let centre: Place = (
        (corners[0].place.logSteepness + corners[1].place.logSteepness) / 2,
        (corners[0].place.middle + corners[1].place.middle) / 2
      )
      let mirrored = between(centre, corners[2].place, -1)
      if mirrored.misfit < corners[0].misfit {
        let further = between(centre, corners[2].place, -2)
        corners[2] = further.misfit < mirrored.misfit ? further : mirrored
      } else if mirrored.misfit < corners[1].misfit {
        corners[2] = mirrored
      } else {
        let inner = between(
          centre, corners[2].place, mirrored.misfit < corners[2].misfit ? -0.5 : 0.5)
        if inner.misfit < corners[2].misfit {
          corners[2] = inner
        } else {
          corners[1] = between(corners[0].place, corners[1].place, 0.5)
          corners[2] = between(corners[0].place, corners[2].place, 0.5)
        }
      }
    }
    return corners.min { $0.misfit < $1.misfit } ?? start
  }
}
