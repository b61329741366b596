import Diagnostics

/// Which site each hallucination comes from, by the relative indirect effect.
///
///     Δ = mean effect of upper layers at the last relation token
///       - mean effect of lower layers at the first subject token
///
/// Above 0 the wrong answer is made late (stored, not selected), below 0 early (not stored). The
/// sign's meaning is the paper's; where lower layers end is not told in what was read, so that it is
/// a parameter, half of the layers unless told otherwise.
public struct SiteReport: Hashable, Sendable {
  public enum Site: String, Hashable, Sendable, CaseIterable {
    case early
    case late
    /// Δ is exactly 0.
    case undecided
  }

  /// One hallucination.
  public struct Row: Hashable, Sendable {
    public let `case`: String
    public let relativeEffect: Double
    public var site: Site {
      relativeEffect > 0 ? .late : relativeEffect < 0 ? .early : .undecided
    }
  }

  /// The cases in the order of the table.
  public let rows: [Row]
  /// The first upper layer.
  public let boundary: Int

  /// Sorts cases by site.
  ///
  /// Looks at one component, or at both together where none is named. `boundary` is the first upper
  /// layer, by default half of the layers that the table numbers.
  public init(
    of effects: [PatchingEffect], component: PatchingEffect.Component? = nil, boundary: Int? = nil
  ) throws(InputFaults) {
    var check = InputCheck()
    let used = effects.filter { component == nil || $0.component == component }
    check.require(!used.isEmpty, "effects", "there are none", "give a table with effects")
    let layers = (used.map(\.layer).max() ?? 0) + 1
    let first = boundary ?? (layers + 1) / 2
    check.require(
      first >= 1 && first < max(2, layers), "boundary",
      "layer \(first) leaves no layers on one side", "give a layer from 1 to \(max(1, layers - 1))")
    var order: [String] = []
    var sums: [String: (upper: (Double, Int), lower: (Double, Int))] = [:]
    for effect in used {
      if sums[effect.case] == nil { order.append(effect.case) }
      var sum = sums[effect.case] ?? ((0, 0), (0, 0))
      switch effect.position {
      case .lastRelation where effect.layer >= first:
        sum.upper = (sum.upper.0 + effect.effect, sum.upper.1 + 1)
      case .firstSubject where effect.layer < first:
        sum.lower = (sum.lower.0 + effect.effect, sum.lower.1 + 1)
      default: break
      }
      sums[effect.case] = sum
    }
    var rows: [Row] = []
    for name in order {
      guard let sum = sums[name] else { continue }
      check.require(
        sum.upper.1 > 0, "case \(Fault.quoted(name))",
        "no upper layer at the last relation token", "add layers from \(first) on")
      check.require(
        sum.lower.1 > 0, "case \(Fault.quoted(name))",
        "no lower layer at the first subject token", "add layers below \(first)")
      guard sum.upper.1 > 0, sum.lower.1 > 0 else { continue }
      let difference = sum.upper.0 / Double(sum.upper.1) - sum.lower.0 / Double(sum.lower.1)
      check.require(
        difference.isFinite, "case \(Fault.quoted(name))", "its effects leave the range of numbers",
        "give effects in natural logarithms of probability")
      rows.append(Row(case: name, relativeEffect: difference))
    }
    try check.finish()
    self.rows = rows
    self.boundary = first
  }

  /// The share of cases at a site, with Wilson's interval at hand.
  public func share(of site: Site) -> Proportion {
    Proportion(known: rows.filter { $0.site == site }.count, of: rows.count)
  }
}
