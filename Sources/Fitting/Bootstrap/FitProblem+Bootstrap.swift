import Foundation
import Quantities

extension FitProblem {
  /// Refits to runs drawn with replacement, or weighed at random, each from the fit to all of them.
  ///
  /// A replicate has its own stream of random numbers, so that the same seed gives the same draws
  /// on any number of workers. The search of a replicate begins at the given fit; a second
  /// minimum far from it shows only with `checkingStart`, which searches each replicate from
  /// the projected start as well and keeps the better end.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public func bootstrap(
    around fit: Fit, replicates: Int = 4000, unit: Bootstrap.Unit = .runs,
    weighting: Bootstrap.Weighting = .counts, seed: UInt64 = 1,
    checkingStart: Bool = false, workers: Int? = nil
  ) async throws(CancellationError) -> Bootstrap {
    let members = Self.members(of: unit == .runs ? Array(0..<runs.count) : runs.groups)
    return try await refits(
      around: fit, replicates: replicates, checkingStart: checkingStart, workers: workers,
      unit: unit, weighting: weighting, seed: seed
    ) { number, counts in
      var generator = SplitMix64(seed: seed, stream: UInt64(number))
      switch weighting {
      case .counts:
        for run in counts.indices { counts[run] = 0 }
        for _ in members {
          for run in members[generator.index(below: members.count)] { counts[run] += 1 }
        }
      case .exponential:
        for group in members {
          let weight = -log(1 - generator.uniform())
          for run in group { counts[run] = weight }
        }
      }
    }
  }

  /// Refits to resamples that were drawn elsewhere, such as by another program.
  ///
  /// A resample lists the positions of its runs, repeats included.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public func bootstrap(
    around fit: Fit, resamples: [[Int]], workers: Int? = nil
  ) async throws(CancellationError) -> Bootstrap {
    try await refits(
      around: fit, replicates: resamples.count, checkingStart: false, workers: workers,
      unit: .runs, weighting: .counts, seed: nil
    ) { number, counts in
      for run in counts.indices { counts[run] = 0 }
      for run in resamples[number] { counts[run] += 1 }
    }
  }

  private func refits(
    around fit: Fit, replicates: Int, checkingStart: Bool, workers: Int?, unit: Bootstrap.Unit,
    weighting: Bootstrap.Weighting, seed: UInt64?,
    draw: @escaping @Sendable (Int, inout [Double]) -> Void
  ) async throws(CancellationError) -> Bootstrap {
    let results = await Workers.map(
      replicates, workers: workers ?? Workers.all,
      state: { (Engine(self), [Double](repeating: 0, count: runs.count)) }
    ) { state, number in
      draw(number, &state.1)
      state.0.resample(counts: state.1)
      var end = self.end(state.0, from: fit.coordinates, use: .asGiven)
      if checkingStart {
        let other = self.end(state.0, from: fit.coordinates, use: .projected)
        if other.isUsable, !end.isUsable || other.sum < end.sum { end = other }
      }
      return end
    }
    let done = results.compactMap { $0 }
    guard done.count == replicates else { throw CancellationError() }
    let usable = done.filter { $0.isUsable }
    return Bootstrap(
      symbols: form.constants.map(\.symbol),
      draws: usable.map { form.values(at: placing($0.point)) },
      failures: done.count - usable.count, unit: unit, weighting: weighting,
      seed: seed)
  }

  /// The positions of the runs in each group, groups in order of appearance.
  private static func members(of groups: [Int]) -> [[Int]] {
    var order: [Int: Int] = [:]
    var members: [[Int]] = []
    for (run, group) in groups.enumerated() {
      if let position = order[group] {
        members[position].append(run)
      } else {
        order[group] = members.count
        members.append([run])
      }
    }
    return members
  }

  /// The bare end of a search, without what only people read.
  struct End: Sendable {
    let point: [Double]
    let sum: Double
    let isUsable: Bool
  }

  func end(_ engine: Engine, from coordinates: [Double], use: StartUse) -> End {
    var start = free.map { coordinates[$0] }
    if use == .projected { start = Projection().improve(engine, from: start) }
    let result = QuasiNewton().minimise(engine, from: start)
    return End(point: result.point, sum: result.value, isUsable: result.outcome.isUsable)
  }
}
