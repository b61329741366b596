/// What the time of a step goes to.
public enum StepPart: String, CaseIterable, Sendable {
  case products = "matrix products"
  case experts = "expert products"
  case logits
  case attention = "attention scores"
  case recurrence = "recurrent states"
  case elementwise = "elementwise work"
  case expertElementwise = "elementwise work of experts"
  case weights = "reading weights, summing gradients"
  case tensorTraffic = "tensor-parallel traffic"
  case contextTraffic = "context-parallel traffic"
  case expertTraffic = "all-to-all of experts"
  case recomputation
  case host = "host and launches"
  case shardTraffic = "gathering sharded weights"
  case unevenness = "uneven stages"
  case bubble = "pipeline bubble"
  case dataTraffic = "gradients between replicas"
  case optimizer = "optimizer step"
  case offload = "optimizer on the host"
}

/// Seconds of a part at constants of one, and the factor that the constants put on them.
struct StepTerm: Hashable, Sendable {
  let part: StepPart
  let factor: StepFactor
  let seconds: Double
}

/// The time of one step, part by part; the parts add up to it.
public struct StepTime: Hashable, Sendable {
  private var seconds = [Double](repeating: 0, count: StepPart.allCases.count)

  /// Nothing.
  init() {}

  public internal(set) subscript(part: StepPart) -> Double {
    get { seconds[StepTime.index(part)] }
    set { seconds[StepTime.index(part)] = newValue }
  }

  /// The whole step.
  public var total: Double { seconds.reduce(0, +) }

  /// The parts that take time, the longest first.
  public var parts: [(part: StepPart, seconds: Double)] {
    StepPart.allCases.map { ($0, self[$0]) }.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: StepPart.allCases.enumerated().map { ($1, $0) })
  private static func index(_ part: StepPart) -> Int { places[part] ?? 0 }
}

extension StepTime {
  /// Every part changed alike.
  func scaled(by factor: Double) -> StepTime {
    var time = self
    for part in StepPart.allCases { time[part] *= factor }
    return time
  }
}
