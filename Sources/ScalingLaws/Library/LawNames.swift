import Diagnostics

/// The words by which a law is found: its id, the number of its paper, a nickname, a former id.
///
/// The same word means the same law wherever one is named.
extension LawLibrary {
  /// The law that a word names; `nil` where none does.
  ///
  /// A word is an id such as `clark-2022`; a number at arXiv such as `2202.01169`, also
  /// `arXiv:2202.01169v2`, which means the standard reading; a nickname such as `routed`; or an id
  /// of an earlier version such as `routed-2022`, in capitals or not.
  public static func law(_ word: String) -> (any ScalingLaw)? {
    let word = word.lowercased()
    return index[word] ?? paper(of: word).flatMap { index[$0] }
  }

  /// The words to offer: ids, then nicknames.
  public static let words: [String] = ids + all.flatMap(\.card.nicknames)

  /// What to try instead of a word that names no law.
  public static func hint(for word: String) -> String {
    let known = words + all.flatMap(\.card.formerIDs)
    guard let near = Suggestion.nearest(to: word, among: known), let law = law(near) else {
      return Suggestion.known(ids)
    }
    let isCurrent = law.card.nicknames.contains(near)
    return "did you mean \(Fault.quoted(isCurrent ? near : law.card.id))?"
  }

  /// Every word that is understood: also numbers of papers and former ids.
  public static let understood: [String] = index.keys.sorted()

  /// Whether a word is the id of a law, or was one: no law of a user's own can have it.
  public static func isTaken(_ id: String) -> Bool { taken.contains(id) }

  private static let taken = Set(all.flatMap { [$0.card.id] + $0.card.formerIDs })

  private static let index: [String: any ScalingLaw] = {
    var index: [String: any ScalingLaw] = [:]
    for law in all {
      for word in words(for: law.card) where index.updateValue(law, forKey: word) != nil {
        preconditionFailure("two laws answer to '\(word)'")
      }
    }
    return index
  }()

  private static func words(for card: LawCard) -> [String] {
    // Several readings share a paper: its number means the standard one.
    let paper = card.variantOf == nil ? [card.arXiv].compactMap { $0 } : []
    return [card.id] + card.nicknames + card.formerIDs + paper
  }

  /// The number in `arXiv:2202.01169v2`; `nil` for a word of another kind.
  private static func paper(of word: String) -> String? {
    let bare = word.lowercased().hasPrefix("arxiv:") ? word.dropFirst("arxiv:".count) : word[...]
    let number = bare.prefix { $0.isNumber || $0 == "." }
    let version = bare.dropFirst(number.count)
    let digits = version.dropFirst()
    let isVersion = version.first == "v" && !digits.isEmpty && digits.allSatisfy(\.isNumber)
    return version.isEmpty || isVersion ? String(number) : nil
  }
}
