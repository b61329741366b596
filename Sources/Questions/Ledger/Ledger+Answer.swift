import Foundation
import Spec
import Tabular
import Units

extension Ledger {
  public static func answer(_ asked: [Resolved<Ledger>], in world: World) -> Answer {
    let books = asked.compactMap(\.found)
    let rows = books.flatMap { book in (book.lines + [book.total]).map { (book, $0) } }
    return Answer(
      headline: books.map(\.sentence),
      shown: [
        ShownTable(
          title: "Ledger",
          Table(
            "ledger", "Factors of a gain, with 80 % intervals; the total is their product, or sum.",
            of: rows, columns),
          notes: books.flatMap(\.remarks) + [
            "Task scores decide the evidence on data; a multiplier below 2 is within what an untuned recipe costs."
          ], hiding: ["unit", "alone_low", "alone_high"])
      ].filter { !$0.table.rows.isEmpty })
  }

  private static let columns: [Filling<(Book, Line)>] = [
    .text("ledger", "Name of the ledger.") { $0.0.name },
    .text("unit", "What its factors count.") { $0.0.unit },
    .text("factor", "What the factor is due to.") { $0.1.factor },
    .number("value", "The factor, or points.") { $0.1.interval(isPoints: $0.0.isPoints).value },
    .number("low", "Low end of its interval.") { $0.1.interval(isPoints: $0.0.isPoints).low },
    .number("high", "High end.") { $0.1.interval(isPoints: $0.0.isPoints).high },
    .number("alone", "By its own evidence, before what was measured together.") {
      $0.1.alone.map { exp($0.mean) }
    },
    .number("alone_low", "Low end.") { $0.1.alone.map { exp($0.mean - 1.2816 * $0.deviation) } },
    .number("alone_high", "High end.") { $0.1.alone.map { exp($0.mean + 1.2816 * $0.deviation) } },
    .number("other_order", "Where tokens are exchanged for size at the newer run.") {
      $0.1.otherOrder.map { exp($0) }
    },
    .text("basis", "What it rests on.") { $0.1.basis },
  ]
}

/// The factors of a ledger, as steps to their product.
public struct LedgerPicture: Picture {
  public static let kind = "ledger"
  public static let summary = "The factors of a ledger as a waterfall, with intervals"
  private let of: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    of = ask.entry(of: Ledger.self)
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    let asked = results.findings.of(Ledger.self).first { $0.question.name == of }
    guard let book = asked?.found ?? nil else { return nil }
    let known = book.lines.filter { $0.mean != nil }
    func value(_ line: Ledger.Line) -> String {
      (line.interval(isPoints: book.isPoints).value ?? 0).rounded(toDigits: 2)
    }
    let times = book.isPoints ? "" : "×"
    let title =
      "\(book.name): \(times)\(value(book.total)) is "
      + known.map { "\($0.factor) \(times)\(value($0))" }.joined(separator: ", ")
    let footer =
      book.remarks + ["Whiskers: 80 %. " + (book.isPoints ? "None is known." : "Factors multiply.")]
    if book.isPoints {
      return Drawing(
        title: title, subtitle: "Gain by step, \(book.unit)",
        .dots(
          DotPlot(
            axis: Axis(book.unit),
            rows: (known + [book.total]).map {
              DotPlot.Row(label: $0.factor, value: $0.mean, isExtrapolated: false)
            }, guides: [DotPlot.Guide(label: "nothing", value: 0)])), footer: footer)
    }
    func plotted(_ line: Ledger.Line) -> FactorPlot.Factor {
      let (value, low, high) = line.interval(isPoints: false)
      return FactorPlot.Factor(
        label: line.factor, value: value ?? 1, range: low.flatMap { low in high.map { low...$0 } })
    }
    return Drawing(
      title: title, subtitle: "Factors of the gain in \(book.unit), with 80 % bands",
      .factors(
        FactorPlot(
          axis: .ratio("\(book.unit), times"), factors: known.map(plotted),
          total: plotted(book.total))), footer: footer)
  }
}
