import CostModel
import ScalingLaws
import Tabular
import Units

extension World {
  /// What follows from models and runs alone: parameters and training FLOP.
  public var tables: [Table] {
    [
      Table(
        "parameters", "Parameters of each model by component.", of: components, Self.sizeColumns),
      Table(
        "training", "Training FLOP of each run under each convention.",
        of: runs.flatMap(\.trainingCosts), TrainingCost.columns),
      deviceTable,
      Table(
        "corpora", "What each corpus is worth against the data of a law's fit, and by what.",
        of: corpora.filter { $0.basis != nil }, Corpus.columns),
      Table(
        "observations", "Measured scores and the training FLOP behind them.",
        of: observations.map { QualityPoint($0) }, QualityPoint.columns),
    ].filter { !$0.rows.isEmpty }
  }

  /// What runs take on their devices; no rows where none are stated.
  public var deviceTable: Table {
    Table(
      "training_devices", "Device time, dollars and energy of each run whose devices are stated.",
      of: runs.flatMap(\.deviceFigures), DeviceFigure.columns)
  }

  private struct Part: Sendable {
    let model: String
    let name: String
    let total: Int
    let active: Int
  }

  /// The components of each model whose shape is known; the sums come last.
  private var components: [Part] {
    models.flatMap { model -> [Part] in
      guard case .architecture(let architecture)? = model.shape else { return [] }
      let count = architecture.parameters
      return count.components.map {
        Part(model: model.name, name: $0.name.rawValue, total: $0.total, active: $0.active)
      }
        + ActiveConvention.allCases.map {
          Part(
            model: model.name, name: "sum_\($0.rawValue)", total: count.total($0),
            active: count.active($0))
        }
    }
  }

  private static let sizeColumns: [Filling<Part>] = [
    .text("model", "Name of the model in the scenario.") { $0.model },
    .text("component", "Part of the model; the sums come last.") { $0.name },
    .integer("total_parameters", unit: "parameters", "All parameters.") { $0.total },
    .integer("active_parameters", unit: "parameters", "Parameters that one token uses.") {
      $0.active
    },
  ]

  /// The runs with their sizes, tokens and FLOP, for people.
  public var shown: [ShownTable] {
    guard !runs.isEmpty else { return [] }
    let scores = Table(
      "observations", "", of: observations.map { QualityPoint($0) },
      QualityPoint.columns.filter {
        ["model", "flop", "metric", "score", "sd"].contains($0.column.name)
      })
    return [
      .digest(
        title: "Training", Table("runs", "", of: runs, Run.shownColumns),
        lists: [NoteList("On devices", runs.compactMap(\.deviceWords))])
    ] + (observations.isEmpty ? [] : [.digest(title: "Measured scores", scores)])
  }
}

extension Corpus {
  fileprivate static let columns: [Filling<Corpus>] = [
    .text("corpus", "Name of the corpus in the scenario.") { $0.name },
    .text("acts", "The term of a law that it moves.") { $0.effect.term.rawValue },
    .number("amount", "The factor; of the floor nats per token.") { $0.effect.amount },
    .number("low", "Low end of its range.") { $0.range?.lowerBound },
    .number("high", "High end.") { $0.range?.upperBound },
    .text("basis", "What it rests on.") { $0.basis },
  ]
}

extension TrainingCost {
  static let columns: [Filling<TrainingCost>] = [
    .text("run", "Name of the run in the scenario.") { $0.run.name },
    .text("model", "Name of its model.") { $0.run.model.name },
    .number("tokens", unit: "tokens", "Tokens seen.") { $0.run.tokens?.value },
    .integer("context_tokens", unit: "tokens", "Tokens of a training sequence.") {
      $0.run.context
    },
    .text("convention", "What is counted.") { $0.convention },
    .text("formula", "FLOP per trained token.") { $0.formula },
    .number("flop_per_token", unit: "FLOP per token", "FLOP per trained token.") {
      $0.perToken.value
    },
    .number("train_flop", unit: "FLOP", "FLOP of the whole run.") { $0.total.value },
    .boolean("is_default", "Whether this convention is meant where none is named.") {
      $0.isDefault
    },
  ]
}

extension Run {
  /// The training FLOP under the convention that is meant where none is named.
  private var cost: TrainingCost? { trainingCosts.first(where: \.isDefault) }

  fileprivate static let shownColumns: [Filling<Run>] = [
    .text("run", "Name of the run.") { $0.name },
    .text("model", "Name of its model.") { $0.model.name },
    .figure("total", "All parameters.") { run in
      run.model.shape.map { ShownNumber.parameters($0.total.value) } ?? "sized by law"
    },
    .figure("active", "Parameters that a token uses.") {
      $0.activeSize.map { ShownNumber.parameters($0.value) }
    },
    .figure("tokens", "Tokens seen.") { $0.tokens.map { ShownNumber.parameters($0.value) } },
    .figure("FLOP", "Training FLOP.") { run in
      (run.cost?.total.value ?? run.flop?.value).map(ShownNumber.flop)
    },
    .text("counted_as", "The convention.") { $0.cost?.convention ?? "stated" },
  ]
}
