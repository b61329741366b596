import Diagnostics

/// How many tokens each expert of a layer gets, and what that costs.
///
/// Closed arithmetic on a histogram; nothing is fitted.
public struct ExpertLoad: Hashable, Sendable {
  /// The token assignments of each expert; K of them for each token.
  public let assignments: [Int]

  /// A checked load.
  ///
  /// - Parameter assignments: the assignments of each expert.
  /// - Throws: all faults at once.
  public init(_ assignments: [Int]) throws(InputFaults) {
    let hint = "give the tokens of one step, 0 or more for each expert"
    var faults = assignments.indices.filter { assignments[$0] < 0 }.map {
      InputFault(problem: "expert \($0) has \(assignments[$0]) tokens", hint: hint)
    }
    func fault(_ problem: String) { faults.append(InputFault(problem: problem, hint: hint)) }
    if assignments.isEmpty { fault("a load without experts") }
    // The sum of the checked terms stays below 2^53, so that every ratio is exact arithmetic.
    if faults.isEmpty, assignments.map(Double.init).reduce(0, +) > 9e15 {
      fault("the load is larger than any batch")
    } else if faults.isEmpty, assignments.allSatisfy({ $0 == 0 }) {
      fault("no expert has a token")
    }
    guard faults.isEmpty else { throw InputFaults(faults) }
    self.assignments = assignments
  }

  /// All assignments.
  public var total: Int { assignments.reduce(0, +) }

  /// The assignments of each expert where all have equally many.
  public var mean: Double { Double(total) / Double(assignments.count) }

  /// The fullest expert over the mean.
  public var peak: Double { Double(assignments.max() ?? 0) / mean }

  /// What fixed capacities of ⌈C·mean⌉ tokens drop and pad.
  ///
  /// Fedus et al. 2022, Switch Transformers (arXiv 2101.03961), section 2.2: an expert computes
  /// its capacity whatever it gets, and drops what exceeds it.
  ///
  /// - Parameter factor: C, from 0.01 to 1,000.
  /// - Returns: what is computed, kept and dropped.
  /// - Throws: a factor out of range.
  public func capacity(factor: Double) throws(InputFaults) -> PaddedLoad {
    try InputFaults.check([("capacityFactor", factor, 0.01...1000)])
    let rows = (factor * mean).rounded(.up)
    let kept = assignments.map { min(Double($0), rows) }.reduce(0, +)
    return PaddedLoad(
      computed: rows * Double(assignments.count), kept: kept, dropped: Double(total) - kept)
  }

  /// What dropless kernels pad when they fill up each expert to whole blocks of rows.
  ///
  /// Gale et al. 2022, MegaBlocks (arXiv 2211.15841), section 5.1: blocks of 128.
  public func blocks(of rows: Int = 128) -> PaddedLoad {
    precondition(rows >= 1, "a block has at least one row")
    let size = Double(rows)
    let computed = assignments.map { (Double($0) / size).rounded(.up) * size }.reduce(0, +)
    return PaddedLoad(computed: computed, kept: Double(total), dropped: 0)
  }

  /// The slowest device over the mean one, where experts lie in order on so many devices.
  ///
  /// A layer is done when its fullest device is. `nil` where the devices do not divide the
  /// experts.
  public func straggler(devices: Int) -> Double? {
    guard devices >= 1, assignments.count.isMultiple(of: devices) else { return nil }
    let each = assignments.count / devices
    let loads = (0..<devices).map { device in
      assignments[(device * each)..<((device + 1) * each)].reduce(0, +)
    }
    return Double(loads.max() ?? 0) * Double(devices) / Double(total)
  }
}

/// What experts compute against what they were given.
public struct PaddedLoad: Hashable, Sendable {
  /// The rows that are computed, padding included.
  public let computed: Double
  /// The assignments that are computed.
  public let kept: Double
  /// The assignments that are not.
  public let dropped: Double

  /// The share of assignments that are dropped.
  public var droppedShare: Double { dropped / (kept + dropped) }
  /// The rows computed for each assignment that is kept: the slowdown of the experts by padding.
  public var paddingFactor: Double { computed / kept }
}
