extension PublishedCheck {
  /// Every check, in the order of the laws.
  public static let all: [PublishedCheck] = LawLibrary.all.flatMap(\.published.checks)

  /// The checks of the law that a word names; empty where there is none.
  public static func of(_ law: String) -> [PublishedCheck] {
    LawLibrary.law(law)?.published.checks ?? []
  }
}
