import Formats
import Questions
import ScalingLaws
import Statistics
import Tabular
import Units

extension Outcome {
  /// The pictures that the scenario asks for.
  public var charts: [Chart] {
    let drawn = Results(world: scenario.world, findings: findings, title: scenario.title)
    return scenario.plots.compactMap { request in
      if case .picture(let picture) = request.kind {
        return picture.drawing(of: drawn).map { drawing in
          Chart(
            name: request.name, title: request.title ?? drawing.title, body: drawing.body,
            footer: drawing.footer + ["Scenario: \(scenario.name)"])
        }
      }
      return body(of: request.kind).map { body, footer in
        Chart(
          name: request.name, title: request.title ?? defaultTitle(of: request.kind), body: body,
          footer: footer + ["Scenario: \(scenario.name)"])
      }
    }
  }

  private func body(of kind: PlotRequest.Kind) -> (Chart.Body, footer: [String])? {
    switch kind {
    case .loss(let run, let flop):
      let panels = lossPanels(run, flop)
      let footer = citations(of: panels.map(\.title))
      return panels.isEmpty ? nil : (.curves(panels), footer: footer)
    case .multiplier(let run, let flop):
      let panel = multiplierPanel(run, flop)
      let footer = citations(of: panel.curves.map(\.name))
      return panel.curves.isEmpty ? nil : (.curves([panel]), footer: footer)
    case .equivalents(let run):
      let plot = equivalents(of: run)
      return (.dots(plot), footer: equivalentFooter(plot))
    case .decomposition(let name):
      return decompositions.first { $0.request.name == name }.map {
        (.factors(factorPlot($0)), footer: factorFooter($0))
      }
    case .optimum(let name, let column, let byKind):
      return optimumPanel(name, column, byKind: byKind).map { panel in
        // With several laws a curve's name starts with its law.
        let ids = scenario.laws.map(\.card.id).filter { id in
          scenario.laws.count == 1
            || panel.curves.contains { $0.name == id || $0.name.hasPrefix(id + ",") }
        }
        return (.curves([panel]), footer: citations(of: ids))
      }
    case .sweep(let column):
      return sweepPanel(column).map {
        (.curves([$0]), footer: citations(of: $0.curves.map(\.name)))
      }
    case .heatMap(let column):
      let maps = heatMaps(column)
      return maps.isEmpty ? nil : (.heatMaps(maps), footer: citations(of: maps.map(\.title)))
    case .sweepFront(let x, let y):
      let plots = sweepFronts(x, y)
      return plots.isEmpty ? nil : (.pareto(plots), footer: citations(of: plots.map(\.title)))
    case .optimumFront(let name, let x, let y):
      let plots = optimumFronts(name, x, y)
      return plots.isEmpty ? nil : (.pareto(plots), footer: citations(of: plots.map(\.title)))
    case .ridge(let run, let column):
      return ridgePlot(run, column).map { plot in
        let answering = plot.rows.filter { $0.value != nil }.map(\.label)
        let bars = "Bars: the middle 95 % of a law's refits on resampled runs."
        return (.ridges(plot), footer: [bars] + citations(of: answering))
      }
    case .factSweep(let column, let run):
      return factSweepPanel(column, of: run)
    case .picture:
      return nil
    }
  }

  private func defaultTitle(of kind: PlotRequest.Kind) -> String {
    switch kind {
    case .loss(let run, _): "Loss against training FLOP, models routed like \(run.model.name)"
    case .multiplier(let run, _): "Compute multiplier of models routed like \(run.model.name)"
    case .equivalents(let run): "Which dense model equals \(run.name)?"
    case .decomposition(let name): name
    case .sweep, .optimum, .heatMap, .sweepFront, .optimumFront, .factSweep, .picture:
      scenario.title
    case .ridge(let run, let column): "\(run.name): \(column.label)"
    }
  }

  /// The laws that a picture draws, with their papers.
  private func citations(of ids: [String]) -> [String] {
    let drawn = scenario.laws.filter { ids.contains($0.card.id) && !$0.card.isFolklore }
    let cited = drawn.map { "\($0.card.id) (\($0.card.citation))" }
    return ["Laws: " + cited.joined(separator: ", ")]
  }

  private func equivalentFooter(_ plot: DotPlot) -> [String] {
    let answering = plot.rows.filter { $0.value != nil }.map(\.label)
    let isFitted = scenario.laws.contains { $0.draws != nil && answering.contains($0.card.id) }
    return [
      "Same loss on the same tokens. Bars: the range that the source states"
        + (isFitted ? ", or refits on resampled runs." : ".")
    ] + citations(of: answering)
  }

  private func equivalents(of run: Run) -> DotPlot {
    let asked = results.filter {
      $0.run == run && $0.mode == .sameTokens && $0.against == .denseEquivalent
    }
    let rows = asked.map { result -> DotPlot.Row in
      switch result.outcome {
      case .success(let numbers):
        DotPlot.Row(
          label: result.law.isFolklore ? "\(result.law.id) (folklore)" : result.law.id,
          value: numbers.denseEquivalent,
          range: numbers.denseEquivalentInterval.map { $0.low...$0.high },
          isExtrapolated: result.law.isFolklore || !numbers.excesses.isEmpty)
      case .failure(let refusal):
        DotPlot.Row(
          label: result.law.id, value: nil, isExtrapolated: false, note: refusal.reason)
      }
    }
    let spread = spreads.first {
      $0.run == run.name && $0.mode == .sameTokens && $0.quantity == .denseEquivalent
    }
    let summary = spread.map {
      DotPlot.Row(
        label: "spread of \($0.lawCount) laws", value: $0.median, range: $0.minimum...$0.maximum,
        isExtrapolated: $0.extrapolatedCount > 0)
    }
    let design = run.model.design
    let sizes = [("active", design.active.all), ("total", design.total.all)]
    let guides = sizes.compactMap { label, size in
      size.map { DotPlot.Guide(label: "\(label) \($0.rounded(to: 3))", value: $0.value) }
    }
    return DotPlot(
      axis: Axis("dense parameters", isLogarithmic: true),
      rows: rows + [summary].compactMap { $0 }, guides: guides)
  }

  private func factorPlot(_ decomposition: Decomposition) -> FactorPlot {
    func plotted(_ factor: Decomposition.Factor) -> FactorPlot.Factor {
      let range = factor.interval.map { $0.low...$0.high } ?? factor.sensitivity
      return FactorPlot.Factor(
        label: factor.label, value: factor.value,
        range: range.flatMap { $0.upperBound.isFinite && $0.lowerBound > 0 ? $0 : nil })
    }
    return FactorPlot(
      axis: Axis("factor in training FLOP for equal score", isLogarithmic: true),
      factors: decomposition.factors.map(plotted), total: plotted(decomposition.total))
  }

  private func factorFooter(_ decomposition: Decomposition) -> [String] {
    let request = decomposition.request
    let names = request.bridge.map(\.run.name).joined(separator: ", ")
    var whiskers = "No run-to-run deviation is known."
    if decomposition.factors.contains(where: { $0.interval != nil }) {
      whiskers = "Whiskers: \(plainText(of: request.level * 100)) % from run-to-run deviation."
    } else if let slopes = request.slopes {
      whiskers =
        "Whiskers: slope of the line times \(plainText(of: slopes.lowerBound)) to "
        + "\(plainText(of: slopes.upperBound)); no run-to-run deviation is known."
    }
    return [
      "From \(request.from.run.name) to \(request.to.run.name); \(request.metric) read as linear "
        + "in log tokens through \(names).",
      whiskers,
    ]
  }
}
