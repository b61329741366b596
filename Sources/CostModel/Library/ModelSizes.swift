import Diagnostics
import Units

/// A model of which only sizes are known, such as one announced without its shape.
///
/// Only 6·N·D is defined for it; what was not announced is `nil`.
public struct ModelSizes: Hashable, Sendable {
  public let active: Parameters
  public let total: Parameters
  /// Which embeddings the active parameters include, where that is known.
  public let convention: ActiveConvention?
  /// The routed experts of a layer.
  public let experts: Int?
  /// The routed experts that a token uses.
  public let topK: Int?
  /// The experts that every token uses.
  public let shared: Int?
  /// The width of the hidden state.
  public let hiddenSize: Int?
  /// The width of one expert.
  public let expertWidth: Int?

  /// Checked sizes.
  ///
  /// - Parameters:
  ///   - active: the parameters that one token uses.
  ///   - total: all parameters.
  ///   - convention: which embeddings `active` includes, where that is known.
  ///   - experts: the routed experts of a layer.
  ///   - topK: the routed experts that a token uses.
  ///   - shared: the experts that every token uses.
  ///   - hiddenSize: the width of the hidden state.
  ///   - expertWidth: the width of one expert.
  /// - Throws: all faults at once, in the order of the fields.
  public init(
    active: Parameters, total: Parameters, convention: ActiveConvention? = nil,
    experts: Int? = nil, topK: Int? = nil, shared: Int? = nil, hiddenSize: Int? = nil,
    expertWidth: Int? = nil
  ) throws(InputFaults) {
    self.active = active
    self.total = total
    self.convention = convention
    self.experts = experts
    self.topK = topK
    self.shared = shared
    self.hiddenSize = hiddenSize
    self.expertWidth = expertWidth
    let faults = self.faults
    guard faults.isEmpty else { throw InputFaults(faults) }
  }

  /// Everything that is wrong with the sizes.
  var faults: [InputFault] {
    var check = ArchitectureCheck(hiddenSize: 0)
    let activeIsRight = check.amount(active, "active")
    let totalIsRight = check.amount(total, "total")
    if activeIsRight, totalIsRight, active > total {
      check.fault(
        "active", "\(active) active parameters are more than all \(total)",
        hint: "active is at most total")
    }
    if let experts { check.size(experts, "experts") }
    if let topK { check.size(topK, "topK") }
    if let experts, let topK, experts > 0, topK > experts {
      check.fault(
        "topK", "a token cannot use \(topK) of \(experts) experts",
        hint: "topK is at most \(experts)")
    }
    if let experts, experts > 1, topK == experts, active < total * 0.9 {
      check.fault(
        "topK",
        "a token that uses all \(experts) experts uses all parameters, and active is below total",
        hint: "give the number of experts that a token uses")
    }
    if let experts, let topK, experts > 1, topK < experts {
      let used = Double(topK + (shared ?? 0)) / Double(experts + (shared ?? 0))
      // Only where nearly all experts are used: sweeps over sizes pass by odd shapes.
      if used > 0.9, active / total < used / 2 {
        check.fault(
          shared == nil ? "topK" : "shared",
          "a token uses \(topK + (shared ?? 0)) of \(experts + (shared ?? 0)) experts, and "
            + "\(active.rounded(to: 3)) of \(total.rounded(to: 3)) parameters, which cannot be",
          hint: "correct the number of experts or the sizes")
      }
    }
    if let shared { check.range(shared, from: 0, upTo: Architecture.largestSize, "shared") }
    if let hiddenSize { check.size(hiddenSize, "hiddenSize") }
    if let expertWidth { check.size(expertWidth, "expertWidth") }
    return check.faults
  }

  /// 6·N over the active parameters as announced, under their own convention.
  public var sixActive: FLOPPerToken { FLOPPerToken(6 * active.value) }
}

extension ArchitectureCheck {
  /// Checks an amount of parameters, finite and not beyond any model, and says if it is right.
  fileprivate mutating func amount(_ value: Parameters, _ field: StaticString) -> Bool {
    guard value.value >= 1, value.value <= Double(Architecture.largestCount) else {
      fault(
        field, "\(value.value) is not a number of parameters",
        hint: "give between 1 and \(Architecture.largestCount)")
      return false
    }
    return true
  }
}
