import Diagnostics

/// What is known of a benchmark: how many questions it has, hence how noisy a score is.
public struct MetricCard: Sendable, Hashable {
  public let metric: String
  /// How noisy a score is, by its questions or by an error of its own; `nil` is not known.
  public let error: ScoreError?
  /// Whether the score is a mean over tests that differ in kind, which is not read.
  public let isComposite: Bool
  /// Whether the number of questions is published or a guess of its order.
  public let isApproximate: Bool
  public let source: String

  /// The card of a benchmark that a user names.
  init(_ metric: String, error: ScoreError) {
    self.init(
      metric: metric, error: error, isComposite: false, isApproximate: false, source: "given")
  }

  private init(
    metric: String, error: ScoreError?, isComposite: Bool, isApproximate: Bool, source: String
  ) {
    self.metric = metric
    self.error = error
    self.isComposite = isComposite
    self.isApproximate = isApproximate
    self.source = source
  }

  static func cards(in bytes: [UInt8], file: String) throws(FaultList) -> [String: MetricCard] {
    let columns = ["metric", "questions", "loss_error", "composite", "basis", "source"]
    var table = try RecordTable(bytes, file: file, known: columns, required: Set(columns))
    var cards: [String: MetricCard] = [:]
    while table.next() {
      guard let metric = table.required(0), let isComposite = table.flag(3),
        let basis = table.required(4), let source = table.required(5)
      else { continue }
      cards[metric] = MetricCard(
        metric: metric,
        error: table.amount(1).map { .questions($0, full: 100) }
          ?? table.amount(2).map { .deviation($0) },
        isComposite: isComposite, isApproximate: basis != "published", source: source)
    }
    try table.finish()
    return cards
  }
}
