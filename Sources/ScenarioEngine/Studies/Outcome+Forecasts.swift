import Diagnostics
import Fitting
import Hypotheses
import Questions
import ScalingLaws
import Statistics
import Units

extension Outcome {
  /// Everything that the scenario says of what is not measured yet.
  ///
  /// Claims by their names, laws' answers on each comparison, and losses of new runs under each
  /// form of data quality at scales beyond the largest run.
  public var forecasts: [Forecast] {
    answers.flatMap(\.forecasts) + lawForecasts + lossForecasts
  }

  private var lawForecasts: [Forecast] {
    results.flatMap { result -> [Forecast] in
      guard let numbers = result.numbers else { return [] }
      let mode = result.mode?.rawValue ?? "asTrained"
      let place = "\(result.run.name) against \(result.against.name), \(mode), \(result.law.id)"
      var forecasts: [Forecast] = []
      if let value = numbers.denseEquivalent {
        forecasts.append(
          Forecast(
            id: "dense equivalent: \(place)", what: "dense parameters of the same loss",
            value: value, interval: numbers.denseEquivalentInterval, isRatio: true))
      }
      if let value = numbers.multiplier {
        forecasts.append(
          Forecast(
            id: "multiplier: \(place)", what: "dense FLOP over the run's for the same loss",
            value: value, interval: numbers.multiplierInterval, isRatio: true))
      }
      return forecasts
    }
  }

  private var lossForecasts: [Forecast] {
    findings.of(DataForms.self).flatMap { asked -> [Forecast] in
      guard let comparison = try? asked.found.get() else { return [] }
      let request = asked.question
      return comparison.standing(within: request.difference).flatMap { fit in
        request.scales.filter { $0 > 1 }.flatMap { scale in
          comparison.problem.corpora.enumerated().map { number, corpus in
            let place = comparison.problem.largest.scaled(by: scale)
            return Forecast(
              id:
                "\(request.name ?? ""): \(corpus), \(plainText(of: scale))x, \(fit.effect.rawValue)",
              what: "loss of \(Parameters(place.size).rounded(to: 4)) parameters on "
                + "\(Tokens(place.tokens).rounded(to: 4)) tokens of \(corpus)",
              value: fit.form.law(of: number, fit.fit.values)
                .loss(size: place.size, tokens: place.tokens),
              interval: fit.prediction(
                of: number, at: place, level: request.level, seed: request.seed),
              isRatio: false)
          }
        }
      }
    }
  }
}
