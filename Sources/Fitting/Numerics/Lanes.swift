/// Four numbers that the inner loops treat at once; two registers on a plain x86-64.
///
/// Exponentials and logarithms are written for one number and taken of each lane. The optimiser makes
/// vectors of four such chains, with the bits and the time of operators on vectors, but not of choices;
/// without it operators on vectors are loops of the standard library, and take ten times as long.
public typealias Lanes = SIMD4<Double>

/// A function of each lane.
@inline(__always)
private func each(_ x: Lanes, _ function: (Double) -> Double) -> Lanes {
  Lanes(function(x[0]), function(x[1]), function(x[2]), function(x[3]))
}

/// A function of each lane of two.
@inline(__always)
private func each(
  _ x: Lanes, _ y: Lanes, _ function: (Double, Double) -> Double
) -> Lanes {
  Lanes(function(x[0], y[0]), function(x[1], y[1]), function(x[2], y[2]), function(x[3], y[3]))
}

/// The smaller of each pair.
///
/// A comparison and a choice, which become one instruction; the standard library's
/// `pointwiseMin` goes lane by lane.
@inline(__always)
func smaller(_ left: Lanes, _ right: Lanes) -> Lanes {
  left.replacing(with: right, where: right .< left)
}

/// The larger of each pair.
@inline(__always)
func larger(_ left: Lanes, _ right: Lanes) -> Lanes {
  left.replacing(with: right, where: right .> left)
}

/// The exponential of four numbers, within 2 ulp of the true value.
///
/// Cody and Waite's reduction x = k ln 2 + r, then e^r = 1 + r + r² q(r) with the polynomial q of
/// degree 9 that interpolates at the Chebyshev nodes of |r| ≤ ½ ln 2 (relative error 1.6e-17).
/// No division: one costs as much as ten multiplications here. Arguments are clamped to
/// -700 ... 700, so that a sum of a few results is finite and positive; a solver that strays there
/// is told so by a huge objective instead of a NaN.
@inline(__always)
func exponential(_ argument: Lanes) -> Lanes {
  let (shifted, rest) = reduceForExponential(argument)
  return exponential(shifted: shifted, rest: rest)
}

/// The first half of an exponential: k in the low bits of a shifted number, and r.
@inline(__always)
func reduceForExponential(_ argument: Lanes) -> (shifted: Lanes, rest: Lanes) {
  let x = larger(smaller(argument, Lanes(repeating: 700)), Lanes(repeating: -700))
  let shifted = each(x, shiftForExponential)
  return (shifted, each(x, shifted, restOfExponential))
}

/// The second half of an exponential: the polynomial, and 2^k by its bits.
@inline(__always)
func exponential(shifted: Lanes, rest: Lanes) -> Lanes { each(shifted, rest, exponential) }

/// The natural logarithm of four positive normal numbers, within 2 ulp of the true value.
///
/// Zero, negative, subnormal and infinite arguments have no meaning here and are the caller's to
/// keep away.
@inline(__always)
func naturalLogarithm(_ x: Lanes) -> Lanes {
  let (k, f) = splitForLogarithm(x)
  return logarithm(exponent: k, fraction: f, ratio: each(f) { $0 / ($0 + 2) })
}

/// The split x = 2^k (1 + f) with 1 + f between √½ and √2.
@inline(__always)
func splitForLogarithm(_ x: Lanes) -> (exponent: Lanes, fraction: Lanes) {
  (each(x, exponentForLogarithm), each(x, fractionForLogarithm))
}

/// k ln 2 + log(1 + f) from s = f/(2 + f), by the polynomial of FreeBSD's `e_log.c`.
@inline(__always)
func logarithm(exponent k: Lanes, fraction f: Lanes, ratio s: Lanes) -> Lanes {
  Lanes(
    logarithm(k[0], f[0], s[0]), logarithm(k[1], f[1], s[1]), logarithm(k[2], f[2], s[2]),
    logarithm(k[3], f[3], s[3]))
}

/// Adding 1.5 · 2^52 rounds to a whole number and leaves it in the low bits.
private let shift = 0x1.8p52

@inline(__always)
private func shiftForExponential(_ x: Double) -> Double { x * 1.4426950408889634 + shift }

@inline(__always)
private func restOfExponential(_ x: Double, _ shifted: Double) -> Double {
  let k = shifted - shift
  return (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10
}

@inline(__always)
private func exponential(_ shifted: Double, _ r: Double) -> Double {
  let t = r * r
  let q = t * t
  // Estrin's order, whose chain of dependent operations is shorter than Horner's.
  let low =
    (r * 1.6666666666666669e-01 + 0.5) + t * (r * 8.333333333330062e-03 + 4.166666666662413e-02)
  let middle =
    (r * 1.9841269863053618e-04 + 1.3888888917213717e-03) + t
    * (r * 2.7557268459997064e-06 + 2.4801521295954376e-05)
  let high = r * 2.510038549551032e-08 + 2.7620088445409746e-07
  let mantissa = 1.0 + (r + t * (low + q * (middle + q * high)))
  let scale = (shifted.bitPattern &<< 52) &+ 0x3ff0_0000_0000_0000
  return mantissa * Double(bitPattern: scale)
}

/// The bits of a number, so that those above the 52nd are its exponent and 1 + f is at least √½.
@inline(__always)
private func bitsForLogarithm(_ x: Double) -> UInt64 { x.bitPattern &+ 0x0009_5f62_0000_0000 }

@inline(__always)
private func exponentForLogarithm(_ x: Double) -> Double {
  Double(bitPattern: (bitsForLogarithm(x) &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
}

@inline(__always)
private func fractionForLogarithm(_ x: Double) -> Double {
  let mantissa = (bitsForLogarithm(x) & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_0000_0000
  return Double(bitPattern: mantissa) - 1
}

@inline(__always)
private func logarithm(_ k: Double, _ f: Double, _ s: Double) -> Double {
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
