/// Refits of a problem to reweighted runs, on several workers.
struct Refits {
  let problem: FitProblem
  /// The fit to all runs, where each search begins.
  let fit: Fit
  /// Whether each replicate is searched from the projected start as well.
  let checkingStart: Bool
  let workers: Int?
  let progress: PiecesDone?

  /// The end of each replicate, in their order; `draw` writes how often each run counts.
  ///
  /// Progress counts the earlier replicates too.
  func ends(
    _ count: Int, after earlier: Int = 0, draw: @escaping @Sendable (Int, inout [Double]) -> Void
  ) async throws(CancellationError) -> [FitProblem.End] {
    let (problem, coordinates, checkingStart) = (problem, fit.coordinates, checkingStart)
    let report = progress.map { progress in { @Sendable done in progress(earlier + done) } }
    let ends = await Workers.map(
      count, workers: workers ?? Workers.all, progress: report,
      state: { (Engine(problem), [Double](repeating: 0, count: problem.runs.count)) }
    ) { state, number in
      draw(number, &state.1)
      state.0.resample(counts: state.1)
      var end = problem.end(state.0, from: coordinates, use: .asGiven)
      if checkingStart {
        let other = problem.end(state.0, from: coordinates, use: .projected)
        if other.isUsable, !end.isUsable || other.sum < end.sum { end = other }
      }
      return end
    }
    let done = ends.compactMap { $0 }
    guard done.count == count else { throw CancellationError() }
    return done
  }
}
