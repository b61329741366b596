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
        guard let k = constants.baseAddress, let w = words.baseAddress,
          let start = blocks.baseAddress
        else { return }
        var sums = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7])
        for block in stride(from: 0, to: blocks.count, by: 64) {
          compress(start + block, w, k, into: &sums)
        }
        state = [sums.0, sums.1, sums.2, sums.3, sums.4, sums.5, sums.6, sums.7]
      }
    }
  }

  private typealias Sums = (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)

  /// The 64 rounds over one block, with room for the words of its schedule.
  private static func compress(
    _ block: UnsafeRawPointer, _ w: UnsafeMutablePointer<UInt32>, _ k: UnsafePointer<UInt32>,
    into sums: inout Sums
  ) {
    var (a, b, c, d, e, f, g, h) = sums
    var last = b ^ c
    // Eight rounds at a time, after which each variable has its own name again.
    for i in stride(from: 0, to: 64, by: 8) {
      round(a, b, &d, e, f, g, &h, k[i] &+ word(i, block, w), &last)
      round(h, a, &c, d, e, f, &g, k[i &+ 1] &+ word(i &+ 1, block, w), &last)
      round(g, h, &b, c, d, e, &f, k[i &+ 2] &+ word(i &+ 2, block, w), &last)
      round(f, g, &a, b, c, d, &e, k[i &+ 3] &+ word(i &+ 3, block, w), &last)
      round(e, f, &h, a, b, c, &d, k[i &+ 4] &+ word(i &+ 4, block, w), &last)
      round(d, e, &g, h, a, b, &c, k[i &+ 5] &+ word(i &+ 5, block, w), &last)
      round(c, d, &f, g, h, a, &b, k[i &+ 6] &+ word(i &+ 6, block, w), &last)
      round(b, c, &e, f, g, h, &a, k[i &+ 7] &+ word(i &+ 7, block, w), &last)
    }
    sums = (
      sums.0 &+ a, sums.1 &+ b, sums.2 &+ c, sums.3 &+ d, sums.4 &+ e, sums.5 &+ f, sums.6 &+ g,
      sums.7 &+ h
    )
  }

  /// A word of the message schedule: one of the block's sixteen, or made from the sixteen before it.
  @inline(__always)
  private static func word(
    _ i: Int, _ block: UnsafeRawPointer, _ w: UnsafeMutablePointer<UInt32>
  ) -> UInt32 {
    if i < 16 {
      w[i] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 &* i, as: UInt32.self))
    } else {
      // Rotations by 17 and 19, and by 7 and 18.
      let (near, far) = (w[i &- 2], w[i &- 15])
      let small1 = rotated(near ^ rotated(near, 2), 17) ^ (near &>> 10)
      let small0 = rotated(far ^ rotated(far, 11), 7) ^ (far &>> 3)
      w[i] = small1 &+ w[i &- 7] &+ small0 &+ w[i &- 16]
    }
    return w[i]
  }

  /// One round, which changes two of the eight variables; `last` is b ^ c, as the round before left it.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ input: UInt32, _ last: inout UInt32
  ) {
    // Rotations by 6, 11 and 25, and by 2, 13 and 22.
    let large1 = rotated(e ^ rotated(e ^ rotated(e, 14), 5), 6)
    let large0 = rotated(a ^ rotated(a ^ rotated(a, 9), 11), 2)
    let first = h &+ input &+ (g ^ (e & (f ^ g))) &+ large1
    let differing = a ^ b
    d &+= first
    h = first &+ (b ^ (last & differing)) &+ large0
    last = differing
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
