/// How well a number is known.
public enum Standing: String, Hashable, Sendable, CaseIterable {
  /// Read in the paper, or in its authors' repository.
  case paperRead = "paper read"
  /// Read in somebody else's transcription or summary of the paper.
  case secondary = "secondary"
  /// Follows by arithmetic from numbers that were read.
  case derived = "derived"
  /// Nobody looked it up again; it is shown but never a default.
  case recalled = "recalled"
  /// An assumption of this program; nobody measured it.
  case ours = "ours"
}

/// A value with where it comes from and how well it is known.
public struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  /// The paper, table, page or file, precise enough to find the value again.
  public let source: String
  public let standing: Standing
  /// What misleads in it; empty where nothing is known to.
  public let caution: String

  /// A value; without a standing it was read, unless its source begins with "recalled".
  public init(
    _ value: Value, _ source: String, _ standing: Standing? = nil, caution: String = ""
  ) {
    self.value = value
    self.source = source
    self.standing = standing ?? (source.hasPrefix("recalled") ? .recalled : .paperRead)
    self.caution = caution
  }

  /// Whether nobody looked the value up again; such a value is shown but never a default.
  public var isRecalled: Bool { standing == .recalled }
}
