import Foundation
import Units

/// Reads the dense equivalents of a set's MoE off its siblings.
struct SetReader {
  let slopes: SlopeLibrary
  let metrics: [String: MetricCard]
  let laws: [RecipeLaw.Key: RecipeLaw]

  /// The set with its readings.
  func reading(_ set: ComparisonSet) -> ComparisonSet {
    var set = set
    guard set.card.role != .unreadable else { return set }
    let hasLaw = laws.keys.contains { $0.set == set.id }
    for metric in set.metrics {
      let card = metrics[metric.name]
      let ladder = metric.ladder(of: set)
      for score in metric.routed {
        let model = set.routed[score.model]
        func skip(_ reason: UnreadReason) {
          set.unread.append(
            UnreadMetric(model: model.name, metric: metric.name, reason: reason))
        }
        func keep(_ logSize: Double, _ deviation: Double, _ place: ReadingPlace) {
          set.readings.append(
            MetricReading(
              model: model, metric: metric.name, axis: metric.axis, facet: metric.facet,
              logSize: logSize, deviation: deviation, place: place))
        }
        if card?.isComposite == true {
          skip(.composite)
          continue
        }
        guard let error = (metric.error ?? card?.error)?.deviation(at: score.value) else {
          skip(.noError)
          continue
        }
        let turned = metric.sign * score.value
        if hasLaw {
          guard let law = laws[RecipeLaw.Key(set: set.id, metric: metric.name)],
            let tokens = model.tokens
          else {
            skip(.otherTokens)
            continue
          }
          guard let size = law.size(forLoss: score.value, tokens: tokens.value) else {
            skip(.outOfReach)
            continue
          }
          keep(log(size), law.deviation, .denseLaw)
        } else if let ladder {
          guard ladder.span >= ReadingRules.leastSpan * error else {
            skip(.alike(errors: ladder.span / error))
            continue
          }
          guard let (position, place) = ladder.position(of: turned) else {
            skip(.flatEnd)
            continue
          }
          keep(position, 2.0.squareRoot() * error / ladder.slope, place)
        } else if let sibling = metric.dense.first {
          guard let slope = slopes.slope(of: metric.name, for: set.card) else {
            skip(.oneSibling)
            continue
          }
          guard slope >= ReadingRules.leastSlope * error else {
            skip(.flatSlope(errors: slope / error))
            continue
          }
          let distance = (turned - metric.sign * sibling.value) / slope
          let start = log(set.siblings[sibling.model].size.value)
          keep(
            start + distance, 2.0.squareRoot() * error / slope, .borrowedSlope(distance))
        } else {
          skip(.noSibling)
        }
      }
    }
    set.pool()
    return set
  }
}

extension ComparisonSet {
  /// Pools the readings by axis and by the finer kinds, in the order of the MoE.
  mutating func pool() {
    for model in routed {
      let own = readings.filter { $0.model.name == model.name }
      for axis in ScoreAxis.allCases {
        let some = own.filter { $0.axis == axis }
        if let reading = AxisReading(
          some, model: model, axis: axis, facet: nil, stage: card.stage)
        {
          byAxis.append(reading)
        }
      }
      for facet in ScoreFacet.allCases {
        let some = own.filter { $0.facet == facet }
        if let axis = some.first?.axis,
          let reading = AxisReading(
            some, model: model, axis: axis, facet: facet, stage: card.stage)
        {
          byFacet.append(reading)
        }
      }
    }
  }
}
