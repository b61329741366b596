import Foundation
import Statistics
import Units

/// Accuracy on questions by the number of training documents that hold the answer.
///
/// A straight line in log₁₀ documents. Kandpal et al. 2023 (arXiv:2211.08411): BLOOM-176B answers
/// 25 % of TriviaQA at 10 relevant documents and over 55 % at 10,000.
public struct LongTail: Hashable, Sendable {
  /// Accuracy at 10 relevant documents.
  public let accuracyAtTen: Double
  /// What each further factor of ten adds.
  public let perDecade: Double

  private init(known accuracyAtTen: Double, _ perDecade: Double) {
    self.accuracyAtTen = accuracyAtTen
    self.perDecade = perDecade
  }

  /// BLOOM-176B on TriviaQA; ten points a decade.
  public static let bloom176B = Sourced(
    LongTail(known: 0.25, 0.10), "Kandpal et al. 2023, arXiv:2211.08411", .paperRead,
    caution: "one model; the line between the two printed ends is ours")

  /// The accuracy at so many relevant documents; flagged outside 10 to 10,000.
  public func accuracy(relevantDocuments: Double) -> Flagged<Double> {
    guard relevantDocuments > 0 else { return Flagged(0, excess: .infinity, isClamped: true) }
    let line = accuracyAtTen + perDecade * log10(relevantDocuments / 10)
    let held = min(max(line, 0), 1)
    return Flagged(
      held, excess: Extent(10...10_000).excess(of: relevantDocuments), isClamped: held != line)
  }
}
