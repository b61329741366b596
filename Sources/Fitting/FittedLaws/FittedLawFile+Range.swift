import Foundation
import Units

extension FittedLawFile {
  /// What is wrong with the loss within the fitted range; `nil` where it is finite, positive and
  /// falls with size and with tokens everywhere that was looked.
  public var problemInRange: String? {
    let extras: [RunAxis] = [.experts, .granularity, .epochs].filter { range[$0] != nil }
    let ends = extras.compactMap { range[$0] }.map { [$0.lowerBound, $0.upperBound] }
    for choice in Self.combinations(ends) {
      let values = Dictionary(uniqueKeysWithValues: zip(extras, choice))
      if let problem = problem(at: values) { return problem }
    }
    return nil
  }

  private static func combinations(_ lists: [[Double]]) -> [[Double]] {
    lists.reduce([[]]) { all, list in all.flatMap { head in list.map { head + [$0] } } }
  }

  private func problem(at extras: [RunAxis: Double]) -> String? {
    let sizes = Self.steps(range[.parameters] ?? 1...1)
    let tokens = Self.steps(range[.tokens] ?? 1...1)
    let designs = sizes.flatMap { n in tokens.map { (n, $0) } }
    func column(_ axis: RunAxis) -> [Double]? { extras[axis].map { v in designs.map { _ in v } } }
    let runs = Runs(
      parameters: designs.map(\.0), tokens: designs.map(\.1), loss: designs.map { _ in 1 },
      experts: column(.experts) ?? designs.map { _ in 1 },
      granularity: column(.granularity) ?? designs.map { _ in 1 },
      unique: extras[.epochs].map { epochs in designs.map { $0.1 / epochs } },
      density: designs.map { _ in 1 })
    guard let runs else { return "the fitted range leaves the range of numbers" }
    let form = lawForm
    let losses = form.losses(of: runs, at: form.coordinates(of: constants))
    guard losses.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      return "the loss is not a positive number everywhere in the fitted range"
    }
    for (i, n) in sizes.enumerated() {
      for (j, d) in tokens.enumerated() {
        let loss = losses[i * tokens.count + j]
        let larger = i + 1 < sizes.count ? losses[(i + 1) * tokens.count + j] : loss
        let longer = j + 1 < tokens.count ? losses[i * tokens.count + j + 1] : loss
        // Rounding alone must not condemn a flat stretch.
        let limit = loss * (1 + 1e-12)
        if larger > limit {
          return "the loss rises with the size from \(Parameters(n).rounded(to: 3)) parameters"
        }
        if longer > limit {
          return "the loss rises with the tokens from \(Tokens(d).rounded(to: 3)) tokens"
        }
      }
    }
    return nil
  }

  /// Nine values from end to end, evenly by their logarithm; one where the ends are the same.
  private static func steps(_ range: ClosedRange<Double>) -> [Double] {
    guard range.lowerBound < range.upperBound else { return [range.lowerBound] }
    let (low, high) = (log(range.lowerBound), log(range.upperBound))
    return (0...8).map { exp(low + (high - low) * Double($0) / 8) }
  }
}
