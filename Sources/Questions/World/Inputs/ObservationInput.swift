import Fitting
import Spec
import Units

/// A measured score of a run as a scenario states it.
struct ObservationInput: Asked {
  private let run: String
  private let metric: String
  private let score: Double
  private let noise: ScoreNoise

  init(_ ask: inout Asking) throws(Unsettled) {
    run = ask("run", .name(of: "run"), "The name of a run")
    metric = ask("metric", .text("a metric", example: "gauntlet"), "What was measured")
    score = ask("score", .number(example: 30.5), "The score in the metric's points")
    let deviation = ask.optional(
      "sd", .number("a deviation", above: 0, example: 1),
      "Its run-to-run standard deviation; never taken as zero")
    let questions = ask.optional(
      "questions", .count("a number of questions", example: 1000),
      "Questions that the score is a mean over, for their binomial noise")
    let full = ask(
      "outOf", .number("a score", above: 0, example: 100), "The score of all right answers",
      default: 100)
    try ask.settle()
    if questions != nil, score < 0 || score > full {
      throw ask.fault(
        at: "score",
        "a score of \(plainText(of: score)) out of \(plainText(of: full)) is no share of questions",
        "give outOf, or leave out questions")
    }
    noise = ScoreNoise(runDeviation: deviation, questions: questions, full: full)
  }

  func observation(in world: World) -> Observation? {
    world.run(run).map { Observation(run: $0, metric: metric, score: score, noise: noise) }
  }
}
