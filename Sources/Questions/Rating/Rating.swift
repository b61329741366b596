import Diagnostics
import QualityAxes
import Spec
import Units

/// What it takes to tell two models apart by rated responses: prompts, dollars, and what raters miss.
public struct Rating: CallableQuestion {
  public static let section = Section(
    "rating", .one, definition: "rating",
    "What it takes to tell two models apart by rated responses")
  public static let call = QuestionCall(
    "rating", "What raters cost and miss, and dollars to see a difference of two models.",
    examples: [
      "moesim rating --differences 0.02 --deviations 0.25 --facts-per-response 64",
      "moesim rating --rater expert=20,0.97,0.97 --differences 0.01",
      "moesim rating --differences 0.02 --run-deviation 0.005 --cost-per-run 20K",
      "moesim rating --ratings facts.csv --rating-costs 0.2,4",
    ])

  let question: RatingQuestion
  /// Numbers of prompts whose least resolvable difference is shown.
  let prompts: [Int]
  /// One's own facts that two raters judged.
  let own: DoubleRating?
  let resampling: Resampling?

  public init(_ ask: inout Asking) throws(Unsettled) {
    let spread = PairedComparison.publishedDeviations.value
    let raters = ask(
      "raters", .raters, "Who rates: SAFE, person, or raters of your own in a file",
      default: RaterChoice.names.map(RaterChoice.published))
    let own = ask(
      "ownRaters", .ownRaters, aliases: ["--rater"],
      "Raters of your own beside them, each as NAME=DOLLARS,SENSITIVITY,SPECIFICITY", default: [])
    let differences = ask(
      "differences", .list(of: .positive(example: 0.02), minimum: 1), aliases: ["--difference"],
      "True differences to resolve, in the metric's units", default: [0.05, 0.02, 0.01])
    let deviations = ask(
      "deviations", .list(of: .positive(example: 0.15), minimum: 1), aliases: ["--deviation"],
      "Deviations of the difference on one prompt", default: [spread.lowerBound, spread.upperBound])
    let within = ask(
      "withinShare", .share(example: 0.12),
      "Share of the deviation's square that is chance within a prompt", default: 0.12)
    prompts = ask(
      "prompts", .list(of: .integer(1...999_999_999, "a number of prompts", example: 250)),
      "Prompts whose least resolvable difference is shown", default: [250, 2_280])
    let significance = ask.significance()
    let power = ask.power()
    let facts = ask(
      "factsPerResponse", .positive(example: 64), aliases: ["--facts"],
      "Facts in a response, which scale the published prices",
      default: RatingQuestion.publishedFacts, says: "32.3")
    let available = ask(
      "availablePrompts", .integer(2...100_000_000, "a number of prompts", example: 2_280),
      "Prompts that exist, the most that a plan asks for; LongFact has 2280",
      default: RatingBill.longFactPrompts)
    let ratings = ask.optional(
      "ratings", .doubleRating,
      "A CSV prompt,first,second of facts that two raters judged (Supported, Not Supported, "
        + "Irrelevant), with truth where a fact was adjudicated and model where there are two: your "
        + "raters' errors, and differences corrected for them")
    let costs = ask.optional(
      "ratingCosts", .list(of: .positive(example: 0.2), minimum: 2),
      "Dollars a response of the first and the second of your raters; SAFE's price if left out")
    let level = ask.confidence()
    let seed = ask.seed()
    let training = ask.optional(
      "training", .record(StatedTraining.self, name: "trainingRuns"),
      "Runs that differ by chance, to split money with ratings")
    try ask.settle()
    if let rater = own.first(where: { own in raters.contains { $0.name == own.name } }) {
      throw ask.fault(
        at: "ownRaters", "two raters have the name \(Fault.quoted(rater.name))",
        "give one of them another name")
    }
    self.own = ratings
    if ratings == nil {
      for key in ["ratingCosts", "confidence", "seed"] {
        try ask.refuseIdle(key, because: "no facts of yours that two raters judged are named")
      }
    }
    let published = RaterOffer.published(factsPerResponse: facts)
    let rated = ratings?.offers(costs: costs ?? []) ?? []
    do throws(InputFaults) {
      question = try RatingQuestion(
        raters: (raters + own).compactMap { $0.offer(among: published) } + rated,
        differences: differences,
        deviations: deviations, withinShare: within,
        assurance: Assurance(significance: significance, power: power), factsPerResponse: facts,
        training: training?.training, available: available)
      resampling =
        ratings == nil ? nil : try Resampling(replicates: 1_000, seed: seed, level: level)
    } catch {
      throw ask.fault(error)
    }
  }

