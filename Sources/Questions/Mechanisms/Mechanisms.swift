import Diagnostics
import Formats
import QualityAxes
import Spec
import Statistics
import Tabular

/// Early or late: where hallucinations are made, from effects of activation patching, and what tells
/// the sites apart.
public struct Mechanisms: CallableQuestion {
  public static let section = Section(
    "mechanisms", .one, definition: "mechanisms", "Where hallucinations are made")
  public static let call = QuestionCall(
    "mechanisms",
    "Early or late? Sites of hallucinations from patching effects, told apart.",
    operands: ["effects"],
    examples: [
      "moesim mechanisms effects.csv",
      "moesim mechanisms IE_mlp_loc.npy --attention IE_attn_loc.npy --window 5",
      "moesim mechanisms effects.csv --component mlp --upper-from 24",
      "moesim mechanisms IE_mlp_loc.npy --cases cases.csv",
      "moesim mechanisms --cases cases.csv --out /tmp/results --render",
    ])

  let path: String
  let component: PatchingEffect.Component?
  let effects: [PatchingEffect]
  let places: SiteReport.Places
  let noise: NoiseFloor?
  let report: SiteReport?
  /// The cases with their sites; none of one's own columns where no table names them.
  let table: CaseTable
  let hasCases: Bool
  let level: Double
  let seed: UInt64

  public init(_ ask: inout Asking) throws(Unsettled) {
    let source = ask.optional(
      "effects", .effects,
      "A CSV case,component,layer,position,effect (and repeat), or a NumPy array (.npy) of cases x "
        + "layers x positions, or cases x repeats x layers x positions; of MLPs unless 'component' "
        + "says attention. PyTorch's .pt is converted first; the message says how")
    let attention = ask.optional(
      "attention", .effects, isInExample: false, "The array of attention beside that of MLPs (.npy)"
    )
    let positions = ask.optional(
      "positions", .list(of: .choice(PatchingEffect.Position.self), minimum: 2),
      isInExample: false,
      "What the last axis of arrays holds, in order; if it has 6, the published order: "
        + PatchingEffect.Position.allCases.map(\.rawValue).joined(separator: ","))
    let cases = ask.optional(
      "cases", .cases, isInExample: false,
      "A CSV of the cases: case (the row's number, from 0, for arrays) and any of model, checkpoint, "
        + "site, label (1 for a hallucination, 0 for a right answer), group, and columns of numbers "
        + "such as association, entropy, robustness")
    let component = ask.optional(
      "component", .choice(PatchingEffect.Component.self),
      "What was patched; both together if left out")
    let subject = ask(
      "subject", .choice(PatchingEffect.Position.self), "The position at which lower layers count",
      default: .firstSubject, says: "first_subject")
    let relation = ask(
      "relation", .choice(example: PatchingEffect.Position.lastRelation),
      "The position at which upper layers count", default: .lastRelation, says: "last_relation")
    let border = ask.optional(
      "upperFrom", .integer(1...PatchingEffect.layerLimit, "a layer", example: 1),
      "The first upper layer, from 0; half of the layers if left out")
    let lower = ask.optional(
      "lower", .layers, isInExample: false, "The lower layers, such as 0..15; all below the border")
    let upper = ask.optional(
      "upper", .layers, isInExample: false,
      "The upper layers, such as 32..47; all from the border on")
    let window = ask(
      "window", .integer(0...1_000, "a number of layers", example: 0),
      "Layers patched together either side (5 in the published code): those that reach over the "
        + "border are left out, and neighbours count as one measurement", default: 0)
    let signOnly = ask(
      "signOnly", .boolean,
      "Whether the sign alone decides; else a case within its own noise stays undecided",
      default: false)
    let permutations =
      ask.optional(
        "permutations", .integer(99...100_000, "a number of permutations", example: 199),
        isInExample: false,
        "Permutations of a case's effects behind its noise floor; 499 if left out") ?? 499
    level = ask.confidence(aliases: ["--level"])
    seed = ask.seed()
    try ask.settle()
    self.component = component
    hasCases = cases != nil
    noise = signOnly ? nil : NoiseFloor(level: level, permutations: permutations, seed: seed)
    var places = SiteReport.Places()
    (places.component, places.subject, places.relation) = (component, subject, relation)
    (places.boundary, places.lower, places.upper) = (border, lower, upper)
    places.window = window
    self.places = places
    guard let source else {
      guard let cases else {
        throw ask.fault(
          at: "", "there are no effects", "name a file of effects, or cases whose sites are known")
      }
      for key in [
        "attention", "positions", "component", "subject", "relation", "upperFrom", "lower", "upper",
        "window", "signOnly", "permutations",
      ] {
        try ask.refuseIdle(key, because: "there are no effects to sort cases by")
      }
      (path, effects, report, table) = (cases.path, [], nil, cases.table)
      return
    }
    path = source.path
    effects = try Self.effects(
      source, attention, positions, component, keeping: [subject, relation], ask)
    if signOnly {
      try ask.refuseIdle("permutations", because: "without a noise floor nothing is permuted")
    }
    do throws(InputFaults) {
      let report = try SiteReport(of: effects, at: places, noise: noise)
      self.report = report
      table = cases?.table.joined(with: report) ?? CaseTable(of: report)
    } catch {
      // A wrong border leaves cases without one of their places, which says no more.
      let keys = ["boundary": "upperFrom", "window": "window", "lower": "lower"]
      let border = error.faults.filter { keys[$0.field] != nil }
      if !border.isEmpty { throw ask.fault(InputFaults(border), keys: keys) }
      ask.reader.note(FaultList(error, file: source.path))
      throw ask.passedOver()
    }
    if let cases, let report,
      !cases.table.rows.contains(where: { row in
        report.rows.contains { $0.case == row.case }
      })
    {
      throw ask.fault(
        at: "cases", "none of its cases is among those of the effects",
        "name them alike; the cases of an array are numbered from 0")
    }
  }

