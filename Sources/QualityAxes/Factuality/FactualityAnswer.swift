import Diagnostics
import Statistics

/// What is known of one model's long answers at several goals.
public struct FactualityAnswer: Hashable, Sendable {
  /// Where the figures come from.
  public enum Origin: String, Hashable, Sendable {
    /// Counted response by response.
    case counts
    /// Integrated over a stated spread of supported facts.
    case distribution
    /// Integrated over the spread that published means imply.
    case published
  }

  /// The figures at one goal.
  public struct Goal: Hashable, Sendable {
    public let goal: FactGoal
    public let recall: Double
    public let f1: Double
    /// From prompts drawn again; none without counts.
    public let interval: Interval?
    /// F1@K of mean counts beside it.
    public let shortcut: MeanFieldScore
    /// What the paper prints.
    public let published: Double?
  }

  public let model: String
  public let origin: Origin
  public let responses: Int?
  public let precision: Double?
  public let precisionInterval: Interval?
  public let meanSupported: Double
  public let supportedDeviation: Double?
  public let meanNotSupported: Double?
  public let spread: PrecisionSpread?
  public let goals: [Goal]
  /// The figures on a fine grid of goals, for a picture.
  public let curve: [Goal]

  /// From the rated responses of a model.
  public init(of set: ResponseSet, at goals: [FactGoal], resampling: Resampling) {
    func answer(_ goal: FactGoal) -> Goal {
      Goal(
        goal: goal, recall: set.recall(at: goal), f1: set.f1(at: goal),
        interval: set.f1Interval(at: goal, resampling: resampling),
        shortcut: set.meanField(at: goal), published: nil)
    }
    model = set.model
    origin = .counts
    responses = set.responses.count
    precision = set.precision
    precisionInterval = set.precisionInterval(resampling: resampling)
    meanSupported = set.meanSupported
    supportedDeviation = set.supportedDeviation
    meanNotSupported = set.meanNotSupported
    spread = PrecisionSpread(of: set)
    self.goals = goals.map(answer)
    // Each of these goals has an interval of its own, which takes its time.
    curve = FactGoal.grid(around: goals, step: 1.25).map(answer)
  }

  /// From precision, mean and spread of supported facts.
  public init(named model: String, _ profile: FactualityProfile, at goals: [FactGoal]) {
    self.init(
      named: model, profile, .distribution, notSupported: nil, at: goals, published: [:])
  }

  /// From the means that the LongFact paper prints.
  ///
  /// The spread is the one that its recall and F1@K imply together (`SpreadFit`).
  public init(of model: LongFactModel, at goals: [FactGoal]) throws(InputFaults) {
    let fit = try model.spread(from: model.recallFigures + model.f1Figures)
    let published = zip(FactGoal.published, model.f1).map { ($0, $1) }
    self.init(
      named: model.name, fit.profile, .published, notSupported: model.notSupported, at: goals,
      published: Dictionary(published) { first, _ in first })
  }

  private init(
    named model: String, _ profile: FactualityProfile, _ origin: Origin, notSupported: Double?,
    at goals: [FactGoal], published: [FactGoal: Double]
  ) {
    // Precision of the mean response; where its other facts are unknown, the mean precision.
    let supported = profile.meanSupported
    let meanPrecision =
      notSupported.flatMap { FactScore.precision(supported: supported, notSupported: $0) }
      ?? profile.precision
    func answer(_ goal: FactGoal) -> Goal {
      let f1 = profile.f1(at: goal)
      let shortcut = FactScore.f1(
        precision: meanPrecision, recall: FactScore.recall(supported: supported, goal: goal))
      return Goal(
        goal: goal, recall: profile.recall(at: goal), f1: f1, interval: nil,
        shortcut: MeanFieldScore(shortcut: shortcut, integrated: f1), published: published[goal])
    }
    self.model = model
    self.origin = origin
    responses = nil
    precision = profile.precision
    precisionInterval = nil
    meanSupported = profile.meanSupported
    supportedDeviation = profile.support.deviation
    meanNotSupported = notSupported
    spread = nil
    self.goals = goals.map(answer)
    curve = FactGoal.grid(around: goals, step: 1.08).map(answer)
  }

  /// The largest error of the shortcut over the goals, in the sign of shortcut less right answer.
  public var worstShortcut: Double {
    goals.map(\.shortcut.error).max { abs($0) < abs($1) } ?? 0
  }
}

extension FactGoal {
  /// Goals in equal steps of log K that hold the asked ones, for a curve.
  static func grid(around goals: [FactGoal], step ratio: Double) -> [FactGoal] {
    let last = max(256, 2 * (goals.map(\.facts).max() ?? 1))
    var grid = Set(goals.map(\.facts))
    var step = 1.0
    while Int(step.rounded()) <= min(last, 1_000_000) {
      grid.insert(Int(step.rounded()))
      step *= ratio
    }
    return grid.sorted().map { FactGoal(known: $0) }
  }
}

extension ResponseSet {
  /// F1@K of mean counts, and how wrong it is.
  public func meanField(at goal: FactGoal) -> MeanFieldScore {
    let precision = FactScore.precision(supported: meanSupported, notSupported: meanNotSupported)
    return MeanFieldScore(
      shortcut: FactScore.f1(
        precision: precision ?? 0,
        recall: FactScore.recall(supported: meanSupported, goal: goal)),
      integrated: f1(at: goal))
  }

  /// The standard deviation of supported facts between responses; none for a single response.
  public var supportedDeviation: Double? {
    guard responses.count >= 2 else { return nil }
    let mean = meanSupported
    let squares = responses.reduce(0.0) { sum, response in
      let distance = Double(response.counts.supported) - mean
      return sum + distance * distance
    }
    return (squares / Double(responses.count - 1)).squareRoot()
  }
}
