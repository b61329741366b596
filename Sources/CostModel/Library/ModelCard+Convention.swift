import Quantities

extension ModelCard {
  /// The conventions under which the counted active parameters round to the published figure.
  ///
  /// Empty where no figure was published, where the shape is unknown, or where the figure fits
  /// none; several where its digits do not tell them apart.
  public var matchingConventions: [ActiveConvention] {
    guard let architecture, let figure = published.active else { return [] }
    let count = architecture.parameters
    let half = Self.lastDigit(of: figure.value.value) / 2
    return ActiveConvention.allCases.filter {
      abs(Double(count.active($0)) - figure.value.value) <= half
    }
  }

  /// The worth of the last printed digit: a billion, or the decimal fraction of one that divides
  /// the figure.
  private static func lastDigit(of figure: Double) -> Double {
    let units = [1e9, 1e8, 1e7, 1e6]
    return units.first { abs((figure / $0).rounded() - figure / $0) < 1e-6 } ?? 1
  }
}
