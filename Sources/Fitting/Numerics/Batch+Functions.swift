/// Exponentials and logarithms of whole columns.
///
/// Each function runs in two short loops with a column between them. One long loop would wait
/// for the results of its own polynomials; two short ones keep several steps in flight, which
/// makes them nearly twice as fast.
extension Batch {
  /// A column to write.
  public typealias Column = UnsafeMutablePointer<Lanes>

  /// Writes the exponential of an argument for each step.
  ///
  /// - Parameters:
  ///   - result: the column to write.
  ///   - scratch: a column that may be overwritten.
  ///   - argument: the argument of a step; it must not read `result` or `scratch`.
  @inline(__always)
  func exponentials(into result: Column, scratch: Column, of argument: (Int) -> Lanes) {
    let steps = self.steps
    for step in 0..<steps {
      (result[step], scratch[step]) = reduceForExponential(argument(step))
    }
    for step in 0..<steps {
      result[step] = exponential(shifted: result[step], rest: scratch[step])
    }
  }

  /// Replaces the losses in `logLoss` by their logarithms and writes their reciprocals.
  ///
  /// Each within 3 ulp, for one division: 1/x and f/(2 + f) come from 1/(x(2 + f)).
  ///
  /// - Parameters:
  ///   - reciprocal: the column for 1/L.
  ///   - scratch: two columns that may be overwritten.
  @inline(__always)
  func takeLogarithms(reciprocal: Column, scratch: (Column, Column)) {
    let (steps, logLoss) = (self.steps, self.logLoss)
    for step in 0..<steps {
      let x = logLoss[step]
      let (exponent, fraction) = splitForLogarithm(x)
      let divisor = fraction + 2.0
      let quotient = 1.0 / (x * divisor)
      scratch.0[step] = fraction * (x * quotient)
      scratch.1[step] = fraction
      reciprocal[step] = divisor * quotient
      logLoss[step] = exponent
    }
    for step in 0..<steps {
      logLoss[step] = logarithm(
        exponent: logLoss[step], fraction: scratch.1[step], ratio: scratch.0[step])
    }
  }
}
