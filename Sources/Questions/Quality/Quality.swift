import Diagnostics
import Evidence
import Formats
import Spec
import Tabular
import Units

/// Measured quality against training FLOP, dense models and MoE told apart.
public struct Quality: CallableQuestion {
  public static let section = Section(
    "computeQuality", .list, definition: "computeQuality",
    "Measured quality against training FLOP, dense models and MoE told apart")
  public static let call = QuestionCall(
    "quality", "Draw measured quality against training FLOP, dense models and MoE told apart.",
    operands: ["use"],
    examples: [
      "moesim quality --render --out figure", "moesim quality paloma --render --out figure",
      "moesim quality matched --metric GSM8K --render --out figure",
      "moesim quality scores.csv --render --out figure",
    ])

  public let name: String?
  let use: QualitySource
  let metric: String?

  public init(_ ask: inout Asking) throws(Unsettled) {
    name = ask.optional("name", .text("a name", example: "our runs"), "A name for it")
    use = ask(
      "use", .qualitySource,
      "matched for published scores of MoE and their dense siblings, paloma for 14 open models on "
        + "one text, observations for those of the scenario, or a CSV with model, kind, score, and "
        + "flop or active and tokens",
      default: .matched)
    metric = ask.optional(
      "metric", .text("a metric", example: "MMLU"), isInExample: false,
      "The metric; the one of most models if left out")
    try ask.settle()
    if let metric, !ask.reader.isLenient {
      let known = Set(use.points(in: ask.reader.world).map(\.metric)).sorted()
      guard known.contains(metric) else {
        throw ask.fault(
          at: "metric", "no model has a score in \(Fault.quoted(metric))",
          Suggestion.hint(for: metric, among: known))
      }
    }
  }

  public var subject: String? { use.word }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [QualityPanel] {
    QualityPanel.all(use, use.points(in: world), metric: metric)
  }

  public static func answer(_ asked: [Resolved<Quality>], in world: World) -> Answer {
    let panels = asked.flatMap(\.found)
    let table = Table(
      "quality", "Measured quality and training FLOP.", of: panels.flatMap(\.points),
      QualityPoint.columns)
    return Answer(
      headline: panels.map(\.headline),
      shown: [
        ShownTable(
          title: "Quality and training FLOP", table,
          notes: panels.flatMap(\.notes),
          hiding: ["source", "family", "sd"])
      ],
      charts: asked.map { asked in
        let drawing = QualityPanel.drawing(of: asked.found)
        return drawing.chart(ComputeQualityPicture.kind)
      })
  }
}

/// Where scores come from.
enum QualitySource: Sendable {
  case matched
  case paloma
  case observations
  case file(String, [QualityPoint])

  static let words = ["matched", "paloma", "observations"]

  /// The word or the path.
  var word: String {
    switch self {
    case .matched: "matched"
    case .paloma: "paloma"
    case .observations: "observations"
    case .file(let path, _): NamedFile.stem(of: path)
    }
  }

  func points(in world: World) -> [QualityPoint] {
    switch self {
    case .matched: QualityPoint.matched(.bundled)
    case .paloma: QualityPoint.paloma
    case .observations: world.observations.map { QualityPoint($0) }
    case .file(_, let points): points
    }
  }
}

extension InputKind where Value == QualitySource {
  /// A word, or a table of one's own.
  static var qualitySource: InputKind {
    let file = InputKind.table(
      "\(QualitySource.words.joined(separator: ", ")) or a file", columns: QualityPoint.fileColumns,
      example: "paloma", sample: .paloma
    ) { (table, file) throws(FaultList) in
      .file(file.path, try QualityPoint.reading(table))
    }
    return InputKind(
      file.shape, example: file.example.value, sample: .paloma, words: .list(QualitySource.words),
      text: { $0.word }
    ) { node, reader in
      switch node.text {
      case nil: return nil
      case "matched": return .matched
      case "paloma": return .paloma
      case "observations": return .observations
      case .some(let text) where text.contains(".") || text.contains("/"):
        return file.value(of: node, reader)
      case .some(let text):
        reader.note(
          node, "unknown value \(Fault.quoted(text))",
          Suggestion.hint(for: text, among: QualitySource.words))
        return nil
      }
    }
  }
}
