/// What is measured, and how it hangs on the two power terms.
public enum CorpusLink: String, Sendable, CaseIterable {
  /// Loss in nats per token: their sum and a floor.
  case loss
  /// An error rate that saturates for weak models.
  case error

  var formula: String {
    switch self {
    case .loss: "L = E + A/N^α + B/D^β"
    case .error: "error = E + H (1 - exp(-(A/N^α + B/D^β)))"
    }
  }

  /// Searches of each form unless told otherwise; error rates have more minima.
  var usualStarts: Int { self == .loss ? 12 : 40 }

  /// Losses differ by shares, error rates by points.
  var objective: Objective {
    switch self {
    case .loss: .meanSquaredLog
    case .error: .meanSquaredLoss
    }
  }
}
