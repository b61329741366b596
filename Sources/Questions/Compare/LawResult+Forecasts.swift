import Hypotheses
import ScalingLaws

extension LawResult {
  /// What the law says of a comparison that is not measured yet.
  var forecasts: [Forecast] {
    guard let numbers else { return [] }
    let place = "\(run.name) against \(against.name), \(mode?.rawValue ?? "asTrained"), \(law.id)"
    return [
      numbers.denseEquivalent.map {
        Forecast(
          id: "dense equivalent: \(place)", what: "dense parameters of the same loss", value: $0,
          interval: numbers.denseEquivalentInterval, isRatio: true)
      },
      numbers.multiplier.map {
        Forecast(
          id: "multiplier: \(place)", what: "dense FLOP over the run's for the same loss",
          value: $0, interval: numbers.multiplierInterval, isRatio: true)
      },
    ].compactMap { $0 }
  }
}
