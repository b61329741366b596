import Foundation

extension Ludziejewski2025 {
  /// The loss of each design of N active parameters, E experts and D tokens, for sweeps over E.
  ///
  /// From Table 3 for every E; the rounded Table 4, which serves single answers, differs by up to
  /// 0.3 % in each number. All spans have the same length.
  public func losses(
    sizes: Span<Double>, experts: Span<Double>, tokens: Span<Double>,
    into losses: inout MutableSpan<Double>
  ) {
    precondition(sizes.count == losses.count && tokens.count == losses.count)
    precondition(experts.count == losses.count)
    let c = coefficients.by(JointConstant.self)
    let (a, alpha, delta, gamma) = (c[.a], c[.alpha], c[.delta], c[.gamma])
    let (b, beta, omega, zeta) = (c[.b], c[.beta], c[.omega], c[.zeta])
    let (start, maximum, floor) = (c[.start], c[.maximum], c[.floor])
    for index in 0..<losses.count {
      let e = log(saturated(experts: experts[index], start: start, maximum: maximum))
      let size = exp(delta * e + (alpha + gamma * e) * log(sizes[index]))
      let data = exp(omega * e + (beta + zeta * e) * log(tokens[index]))
      losses[index] = a * size + b * data + floor
    }
  }
}
