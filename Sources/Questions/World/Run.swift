import CostModel
import ScalingLaws
import Units

/// A model trained on tokens, or a budget to train one of a family.
public struct Run: Hashable, Sendable {
  public let name: String
  public var model: Model
  /// The tokens, given or implied by the FLOP; `nil` for a family.
  public var tokens: Tokens?
  public var tokenSource: TokenSource
  /// The budget that the scenario states.
  public var flop: FLOP?
  public let corpus: Corpus?
  /// Tokens of one training sequence, for the cost of attention.
  public let context: Int
  /// What it trains on; `nil` is not stated.
  public var hardware: Hardware?
  /// What its matrices are multiplied in, for laws with a term for it; `nil` is not stated.
  public var format: NumberFormat?
  /// Tokens of its corpus that differ; `nil` is enough of them.
  public var unique: Tokens?
  /// Its phases in their order; none where it is one stretch on one corpus.
  public var phases: [Phase] = []
  /// The run that it goes on from, with the same model or another: none, or one.
  public var earlier: [Run] = []
  /// Device hours that were published of some of its phases, or of all.
  var published: [PublishedHours] = []

  /// The run that it goes on from.
  public var before: Run? { earlier.first }

  public enum TokenSource: Hashable, Sendable {
    case stated
    /// From what the bundled model's authors published.
    case published(String)
    /// From training FLOP by D = C / (6 N_active).
    case impliedByFLOP
    /// What its devices do within their budget.
    case impliedByDevices
    /// The sum of its phases, and of the run that it goes on from.
    case summedOverPhases
  }

  public init(
    name: String, model: Model, tokens: Tokens?, tokenSource: TokenSource, flop: FLOP?,
    corpus: Corpus?, context: Int = Run.standardContext
  ) {
    self.name = name
    self.model = model
    self.tokens = tokens
    self.tokenSource = tokenSource
    self.flop = flop
    self.corpus = corpus
    self.context = context
  }

  /// Tokens of a training sequence where none are stated.
  public static let standardContext = 4096

  public var effect: DataEffect { dataEffect }

  /// The model as laws see it, with what it is trained in.
  public var design: Design {
    var design = model.design
    design.format = format
    return design
  }
}

extension Run {
  /// Whether the model uses all its parameters for every token.
  public var isDense: Bool {
    guard let shape = model.shape else { return false }
    return switch shape {
    case .architecture(let architecture): !architecture.isRouted
    case .sizes(let sizes): sizes.active == sizes.total
    }
  }

  /// Active parameters as announced; `nil` for a family.
  public var activeSize: Parameters? { model.shape?.announcedActive }
}

extension Run {
  /// The run on other tokens.
  public func on(tokens: Double) -> Run {
    var run = self
    run.tokens = Tokens(tokens)
    run.tokenSource = .stated
    run.flop = nil
    return run
  }

  /// The run with another budget, from which the tokens of a sized model follow.
  public func on(flop: Double, active: Double?) -> Run {
    var run = self
    run.tokens = active.map { Tokens(flop / (6 * $0)) }
    run.tokenSource = .impliedByFLOP
    run.flop = FLOP(flop)
    return run
  }
}

extension Run {
  /// 6 N_active D with the active parameters as their author counts them, with the forward passes of
  /// teachers, the phases whose share is stated, and the run that it goes on from.
  public var sixND: FLOP? {
    guard
      let own = flop?.value ?? activeSize.flatMap({ size in ownTokens.map { 6 * size.value * $0 } })
    else { return nil }
    return FLOP(withPhases(own) + (before?.sixND?.value ?? 0))
  }

  /// The same of a model of another size in the same phases from the first on, with the same teachers.
  func sixND(ofDense size: Double) -> Double {
    withPhases(6 * size * (ownTokens ?? 0)) + (before?.sixND(ofDense: size) ?? 0)
  }

  /// FLOP of its own tokens with those of teachers and of phases by their share.
  private func withPhases(_ own: Double) -> Double { (own + teacherFLOP) * (1 + shares) }

  /// FLOP of teachers: forward passes, a third of 6ND.
  var teacherFLOP: Double {
    phases.reduce(0) {
      $0 + 2 * ($1.teacher?.shape?.announcedActive.value ?? 0) * ($1.tokens?.value ?? 0)
    }
  }

  /// The same with the run that it goes on from.
  var wholeTeacherFLOP: Double { teacherFLOP + (before?.wholeTeacherFLOP ?? 0) }

  /// Part of `sixND` that phases without tokens take, those of the run that it goes on from included.
  var shareFLOP: Double {
    let own = (sixND?.value ?? 0) - (before?.sixND?.value ?? 0)
    return own * shares / (1 + shares) + (before?.shareFLOP ?? 0)
  }

  /// FLOP of phases without tokens over those with.
  var shares: Double { phases.reduce(0) { $0 + ($1.share ?? 0) } }
}

extension ModelShape {
  /// The active parameters as announced, or with both embeddings where the shape is known.
  public var announcedActive: Parameters {
    switch self {
    case .architecture(let architecture): Parameters(architecture.parameters.active(.all))
    case .sizes(let sizes): sizes.active
    }
  }
}
