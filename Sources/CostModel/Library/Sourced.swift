/// A value with where it was read.
public struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  /// The paper, page or file, precise enough to find the value again.
  public let source: String

  public init(_ value: Value, _ source: String) {
    self.value = value
    self.source = source
  }

  /// Whether nobody looked the value up again; such a value is shown but never a default.
  public var isRecalled: Bool { source.hasPrefix("recalled") }
}
