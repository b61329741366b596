/// How well a number is known.
public enum Standing: String, Hashable, Sendable, CaseIterable {
  /// Read in the paper, or in its authors' repository.
  case paperRead = "paper read"
  /// Read in somebody else's transcription or summary of the paper.
  case secondary = "secondary"
  /// Follows by arithmetic from numbers that were read.
  case derived = "derived"
  /// An assumption of this program; nobody measured it.
  case ours = "ours"
}

/// A value with where it comes from and how well it is known.
public struct Finding<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  /// The paper, table or file, precise enough to find the value again.
  public let source: String
  public let standing: Standing
  /// What misleads in it; empty where nothing is known to.
  public let caution: String

  public init(_ value: Value, _ source: String, _ standing: Standing, caution: String = "") {
    self.value = value
    self.source = source
    self.standing = standing
    self.caution = caution
  }
}

/// An answer, with whether it lies beyond what its evidence covers.
public struct Flagged<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  /// How many times beyond the nearest end of the evidence the question lies; 1 inside.
  public let excess: Double
  /// Whether the formula left the values that are possible and was held at their end.
  public let isClamped: Bool

  public init(_ value: Value, excess: Double = 1, isClamped: Bool = false) {
    self.value = value
    self.excess = excess
    self.isClamped = isClamped
  }

  public var isExtrapolated: Bool { excess > 1 }
}
