import Diagnostics

/// Which site each hallucination comes from, by the relative indirect effect.
///
///     Δ = mean effect of upper layers at the last relation token
///       - mean effect of lower layers at the first subject token
///
/// Above 0 the wrong answer is made late (stored, not selected), below 0 early (not stored). The
/// sign's meaning is the paper's; where lower layers end is not told in what was read, so that it is
/// a parameter, half of the layers unless told otherwise. With a noise floor a case is decided only
/// where Δ is more than chance between its own effects makes (`NoiseFloor`).
public struct SiteReport: Hashable, Sendable {
  public enum Site: String, Hashable, Sendable, CaseIterable {
    case early
    case late
    /// Δ is 0, or within the noise of the case.
    case undecided
  }

  /// One hallucination.
  public struct Row: Hashable, Sendable {
    public let `case`: String
    public let relativeEffect: Double
    /// Mean effects of upper layers at the relation and of lower ones at the subject.
    public let upper: Double
    public let lower: Double
    /// How often chance alone makes so large a Δ; none without a noise floor.
    public let pValue: Double?
    public let site: Site
  }

  /// The cases in the order of the table.
  public let rows: [Row]
  /// The first upper layer.
  public let boundary: Int
  public let lower: ClosedRange<Int>
  public let upper: ClosedRange<Int>
  /// For how many independent layers one layer stands with its neighbours; 1 without a noise floor.
  public let correlation: Double

  /// Where the layers of both sides lie, and what is compared.
  public struct Places: Hashable, Sendable {
    public var component: PatchingEffect.Component?
    public var subject = PatchingEffect.Position.firstSubject
    public var relation = PatchingEffect.Position.lastRelation
    /// The first upper layer; half of the layers where none is named.
    public var boundary: Int?
    public var lower: ClosedRange<Int>?
    public var upper: ClosedRange<Int>?
    /// Layers that were patched together either side; those whose patch reaches over the border are
    /// left out.
    public var window = 0

    public init() {}
  }

  /// Sorts cases by site.
  ///
  /// Looks at one component, or at both together where none is named. `boundary` is the first upper
  /// layer, by default half of the layers that the table numbers.
  public init(
    of effects: [PatchingEffect], component: PatchingEffect.Component? = nil, boundary: Int? = nil
  ) throws(InputFaults) {
    var places = Places()
    (places.component, places.boundary) = (component, boundary)
    try self.init(of: effects, at: places, noise: nil)
  }

  /// Sorts cases by site at places of one's own, above a noise floor where there is one.
  public init(
    of effects: [PatchingEffect], at places: Places, noise: NoiseFloor?
  ) throws(InputFaults) {
    var check = InputCheck()
    let used = effects.filter { places.component == nil || $0.component == places.component }
    check.require(!used.isEmpty, "effects", "there are none", "give a table with effects")
    let layers = (used.map(\.layer).max() ?? 0) + 1
    let first = places.boundary ?? places.upper?.lowerBound ?? (layers + 1) / 2
    check.require(
      first >= 1 && first < max(2, layers), "boundary",
      "layer \(first) leaves no layers on one side", "give a layer from 1 to \(max(1, layers - 1))")
    let (end, start) = (first - places.window, first + places.window)
    check.require(
      places.lower != nil && places.upper != nil || end >= 1 && start < max(2, layers), "window",
      "a window of \(places.window) leaves no layers on one side of \(first)",
      "give a smaller one, or name the layers of both sides")
    let lower = places.lower ?? 0...max(0, end - 1)
    let upper = places.upper ?? max(0, start)...max(max(0, start), layers - 1)
    check.require(
      lower.upperBound < upper.lowerBound, "lower", "lower and upper layers overlap",
      "end the lower ones before layer \(upper.lowerBound)")
    try check.finish()
    var order: [String] = []
    var cells: [String: CaseCells] = [:]
    for effect in used {
      if cells[effect.case] == nil { order.append(effect.case) }
      if effect.position == places.relation, upper.contains(effect.layer) {
        cells[effect.case, default: CaseCells()].upper.append(effect)
      } else if effect.position == places.subject, lower.contains(effect.layer) {
        cells[effect.case, default: CaseCells()].lower.append(effect)
      } else if cells[effect.case] == nil {
        cells[effect.case] = CaseCells()
      }
    }
    check.require(
      layers > 1, "boundary", "the effects hold one layer, which is neither lower nor upper",
      "give the effects of all layers")
    try check.finish()
    let lacking = order.filter { cells[$0]?.isWhole != true }
    if let first = lacking.first, lacking.count == order.count {
      // What all lack, the table lacks.
      let isUpper = cells[first]?.upper.isEmpty != false
      check.require(
        false, "effects",
        "no case has \(isUpper ? "an upper layer at \(places.relation.rawValue)" : "a lower layer at \(places.subject.rawValue)")",
        "add \(isUpper ? "layers from \(upper.lowerBound) on" : "layers below \(lower.upperBound + 1)") at that position, or name another"
      )
    }
    try check.finish()
    var known: [(name: String, cells: CaseCells)] = []
    for name in order {
      guard let cells = cells[name] else { continue }
      check.require(
        !cells.upper.isEmpty, "case \(Fault.quoted(name))",
        "no upper layer at \(places.relation.rawValue)", "add layers from \(upper.lowerBound) on")
      check.require(
        !cells.lower.isEmpty, "case \(Fault.quoted(name))",
        "no lower layer at \(places.subject.rawValue)", "add layers below \(lower.upperBound + 1)")
      guard cells.isWhole else { continue }
      check.require(
        cells.difference.isFinite, "case \(Fault.quoted(name))",
        "its effects leave the range of numbers",
        "give effects in natural logarithms of probability")
      known.append((name, cells))
    }
    try check.finish()
    let judged = noise.map {
      NoiseFloor.Cases(known.map(\.cells), window: places.window, layers: layers, by: $0)
    }
    rows = known.enumerated().map { index, item in
      let difference = item.cells.difference
      let p = judged?.pValue(of: index)
      let isNoise = noise.map { (p ?? 1) > 1 - $0.level } ?? false
      return Row(
        case: item.name, relativeEffect: difference, upper: item.cells.upperMean,
        lower: item.cells.lowerMean, pValue: p,
        site: difference == 0 || isNoise ? .undecided : difference > 0 ? .late : .early)
    }
    correlation = judged?.correlation ?? 1
    (self.lower, self.upper) = (lower, upper)
    self.boundary = first
  }

  /// The share of cases at a site, with Wilson's interval at hand.
  public func share(of site: Site) -> Proportion {
    Proportion(known: rows.filter { $0.site == site }.count, of: rows.count)
  }
}
