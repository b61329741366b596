import Units

extension PublishedCheck {
  /// Every check, in the order of the laws.
  public static let all: [PublishedCheck] = [
    joint, jointTables, leverage, fineGrained, routed, sparsity, activation, pruning, chinchilla,
    replication, firstLaw, repeatedData, overTraining, allocations, rules,
  ].flatMap { $0 }

  /// The checks of one law.
  public static func of(_ law: String) -> [PublishedCheck] { all.filter { $0.law == law } }

  /// A budget, a size or a count as a claim names it.
  static func text(_ value: Double) -> String { plainText(of: value.roundedToSignificant(4)) }
}
