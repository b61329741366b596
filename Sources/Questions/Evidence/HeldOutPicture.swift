import Foundation
import ScalingLaws
import Spec
import Tabular
import Units

/// A law of loss by compute beside runs measured after it, far beyond its fit.
public struct HeldOutPicture: Picture {
  public static let kind = "heldOutLoss"
  public static let summary = "Marin's law of loss by compute beside runs measured beyond its fit"

  public init(_ ask: inout Asking) throws(Unsettled) { _ = try ask.drawn(BacktestQuestion.self) }

  public func drawing(of results: Results) -> Drawing? { Self.drawing }

  static var drawing: Drawing {
    let (pinned, free) = (Marin2026.v16, Marin2026.free)
    let last = Marin2026.optima.map(\.budget).max() ?? 3e20
    func line(_ name: String, _ style: Int, _ law: Marin2026) -> Curve {
      Curve(
        name: name, style: style,
        points: (0...64).map { step in
          let budget = 1e18 * pow(10, Double(step) / 12)
          return .init(
            x: budget, y: law.loss(at: FLOP(budget)), isExtrapolated: budget > last * 1.0001)
        })
    }
    func dots(_ name: String, _ style: Int, _ runs: [(budget: Double, loss: Double)]) -> Curve {
      Curve(
        name: name, style: style,
        points: runs.map { .init(x: $0.budget, y: $0.loss, isExtrapolated: false) }, form: .points)
    }
    func errors(_ law: Marin2026) -> [String] {
      law.heldOut?.runs.map { ($0.error < 0 ? "−" : "+") + abs($0.error).fixed(3) } ?? []
    }
    let beyond = Marin2026.measured.map { ($0.budget / last).rounded(toDigits: 3) }
    return Drawing(
      title:
        "A recipe's law misses its later runs by \(errors(pinned).joined(separator: " and ")) nats; with a "
        + "floor of 1.4 by \(errors(free).joined(separator: " and "))",
      subtitle:
        "Loss of a MoE recipe by training FLOP; dashed: beyond the runs that the law was fitted to",
      .curves([
        Panel(
          title: "", x: Axis("training FLOP, as the recipe counts them", isLogarithmic: true),
          y: Axis("Paloma macro loss (nats per token)"),
          curves: [
            line("floor held at 1.6", 0, pinned), line("floor 1.4", 1, free),
            dots("fitted", 2, Marin2026.optima.map { ($0.budget, $0.loss) }),
            dots("measured later", 3, Marin2026.measured),
          ],
          marks: Marin2026.measured.map {
            Mark(label: $0.loss.fixed(3), x: $0.budget, y: $0.loss, isLabelAlone: true)
          })
      ]),
      footer: [
        "The later runs lie \(beyond.joined(separator: " and ")) times beyond the last fitted budget. "
          + "Both laws have the same six runs behind them: marin-2026 and marin-2026-free."
      ])
  }
}

/// Laws by their errors on losses held out.
enum HeldOutTables {
  /// A run of a law.
  struct RunError: Sendable {
    let law: String
    let run: HeldOutRun
    let source: String
  }

  static var runs: [RunError] {
    LossBacktest.bundled.rows.flatMap { row in
      row.error.runs.map { RunError(law: row.law.id, run: $0, source: row.error.source) }
    }
  }

  static let errors: [Filling<LossBacktest.Row>] = [
    .text("law", "Id of the law.") { $0.law.id },
    .integer("runs", "Runs held out; empty where it is not stated.") { $0.error.count },
    .number("rms", unit: "nats per token", "Root mean square of predicted less measured.") {
      $0.error.rms
    },
    .number("bias", unit: "nats per token", "Mean of predicted less measured.") { $0.error.bias },
    .number("largest", unit: "nats per token", "Largest error.") { row in
      row.error.runs.map { abs($0.error) }.max()
    },
    .number("counted", unit: "nats per token", "The error that weighs, drawn to that of all laws.")
    {
      $0.shrunken
    },
    .text("source", "Where the losses or their error are published.") { $0.error.source },
  ]

  static let runColumns: [Filling<RunError>] = [
    .text("law", "Id of the law.") { $0.law },
    .text("run", "The run.") { $0.run.name },
    .number("measured", unit: "nats per token", "Its loss as published.") { $0.run.measured },
    .number("predicted", unit: "nats per token", "The law's own.") { $0.run.predicted },
    .number("error", unit: "nats per token", "Predicted less measured.") { $0.run.error },
    .number("beyond", "Times beyond the fitted runs; empty among them.") { $0.run.beyond },
    .text("source", "Where it is published.") { $0.source },
  ]
}
