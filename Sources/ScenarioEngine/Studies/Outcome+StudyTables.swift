import Diagnostics
import Fitting
import Hypotheses
import ScalingLaws
import Statistics
import Tabular
import Units

extension Outcome {
  /// The tables of the study sections.
  var studyTables: [Table] {
    [
      formTable, corpusTable, predictionTable, repetitionTable, dataLimitTable,
    ]
  }

  private var formTable: Table {
    var table = Table(
      name: "data_forms", summary: "Competing forms of data quality on the same runs.",
      columns: [
        Column("fit", .text, "Name of the joint fits."),
        Column("form", .text, "What each corpus has of its own."),
        Column("runs", .integer, "Runs that are fitted."),
        Column("constants", .integer, "Fitted constants, the scale of the errors included."),
        Column(
          "rms", .number, "Root mean square of log loss less its fit, or of the error rate's."),
        Column("log_likelihood", .number, "At the fit."),
        Column("aicc", .number, "Akaike's criterion with its correction for few runs."),
        Column("aicc_difference", .number, "Above the lowest."),
        Column("bic", .number, "Schwarz's criterion."),
        Column("bic_difference", .number, "Above the lowest."),
        Column("likelihood_ratio", .number, "Twice the log likelihood over that of no difference."),
        Column("likelihood_ratio_p", .number, "Chance of as much without a difference."),
        Column("share_best", .number, "Share of resamples on which its BIC is the lowest."),
        Column("stands", .boolean, "Whether the runs do not exclude it."),
        Column("agreeing_starts", .integer, "Searches that ended in this minimum."),
        Column("starts", .integer, "Searches."),
        Column("failed_resamples", .integer, "Resamples without a minimum; in no interval."),
        Column("conclusion", .text, "What the runs decide between the forms."),
      ])
    for fitted in study.corpora {
      let comparison = fitted.comparison
      let lowest = comparison.fits.compactMap(\.score.aicc).min()
      let conclusion = comparison.conclusion(within: fitted.request.difference).sentence
      for fit in comparison.fits {
        let difference = comparison.difference(of: fit)
        let ratio = comparison.likelihoodRatio(of: fit)
        table.append([
          .text(fitted.request.name), .text(fit.effect.rawValue), .integer(fit.score.runs),
          .integer(fit.score.constants), .number(fit.rootMeanSquare),
          .number(fit.score.logLikelihood), Cell(fit.score.aicc),
          Cell(fit.score.aicc.flatMap { own in lowest.map { own - $0 } }),
          .number(fit.score.bic), .number(difference), Cell(ratio?.value),
          Cell(ratio?.probability), Cell(comparison.shareBest(of: fit)),
          .boolean(difference < fitted.request.difference), .integer(fit.agreeing),
          .integer(fit.starts), .integer(fit.failures), .text(conclusion),
        ])
      }
    }
    return table
  }

  private var corpusTable: Table {
    var table = Table(
      name: "data_effects", summary: "What each form says of each corpus against the reference.",
      columns: [
        Column("fit", .text, "Name of the joint fits."),
        Column("form", .text, "What each corpus has of its own."),
        Column("corpus", .text, "The corpus."),
        Column("reference", .text, "The corpus that it is set against."),
        Column("quantity", .text, "A factor, or a difference in the unit of the loss or exponent."),
        Column("value", .number, "Estimate."),
        Column("low", .number, "Low end of its interval over resamples."),
        Column("high", .number, "High end; empty where it is open."),
        Column("confidence", .number, "Level of the interval."),
      ])
    for fitted in study.corpora {
      let (request, comparison) = (fitted.request, fitted.comparison)
      for fit in comparison.fits {
        for quantity in fit.effect.ownQuantities {
          for (number, corpus) in comparison.problem.corpora.enumerated().dropFirst() {
            let interval = fit.interval(
              quantity, of: number, at: comparison.problem.largest, level: request.level)
            table.append([
              .text(request.name), .text(fit.effect.rawValue), .text(corpus),
              .text(comparison.problem.corpora[0]), .text(quantity.rawValue),
              finite(fit.value(quantity, of: number, at: comparison.problem.largest)),
              finite(interval?.low), finite(interval?.high), Cell(interval?.level),
            ])
          }
        }
      }
    }
    return table
  }

