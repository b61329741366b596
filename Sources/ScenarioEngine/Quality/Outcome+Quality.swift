import QualityAxes
import Questions
import Tabular
import Units

extension Outcome {
  /// The tables of what is asked beyond loss; those without rows are left out by the outcome.
  var qualityTables: [Table] {
    var tables = [axisTable]
    if let request = scenario.quality.facts {
      tables += [
        FactTables.facts(quality.facts, request.question), FactTables.popularity(quality.facts),
        factSweepTable(request),
      ]
    }
    if let rating = scenario.quality.rating {
      tables += [RatingTables.raters(rating), RatingTables.plans(rating)]
      tables += [RatingTables.splits(rating)].compactMap { $0 }
    }
    if !quality.factuality.isEmpty {
      tables += [
        FactualityTables.models(quality.factuality), FactualityTables.scores(quality.factuality),
      ]
    }
    return tables
  }

  /// The dense equivalent of each compared run, by quality.
  public var axisTable: Table {
    var table = Table(
      name: "axes",
      summary: "Dense equivalents by quality, same tokens: N_active (N_total/N_active)^γ",
      columns: [
        Column("run", .text, "Name of the run in the scenario."),
        Column("quality", .text, "What is compared."), Column("gamma", .text, "γ and its range."),
        Column("dense_equivalent_parameters", .number, unit: "parameters", "Dense size."),
        Column("low", .number, unit: "parameters", "Low end; empty where nothing bounds it."),
        Column("high", .number, unit: "parameters", "High end."),
        Column("interval_kind", .text, "What the ends cover."),
        Column("interval_level", .number, "The share of repetitions, where it is known."),
        Column("evidence", .text, "What γ rests on."),
        Column("source", .text, "Where it is published."),
        Column("outside", .text, "How far outside the range of the evidence."),
      ])
    for result in quality.axes {
      table.append([
        .text(result.run.name), .text(result.axis.name), .text(result.gamma),
        Cell(result.size?.value), Cell(result.low?.value), Cell(result.high?.value),
        .text(result.kind), Cell(result.level), .text(result.evidence), .text(result.source),
        .text(result.distance ?? "inside"),
      ])
    }
    return table
  }

  private func factSweepTable(_ request: FactsRequest) -> Table {
    let axes = scenario.sweep?.axes ?? []
    var table = Table(
      name: "facts-sweep", summary: "What each run knows in each case of the sweep.",
      columns: [Column("case", .integer, "Number of the case, from 0.")]
        + axes.map { axis in
          Column(
            axis.path.replacing(".", with: "_"), axis.isNumeric ? .number : .text,
            "Value of \(axis.path).")
        } + [Column("run", .text, "Name of the run.")] + FactTables.columns)
    for sweepCase in sweep {
      let head = zip(axes, sweepCase.values).map { axis, value in
        axis.isNumeric ? Cell(value.number) : Cell.text(value.text)
      }
      for answer in sweepCase.facts {
        table.append(
          [.integer(sweepCase.index)] + head + [.text(answer.model.name)]
            + FactTables.cells(answer, request.question))
      }
    }
    return table
  }
}
