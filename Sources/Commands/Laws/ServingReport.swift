import CostModel
import ModelConfigs
import Tabular
import Units

/// The model of serving beside what was measured: constants refitted, and rows that a refit leaves out.
enum ServingReport {
  /// The largest errors of rows left out that still count as holding, as factors, and the shares that
  /// intervals of 80 % hold.
  private static let limits: [String: Double] = [
    "fixed, dense": 1.25, "fixed, routed": 1.35, "queued, dense": 1.45, "queued, routed": 1.45,
  ]
  private static let held = 0.72...0.88

  /// The tables, and whether they hold.
  static func sections() -> ([ReportSection], Bool) {
    let (rows, passedOver) = MeasuredServing.bundled
    guard let fit = ServingFit(rows) else { return ([], false) }
    let constants = ServingConstant.allCases.map { constant in
      (
        constant: constant, value: fit.constants[constant], factor: fit.factors[constant.rawValue],
        bundled: ServingConstants.fitted[constant]
      )
    }
    let isBundled = constants.allSatisfy { abs($0.value / $0.bundled - 1) < 1e-3 }
    let leftOut = ServingLeftOut.Kind.allCases.map { ServingLeftOut($0, of: rows) }
    let summaries = leftOut.flatMap(\.summaries)
    let judged = summaries.filter { limits[$0.rows] != nil }
    let holds = judged.allSatisfy { $0.rootMeanSquare <= limits[$0.rows] ?? 0 }
    let isCalibrated = judged.allSatisfy { held.contains($0.held) }
    let isStored =
      summaries.count == ServingLeftOut.Summary.bundled.count
      && zip(summaries, ServingLeftOut.Summary.bundled).allSatisfy {
        $0.rows == $1.rows && $0.count == $1.count
          && abs($0.rootMeanSquare / $1.rootMeanSquare - 1) < 0.01
      }
    var misses: [(String, ServingLeftOut.Miss)] = []
    for left in leftOut {
      for miss in left.misses where !miss.isHeld { misses.append((left.kind.rawValue, miss)) }
    }
    func width(_ miss: ServingLeftOut.Miss) -> Double { abs(miss.error / miss.deviation) }
    misses.sort { width($0.1) > width($1.1) }
    let sections = [
      ReportSection(
        table: Table(
          "left_out", "What times of serving are missed by where a fit has not seen their group",
          of: summaries,
          [
            .text("left_out", "What is left out together.") { $0.leftOut },
            .text("rows", "Which rows.") { $0.rows },
            .integer("count", "How many.") { $0.count },
            .number("root_mean_square", "Of ln(measured / predicted), as a factor.") {
              $0.rootMeanSquare
            },
            .number("bias", "The mean, as a factor: above 1 measured is slower.") { $0.bias },
            .number("held_80", "Share inside intervals of 80 %.") { $0.held },
          ] as [Filling<ServingLeftOut.Summary>]),
        notes: [
          "\(rows.count) rows; fixed is time per token at a known number of sequences, queued the rate "
            + "with all requests waiting, prompt the time of prompts.",
          "Left out, by kind of row, errors are "
            + (holds ? "within" : "NOT within")
            + " ×1.25 for dense and ×1.35 for routed models at a "
            + "fixed number and ×1.45 queued; intervals hold "
            + (isCalibrated ? "72 to 88 % in each." : "outside 72 to 88 % in some."),
          isBundled
            ? "The bundled constants are those of the refit."
            : "The bundled constants are not those of the refit.",
          isStored
            ? "What answers say of errors is this table."
            : "What answers say of errors (serving_left_out.csv) is not this table.",
        ] + groups(summaries)),
      ReportSection(
        table: Table(
          "constants", "Constants of serving, refitted", of: constants,
          [
            .text("constant", "What is fitted.") { $0.constant.meaning },
            .number("value", "Refitted.") { $0.value },
            .number("factor", "A deviation, as a factor.") { $0.factor },
            .number("bundled", "What predictions use.") { $0.bundled },
            .number("logarithm", "Of the refitted value.") {
              fit.constants.logarithms[$0.constant.rawValue]
            },
          ])),
      ReportSection(
        table: Table(
          "misses", "Rows outside their interval of 80 %, furthest first", of: misses,
          [
            .text("left_out", "What was left out.") { $0.0 },
            .text("row", "Of the bundled table.") { $0.1.row.id },
            .text("model", "The model.") { $0.1.row.model },
            .text("device", "The device.") { $0.1.row.device.id },
            .integer("devices", "How many.") { $0.1.row.serving.setup.devices },
            .text("kind", "What was measured.") { $0.1.row.kind.rawValue },
            .number("factor", "Measured over predicted seconds.") { $0.1.factor },
          ])),
      ReportSection(
        table: Table(
          "passed_over", "Rows that say too little", of: passedOver,
          [.text("row", "Of the bundled table.") { $0.id }, .text("why", "The reason.") { $0.why }])
      ),
    ]
    return (sections, holds && isCalibrated && isBundled && isStored)
  }

  /// Which single models and devices the intervals of their kind do not hold, for a reader who asks of
  /// one of them.
  private static func groups(_ summaries: [ServingLeftOut.Summary]) -> [String] {
    let groups = summaries.filter { !$0.rows.contains(", ") }
    func words(_ some: [ServingLeftOut.Summary]) -> String {
      some.map {
        "\($0.rows) \(Int(($0.held * 100).rounded())) % of \($0.count), ×\($0.rootMeanSquare.rounded(toDigits: 3))"
      }.joined(separator: "; ")
    }
    let low = groups.filter { $0.held < held.lowerBound }
    let high = groups.filter { $0.held > held.upperBound }
    return [
      low.isEmpty ? nil : "Single groups of which 80 % intervals hold less: \(words(low)).",
      high.isEmpty ? nil : "More: \(words(high)).",
      "An answer about a model with rows takes its own error, left out, where that is larger.",
    ].compactMap { $0 }
  }
}
