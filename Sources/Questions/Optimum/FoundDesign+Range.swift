import ScalingLaws
import Units

extension DesignRegion {
  /// How far one of the region's designs lies outside the law's fitted range, furthest first.
  ///
  /// Compute counts training alone. An axis that the law's own designs do not tell, such as the
  /// share of routed layers, stays unflagged.
  public func excesses(of design: FoundDesign, in search: DesignSearch) -> [RangeExcess] {
    let served = (search.inferenceTokens?.value ?? 0) / 3
    let (size, tokens) = (design.allocation.size, design.allocation.tokens)
    var point: [RangeAxis: Double] = [
      .activeParameters: design.footprint.active.value,
      .totalParameters: design.footprint.total.value, .tokens: tokens,
      .tokensPerParameter: tokens / size,
      .compute: search.budget.value * tokens / (tokens + served),
    ]
    for symbol in design.choice.variables {
      switch symbol.name {
      case "E": point[.expansion] = symbol.value
      case "G": point[.granularity] = symbol.value
      case "S": point[.sparsity] = symbol.value
      default: break
      }
    }
    if let unique = search.data.uniqueTokens { point[.epochs] = tokens / unique.value }
    return law.range.excesses(of: point)
  }
}
