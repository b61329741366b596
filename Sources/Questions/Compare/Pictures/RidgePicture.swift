import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// How an answer on a run spreads over the joint draws of each law that carries some.
public struct RidgePicture: Picture {
  public static let kind = "ridge"
  public static let summary = "How an answer on a run spreads over the joint draws of each law"
  private let run: String
  private let column: SweepColumn

  public init(_ ask: inout Asking) throws(Unsettled) {
    run = ask("of", .name(of: "run"), "The run")
    column = ask("y", .choice(), "The number that is drawn")
    try ask.settle()
  }

  private func answers(in world: World) -> [DrawnColumn] {
    guard let run = world.run(run) else { return [] }
    return world.laws.map { DrawnColumn(column, of: run, under: $0) }
  }

  /// A row for each law; `nil` where no law carries draws and answers.
  public func drawing(of results: Results) -> Drawing? {
    let answers = answers(in: results.world)
    guard answers.contains(where: { $0.draws.count > 1 }) else { return nil }
    let rows = answers.map { answer -> RidgePlot.Row in
      switch answer.value {
      case .success(let value):
        RidgePlot.Row(
          label: answer.law.id, draws: answer.draws, value: value,
          range: answer.interval.map { $0.low...$0.high }, isExtrapolated: answer.isExtrapolated,
          note: "")
      case .failure(let refusal):
        RidgePlot.Row(label: answer.law.id, draws: [], value: nil, note: refusal.reason)
      }
    }
    let values = rows.compactMap(\.value)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let axis = column.axis(spanning: rows.compactMap(\.value) + answers.flatMap(\.draws))
    let answering = rows.filter { $0.value != nil }.map(\.label)
    let bars = "Bars: the middle 95 % of a law's refits on resampled runs."
    return Drawing(
      title: low > 0
        ? "\(values.count) laws lie a factor of \((high / low).rounded(toDigits: 2)) apart: "
          + "\(column.subject) from \(axis.words(low)) to \(axis.words(high))"
        : "\(column.subject.capitalised) by law",
      subtitle:
        "\(column.label.capitalised) of the run \(run), by law; hills: a law's refits on resampled runs",
      .ridges(RidgePlot(axis: axis, rows: rows)),
      footer: [bars] + results.citations(of: answering))
  }

  /// What the ridges show, in numbers, once each.
  public static func tables(of asked: [RidgePicture], _ results: Results) -> [Table] {
    var seen: Set<[String]> = []
    let answers = asked.filter { seen.insert([$0.run, $0.column.rawValue]).inserted }
      .flatMap { $0.answers(in: results.world) }
    return [
      Table(
        "draws", "Answers with the middle 95 % of those over a law's joint draws.", of: answers,
        columns)
    ]
  }

  private static let columns: [Filling<DrawnColumn>] = [
    .text("run", "Name of the run in the scenario.") { $0.run.name },
    .text("quantity", "What is answered, a column of comparisons.") { $0.column.rawValue },
    .text("law", "Id of the law.") { $0.law.id },
    .number("value", "Under the law's own coefficients.") { try? $0.value.get() },
    .number("low", "Low end of the middle 95 % of the draws.") { $0.interval?.low },
    .number("high", "High end of it.") { $0.interval?.high },
    .integer("draws", "Draws that were asked and have an answer.") { $0.draws.count },
    .boolean("in_range", "Whether the run lies in the law's fitted range.") { answer in
      answer.refusal == nil ? !answer.isExtrapolated : nil
    },
    .text("remark", "Why the law does not answer.") { $0.refusal.map { "no answer: \($0)" } },
    .text("citation", "Where the law is published.") { $0.law.citation },
  ]
}

extension DrawnColumn {
  /// Why the law does not answer; `nil` where it does.
  fileprivate var refusal: String? {
    if case .failure(let refusal) = value { refusal.reason } else { nil }
  }
}
