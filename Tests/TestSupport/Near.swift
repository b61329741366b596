import Testing

/// Expects a number within a distance of what it should be; a NaN never is.
///
/// A plain function, as a macro of this kind costs its compiler ten times as much.
public func expect(
  _ value: Double, near expected: Double, within distance: Double,
  _ comment: @autoclosure () -> Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  if abs(value - expected) <= distance { return }
  let words = "\(value) is \(value - expected) from \(expected), more than \(distance)"
  Issue.record(
    Comment(rawValue: [words, comment()?.rawValue].compactMap { $0 }.joined(separator: ": ")),
    sourceLocation: sourceLocation)
}

/// Expects a number within a share of what it should be.
public func expect(
  _ value: Double, near expected: Double, relative share: Double,
  _ comment: @autoclosure () -> Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(
    value, near: expected, within: share * abs(expected), comment(), sourceLocation: sourceLocation)
}
