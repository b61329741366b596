import Units


extension ModelCard {
  /// The conventions under which the counted active parameters round to the published figure.
  ///
  /// Where none does, those under which they give the figure when its further digits are cut off:
  /// Qwen3-30B-A3B's 3.353 billion were published as 3.3. Empty where no figure was published, where
  /// the shape is unknown, or where the figure fits none; several where its digits do not tell them
  /// apart.
  public var matchingConventions: [ActiveConvention] {
    guard let architecture, let figure = published.active else { return [] }
    let count = architecture.parameters
    let published = figure.value.value
    let digit = Self.lastDigit(of: published)
    let rounded = ActiveConvention.allCases.filter {
      abs(Double(count.active($0)) - published) <= digit / 2
    }
    guard rounded.isEmpty else { return rounded }
    return ActiveConvention.allCases.filter {
      let rest = Double(count.active($0)) - published
      return rest > 0 && rest < digit
    }
  }

  /// The worth of the last printed digit: a billion, or the decimal fraction of one that divides
  /// the figure.
  private static func lastDigit(of figure: Double) -> Double {
    let units = [1e9, 1e8, 1e7, 1e6]
    return units.first { abs((figure / $0).rounded() - figure / $0) < 1e-6 } ?? 1
  }
}
