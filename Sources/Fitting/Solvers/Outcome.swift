/// How a search ended; the text says what to do about it.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  /// The gradient vanishes on the scale of the objective.
  case settled
  /// No step along the gradient lowers the objective, though it has not vanished.
  case stalled
  /// The allowed steps were used up.
  case outOfSteps
  /// The objective left the range of numbers.
  case notFinite

  /// What it means and what to do.
  public var advice: String {
    switch self {
    case .settled:
      "its gradient is small against the objective; compare the number of agreeing starts before "
        + "trusting the minimum"
    case .stalled:
      "no step lowers the objective though its gradient has not vanished; start elsewhere, or "
        + "check for runs that the form cannot tell apart"
    case .outOfSteps:
      "still falling when the steps ran out; try another objective, or hold a constant that the runs "
        + "do not fix"
    case .notFinite:
      "the objective left the range of numbers; check the units of the columns"
    }
  }

  /// What the search did, in a sentence with it.
  public var words: String {
    switch self {
    case .settled: "settled"
    case .stalled: "stalled"
    case .outOfSteps: "ran out of steps"
    case .notFinite: "left the range of numbers"
    }
  }

  /// Whether the point may be used as a minimum.
  public var isUsable: Bool { self == .settled }
}
