import Foundation
import Statistics
import Units

extension FitProblem {
  /// Refits to runs drawn with replacement, or weighed at random, each from the fit to all of them.
  ///
  /// Counts are drawn in the order of the replicates as `np.random.seed(seed)` and, for each
  /// replicate, `np.random.choice(units, units.size)` draw them in NumPy, so that a bootstrap
  /// in Python can be repeated here, and one from here there. With exponential weights a replicate
  /// has its own stream. Either way the same seed gives the same draws on any number of workers.
  ///
  /// The search of a replicate begins at the given fit; a second minimum far from it shows only
  /// with `checkingStart`, which searches each replicate from the projected start as well and keeps
  /// the better end.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public func bootstrap(
    around fit: Fit, replicates: Int = 4000, unit: Bootstrap.Unit = .runs,
    weighting: Bootstrap.Weighting = .counts, seed: UInt64 = 1,
    checkingStart: Bool = false, workers: Int? = nil, progress: PiecesDone? = nil
  ) async throws(CancellationError) -> Bootstrap {
    let refits = Refits(
      problem: self, fit: fit, checkingStart: checkingStart, workers: workers, progress: progress)
    let groups = unit == .runs ? Array(0..<runs.count) : runs.groups
    let members = Runs.members(of: groups)
    var ends: [End] = []
    switch weighting {
    case .counts:
      var generator = MersenneTwister(seed: seed)
      let units = UInt32(clamping: members.count)
      // Resamples in blocks, so that many do not fill the memory.
      let block = max(1, 2_000_000 / members.count)
      while ends.count < replicates {
        let resamples = (0..<min(block, replicates - ends.count)).map { _ in
          members.map { _ in generator.index(below: units) }
        }
        ends += try await refits.ends(resamples.count, after: ends.count) { number, counts in
          for run in counts.indices { counts[run] = 0 }
          for drawn in resamples[number] {
            for run in members[Int(drawn)] { counts[run] += 1 }
          }
        }
      }
    case .exponential:
      ends = try await refits.ends(replicates) { number, counts in
        var generator = SplitMix64(seed: seed, stream: UInt64(number))
        for group in members {
          let weight = -log(1 - generator.uniform())
          for run in group { counts[run] = weight }
        }
      }
    }
    let draws = ends.filter { $0.isUsable }.map { form.values(at: placing($0.point)) }
      .filter { $0.allSatisfy(\.isFinite) }
    return Bootstrap(
      symbols: form.constants.map(\.symbol), draws: draws, failures: ends.count - draws.count,
      unit: unit, weighting: weighting, seed: seed)
  }

  /// The bare end of a search, without what only people read.
  struct End: Sendable {
    let point: [Double]
    let sum: Double
    let isUsable: Bool
  }

  /// The relative decrease at which a refit is done.
  ///
  /// What it leaves is a thousandth of a standard error
  /// at most, since one of these costs the objective about 1/n of its sum.
  private static var refitTolerance: Double { 1e-9 }

  func end(_ engine: Engine, from coordinates: [Double], use: StartUse) -> End {
    var start = free.map { coordinates[$0] }
    if use == .projected { start = Projection().improve(engine, from: start) }
    let result = QuasiNewton(tolerance: Self.refitTolerance).minimise(engine, from: start)
    return End(point: result.point, sum: result.value, isUsable: result.outcome.isUsable)
  }
}
