import Foundation
import Statistics
import TestSupport
import Testing
import Units

@testable import Evidence

/// An 80 % interval of a reading holds about 80 % of siblings whose truth is known.
///
/// Logistic ladders of 2 to 6 siblings on 1 to 6 benchmarks of 400 to 14,000 questions; noise of
/// 1.5 times the binomial one and of up to 2 points a model, so that ladders fall in places; and
/// benchmarks that differ by a factor of 1.22 in what the MoE is worth.
struct SimulatedSiblingsTests {
  private struct Simulation {
    var random: SplitMix64

    mutating func uniform(_ low: Double, _ high: Double) -> Double {
      low + (high - low) * random.uniform()
    }

    /// By Box and Muller, which is cheap.
    mutating func normal() -> Double {
      (-2 * log(1 - random.uniform())).squareRoot() * cos(2 * .pi * random.uniform())
    }

    /// A truth and what was measured of it.
    mutating func draw(isInside: Bool) -> (truth: Double, evidence: OwnEvidence) {
      let count = 2 + random.index(below: 5)
      var positions = [uniform(log(0.5e9), log(8e9))]
      for _ in 1..<count { positions.append((positions.last ?? 0) + uniform(0.5, 1.3)) }
      let (first, last) = (positions[0], positions[count - 1])
      let truth: Double
      if isInside {
        truth = uniform(first, last)
      } else {
        let distance = uniform(0, 1)
        truth = random.uniform() < 0.6 ? last + distance : first - distance
      }
      let modelNoise = Double(random.index(below: 3)) / 2
      let metrics = (0..<(1 + random.index(below: 6))).map { index in
        let questions = exp(uniform(log(400), log(14_000))).rounded()
        let curve = Curve(
          floor: random.index(below: 2) == 0 ? 0 : 0.25, top: uniform(0.85, 1),
          steepness: uniform(0.5, 1.1), middle: uniform(first - 1, last + 1))
        let extra = modelNoise * uniform(0, 2)
        let own = truth + log(1.22) * normal()
        let scores = (positions + [own]).map { position in
          let share = curve.share(at: position)
          let sampling = 150 * (share * (1 - share) / questions).squareRoot()
          return 100 * share + (sampling * sampling + extra * extra).squareRoot() * normal()
        }
        return OwnEvidence.Metric(
          name: "metric \(index)", error: .questions(questions, full: 100),
          siblings: scores.dropLast(), score: scores[count])
      }
      let siblings = positions.map {
        OwnEvidence.Sibling(name: "dense", size: Parameters(exp($0)))
      }
      return (truth, OwnEvidence(siblings: siblings, metrics: metrics))
    }
  }

  /// Share of right answers against ln N.
  private struct Curve {
    let floor: Double
    let top: Double
    let steepness: Double
    let middle: Double

    func share(at position: Double) -> Double {
      floor + (top - floor) / (1 + exp(-steepness * (position - middle)))
    }
  }

  @Test(arguments: [true, false])
  func `an interval of 80 % holds 75 to 85 % of 2,000 draws`(isInside: Bool) {
    var simulation = Simulation(random: SplitMix64(seed: 20_261_127, stream: isInside ? 1 : 2))
    var (held, count) = (0, 0)
    var bias = 0.0
    while count < 2000 {
      let (truth, evidence) = simulation.draw(isInside: isInside)
      guard let measured = try? evidence.measured() else { continue }
      count += 1
      bias += max(-2, min(2, measured.logSize - truth))
      if measured.interval(level: 0.8).contains(Parameters(exp(truth))) { held += 1 }
    }
    let share = Double(held) / Double(count)
    #expect((0.75...0.85).contains(share), "\(share)")
    expect(bias / Double(count), near: 0, within: isInside ? 0.03 : 0.15)
  }
}
