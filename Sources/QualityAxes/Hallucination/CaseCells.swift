/// The effects of one case that are compared.
struct CaseCells {
  var upper: [PatchingEffect] = []
  var lower: [PatchingEffect] = []

  var upperMean: Double { upper.reduce(0) { $0 + $1.effect } / Double(upper.count) }
  var lowerMean: Double { lower.reduce(0) { $0 + $1.effect } / Double(lower.count) }
  var isWhole: Bool { !upper.isEmpty && !lower.isEmpty }
  var difference: Double { upperMean - lowerMean }

  /// Δ of each repeat that measured both sides.
  var differencesByTurn: [Double] {
    let turns = Dictionary(grouping: upper, by: \.turn)
    let others = Dictionary(grouping: lower, by: \.turn)
    return turns.keys.sorted().compactMap { turn in
      guard let upper = turns[turn], let lower = others[turn] else { return nil }
      return CaseCells(upper: upper, lower: lower).difference
    }
  }

  /// The same with the mean of each layer over components and repeats as its one effect.
  var byLayer: CaseCells {
    func means(_ effects: [PatchingEffect]) -> [PatchingEffect] {
      let layers = Dictionary(grouping: effects, by: \.layer).sorted { $0.key < $1.key }
      guard layers.count < effects.count else { return effects }
      return layers.compactMap { _, row in
        row.first.map { first in
          PatchingEffect(
            case: first.case, component: first.component, layer: first.layer,
            position: first.position,
            effect: row.reduce(0) { $0 + $1.effect } / Double(row.count))
        }
      }
    }
    return CaseCells(upper: means(upper), lower: means(lower))
  }

  /// The effects of one side by component and repeat, each in the order of layers.
  func rows(_ side: KeyPath<CaseCells, [PatchingEffect]>) -> [[PatchingEffect]] {
    Dictionary(grouping: self[keyPath: side]) { 2 * $0.turn + ($0.component == .mlp ? 0 : 1) }
      .sorted { $0.key < $1.key }.map { $0.value.sorted { $0.layer < $1.layer } }
  }
}
