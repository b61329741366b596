/// Helps a user who mistyped a word that has to come out of a known list.
public enum Suggestion {
  /// The word of `candidates` that `text` was most likely meant to be, or nil where none is near.
  ///
  /// Near is a Damerau–Levenshtein distance (insertions, deletions, substitutions, swaps of
  /// neighbours; the form without edits inside a swap) of at most a third of the letters, at
  /// least 1 for a word of two letters, at most 3; case does not count. Failing that, a text of
  /// three letters or more that is part of exactly one candidate stands for it. Of two equally
  /// near words the first in the list wins. Texts over 64 letters have no near word.
  public static func nearest(to text: String, among candidates: [String]) -> String? {
    let wanted = letters(text)
    guard (1...64).contains(wanted.count) else { return nil }
    let allowed = wanted.count == 1 ? 0 : min(3, max(1, wanted.count / 3))
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let word = letters(candidate)
      guard abs(word.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, word, atMost: allowed)
      if let distance, distance < min(word.count, best?.distance ?? .max) {
        best = (candidate, distance)
      }
    }
    if let best { return best.word }
    guard wanted.count >= 3 else { return nil }
    let holders = candidates.filter { holds(letters($0), wanted) }
    return holders.count == 1 ? holders.first : nil
  }

  /// The hint for an unknown word: "did you mean 'x'?", or else "known: a, b, c" with at most 12
  /// words of the list; empty where nothing is known.
  ///
  /// A near word with other digits is another thing rather than a slip (`qwen3-32b` for
  /// `qwen3-235b`): words that hold the text come before it.
  public static func hint(for text: String, among candidates: [String]) -> String {
    let nearest = nearest(to: text, among: candidates)
    if let nearest, digits(nearest) == digits(text) { return meant([nearest]) }
    let wanted = letters(text)
    let holders =
      (3...64).contains(wanted.count) ? candidates.filter { holds(letters($0), wanted) } : []
    if (1...4).contains(holders.count) { return meant(holders) }
    if !holders.isEmpty { return known(holders) }
    return nearest.map { meant([$0]) } ?? known(byLikeness(to: text, candidates))
  }

  /// The words that begin as a text does first, those with most letters in common; then all others in
  /// their order.
  private static func byLikeness(to text: String, _ candidates: [String]) -> [String] {
    let wanted = letters(text)
    func shared(_ word: String) -> Int {
      let count = zip(wanted, letters(word)).prefix { $0 == $1 }.count
      return count >= 2 ? count : 0
    }
    return candidates.enumerated()
      .map { (word: $0.element, shared: shared($0.element), place: $0.offset) }
      .sorted { ($1.shared, $0.place) < ($0.shared, $1.place) }.map(\.word)
  }

  private static func meant(_ words: [String]) -> String {
    let quoted = words.map { Fault.quoted($0) }
    let first = quoted.dropLast().joined(separator: ", ")
    return "did you mean " + (first.isEmpty ? "" : first + " or ") + quoted[quoted.count - 1] + "?"
  }

  private static func digits(_ text: String) -> [Unicode.Scalar] {
    letters(text).filter { ("0"..."9").contains($0) }
  }

  /// "known: a, b, c" with at most 12 words.
  public static func known(_ candidates: [String]) -> String {
    guard !candidates.isEmpty else { return "" }
    let shown = candidates.prefix(12).map { Fault.visible($0, limit: 40) }.joined(separator: ", ")
    let more = candidates.count - 12
    return "known: \(shown)" + (more > 0 ? ", … (\(more) more)" : "")
  }

  /// The scalars without their case; of a very long text only the first 65.
  private static func letters(_ text: String) -> [Unicode.Scalar] {
    let bytes = text.utf8.prefix(65)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return bytes.map { Unicode.Scalar((65...90).contains($0) ? $0 + 32 : $0) }
    }
    var prefix = String.UnicodeScalarView()
    prefix.append(contentsOf: text.unicodeScalars.prefix(65))
    return Array(String(prefix).lowercased().unicodeScalars)
  }

  private static func holds(_ word: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard word.count >= part.count else { return false }
    return (0...word.count - part.count).contains { word[$0...].starts(with: part) }
  }

  /// The optimal string alignment distance, with three rows of the table at a time; nil where it is
  /// over a limit.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    var beforeLast = Array(0...right.count)
    var (last, current) = (beforeLast, beforeLast)
    for row in left.indices {
      current[0] = row + 1
      var least = row + 1
      for column in right.indices {
        let isSame = left[row] == right[column]
        var cost = min(
          last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current[column + 1] = cost
        least = min(least, cost)
      }
      // What follows is at least as far; a swap starts from the row before at one more, no nearer.
      guard least <= limit else { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
