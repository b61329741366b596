extension Runs {
  /// The runs of several tables one after the other; `nil` where there are none.
  ///
  /// Groups of two tables stay apart. Experts and granularity are left out.
  public static func joining(_ parts: [Runs], corpora: [Int]) -> Runs? {
    var groups: [Int] = []
    var first = 0
    for part in parts {
      groups += part.groups.map { $0 + first }
      first = (groups.max() ?? -1) + 1
    }
    let hasUnique = parts.allSatisfy { $0.unique != nil }
    return Runs(
      parameters: parts.flatMap(\.parameters), tokens: parts.flatMap(\.tokens),
      loss: parts.flatMap(\.loss), unique: hasUnique ? parts.flatMap { $0.unique ?? [] } : nil,
      weights: parts.flatMap(\.weights), groups: groups, corpora: corpora)
  }
}
