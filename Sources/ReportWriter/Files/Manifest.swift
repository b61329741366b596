import Formats
import Foundation
import Units

/// What one run was: everything that is needed to repeat it, and what it met.
///
/// Dates and times live here and nowhere else, so that the other files of a result are the same
/// bytes on every run.
public struct Manifest: Hashable, Sendable {
  /// The name of the file in its folder.
  public static let fileName = "manifest.json"

  /// A file and the checksum of its bytes.
  public struct File: Hashable, Sendable {
    public let path: String
    public let sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// A law that answered, and where it is published.
  public struct Law: Hashable, Sendable {
    public let id: String
    public let source: String

    public init(id: String, source: String) {
      self.id = id
      self.source = source
    }
  }

  public var version: String
  /// The command line after the program's name.
  public var arguments: [String]
  /// The folder in which the program was called, from which relative paths start.
  public var directory: String
  /// The scenario as it was understood, with all defaults written out.
  public var scenario: JSONValue
  public var seed: UInt64
  /// The checksum of the request, where parts of a result have to fit together.
  public var request: String?
  public var inputs: [File]
  public var outputs: [File]
  public var laws: [Law]
  public var warnings: [String]
  public var started: Date
  /// The time that the run took.
  public var seconds: Double

  public init(
    version: String, arguments: [String], directory: String = "", scenario: JSONValue,
    seed: UInt64,
    request: String? = nil, inputs: [File] = [], outputs: [File] = [], laws: [Law] = [],
    warnings: [String] = [], started: Date,
    seconds: Double
  ) {
    self.version = version
    self.arguments = arguments
    self.directory = directory
    self.scenario = scenario
    self.seed = seed
    self.request = request
    self.inputs = inputs
    self.outputs = outputs
    self.laws = laws
    self.warnings = warnings
    self.started = started
    self.seconds = seconds
  }

  /// The JSON text; a fault where the scenario or the time holds a number that is not finite.
  public func text() throws(WriterFault) -> String {
    var members: [JSONValue.Member] = [
      .init("program", "moesim"),
      .init("version", .string(version)),
      .init("arguments", .array(arguments.map(JSONValue.string))),
    ]
    if !directory.isEmpty { members.append(.init("directory", .string(directory))) }
    members += [
      // A text, because readers that hold numbers as doubles would round it.
      .init("seed", .string(String(seed))),
      .init("started", .string(started.formatted(.iso8601))),
      .init("seconds", .number(seconds.roundedToSignificant(4))),
    ]
    if let request { members.append(.init("request", .string(request))) }
    members += [
      .init("inputs", Self.files(inputs, named: "path")),
      .init("outputs", Self.files(outputs, named: "name")),
      .init("laws", .array(laws.map { ["id": .string($0.id), "source": .string($0.source)] })),
      .init("warnings", .array(warnings.map(JSONValue.string))),
      .init("scenario", scenario),
    ]
    members.append(.init("sha256", ""))
    let text = try JSONValue.object(members).text()
    return text.dropLast(Self.end.count) + SHA256.hex(of: text) + Self.end
  }

  /// What follows the manifest's own checksum, which is of its text without those digits.
  private static let end = "\"\n}\n"

  /// Whether a manifest is moesim's as it was written, by its own checksum; one of before there was
  /// one is taken to be.
  public static func isIntact(_ bytes: [UInt8], read node: Node) -> Bool {
    guard node["program"]?.text == "moesim" else { return false }
    guard node["sha256"] != nil else { return true }
    let end = Array(end.utf8)
    let start = bytes.count - end.count - 64
    return start > 0 && bytes.suffix(end.count).elementsEqual(end)
      && bytes[start...].starts(with: SHA256.hex(of: Array(bytes[..<start]) + end).utf8)
  }

  private static func files(_ files: [File], named name: String) -> JSONValue {
    .array(
      files.map {
        .object([.init(name, .string($0.path)), .init("sha256", .string($0.sha256))])
      })
  }
}
