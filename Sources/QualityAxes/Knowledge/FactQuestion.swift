import Diagnostics
import Units

/// What one asks of a model's knowledge, apart from the model.
public struct FactQuestion: Hashable, Sendable {
  /// A world of facts and how often a corpus mentions them.
  public struct World: Hashable, Sendable {
    public let facts: FactWorld
    /// Mentions of facts of this world in a token of the corpus.
    public let mentionsPerToken: Double

    /// Mentions above 0.
    public init(facts: FactWorld, mentionsPerToken: Double) throws(InputFaults) {
      var check = InputCheck()
      check.positive(mentionsPerToken, "mentionsPerToken")
      try check.finish()
      self.facts = facts
      self.mentionsPerToken = mentionsPerToken
    }
  }

  /// None where nothing is said of the facts: then nothing is said of exposures either.
  public let world: World?
  public let curve: StoredRecalledCurve
  /// The chance of a right guess.
  public let guessing: Double
  /// Whether the points of the curve are the user's.
  public let hasOwnPoints: Bool
  /// How long answers are made of what is known; none where nothing is said of them.
  public let longForm: LongForm?

  /// A share of right guesses, and points that make a curve; the published ones where none are given.
  public init(
    world: World? = nil, points: [StoredRecalledPoint]? = nil, guessing: Double = 0,
    longForm: LongForm? = nil
  ) throws(InputFaults) {
    var check = InputCheck()
    check.share(guessing, "guessing")
    try check.finish()
    self.world = world
    self.longForm = longForm
    self.guessing = guessing
    hasOwnPoints = points != nil
    curve = try StoredRecalledCurve(
      through: points ?? StoredRecalledPoint.wikiProfile2026.value)
  }
}

/// A model as questions of knowledge see it.
public struct KnowingModel: Hashable, Sendable {
  public let name: String
  /// Total parameters, embeddings included.
  public let total: Parameters
  /// The dense size of equal recall: the middle and the ends of what is known.
  public let recallSize: Parameters
  public let leastRecallSize: Parameters
  public let mostRecallSize: Parameters
  public let feeding: BitCapacity.Feeding
  /// Tokens seen in training, all passes together; none where they are unknown.
  public let tokens: Tokens?
  /// What an exposure in its corpus is worth, 1 for the corpus as it is.
  public let exposureQuality: Double

  /// Sizes above 0, a quality above 0.
  public init(
    name: String, total: Parameters, recallSize: Parameters, leastRecallSize: Parameters,
    mostRecallSize: Parameters? = nil, feeding: BitCapacity.Feeding, tokens: Tokens?,
    exposureQuality: Double = 1
  ) throws(InputFaults) {
    var check = InputCheck()
    check.positive(total.value, "total")
    check.positive(recallSize.value, "recallSize")
    check.positive(leastRecallSize.value, "leastRecallSize")
    if let tokens { check.positive(tokens.value, "tokens") }
    check.positive(exposureQuality, "exposures")
    try check.finish()
    self.name = name
    self.total = total
    self.recallSize = recallSize
    self.leastRecallSize = leastRecallSize
    self.mostRecallSize = mostRecallSize ?? recallSize
    self.feeding = feeding
    self.tokens = tokens
    self.exposureQuality = exposureQuality
  }
}

/// What a model knows: recall by its size, what it stores, and where its wrong answers come from.
public struct FactAnswer: Hashable, Sendable {
  public let model: KnowingModel
  /// Accuracy of free recall by the published line.
  public let accuracy: Flagged<Double>
  /// The accuracies at a third and at three times the size.
  public let accuracyBand: ClosedRange<Double>
  /// What is stored of the world; none without one, or without tokens.
  public let coverage: KnowledgeCoverage?
  /// Right and wrong answers, with recall at the middle of the dense equivalent's range.
  public let split: Flagged<RecallSplit>
  /// The same at the low end of that range.
  public let leastSplit: Flagged<RecallSplit>
  /// The same at its high end.
  public let mostSplit: Flagged<RecallSplit>
  /// A long answer made of such facts; none where nothing is said of long answers.
  public let longAnswer: FactualityProfile?

  /// Answers a question for a model.
  ///
  /// The stored share comes from the world where there is one, each fact counting once, and from the
  /// curve by total parameters otherwise.
  public init(_ question: FactQuestion, for model: KnowingModel) throws(InputFaults) {
    self.model = model
    let line = RecallLine.ikp2026.value
    accuracy = line.accuracy(total: model.total)
    accuracyBand = line.accuracyBand(total: model.total)
    if let world = question.world, let tokens = model.tokens {
      coverage = try KnowledgeCoverage(
        of: world.facts, parameters: model.total, capacity: BitCapacity(feeding: model.feeding),
        mentions: world.mentionsPerToken * tokens.value, quality: model.exposureQuality,
        binsPerDecade: 12)
    } else {
      coverage = nil
    }
    let stored =
      coverage.map { coverage in
        Flagged(coverage.storedShare, isClamped: coverage.extrapolatedShare > 0)
      } ?? question.curve.stored(at: model.total)
    split = try question.curve.split(
      stored: stored, denseEquivalent: model.recallSize, guessing: question.guessing)
    leastSplit = try question.curve.split(
      stored: stored, denseEquivalent: model.leastRecallSize, guessing: question.guessing)
    mostSplit = try question.curve.split(
      stored: stored, denseEquivalent: model.mostRecallSize, guessing: question.guessing)
    longAnswer = try question.longForm?.answer(split.value)
  }
}

/// How a long answer is made of facts that a model may know.
///
/// All of it is the user's to say. /// The model comes to so many facts; those that it answers rightly are supported, of the others it
/// states a share and leaves the rest out. Post-training decides both numbers, and neither follows
/// from sizes.
public struct LongForm: Hashable, Sendable {
  /// Facts that a response comes to.
  public let facts: Double
  /// Their deviation between responses.
  public let deviation: Double
  /// The share of facts answered wrongly that is stated.
  public let stated: Double
  public let goal: FactGoal

  public init(
    facts: Double, deviation: Double, stated: Double, goal: FactGoal = .median
  ) throws(InputFaults) {
    var check = InputCheck()
    check.positive(facts, "facts")
    check.notNegative(deviation, "deviation")
    check.share(stated, "stated")
    check.require(
      deviation <= SupportDistribution.widest * facts, "deviation",
      "it is wider than facts above 0 can be", "give at most 0.95 times the facts")
    try check.finish()
    (self.facts, self.deviation, self.stated, self.goal) = (facts, deviation, stated, goal)
  }

  /// Precision and supported facts of a response; none where nothing is answered rightly.
  func answer(_ split: RecallSplit) throws(InputFaults) -> FactualityProfile? {
    guard split.correct > 0 else { return nil }
    let wrong = (split.notStored + split.storedNotRecalled) * stated
    return try FactualityProfile(
      precision: split.correct / (split.correct + wrong),
      support: SupportDistribution(
        mean: facts * split.correct, deviation: deviation * split.correct))
  }

  /// Facts of a response that are stated wrongly.
  public func unsupported(_ split: RecallSplit) -> Double {
    facts * stated * (split.notStored + split.storedNotRecalled)
  }
}
