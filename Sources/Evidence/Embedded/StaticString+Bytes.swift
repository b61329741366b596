extension StaticString {
  /// Hands out the bytes of the text without copying them.
  func withBytes<Value, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try body(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount))
  }
}
