/// How a command ends, for scripts; the numbers from 64 on are those of sysexits.h.
///
/// Of several scenarios the worst one counts: the highest of the numbers from 64 on, failing that
/// refuted, failing that inconclusive. So greater in this order is worse.
public enum ExitStatus: Int32, Comparable, Sendable {
  case done = 0
  /// With `--check`: a hypothesis is refuted; of `verify`: a published number is missed; of
  /// `rerun`: a file came out otherwise.
  case refuted = 1
  /// With `--check`: a claim is inconclusive, or nothing speaks of it (no evidence).
  case inconclusive = 2
  case wrongCall = 64
  case badInput = 65
  case inputMissing = 66
  case ourFault = 70
  case cannotCreate = 73
  case inputOutput = 74
  /// Stopped by ^C.
  case interrupted = 130

  /// Refuted is worse than inconclusive, though its number is lower.
  public static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rank < right.rank }

  private var rank: Int32 {
    switch self {
    case .refuted: 2
    case .inconclusive: 1
    default: rawValue
    }
  }
}
