/// The SHA-256 checksum of FIPS 180-4, which names the exact bytes of a file.
///
/// Bytes may come in pieces: `update` takes them, `hex` gives the checksum of all so far.
public struct SHA256: Sendable {
  private var state = initialState
  /// The bytes that do not fill a block of 64 yet.
  private var rest: [UInt8] = []
  private var count = 0

  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    count += bytes.count
    var bytes = bytes
    if !rest.isEmpty {
      let missing = min(64 - rest.count, bytes.count)
      rest += bytes[..<missing]
      bytes = UnsafeRawBufferPointer(rebasing: bytes[missing...])
      guard rest.count == 64 else { return }
      rest.withUnsafeBytes { Self.absorb($0, into: &state) }
      rest.removeAll(keepingCapacity: true)
    }
    let whole = bytes.count / 64 * 64
    Self.absorb(UnsafeRawBufferPointer(rebasing: bytes[..<whole]), into: &state)
    rest += bytes[whole...]
  }

  /// The checksum of the bytes so far as 64 hexadecimal digits.
  public var hex: String {
    var state = state
    var tail = rest
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(count) &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    tail.withUnsafeBytes { Self.absorb($0, into: &state) }
    return state.map(Self.hexDigits).joined()
  }

  /// The checksum as 64 hexadecimal digits.
  public static func hex(of bytes: [UInt8]) -> String {
    var sum = SHA256()
    bytes.withUnsafeBytes { sum.update($0) }
    return sum.hex
  }

  /// The checksum of a text's UTF-8 bytes.
  public static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }

  private static func hexDigits(of word: UInt32) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Mixes blocks of 64 bytes into the state (FIPS 180-4, section 6.2.2).
  private static func absorb(_ blocks: UnsafeRawBufferPointer, into state: inout [UInt32]) {
    roundConstants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
        for block in stride(from: 0, to: blocks.count, by: 64) {
          for index in 0..<16 {
            let word = blocks.loadUnaligned(fromByteOffset: block + 4 * index, as: UInt32.self)
            words[index] = UInt32(bigEndian: word)
          }
          compress(words, constants, into: &state)
        }
      }
    }
  }

  /// Eight words of the message schedule, made from the sixteen before them.
  @inline(__always)
  private static func expand(_ words: UnsafeMutableBufferPointer<UInt32>, from start: Int) {
    for index in start..<start + 8 {
      let near = words[index &- 2]
      let far = words[index &- 15]
      let small1 = rotated(near, 17) ^ rotated(near, 19) ^ (near >> 10)
      let small0 = rotated(far, 7) ^ rotated(far, 18) ^ (far >> 3)
      words[index] = small1 &+ words[index &- 7] &+ small0 &+ words[index &- 16]
    }
  }

  /// The 64 rounds over one block, whose sixteen words are given.
  private static func compress(
    _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
    into state: inout [UInt32]
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // Eight rounds at a time, after which each variable has its own name again.
    for index in stride(from: 0, to: 64, by: 8) {
      if index >= 16 { expand(words, from: index) }
      round(a, b, c, &d, e, f, g, &h, constants[index] &+ words[index])
      round(h, a, b, &c, d, e, f, &g, constants[index &+ 1] &+ words[index &+ 1])
      round(g, h, a, &b, c, d, e, &f, constants[index &+ 2] &+ words[index &+ 2])
      round(f, g, h, &a, b, c, d, &e, constants[index &+ 3] &+ words[index &+ 3])
      round(e, f, g, &h, a, b, c, &d, constants[index &+ 4] &+ words[index &+ 4])
      round(d, e, f, &g, h, a, b, &c, constants[index &+ 5] &+ words[index &+ 5])
      round(c, d, e, &f, g, h, a, &b, constants[index &+ 6] &+ words[index &+ 6])
      round(b, c, d, &e, f, g, h, &a, constants[index &+ 7] &+ words[index &+ 7])
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// One round, which changes two of the eight variables.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let large1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ large1 &+ choice &+ input
    let large0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    let majority = (a & b) | (c & (a | b))
    d &+= first
    h = first &+ large0 &+ majority
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    (word &>> count) | (word &<< (32 &- count))
  }

  /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  private static let initialState: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
