import Units

extension ComparisonSet {
  /// Groups the rows of one set.
  ///
  /// A model whose sizes are not published cannot be compared and is left out of the models; its
  /// rows stay.
  init(_ rows: [PairRow], card: SetCard?, routedCards: [RoutedCard.Key: RoutedCard]) {
    let first = rows[0]
    let card = card ?? SetCard(of: first.set, sameData: first.sameData)
    var siblings: [DenseSibling] = []
    var routed: [RoutedModel] = []
    var known: [String: Int] = [:]
    for row in rows where known[row.model] == nil {
      guard let total = row.total, let active = row.active else { continue }
      switch row.kind {
      case .dense:
        known[row.model] = siblings.count
        siblings.append(DenseSibling(name: row.model, size: total, tokens: row.tokens))
      case .moe:
        known[row.model] = routed.count
        routed.append(
          RoutedModel(
            set: row.set, name: row.model, active: active, total: total, tokens: row.tokens,
            experts: ExpertCount(experts: row.experts, topK: row.topK), sizes: card.sizes,
            card: routedCards[RoutedCard.Key(set: row.set, model: row.model)]))
      }
    }
    let order = siblings.indices.sorted { siblings[$0].size < siblings[$1].size }
    var rank = [Int](repeating: 0, count: siblings.count)
    for (place, index) in order.enumerated() { rank[index] = place }
    self.init(
      id: first.set, lab: first.lab, card: card, sameData: first.sameData, recipe: first.recipe,
      siblings: order.map { siblings[$0] }, routed: routed,
      metrics: Self.metrics(of: rows) { row in
        known[row.model].map { row.kind == .dense ? rank[$0] : $0 }
      }, rows: rows)
  }

  private static func metrics(
    of rows: [PairRow], place: (PairRow) -> Int?
  ) -> [SetMetric] {
    var order: [String] = []
    var groups: [String: [PairRow]] = [:]
    for row in rows {
      if groups[row.metric] == nil { order.append(row.metric) }
      groups[row.metric, default: []].append(row)
    }
    return order.map { name in
      let group = groups[name] ?? []
      func scores(_ kind: PairRow.ModelKind) -> [SetMetric.Score] {
        group.compactMap { row in
          guard row.kind == kind, let model = place(row) else { return nil }
          return SetMetric.Score(model: model, value: row.score)
        }
        .sorted { $0.model < $1.model }
      }
      return SetMetric(
        name: name, axis: group[0].axis, facet: group[0].facet,
        higherIsBetter: group[0].higherIsBetter, error: group.lazy.compactMap(\.error).first,
        dense: scores(.dense), routed: scores(.moe))
    }
  }
}