  private var predictionTable: Table {
    var table = Table(
      name: "data_predictions", summary: "What each form foretells beyond the runs.",
      columns: [
        Column("fit", .text, "Name of the joint fits."),
        Column("form", .text, "What each corpus has of its own."),
        Column("corpus", .text, "The corpus."),
        Column("scale", .number, "FLOP over those of the largest run; size and tokens grow alike."),
        Column("size_parameters", .number, unit: "parameters", "Size of the model."),
        Column("tokens", .number, unit: "tokens", "Tokens seen."),
        Column("loss", .number, "Loss, or error rate, that is foretold."),
        Column("loss_low", .number, "Low end for a new run: resamples and scatter together."),
        Column("loss_high", .number, "High end."),
        Column("gap", .number, "Loss less that of the reference."),
        Column("gap_low", .number, "Low end over resamples."),
        Column("gap_high", .number, "High end."),
        Column("token_multiplier", .number, "Reference tokens that a token is worth there."),
        Column("token_multiplier_low", .number, "Low end over resamples."),
        Column("token_multiplier_high", .number, "High end; empty where it is open."),
        Column("rank", .integer, "Place of the corpus by loss under this form, 1 the lowest."),
        Column("confidence", .number, "Level of the intervals."),
      ])
    for fitted in study.corpora {
      let (request, comparison) = (fitted.request, fitted.comparison)
      for fit in comparison.fits {
        for scale in request.scales {
          let place = comparison.problem.largest.scaled(by: scale)
          let losses = comparison.problem.corpora.indices.map {
            fit.form.law(of: $0, fit.fit.values).loss(size: place.size, tokens: place.tokens)
          }
          for (number, corpus) in comparison.problem.corpora.enumerated() {
            let future = fit.prediction(
              of: number, at: place, level: request.level, seed: request.seed)
            var cells: [Cell] = [
              .text(request.name), .text(fit.effect.rawValue), .text(corpus), .number(scale),
              .number(place.size), .number(place.tokens), .number(losses[number]),
              finite(future?.low), finite(future?.high),
            ]
            if number == 0 {
              cells += [Cell](repeating: .empty, count: 6)
            } else {
              for quantity in [CorpusQuantity.lossGap, .tokenMultiplier] {
                let interval = fit.interval(quantity, of: number, at: place, level: request.level)
                cells += [
                  finite(fit.value(quantity, of: number, at: place)), finite(interval?.low),
                  finite(interval?.high),
                ]
              }
            }
            let rank = 1 + losses.count { $0 < losses[number] }
            table.append(cells + [.integer(rank), .number(request.level)])
          }
        }
      }
    }
    return table
  }

  private var repetitionTable: Table {
    var table = Table(
      name: "repetition", summary: "What epochs over the same tokens are worth in fresh ones.",
      columns: [
        Column("repetition", .text, "Name of the entry."),
        Column("epochs", .number, "Times that every token is seen."),
        Column("worth", .number, "Fresh epochs that they are worth, at the median of the belief."),
        Column("worth_low", .number, "Low end over the middle of the belief in R_D*."),
        Column("worth_high", .number, "High end."),
        Column("worth_share", .number, "Worth over epochs: what an average token keeps."),
        Column("next_epoch", .number, "What a further epoch adds against a fresh one."),
        Column("next_epoch_low", .number, "Low end."),
        Column("next_epoch_high", .number, "High end."),
        Column("worth_halving", .number, "Worth where the exponent halves; empty if not asked."),
        Column("confidence", .number, "Share of the belief between the ends."),
      ])
    for result in study.repetitions {
      for point in result.points {
        table.append([
          .text(result.request.name), .number(point.epochs), .number(point.worth),
          .number(point.range.lowerBound), .number(point.range.upperBound),
          .number(point.worth / point.epochs), .number(point.marginal),
          .number(point.marginalRange.lowerBound), .number(point.marginalRange.upperBound),
          result.request.hasAlternative ? .number(point.alternative) : .empty,
          .number(result.request.curve.level),
        ])
      }
    }
    return table
  }

  private var dataLimitTable: Table {
    var table = Table(
      name: "data_limit",
      summary: "Dense models and an MoE with few unique tokens, each at its best.",
      columns: [
        Column("repetition", .text, "Name of the entry."),
        Column("law", .text, "Id of the law."),
        Column("flop", .number, unit: "FLOP", "Budget."),
        Column("unique_tokens", .number, unit: "tokens", "Unique tokens at hand."),
        Column("dense_size", .number, unit: "parameters", "Best dense size, as the law counts it."),
        Column("dense_epochs", .number, "Its tokens over the unique ones."),
        Column(
          "moe_size", .number, unit: "parameters", "Best size of the MoE, as the law counts it."),
        Column("moe_epochs", .number, "Its tokens over the unique ones."),
        Column(
          "multiplier", .number,
          "Dense FLOP for the MoE's loss over the budget; empty where "
            + "no dense budget reaches it."),
        Column("multiplier_low", .number, "Least over the middle of the belief in R_D*."),
        Column("multiplier_high", .number, "Greatest; empty where it is open."),
        Column("fresh_multiplier", .number, "The same with unlimited fresh tokens."),
        Column("in_range", .boolean, "Whether the law was fitted there."),
      ])
    for result in study.repetitions {
      guard let limit = result.request.limit else { continue }
      for budget in result.limits {
        let point = budget.middle
        table.append([
          .text(result.request.name), .text(budget.law.id), .number(budget.flop.value),
          .number(limit.unique.value), .number(point.dense.size),
          .number(point.dense.tokens / limit.unique.value), .number(point.routed.size),
          .number(point.routed.tokens / limit.unique.value), finite(point.multiplier),
          finite(budget.range.lowerBound), finite(budget.range.upperBound),
          finite(point.freshMultiplier), .boolean(!budget.isExtrapolated),
        ])
      }
    }
    return table
  }

  /// A number, or an empty cell for what is unknown or without bound.
  private func finite(_ value: Double?) -> Cell {
    Cell(value.flatMap { $0.isFinite ? $0 : nil })
  }
}
