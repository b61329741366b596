import Diagnostics

/// What is known of a benchmark: how many questions it has, hence how noisy a score is.
public struct MetricCard: Sendable, Hashable {
  public let metric: String
  /// Questions that a score is a mean over; `nil` for losses and where not known.
  public let questions: Double?
  /// The standard error of a loss, in its own unit; `nil` for scores.
  public let lossError: Double?
  /// Whether the score is a mean over tests that differ in kind, which is not read.
  public let isComposite: Bool
  /// Whether the number of questions is published or a guess of its order.
  public let isApproximate: Bool
  public let source: String

  static func cards(
    in bytes: UnsafeBufferPointer<UInt8>, file: String
  ) throws(FaultList) -> [String: MetricCard] {
    let columns = ["metric", "questions", "loss_error", "composite", "basis", "source"]
    var table = RecordTable(bytes, file: file, known: columns, required: Set(columns))
    var cards: [String: MetricCard] = [:]
    while table.next() {
      guard let metric = table.required(0), let isComposite = table.flag(3),
        let basis = table.required(4), let source = table.required(5)
      else { continue }
      cards[metric] = MetricCard(
        metric: metric, questions: table.amount(1), lossError: table.amount(2),
        isComposite: isComposite, isApproximate: basis != "published", source: source)
    }
    guard table.faults.isEmpty else { throw FaultList(table.faults) }
    return cards
  }
}
