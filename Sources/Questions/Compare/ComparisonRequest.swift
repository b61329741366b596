import Evidence
import ScalingLaws

/// A run compared with its dense equivalents or another run.
public struct ComparisonRequest: Hashable, Sendable {
  public var run: Run {
    get { shared.value }
    set { shared = .value(newValue) }
  }
  private(set) var shared: Shared<Run>
  public var against: Counterpart
  /// What is held equal; none against another run, where both stand as they were trained.
  public let modes: [ComparisonMode]
  /// What the modes need beyond the two models.
  public let terms: ComparisonTerms
  /// What the model does: evidence is of language models alone.
  let domain: ModelDomain

  public init(
    run: Run, against: Counterpart, modes: [ComparisonMode], terms: ComparisonTerms = .none,
    domain: ModelDomain = .language
  ) {
    self.domain = domain
    shared = .value(run)
    self.against = against
    self.modes = modes
    self.terms = terms
  }

  /// Kept apart from the request, so that answers of long sweeps are small to copy.
  public indirect enum Counterpart: Hashable, Sendable {
    case denseEquivalent
    case run(Run)

    public var name: String {
      switch self {
      case .denseEquivalent: "denseEquivalent"
      case .run(let run): run.name
      }
    }
  }
}

/// A value that is kept apart too, so that copies share it.
indirect enum Shared<Value: Hashable & Sendable>: Hashable, Sendable {
  case value(Value)

  var value: Value {
    switch self {
    case .value(let value): value
    }
  }
}
