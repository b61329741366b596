import Foundation
import Statistics
import Units

/// Free recall of facts by total parameters.
///
///     accuracy = 0.2423 + 0.1588 · log₁₀(N_total / 10⁹)
///
/// The IKP benchmark (arXiv:2604.24827v2; R² 0.91, n = 93, dense and MoE together, 135M to 1.6T
/// parameters). Total parameters count, embeddings included. The band of 90 % is a factor of about
/// 3 in size either way. On the table of 100 open models that accompanies it the line explains 0.81
/// of the variance, a line of its own 0.815 (0.2464 + 0.1494 · log₁₀ N), and 84 of 100 models lie
/// within the factor of 3; the 93 models of the paper are not marked there. How a model refuses
/// moves its accuracy and is post-training, not capacity.
public struct RecallLine: Hashable, Sendable {
  public let intercept: Double
  /// What each factor of ten in total parameters adds.
  public let perDecade: Double
  /// The factor in size by which the band reaches either way.
  public let bandFactor: Double
  /// The sizes that the line was fitted on, in billions of parameters.
  public let extent: Extent

  private init(
    known intercept: Double, _ perDecade: Double, _ bandFactor: Double, _ extent: Extent
  ) {
    self.intercept = intercept
    self.perDecade = perDecade
    self.bandFactor = bandFactor
    self.extent = extent
  }

  /// The published line.
  public static let ikp2026 = Sourced(
    RecallLine(known: 0.2423, 0.1588, 3, Extent(0.135...1_600)),
    "IKP, arXiv:2604.24827v2, with its repository", .paperRead,
    caution: "one author; faults of scoring in the first version, partly mended in the second")

  /// The accuracy of a model of so many total parameters, held between 0 and 1.
  public func accuracy(total: Parameters) -> Flagged<Double> {
    let billions = total.value / 1e9
    guard billions > 0 else { return Flagged(0, excess: .infinity, isClamped: true) }
    return held(billions: billions, excess: extent.excess(of: billions))
  }

  /// The accuracies at the size divided by and times the band's factor.
  public func accuracyBand(total: Parameters) -> ClosedRange<Double> {
    let low = accuracy(total: total / bandFactor).value
    return low...max(low, accuracy(total: total * bandFactor).value)
  }

  private func held(billions: Double, excess: Double) -> Flagged<Double> {
    let line = intercept + perDecade * log10(billions)
    let held = min(max(line, 0), 1)
    return Flagged(held, excess: excess, isClamped: held != line)
  }
}
