/// The generator of NumPy's `RandomState`, so that resamples drawn there can be drawn here.
///
/// MT19937 of Matsumoto and Nishimura, "Mersenne Twister" (ACM TOMACS 8, 1998), seeded as by their
/// `init_genrand` and, for seeds of more than 32 bits, `init_by_array` (mt19937ar.c, 2002). It has
/// no streams: numbers belong to their order. Where they need not be NumPy's, use `SplitMix64`.
public struct MersenneTwister: Sendable {
  private var state: [UInt32]
  private var next: Int

  /// The sequence of `np.random.seed(seed)`; of `np.random.seed([low, high])`, the halves of the
  /// seed, for one that NumPy refuses as a number.
  public init(seed: UInt64) {
    if let short = UInt32(exactly: seed) {
      self.init(short: short)
    } else {
      self.init(key: [UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32)])
    }
  }

  private init(short seed: UInt32) {
    state = [seed]
    state.reserveCapacity(624)
    for position in 1..<624 {
      let last = state[position - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(position))
    }
    next = 624
  }

  /// The sequence of a key of several words.
  init(key: [UInt32]) {
    self.init(short: 19_650_218)
    var position = 1
    func last() -> UInt32 { state[position - 1] ^ (state[position - 1] >> 30) }
    func advance() {
      position += 1
      if position == 624 {
        state[0] = state[623]
        position = 1
      }
    }
    for step in 0..<max(624, key.count) {
      let place = step % key.count
      state[position] = (state[position] ^ (last() &* 1_664_525)) &+ key[place] &+ UInt32(place)
      advance()
    }
    for _ in 1..<624 {
      state[position] = (state[position] ^ (last() &* 1_566_083_941)) &- UInt32(position)
      advance()
    }
    state[0] = 0x8000_0000
  }

  /// The next 32 random bits.
  public mutating func word() -> UInt32 {
    if next == 624 { twist() }
    var word = state[next]
    next += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }

  private mutating func twist() {
    for position in 0..<624 {
      let joined =
        (state[position] & 0x8000_0000) | (state[(position + 1) % 624] & 0x7fff_ffff)
      state[position] =
        state[(position + 397) % 624] ^ (joined >> 1) ^ (joined & 1 == 0 ? 0 : 0x9908_b0df)
    }
    next = 0
  }

  /// A whole number in 0..<count as `randint` and `choice` draw it: the low bits that the largest
  /// one needs, again until they are one of them.
  public mutating func index(below count: UInt32) -> UInt32 {
    precondition(count > 0, "an index needs something to point at")
    guard count > 1 else { return 0 }
    let mask = UInt32.max >> UInt32((count - 1).leadingZeroBitCount)
    while true {
      let index = word() & mask
      if index < count { return index }
    }
  }
}
