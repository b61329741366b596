import Units

/// A released or inferred model, with what was published of it and where.
public struct ModelCard: Hashable, Sendable {
  /// The identifier that scenarios use, such as `dbrx`.
  public let id: String
  public let name: String
  public let organisation: String
  public let shape: ModelShape
  /// Where the shape was read.
  public let shapeSource: String
  /// The tokens it was trained on.
  public let trainedTokens: Sourced<Tokens>?
  /// The tokens of one sequence in the bulk of its pre-training.
  public let trainingContext: Sourced<Int>?
  public let published: PublishedFigures

  /// The shape, where it is known.
  public var architecture: Architecture? { shape.architecture }

  /// What matrix products were computed in where that was not sixteen bits.
  ///
  /// DeepSeek-V3: arXiv 2412.19437, section 3.3. Llama 4: its model cards.
  public var trainedPrecision: Precision? {
    ["deepseek-v3", "llama-4-scout-text", "llama-4-maverick-text"].contains(id) ? .fp8 : nil
  }

  /// A model and what was published of it.
  public init(
    _ id: String, name: String, organisation: String, shape: ModelShape,
    shapeSource: String, trainedTokens: Sourced<Tokens>? = nil,
    trainingContext: Sourced<Int>? = nil, published: PublishedFigures = PublishedFigures()
  ) {
    self.id = id
    self.name = name
    self.organisation = organisation
    self.shape = shape
    self.shapeSource = shapeSource
    self.trainedTokens = trainedTokens
    self.trainingContext = trainingContext
    self.published = published
  }
}

/// What was published of a model and its training run; `nil` is unknown.
public struct PublishedFigures: Hashable, Sendable {
  public var total: Sourced<Parameters>?
  /// The active parameters as printed, under whatever convention their author used.
  public var active: Sourced<Parameters>?
  public var trainingFLOP: Sourced<FLOP>?
  /// The time of all devices together.
  public var deviceTime: Sourced<Seconds>?
  public var hardware: Sourced<Hardware>?
  public var cost: Sourced<Dollars>?

  /// What was published, each figure with its source.
  public init(
    total: Sourced<Parameters>? = nil, active: Sourced<Parameters>? = nil,
    trainingFLOP: Sourced<FLOP>? = nil, deviceTime: Sourced<Seconds>? = nil,
    hardware: Sourced<Hardware>? = nil, cost: Sourced<Dollars>? = nil
  ) {
    self.total = total
    self.active = active
    self.trainingFLOP = trainingFLOP
    self.deviceTime = deviceTime
    self.hardware = hardware
    self.cost = cost
  }

  /// The devices of a training run.
  public struct Hardware: Hashable, Sendable {
    public let device: String
    public let count: Int?

    public init(device: String, count: Int? = nil) {
      self.device = device
      self.count = count
    }
  }
}

extension ModelCard {
  /// The conventions under which the counted active parameters round to the published figure.
  ///
  /// Where none does, those under which they give the figure when its further digits are cut off:
  /// Qwen3-30B-A3B's 3.353 billion were published as 3.3. Empty where no figure was published, where
  /// the shape is unknown, or where the figure fits none; several where its digits do not tell them
  /// apart.
  public var matchingConventions: [ActiveConvention] {
    guard let architecture, let figure = published.active else { return [] }
    let count = architecture.parameters
    let published = figure.value.value
    let digit = Self.lastDigit(of: published)
    let rounded = ActiveConvention.allCases.filter {
      abs(Double(count.active($0)) - published) <= digit / 2
    }
    guard rounded.isEmpty else { return rounded }
    return ActiveConvention.allCases.filter {
      let rest = Double(count.active($0)) - published
      return rest > 0 && rest < digit
    }
  }

  /// The worth of the last printed digit: a billion, or the decimal fraction of one that divides
  /// the figure.
  private static func lastDigit(of figure: Double) -> Double {
    let units = [1e9, 1e8, 1e7, 1e6]
    return units.first { abs((figure / $0).rounded() - figure / $0) < 1e-6 } ?? 1
  }
}
