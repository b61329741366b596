import Fitting
import Hypotheses
import Statistics
import Tabular
import Units

extension DataForms {
  /// A form on the runs of a request.
  struct FormRow {
    let of: Fitted
    let fit: CorpusFit
    let difference: Double
    let ratio: (value: Double, probability: Double)?

    /// Whether the runs do not exclude it.
    var stands: Bool { difference < of.request.difference }

    init(_ fitted: Fitted, _ fit: CorpusFit) {
      of = fitted
      self.fit = fit
      difference = fitted.comparison.difference(of: fit)
      ratio = fitted.comparison.likelihoodRatio(of: fit)
    }

    static func all(_ fitted: [Fitted]) -> [FormRow] {
      fitted.flatMap { fitted in fitted.comparison.fits.map { FormRow(fitted, $0) } }
    }

    /// The rows of each request by their BIC.
    static func bestFirst(_ rows: [FormRow]) -> [Int] {
      var names: [String] = []
      for row in rows where !names.contains(row.of.name) { names.append(row.of.name) }
      return names.flatMap { name in
        rows.indices.filter { rows[$0].of.name == name }
          .sorted { rows[$0].difference < rows[$1].difference }
      }
    }

    static let columns: [Filling<FormRow>] = [
      .text("fit", "Name of the joint fits.") { $0.of.name },
      .text("form", "What each corpus has of its own.") { $0.fit.effect.rawValue },
      .integer("runs", "Runs that are fitted.") { $0.fit.score.runs },
      .integer("constants", "Fitted constants, the scale of the errors included.") {
        $0.fit.score.constants
      },
      .number("rms", "Root mean square of log loss less its fit, or of the error rate's.") {
        $0.fit.rootMeanSquare
      },
      .number("log_likelihood", "At the fit.") { $0.fit.score.logLikelihood },
      .number("aicc", "Akaike's criterion with its correction for few runs.") { $0.fit.score.aicc },
      .number("aicc_difference", "Above the lowest.") { row in
        row.fit.score.aicc.flatMap { own in row.of.lowestAICC.map { own - $0 } }
      },
      .number("bic", "Schwarz's criterion.") { $0.fit.score.bic },
      .number("bic_difference", "Above the lowest.") { $0.difference },
      .number("likelihood_ratio", "Twice the log likelihood over that of no difference.") {
        $0.ratio?.value
      },
      .number("likelihood_ratio_p", "Chance of as much without a difference.") {
        $0.ratio?.probability
      },
      .number("share_best", "Share of resamples on which its BIC is the lowest.") {
        $0.of.comparison.shareBest(of: $0.fit)
      },
      .boolean("stands", "Whether the runs do not exclude it.") { $0.stands },
      .integer("agreeing_starts", "Searches that ended in this minimum.") { $0.fit.agreeing },
      .integer("starts", "Searches.") { $0.fit.starts },
      .integer("failed_resamples", "Resamples without a minimum; in no interval.") {
        $0.fit.failures
      },
      .text("conclusion", "What the runs decide between the forms.") { $0.of.conclusion },
    ]
  }

  /// What a form says of a corpus against the reference.
  struct EffectRow {
    let form: FormRow
    let corpus: Int
    let quantity: CorpusQuantity
    let value: Double
    let interval: Interval?

    static func all(_ fitted: [Fitted]) -> [EffectRow] {
      FormRow.all(fitted).flatMap { form in
        let place = form.of.comparison.problem.largest
        return form.fit.effect.ownQuantities.flatMap { quantity in
          form.of.corpora.indices.dropFirst().map { corpus in
            EffectRow(
              form: form, corpus: corpus, quantity: quantity,
              value: form.fit.value(quantity, of: corpus, at: place),
              interval: form.fit.interval(
                quantity, of: corpus, at: place, level: form.of.request.level))
          }
        }
      }
    }

    static let columns: [Filling<EffectRow>] = [
      .text("fit", "Name of the joint fits.") { $0.form.of.name },
      .text("form", "What each corpus has of its own.") { $0.form.fit.effect.rawValue },
      .text("corpus", "The corpus.") { $0.form.of.corpora[$0.corpus] },
      .text("reference", "The corpus that it is compared with.") { $0.form.of.corpora[0] },
      .text("quantity", "A factor, or a difference in the unit of the loss or exponent.") {
        $0.quantity.rawValue
      },
      .number("value", "Estimate.") { $0.value },
      .number("low", "Low end of its interval over resamples.") { $0.interval?.low },
      .number("high", "High end; empty where it is open.") { $0.interval?.high },
      .number("confidence", "Level of the interval.") { $0.interval?.level },
    ]
  }

