import Diagnostics
import Formats
import Hypotheses
import Questions
import ReportWriter
import Statistics

/// Predictions written down before the measurement, with a hash that shows later changes.
struct ForecastFile {
  let scenario: String
  let title: String
  let made: String
  let version: String
  /// The files that the predictions were computed from, by path and SHA-256.
  let inputs: [Manifest.File]
  let forecasts: [Forecast]

  static let format = "moesim forecast 1"

  /// The file's text; its last member is the SHA-256 of all others as compact JSON.
  func text() throws(CommandFailure) -> String {
    let body = members
    let hash = try Self.hash(of: .object(body))
    return try JSONValue.object(body + [.init("sha256", .string(hash))]).printed()
  }

  /// The hash of the whole file but for the member that holds it.
  func hash() throws(CommandFailure) -> String { try Self.hash(of: .object(members)) }

  private static func hash(of body: JSONValue) throws(CommandFailure) -> String {
    SHA256.hex(of: try body.printed())
  }

  private var members: [JSONValue.Member] {
    [
      .init("format", .string(Self.format)), .init("scenario", .string(scenario)),
      .init("title", .string(title)), .init("made", .string(made)),
      .init("version", .string(version)),
      .init(
        "inputs",
        .array(
          inputs.map { ["path": .string($0.path), "sha256": .string($0.sha256)] })),
      .init("forecasts", .array(forecasts.map(Self.value))),
    ]
  }

  private static func value(of forecast: Forecast) -> JSONValue {
    func known(_ end: Double?) -> JSONValue { JSONValue(end.flatMap { $0.isFinite ? $0 : nil }) }
    return [
      "id": .string(forecast.id), "what": .string(forecast.what),
      "scale": .string(forecast.isRatio ? "ratio" : "difference"),
      "value": known(forecast.value), "low": known(forecast.interval?.low),
      "high": known(forecast.interval?.high), "level": JSONValue(forecast.interval?.level),
      "interval": JSONValue(forecast.interval?.kind.rawValue),
    ]
  }

  /// Reads a file and compares its hash.
  ///
  /// - Throws: what is wrong with it; a file that was changed is wrong.
  init(_ file: InputFile) throws(CommandFailure) {
    let node = try CommandFailure.ofInput { () throws(FaultList) in
      let node = try Document.parse(file.bytes, file: file.path)
      let faults = ForecastShape.file.check(node, file: file.path)
      if !faults.isEmpty { throw FaultList(faults) }
      return node
    }
    func fault(_ node: Node?, _ problem: String, _ hint: String) -> CommandFailure {
      .faults(
        FaultList([
          Fault(file: file.path, position: node?.position, problem: problem, hint: hint)
        ]))
    }
    guard node["format"]?.text == Self.format else {
      throw fault(
        node["format"], "this is no forecast file of a known format", "see 'moesim forecast --help'"
      )
    }
    scenario = node["scenario"]?.text ?? ""
    title = node["title"]?.text ?? ""
    made = node["made"]?.text ?? ""
    version = node["version"]?.text ?? ""
    inputs = (node["inputs"]?.items ?? []).map {
      Manifest.File(path: $0["path"]?.text ?? "", sha256: $0["sha256"]?.text ?? "")
    }
    forecasts = (node["forecasts"]?.items ?? []).map(Self.forecast)
    let body = JSONValue.object(
      (node.members ?? []).filter { $0.key != "sha256" }.map {
        .init($0.key, JSONValue($0.value))
      })
    guard try Self.hash(of: body) == node["sha256"]?.text else {
      throw fault(
        node["sha256"],
        "the hash does not fit the forecasts: the file was changed after it was made",
        "score the file as 'moesim forecast' wrote it")
    }
    let names = forecasts.map(\.id)
    if let double = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw fault(node["forecasts"], "two forecasts have the id \(Fault.quoted(double))", "")
    }
  }

  private static func forecast(_ node: Node) -> Forecast {
    let (low, high) = (node["low"]?.number, node["high"]?.number)
    let kind = node["interval"]?.text.flatMap(Interval.Kind.init(rawValue:))
    let ends = (low ?? -.infinity, high ?? .infinity)
    let isOrdered = kind != nil && ends.0 <= ends.1
    return Forecast(
      id: node["id"]?.text ?? "", what: node["what"]?.text ?? "", value: node["value"]?.number,
      interval: kind.flatMap {
        isOrdered
          ? Interval(kind: $0, low: ends.0, high: ends.1, level: node["level"]?.number) : nil
      }, isRatio: node["scale"]?.text == "ratio")
  }

  /// A file of what a scenario predicts.
  init(
    scenario: String, title: String, made: String, inputs: [Manifest.File], forecasts: [Forecast]
  ) {
    self.scenario = scenario
    self.title = title
    self.made = made
    version = Release.version
    self.inputs = inputs
    self.forecasts = forecasts
  }
}

/// What a forecast file holds.
enum ForecastShape {
  static let file = Shape.record([
    field("format", text), field("scenario", text), field("title", text), field("made", text),
    field("version", text),
    field(
      "inputs", .list(of: .record([field("path", text), field("sha256", text)]))),
    field(
      "forecasts",
      .list(
        of: .record([
          field("id", text), field("what", text), field("scale", .choice(["ratio", "difference"])),
          field("value", number), field("low", number), field("high", number),
          field("level", number), field("interval", unknownOr(.text)),
        ]))),
    field("sha256", text),
  ])

  private static let text = Shape.scalar(.text("text", mayBeEmpty: true))
  private static let number = unknownOr(.number)

  private static func unknownOr(_ kind: Kind) -> Shape {
    .scalar(Scalar(name: "a value or null", summary: "", kinds: [kind, .null]))
  }

  private static func field(_ key: String, _ shape: Shape) -> Field {
    Field(key: key, summary: "", shape: shape, isRequired: true)
  }
}
