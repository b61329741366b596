/// The objective of a problem at one point after another, for solvers of other people.
///
/// Not shared between tasks: each makes its own.
public final class Evaluator {
  private let engine: Engine
  private let problem: FitProblem
  /// The gradient of the last value, by the coordinates of the free constants.
  public private(set) var gradient: [Double]

  init(_ problem: FitProblem) {
    self.problem = problem
    engine = Engine(problem)
    gradient = problem.free.map { _ in 0 }
  }

  /// The objective's sum at coordinates of the free constants, and its exact gradient with it.
  public func value(at point: [Double]) -> Double {
    engine.value(at: point, gradient: &gradient)
  }
}

extension FitProblem {
  /// An evaluator of this problem's objective.
  public func evaluator() -> Evaluator { Evaluator(self) }
}