  /// The effects of a table, or of the arrays of one or both components.
  private static func effects(
    _ source: EffectSource, _ attention: EffectSource?, _ positions: [PatchingEffect.Position]?,
    _ component: PatchingEffect.Component?, keeping: Set<PatchingEffect.Position>, _ ask: Asking
  ) throws(Unsettled) -> [PatchingEffect] {
    guard case .array(let array) = source.content else {
      try ask.refuseIdle("attention", because: "a table holds both components already")
      try ask.refuseIdle("positions", because: "a table names its positions")
      guard case .table(let effects) = source.content else { return [] }
      return effects
    }
    var parts =
      [(array, attention == nil && component == .attention ? .attention : .mlp)]
      as [(NumericArray, PatchingEffect.Component)]
    if let attention {
      guard case .array(let other) = attention.content else {
        throw ask.fault(
          at: "attention", "it is a table, and the effects are an array", "give two arrays")
      }
      guard other.shape.first == array.shape.first else {
        throw ask.fault(
          at: "attention", "its shape is \(other.size) and that of the MLPs \(array.size)",
          "give arrays of the same cases")
      }
      parts.append((other, .attention))
    }
    var effects: [PatchingEffect] = []
    for (array, component) in parts {
      do throws(InputFaults) {
        effects += try PatchingEffect.reading(
          array, component: component, positions: positions, keeping: keeping)
      } catch {
        throw ask.fault(error)
      }
    }
    return effects
  }

  /// Whether effects were measured three times or more, so that a case tells its own noise.
  var hasRepeats: Bool { effects.contains { $0.turn >= 2 } }

  public var subject: String? { NamedFile.stem(of: path) }
  public var title: String {
    "Where \(report?.rows.count ?? table.rows.count { $0.site != nil }) hallucinations in \(path) are made"
  }

  /// What the cases tell: sites at other borders, contrasts, detectors, dynamics.
  public struct ReadSites: Sendable {
    let borders: [SiteReport]
    let contrasts: [SiteContrast]
    let detectors: Detector.Report?
    let counts: [SiteCount]
    let trends: [SiteTrend]
    let comparisons: [SiteComparison]
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> ReadSites
  {
    ReadSites(
      borders: report == nil || places.lower != nil || places.upper != nil
        ? [] : SiteTables.borders(effects, places, noise),
      contrasts: SiteContrast.all(of: table, level: level),
      detectors: Detector.report(of: table, seed: seed), counts: SiteCount.all(of: table),
      trends: SiteTrend.all(of: table),
      comparisons: SiteComparison.all(of: table, level: level))
  }

  public static func answer(_ asked: [Resolved<Mechanisms>], in world: World) -> Answer {
    guard let first = asked.first else { return Answer() }
    let (question, found, level) = (first.question, first.found, first.question.level)
    var answer = Answer()
    answer.seed = question.seed
    if let report = question.report {
      answer.headline = [SiteTables.headline(report, level: level)]
      answer.shown = [
        ShownTable(
          SiteTables.sites(report, level: level), notes: SiteTables.notes(question, report),
          hiding: ["interval_level"])
      ]
      if !found.borders.isEmpty {
        answer.shown.append(
          ShownTable(
            SiteTables.borders("border_choice", shortened(found.borders), level: level),
            notes: [
              "Where lower layers end is a choice; what was read of the paper does not tell it."
            ], hiding: ["early_low", "early_high"], isDigest: true))
      }
      answer.more = [
        SiteTables.cases(report), SiteTables.borders("borders", found.borders, level: level),
      ]
      answer.charts = SiteTables.charts(report, found.borders, level: level)
      answer.facts = [
        ("component", Cell(question.component?.rawValue)),
        ("first_upper_layer", .integer(report.boundary)),
      ]
    }
    CaseTables.add(found, question, to: &answer)
    return answer
  }

  /// At most eight borders for people.
  private static func shortened(_ borders: [SiteReport]) -> [SiteReport] {
    let step = max(1, (borders.count + 7) / 8)
    return stride(from: step / 2, to: borders.count, by: step).map { borders[$0] }
  }
}
