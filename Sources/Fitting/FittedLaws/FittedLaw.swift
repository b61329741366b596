import Diagnostics
import Formats
import ScalingLaws
import Statistics
import Units

/// A law that a user fitted, as scenarios ask it: from a file, with its own joint draws.
public struct FittedLaw: SurfaceLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet
  public let draws: CoefficientDraws?
  /// The file as the scenario names it, and what it holds, for the record of a result.
  public let path: String
  public let bytes: [UInt8]
  let form: FittedForm

  /// Why the law gives no intervals; `nil` where it has draws, or its runs were never resampled.
  public let withheld: String?
  /// The standard deviation of a run's log loss about the law; `nil` where the file does not say.
  public let scatter: Double?
  private let embeddings: EmbeddingCount?
  /// What to know first where the file does not say what its losses are in.
  static let unitUnstated =
    "its file names no unit of its losses: they are taken for \(standardUnit)"
  /// Whether the file names the unit of its losses.
  public var isLossUnitStated: Bool { !card.cautions.contains(Self.unitUnstated) }
  /// The unit of its losses.
  public let lossUnit: String

  /// The unit of losses where nothing else is said, and all that a loss may be kept in.
  public static let standardUnit = "nats per token"
  static let lossUnits = [standardUnit, "nats per byte", "nats per word"]

  public var sizeCount: SizeCount {
    SizeCount(
      part: form.sizeCount.part, embeddings: embeddings ?? form.sizeCount.embeddings)
  }

  public var published: PublishedNumbers {
    .none(because: "it was fitted to runs of your own, which are its evidence")
  }

  /// A law of a checked file; `id` is the name that results show.
  init(_ file: FittedLawFile, id: String, path: String, bytes: [UInt8]) throws(DrawFault) {
    self.path = path
    self.bytes = bytes
    form = file.form
    withheld = file.withheld
    scatter = file.scatter
    embeddings = file.embeddings
    lossUnit = file.lossUnit
    card = Self.card(of: file, id: id, path: path)
    coefficients = CoefficientSet(
      zip(file.symbols, file.constants).map { symbol, value in
        Coefficient(symbol, value.description, source: path)
      })
    guard !file.draws.isEmpty else {
      draws = nil
      return
    }
    let bare = FittedLaw(
      card: card, coefficients: coefficients, form: form, embeddings: embeddings,
      lossUnit: file.lossUnit)
    draws = try CoefficientDraws(
      of: bare, symbols: file.symbols, rows: file.draws,
      recipe: "refits on resampled runs, seed \(file.provenance.seed)")
  }

  private init(
    card: LawCard, coefficients: CoefficientSet, form: FittedForm, embeddings: EmbeddingCount?,
    lossUnit: String
  ) {
    self.lossUnit = lossUnit
    self.embeddings = embeddings
    withheld = nil
    scatter = nil
    self.card = card
    self.coefficients = coefficients
    self.form = form
    draws = nil
    path = ""
    bytes = []
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    try form.surface(coefficients.values, routedLike: design)
  }

  public func surface(
    routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> LossSurface {
    let surface = try surface(routedLike: design)
    let fresh = surface.applying(data.limited(to: nil))
    if let unique = data.uniqueTokens?.value,
      let repeating = form.repeating(fresh, coefficients.values, unique: unique)
    {
      return repeating
    }
    return surface.applying(data)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let size = try design.size(sizeCount)
    var variables = [("N", size.size.value), ("D", tokens.value)]
    var point: RangePoint = [
      form == .fineGrained ? .totalParameters : .activeParameters: size.size.value,
      .tokens: tokens.value, .tokensPerParameter: tokens.value / size.size.value,
    ]
    if form != .fineGrained { point[.compute] = 6 * size.size.value * tokens.value }
    var remarks = [size.remark].compactMap { $0 }
    if form == .routed { variables.removeLast() }
    if form == .joint || form == .routed {
      let experts = try FittedForm.experts(of: design)
      variables.append(("E", experts))
      point[.expansion] = experts
      if let routing = try design.routing(), routing.topK + routing.shared != 1 {
        remarks.append("E is read as total over active of the routed layers")
      }
    }
    if form == .fineGrained, let ratio = try design.routing()?.hiddenOverExpertWidth {
      variables.append(("G", 4 * ratio))
      point[.granularity] = 4 * ratio
    }
    return Reading(variables: variables, point: point, remarks: remarks)
  }

  private static func card(of file: FittedLawFile, id: String, path: String) -> LawCard {
    var extents: [RangeAxis: Extent] = [:]
    for (axis, range) in file.range {
      extents[axis.rangeAxis(of: file.form)] = Extent(range)
    }
    let source = file.provenance
    return LawCard(
      id: id, title: file.title,
      citation: "fitted to \(source.input), \(source.runs) runs", form: file.lawForm.formula,
      conventions: file.conventions,
      provenance: "\(file.objective) = \(plainText(of: file.objectiveValue)); input sha256 "
        + source.sha256,
      range: FittedRange(source: path, extents),
      cautions: (file.form == .dataConstrained ? [Muennighoff2023.wearingOut] : [])
        + (file.lossUnit == standardUnit
          ? []
          : ["its losses are \(file.lossUnit), not per token: no other law's compare with them"])
        + (file.isLossUnitStated
          ? [] : [unitUnstated])
        + (file.withheld.map { ["no interval is given with it: \($0)"] } ?? []))
  }
}

extension FittedLaw {
  /// Whether a text names a file rather than a bundled law.
  public static func isPath(_ text: String) -> Bool {
    text.contains("/") || text.hasSuffix(".json5") || text.hasSuffix(".json")
  }

  /// The id of the law in a file: its name without folders and ending.
  public static func id(ofPath path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let ending = [".json5", ".json"].first { file.hasSuffix($0) }
    return String(file.dropLast(ending?.count ?? 0))
  }

  /// Checks the law that a file holds.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - path: the file as people name it; its name without folders and ending is the law's id.
  /// - Throws: every fault of the file.
  public init(bytes: [UInt8], path: String) throws(FaultList) {
    let file = try FittedLawFile(bytes: bytes, file: path)
    do {
      try self.init(file, id: Self.id(ofPath: path), path: path, bytes: bytes)
    } catch {
      throw FaultList([
        Fault(file: path, position: nil, problem: error.problem, hint: "fit the law again")
      ])
    }
  }
}

extension ScalingLaw {
  /// The unit of its losses.
  public var lossUnit: String { (self as? FittedLaw)?.lossUnit ?? FittedLaw.standardUnit }
}
