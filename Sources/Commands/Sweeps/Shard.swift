import Diagnostics

/// One part of a sweep that several processes share: `2/8` is the second of eight.
struct Shard: Hashable {
  let index: Int
  let count: Int

  /// The most parts that a sweep is shared out in.
  static let limit = 100_000

  init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// Reads `i/n` with 1 ≤ i ≤ n.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
      count >= 1, count <= Self.limit, index >= 1, index <= count
    else { return nil }
    self.init(index: index, count: count)
  }

  static let option = OptionSpec(
    "--shard", "I/N", "Compute part I of N of the sweep; 'merge' joins the parts.")

  static func of(_ call: Call) throws(CommandFailure) -> Shard? {
    guard let text = call["--shard"] else { return nil }
    guard let shard = Shard(text) else {
      throw call.wrong(
        "--shard \(Fault.quoted(text)) is not a part of a whole",
        "write for example 2/8, from 1/8 to 8/8")
    }
    return shard
  }

  /// The name of the result folder of the part.
  func folder(of scenario: String) -> String { "\(scenario).shard-\(index)-of-\(count)" }

  /// The part's share of numbered pieces; all parts together are all pieces in order.
  func range(of pieces: Int) -> Range<Int> {
    let (whole, rest) = pieces.quotientAndRemainder(dividingBy: count)
    let start = (index - 1) * whole + min(index - 1, rest)
    return start..<(start + whole + (index <= rest ? 1 : 0))
  }
}
