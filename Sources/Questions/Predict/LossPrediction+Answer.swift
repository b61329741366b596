import Fitting
import ScalingLaws
import Spec
import Statistics
import Tabular
import Units

/// The predictions in words and as a table.
extension LossPrediction {
  public static func answer(_ asked: [Resolved<LossPrediction>], in world: World) -> Answer {
    guard let one = asked.first else { return Answer() }
    let (law, rows) = (one.question.law, one.found)
    let fitted = law as? FittedLaw
    var notes = [law.card.form, "Here \(law.card.conventions)."]
    if let reason = fitted?.withheld {
      notes.append("No intervals: \(reason).")
    } else if law.draws == nil {
      notes.append("No intervals: \(law.card.id) has no joint draws of its constants.")
    } else if fitted?.scatter == nil {
      notes.append(
        "The interval covers the constants alone; the scatter of runs about the law is not known.")
    }
    if let link = one.question.link {
      notes += words(of: link, one.question.metric ?? "")
      if let reason = one.question.isOfAnotherText {
        notes.append("The score has no interval: \(reason).")
      }
    }
    var answer = Answer(
      headline: [
        headline(law, rows, one.question.level), one.question.isOfAnotherText.map { "But \($0)." },
      ].compactMap { $0 },
      shown: [
        ShownTable(
          Table("predictions", "Losses under \(law.card.id)", of: rows, columns), notes: notes,
          hiding: (rows.allSatisfy { $0.experts == 1 } ? ["experts"] : Set())
            .union(one.question.link == nil ? scoreColumns : []), digits: 4)
      ])
    answer.seed = one.question.seed
    answer.sources = [(law.card.id, law.card.citation)]
    if let link = one.question.link {
      let known = link.losses
      let beyond = rows.compactMap(\.loss).filter { !known.contains($0) }
      if let loss = beyond.max(by: { known.distance(to: $0) < known.distance(to: $1) }) {
        answer.warnings.append(
          "a loss of \(loss.fixed(3)) lies \(loss < known.lowerBound ? "below" : "above") those of the "
            + "scores, \(known.lowerBound.fixed(3)) "
            + "to \(known.upperBound.fixed(3)): the curve is continued")
      }
      if one.question.off == nil {
        answer.warnings.append(
          "the table of scores has no sizes and tokens, so that nothing tells whether its losses are of "
            + "the text of \(law.card.id)")
      } else if let reason = one.question.isOfAnotherText {
        answer.warnings.append(reason + ": scores are read at a loss of another text")
      }
    }
    if fitted?.isLossUnitStated == false {
      answer.warnings.append(
        "the file of \(law.card.id) names no unit of its losses: they are taken for \(law.lossUnit)"
      )
    }
    if law.lossUnit != FittedLaw.standardUnit {
      answer.warnings.append("losses are \(law.lossUnit), not per token")
    }
    let far = rows.compactMap(\.outside).max() ?? 1
    if far > 1 {
      answer.warnings.append(
        "up to \(far.rounded(toDigits: 2)) times outside the range that \(law.card.id) was fitted to"
      )
    }
    return answer
  }

  private static func headline(_ law: any ScalingLaw, _ rows: [PredictedPoint], _ level: Double)
    -> String?
  {
    guard let row = rows.first else { return nil }
    let what =
      "\(ShownNumber.parameters(row.size)) parameters on \(Tokens(row.tokens).rounded(to: 3)) tokens"
    guard let loss = row.loss else { return "\(law.card.id) \(row.refusal ?? "") for \(what)." }
    var text = "\(law.card.id) gives \(what) "
    if let score = row.score { text += "a score of \(score.rounded(toDigits: 3)) at " }
    text += "a loss of \(loss.fixed(3))"
    let isScore = row.score != nil
    if let interval = isScore
      ? row.scoreRun ?? row.scoreConstants : row.run ?? row.constants
    {
      let ends = [interval.low, interval.high].map {
        isScore ? $0.rounded(toDigits: 3) : $0.fixed(3)
      }
      text += ", \(isScore ? "the score in " : "")[\(ends[0]), \(ends[1])] (\(level.percent), "
      text +=
        (isScore ? row.scoreRun : row.run) == nil
        ? "its constants alone)"
        : isScore && (law as? FittedLaw)?.scatter == nil
          ? "constants and the scatter of scores)" : "a new run)"
    }
    if rows.count > 1 { text += "; \(rows.count - 1) more below" }
    return text + "."
  }

  /// The curve in words.
  private static func words(of link: ScoreLink, _ metric: String) -> [String] {
    let c = link.best
    var words = [
      "Score (\(metric)) = \(c.floor.rounded(toDigits: 4)) + \(c.height.rounded(toDigits: 4)) / "
        + "(1 + exp(\(c.steepness.rounded(toDigits: 4)) (L - \(c.middle.rounded(toDigits: 4))))), "
        + "through \(link.points) models."
    ]
    words.append(
      link.scatter.map { "Scores scatter by \($0.rounded(toDigits: 2)) about it." }
        ?? "So few models give the score no interval.")
    return words
  }

  private static let scoreColumns: Set<String> = [
    "score", "score_constants_low", "score_constants_high", "score_run_low", "score_run_high",
  ]

  private static let columns: [Filling<PredictedPoint>] = [
    .number("size_parameters", unit: "parameters", "Size, as the law counts it.") { $0.size },
    .number("tokens", unit: "tokens", "Tokens seen.") { $0.tokens },
    .count("experts", "Experts of a top-1 router.") { $0.experts },
    .number("loss", "Predicted, in the unit of the law's own text.") { $0.loss },
    .number("constants_low", "Low end over the law's constants.") { $0.constants?.low },
    .number("constants_high", "High end.") { $0.constants?.high },
    .number("run_low", "Low end for a new run: constants and scatter together.") { $0.run?.low },
    .number("run_high", "High end.") { $0.run?.high },
    .number("score", "At the predicted loss, in the scores' own terms.") { $0.score },
    .number("score_constants_low", "Low end over the constants of law and curve.") {
      $0.scoreConstants?.low
    },
    .number("score_constants_high", "High end.") { $0.scoreConstants?.high },
    .number("score_run_low", "Low end for a new run: constants and both scatters together.") {
      $0.scoreRun?.low
    },
    .number("score_run_high", "High end.") { $0.scoreRun?.high },
    .number("outside_factor", "Times beyond the fitted range; 1 inside.") { $0.outside },
    .text("refusal", "Why there is no loss.") { $0.refusal },
  ]
}

extension ClosedRange<Double> {
  /// How far a number lies outside; 0 inside.
  fileprivate func distance(to value: Double) -> Double {
    Swift.max(lowerBound - value, value - upperBound, 0)
  }
}
