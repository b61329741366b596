import Testing

/// Expects a number within a distance of what it should be; a NaN never is.
///
/// A plain function, as a macro of this kind costs its compiler far more.
public func expect(
  _ value: Double, near expected: Double, within distance: Double,
  _ comment: @autoclosure () -> Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let words = farness(of: value, from: expected, beyond: distance) else { return }
  let all = [words, comment()?.rawValue].compactMap { $0 }.joined(separator: ": ")
  Issue.record(Comment(rawValue: all), sourceLocation: sourceLocation)
}

/// Expects a number within a share of the size of what it should be.
public func expect(
  _ value: Double, near expected: Double, relative share: Double,
  _ comment: @autoclosure () -> Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(
    value, near: expected, within: share * abs(expected), comment(), sourceLocation: sourceLocation)
}

/// That a number is farther from another than a distance, in words; `nil` where it is not.
public func farness(of value: Double, from expected: Double, beyond distance: Double) -> String? {
  if abs(value - expected) <= distance { return nil }
  return "\(value) is \(value - expected) from \(expected), more than \(distance)"
}
