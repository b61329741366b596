/// Four numbers that the inner loops treat at once; two registers on a plain x86-64.
public typealias Lanes = SIMD4<Double>

/// The exponential of four numbers, within 1 ulp of the true value.
///
/// Cody and Waite's reduction x = k ln 2 + r, then the rational approximation of FreeBSD's
/// `e_exp.c`. Arguments are clamped to -700 ... 700, so that a sum of a few results is finite and
/// positive; a solver that strays there is told so by a huge objective instead of a NaN.
@inline(__always)
func exponential(_ argument: Lanes) -> Lanes {
  let x = pointwiseMax(pointwiseMin(argument, Lanes(repeating: 700)), Lanes(repeating: -700))
  // Adding 1.5 · 2^52 rounds to a whole number and leaves it in the low bits.
  let shift = Lanes(repeating: 0x1.8p52)
  let shifted = x * 1.4426950408889634 + shift
  let k = shifted - shift
  let high = x - k * 6.93147180369123816490e-01
  let low = k * 1.90821492927058770002e-10
  let r = high - low
  let t = r * r
  var p = t * 4.13813679705723846039e-08 + -1.65339022054652515390e-06
  p = t * p + 6.61375632143793436117e-05
  p = t * p + -2.77777777770155933842e-03
  p = t * p + 1.66666666666666019037e-01
  let c = r - t * p
  let mantissa = 1.0 - ((low - (r * c) / (2.0 - c)) - high)
  let bits = unsafeBitCast(shifted, to: SIMD4<UInt64>.self)
  let scale = (bits &<< 52) &+ 0x3ff0_0000_0000_0000
  return mantissa * unsafeBitCast(scale, to: Lanes.self)
}

/// The natural logarithm of four positive normal numbers, within 1 ulp of the true value.
///
/// The reduction to √½ ... √2 and the polynomial of FreeBSD's `e_log.c`. Zero, negative,
/// subnormal and infinite arguments have no meaning here and are the caller's to keep away.
@inline(__always)
func naturalLogarithm(_ x: Lanes) -> Lanes {
  let bits = unsafeBitCast(x, to: SIMD4<UInt64>.self) &+ 0x0009_5f62_0000_0000
  let exponent = (bits &>> 52) | 0x4330_0000_0000_0000
  let k = unsafeBitCast(exponent, to: Lanes.self) - (0x1p52 + 1023)
  let mantissa = (bits & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_0000_0000
  let f = unsafeBitCast(mantissa, to: Lanes.self) - 1.0
  let s = f / (f + 2.0)
  let z = s * s
  let w = z * z
  var even = w * 1.531383769920937332e-01 + 2.222219843214978396e-01
  even = w * (w * even + 3.999999999940941908e-01)
  var odd = w * 1.479819860511658591e-01 + 1.818357216161805012e-01
  odd = w * odd + 2.857142874366239149e-01
  odd = z * (w * odd + 6.666666666666735130e-01)
  let half = 0.5 * f * f
  let correction = s * (half + (even + odd)) + k * 1.90821492927058770002e-10
  return k * 6.93147180369123816490e-01 - ((half - correction) - f)
}
