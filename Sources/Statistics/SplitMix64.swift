/// A small seeded generator whose sequence never changes with the toolchain.
///
/// SplitMix64 of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators"
/// (OOPSLA 2014), with the constants of its reference code. A stream belongs to one replicate,
/// so that the number of workers cannot change an answer.
public struct SplitMix64: Sendable {
  private var state: UInt64

  /// Starts the sequence of a seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// Starts the independent stream of one replicate under a seed.
  public init(seed: UInt64, stream: UInt64) {
    var root = SplitMix64(seed: seed ^ Self.mix(stream &+ 0x9e37_79b9_7f4a_7c15))
    state = root.next()
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mix(state)
  }

  private static func mix(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number in [0, 1) from the top 53 bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number in 0..<count, by multiply-shift; the bias is under count / 2^64.
  public mutating func index(below count: Int) -> Int {
    precondition(count > 0, "an index needs something to point at")
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// A draw of the standard normal distribution, by inversion of its distribution function.
  public mutating func normal() -> Double {
    Normal.quantile((Double(next() >> 12) + 0.5) * 0x1p-52)
  }
}
