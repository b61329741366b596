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

  /// A share of right guesses, and points that make a curve; the published ones where none are given.
  public init(
    world: World? = nil, points: [StoredRecalledPoint]? = nil, guessing: Double = 0
  ) throws(InputFaults) {
    var check = InputCheck()
    check.share(guessing, "guessing")
    try check.finish()
    self.world = world
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
  /// The dense size of equal recall: the middle and the low end of what is known.
  public let recallSize: Parameters
  public let leastRecallSize: Parameters
  public let feeding: BitCapacity.Feeding
  /// Tokens seen in training, all passes together; none where they are unknown.
  public let tokens: Tokens?
  /// What an exposure in its corpus is worth, 1 for the corpus as it is.
  public let exposureQuality: Double

  /// Sizes above 0, a quality above 0.
  public init(
    name: String, total: Parameters, recallSize: Parameters, leastRecallSize: Parameters,
    feeding: BitCapacity.Feeding, tokens: Tokens?, exposureQuality: Double = 1
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
        Flagged(min(1, coverage.storedShare), isClamped: coverage.extrapolatedShare > 0)
      } ?? question.curve.stored(at: model.total)
    split = try question.curve.split(
      stored: stored, denseEquivalent: model.recallSize, guessing: question.guessing)
    leastSplit = try question.curve.split(
      stored: stored, denseEquivalent: model.leastRecallSize, guessing: question.guessing)
  }
}
