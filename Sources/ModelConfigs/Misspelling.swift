/// Whether a name is another one written wrong.
///
/// Stricter than a suggestion for words: in configs a neighbouring name is most often another thing
/// (`gemma3_text` and `gemma4_text`, `head_dim` and `v_head_dim`), and a hint that leads to it leads
/// to a wrong count.
enum Misspelling {
  /// One letter too many, too few, wrong, or two neighbours swapped, in names of five letters and
  /// more that begin alike and differ in no digit.
  static func isLikely(_ text: String, of name: String) -> Bool {
    let left = Array(text.lowercased().utf8), right = Array(name.lowercased().utf8)
    guard left.count >= 5, right.count >= 5, left != right, left[0] == right[0],
      left.filter(isDigit) == right.filter(isDigit)
    else { return false }
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    let start = zip(short, long).prefix { $0 == $1 }.count
    let end = zip(short.dropFirst(start).reversed(), long.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    switch long.count - short.count {
    case 0:
      let differing = short.count - start - end
      return differing == 1
        || differing == 2 && short[start] == long[start + 1] && short[start + 1] == long[start]
    case 1: return start + end == short.count
    default: return false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