  public var title: String { "What it takes to tell two models apart" }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> RatingQuestion { question }

  public static func answer(_ asked: [Resolved<Rating>], in world: World) -> Answer {
    guard let rating = asked.first?.question else { return Answer() }
    let question = rating.question
    var answer = Answer(
      headline: rating.headline,
      shown: [
        RatingTables.splits(question), RatingTables.plans(question),
        RatingTables.resolvable(question, prompts: rating.prompts), RatingTables.raters(question),
      ].compactMap { $0 },
      charts: [RatingCharts.cost(question).chart("cost")]
        + [RatingCharts.runs(question)?.chart("runs")].compactMap { $0 })
    if let own = rating.own, let resampling = rating.resampling {
      let redrawn = own.redrawn(resampling)
      answer.shown.insert(contentsOf: OwnRaters.tables(redrawn), at: 0)
      answer.headline.insert(contentsOf: OwnRaters.headline(redrawn), at: 0)
      answer.seed = resampling.seed
    }
    if question.raters.contains(where: { RaterChoice.names.contains($0.name) }) {
      answer.shown += [RatingTables.agreement(), RatingTables.bills()]
    }
    if question.training == nil {
      answer.warnings = [
        "nothing is said of training runs: figures hold for these two models, not for their "
          + "recipes; give the deviation between runs and the price of a run"
      ]
    }
    return answer
  }
}

extension Rating {
  /// The cheapest rater for the smallest difference at each deviation, in a sentence.
  fileprivate var headline: [String] {
    guard let difference = question.differences.min() else { return [] }
    let plans = question.deviations.compactMap { deviation -> String? in
      let plans = question.raters.compactMap {
        question.plan($0, difference: difference, deviation: deviation)
      }
      return plans.min { $0.cost < $1.cost }.map {
        "\(ShownNumber.grouped($0.prompts)) prompts at a deviation of \(plainText(of: deviation)) "
          + "(\($0.rater.name), \($0.cost.rounded(to: 3)) dollars)"
      }
    }
    guard !plans.isEmpty else {
      let least = question.deviations.compactMap { deviation in
        question.raters.compactMap { question.leastDifference($0, deviation: deviation) }.min()
      }.min()
      return [
        "A difference of \(plainText(of: difference)) is not to be seen with the "
          + "\(ShownNumber.grouped(question.available)) prompts that exist"
          + (least.map {
            "; the least that they show is \(plainText(of: $0.roundedToSignificant(2)))."
          }
            ?? ".")
      ]
    }
    return [
      "To see a difference of \(plainText(of: difference)) takes, with a chance of "
        + "\(plainText(of: (100 * question.assurance.power).roundedToSignificant(3))) %, "
        + "\(plans.joined(separator: ", ")); "
        + (question.training == nil
          ? "other training runs would differ besides, and are not stated."
          : "training runs differ besides.")
    ]
  }
}

/// Training runs that differ by chance.
struct StatedTraining: Asked {
  let training: RatingQuestion.Training

  init(_ ask: inout Asking) throws(Unsettled) {
    let deviation = ask(
      "runDeviation", .number("a deviation", above: 0, example: 0.005),
      "Deviation of the metric between runs of one recipe; it is never taken as zero")
    let cost = ask(
      "costPerRun", .measure(Dollars.self, example: "20K"), aliases: ["--run-cost"],
      "Dollars of one training run")
    try ask.settle()
    do throws(InputFaults) {
      training = try RatingQuestion.Training(deviation: deviation, costPerRun: cost)
    } catch {
      throw ask.fault(error, keys: ["deviation": "runDeviation"])
    }
  }
}
