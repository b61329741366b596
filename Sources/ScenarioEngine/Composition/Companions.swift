import Diagnostics
import Fitting
import Formats
import ModelConfigs
import Spec

/// The files that a scenario names beside its bases, read and checked once: configs of models
/// and laws that somebody fitted.
///
/// They are found by their path as it is joined to the folder of the file that names them. What
/// could not be read is absent, and its fault has been noted.
struct Companions: Sendable {
  private var configs: [String: ModelConfig] = [:]
  private var laws: [String: FittedLaw] = [:]
  /// The files that questions name.
  fileprivate(set) var files: any FileSource = NoFileSource()

  /// No files beside the scenario.
  static let none = Companions()

  /// The config that a node names.
  func config(named node: Node, in file: String) -> ModelConfig? {
    Self.path(of: node, in: file).flatMap { configs[$0] }
  }

  /// The fitted law that a node names.
  func law(named node: Node, in file: String) -> FittedLaw? {
    Self.path(of: node, in: file).flatMap { laws[$0] }
  }

  /// Where the file lies that a node names.
  static func path(of node: Node, in file: String) -> String? {
    node.text.map { PathText.joined(PathText.folder(of: node.position.file ?? file), $0) }
  }
}

/// Reads the companions of a scenario that has been put together.
struct CompanionLoader {
  private(set) var companions = Companions()
  private(set) var inputs: [Composition.Input] = []
  private(set) var faults: [Fault] = []
  private var seen: Set<String> = []
  private let file: String
  private let gate: FileGate

  init(file: String, gate: FileGate) {
    self.file = file
    self.gate = gate
    companions.files = GatedFiles(gate: gate)
  }

  /// Reads every file that the scenario names.
  mutating func load(_ node: Node) {
    for member in node["models"]?.members ?? [] {
      guard let config = member.value["config"] else { continue }
      read(config) { (companions, path, bytes) throws(FaultList) in
        companions.set(try ModelConfig(bytes: bytes, file: path), at: path)
      }
    }
    for law in node["laws"]?.items ?? [] where FittedLaw.isNamed(law.text ?? "") {
      read(law) { (companions, path, bytes) throws(FaultList) in
        companions.set(try FittedLaw(bytes: bytes, path: path), at: path)
      }
    }
  }

  /// Reads a file that a node names, once, as a whole.
  private mutating func read(
    _ node: Node,
    _ keep: (inout Companions, String, [UInt8]) throws(FaultList) -> Void
  ) {
    guard let text = node.text, let path = Companions.path(of: node, in: file),
      seen.insert(path).inserted
    else { return }
    do throws(InputFault) {
      let bytes = try gate.bytes(named: text, at: path)
      inputs.append(.init(path: path, digest: FileDigest(of: bytes)))
      do throws(FaultList) {
        try keep(&companions, path, bytes)
      } catch {
        faults += error.faults
      }
    } catch {
      faults.append(
        Fault(file: file, position: node.position, problem: error.problem, hint: error.hint))
    }
  }
}

extension Companions {
  fileprivate mutating func set(_ config: ModelConfig, at path: String) {
    configs[path] = config
  }

  fileprivate mutating func set(_ law: FittedLaw, at path: String) {
    laws[path] = law
  }
}
