import Foundation

extension LawForm {
  /// The values of the formula's constants at the solver's coordinates.
  public func values(at coordinates: [Double]) -> [Double] {
    var values = coordinates
    for (index, constant) in constants.enumerated() {
      switch constant.scale {
      case .identity: break
      case .logarithm: values[index] = exp(coordinates[index])
      case .logarithmAbove(let other): values[index] = values[other] + exp(coordinates[index])
      }
    }
    return values
  }

  /// The solver's coordinates of the formula's values; not finite where a value has none.
  public func coordinates(of values: [Double]) -> [Double] {
    constants.enumerated().map { index, constant in
      switch constant.scale {
      case .identity: values[index]
      case .logarithm: log(values[index])
      case .logarithmAbove(let other): log(values[index] - values[other])
      }
    }
  }

  /// The position of a constant by its symbol.
  public func index(of symbol: String) -> Int? {
    constants.firstIndex { $0.symbol == symbol }
  }

  /// The loss that the formula gives for each run, in nats per token.
  public func losses(of runs: Runs, at coordinates: [Double]) -> [Double] {
    let features = features(of: runs)
    let batch = Batch(runs: runs.count, features: features.count, constants: constants.count)
    batch.fill(
      features: features, target: runs.loss, weights: [Double](repeating: 1, count: runs.count))
    coordinates.withUnsafeBufferPointer { evaluate(batch, at: $0) }
    return (0..<runs.count).map { exp(batch.logLoss[$0 / 4][$0 % 4]) }
  }
}