  /// What a form predicts for a corpus at a scale.
  struct PredictionRow {
    let form: FormRow
    let corpus: Int
    let scale: Double
    let place: CorpusPlace
    /// The losses of all corpora there.
    let losses: [Double]
    /// For a new run.
    let future: Interval?
    private(set) var gap: Against?
    private(set) var multiplier: Against?

    static func all(_ fitted: [Fitted]) -> [PredictionRow] {
      FormRow.all(fitted).flatMap { form in
        form.of.request.scales.flatMap { scale in
          let place = form.of.comparison.problem.largest.scaled(by: scale)
          let losses = form.of.corpora.indices.map {
            form.fit.form.law(of: $0, form.fit.fit.values).loss(
              size: place.size, tokens: place.tokens)
          }
          return losses.indices.map { corpus in
            var row = PredictionRow(
              form: form, corpus: corpus, scale: scale, place: place, losses: losses,
              future: form.fit.prediction(
                of: corpus, at: place, level: form.of.request.level, seed: form.of.request.seed))
            row.gap = row.against(.lossGap)
            row.multiplier = row.against(.tokenMultiplier)
            return row
          }
        }
      }
    }

    /// What the form says of the corpus there; nothing of the reference itself.
    struct Against {
      let value: Double
      let interval: Interval?
    }

    private func against(_ quantity: CorpusQuantity) -> Against? {
      // Under a floor of its own no number of tokens makes up for the corpus.
      guard corpus > 0, quantity != .tokenMultiplier || !form.fit.isFloorAlone else { return nil }
      return Against(
        value: form.fit.value(quantity, of: corpus, at: place),
        interval: form.fit.interval(
          quantity, of: corpus, at: place, level: form.of.request.level))
    }

    /// The loss of a new run, before it is measured.
    var forecast: Forecast {
      let (corpus, effect) = (form.of.corpora[corpus], form.fit.effect.rawValue)
      return Forecast(
        id: "\(form.of.name): \(corpus), \(plainText(of: scale))x, \(effect)",
        what: "loss of \(Parameters(place.size).rounded(to: 4)) parameters on "
          + "\(Tokens(place.tokens).rounded(to: 4)) tokens of \(corpus)",
        value: losses[self.corpus], interval: future, isRatio: false)
    }

    static let columns: [Filling<PredictionRow>] = [
      .text("fit", "Name of the joint fits.") { $0.form.of.name },
      .text("form", "What each corpus has of its own.") { $0.form.fit.effect.rawValue },
      .text("corpus", "The corpus.") { $0.form.of.corpora[$0.corpus] },
      .number("scale", "FLOP over those of the largest run; size and tokens grow alike.") {
        $0.scale
      },
      .number("size_parameters", unit: "parameters", "Size of the model.") { $0.place.size },
      .number("tokens", unit: "tokens", "Tokens seen.") { $0.place.tokens },
      .number("loss", "Loss, or error rate, that is predicted.") { $0.losses[$0.corpus] },
      .number("loss_low", "Low end for a new run: resamples and scatter together.") {
        $0.future?.low
      },
      .number("loss_high", "High end.") { $0.future?.high },
      .number("gap", "Loss less that of the reference.") { $0.gap?.value },
      .number("gap_low", "Low end over resamples.") { $0.gap?.interval?.low },
      .number("gap_high", "High end.") { $0.gap?.interval?.high },
      .number("token_multiplier", "Reference tokens that a token is worth there.") {
        $0.multiplier?.value
      },
      .number("token_multiplier_low", "Low end over resamples.") {
        $0.multiplier?.interval?.low
      },
      .number("token_multiplier_high", "High end; empty where it is open.") {
        $0.multiplier?.interval?.high
      },
      .integer("rank", "Place of the corpus by loss under this form, 1 the lowest.") { row in
        1 + row.losses.count { $0 < row.losses[row.corpus] }
      },
      .number("confidence", "Level of the intervals.") { $0.form.of.request.level },
    ]
  }
}
