/// Holm's correction for several claims on the same data (Scandinavian Journal of Statistics 6,
/// 1979).
///
/// The chance that any of the settled claims is settled wrongly stays at the level, whatever the
/// dependence between them.
public enum HolmCorrection {
  /// Each p-value times the number of those not smaller, made to rise, at most 1.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var highest = 0.0
    for (rank, index) in order.enumerated() {
      highest = max(highest, min(1, pValues[index] * Double(pValues.count - rank)))
      adjusted[index] = highest
    }
    return adjusted
  }

  /// Sets of positions that share a piece of data, directly or through others, in order.
  public static func families(_ data: [Set<String>]) -> [[Int]] {
    var families: [(members: [Int], data: Set<String>)] = []
    for (index, own) in data.enumerated() where !own.isEmpty {
      let touching = families.indices.filter { !families[$0].data.isDisjoint(with: own) }
      var merged = (members: [index], data: own)
      for family in touching {
        merged.members += families[family].members
        merged.data.formUnion(families[family].data)
      }
      families = families.indices.filter { !touching.contains($0) }.map { families[$0] }
      families.append(merged)
    }
    return families.map { $0.members.sorted() }.sorted { $0[0] < $1[0] }
  }
}
