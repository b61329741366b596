/// How a command ends, for scripts; the numbers from 64 on are those of sysexits.h.
public enum ExitStatus: Int32, Sendable {
  case done = 0
  /// With `--check`: a hypothesis is refuted.
  case refuted = 1
  /// With `--check`: a hypothesis is inconclusive or has no verdict.
  case inconclusive = 2
  case wrongCall = 64
  case badInput = 65
  case inputMissing = 66
  case ourFault = 70
  case cannotCreate = 73
  case inputOutput = 74
}
