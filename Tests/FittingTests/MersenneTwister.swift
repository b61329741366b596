/// The generator of NumPy's `RandomState`, to draw the resamples that others drew.
///
/// MT19937 of Matsumoto and Nishimura (ACM TOMACS 8, 1998) with their `init_genrand`.
struct MersenneTwister {
  private var state: [UInt32]
  private var next: Int

  /// The stream of `np.random.seed(seed)`.
  init(seed: UInt32) {
    state = [seed]
    for position in 1..<624 {
      let last = state[position - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(position))
    }
    next = 624
  }

  /// 32 random bits.
  mutating func word() -> UInt32 {
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

  /// A position as `randint` and `choice` of `RandomState` draw it: the low bits that the largest
  /// position needs, again until they hold one.
  mutating func index(below count: UInt32) -> Int {
    let mask = UInt32.max >> UInt32((count - 1).leadingZeroBitCount)
    while true {
      let index = word() & mask
      if index < count { return Int(index) }
    }
  }
}
