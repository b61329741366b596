import Diagnostics
import Formats
import Spec

/// A scenario file put together with what it extends and with what a call sets, not yet checked.
///
/// Later sources win: the program's default, then `extends` in the order of its list, then the
/// file itself, then the settings in their order. Objects are merged key by key; every other value
/// is replaced as a whole; `null` removes a key that was inherited.
public struct Composition: Sendable {
  /// A value that took the place of others or removed them, or that a setting added.
  public struct Change: Hashable, Sendable {
    /// The keys that lead to it, joined by points.
    public let path: String
    /// Where the value stands that counts, or the `null` that removed the key.
    public let winner: Position
    /// Where the values stand that it replaced, the last one first; none for an added one.
    public internal(set) var replaced: [Position]
    /// Whether the key is gone.
    public let isRemoval: Bool
  }

  /// The file that was asked for, as messages name it.
  public let file: String
  /// The name of the result folder.
  public let name: String
  /// All files that were read, the one that was asked for first.
  public let inputs: [ReadFile]
  /// The whole scenario; every value knows the file it came from.
  public let node: Node
  /// What was overruled or set, in the order in which it happened.
  public let changes: [Change]
  /// The files that the scenario names, other than its bases.
  let sources: any FileSource
  /// What is wrong with the settings; reported with the faults of the scenario.
  let ownFaults: [Fault]

  /// Reads a scenario's bases, merges them, and applies settings.
  ///
  /// - Parameters:
  ///   - bytes: the content of the file.
  ///   - file: its path, for messages; bases are looked for relative to it.
  ///   - name: the name of its result folder.
  ///   - settings: values to set, in order.
  ///   - files: how bases are read.
  ///   - mayLeaveFolder: whether bases may lie outside the folder of the file.
  /// - Throws: every fault of reading at once: of syntax, of bases that are missing, that form a
  ///   circle or leave the folder, and of `null`s that have nothing to remove.
  public init(
    bytes: [UInt8], file: String, name: String, settings: [Setting] = [],
    files: any FileReading = NoFiles(), mayLeaveFolder: Bool = false
  ) throws(FaultList) {
    let gate = FileGate(file: file, files: files, mayLeaveFolder: mayLeaveFolder)
    var loader = BaseLoader(file: file, gate: gate)
    let merged = loader.load(bytes)
    guard let merged, loader.faults.isEmpty else { throw FaultList(loader.faults) }
    var overrider = Overrider(node: merged, changes: loader.merger.changes)
    for setting in settings { overrider.apply(setting) }
    overrider.refuseVariedPaths(settings)
    self.file = file
    self.name = name
    inputs = loader.inputs
    sources = GatedFiles(gate: gate)
    node = overrider.node
    changes = overrider.changes
    ownFaults = overrider.faults
  }

  /// Checks what was put together.
  ///
  /// - Throws: every fault of the settings, of the shape and of the references at once, each in its
  ///   own file.
  public func scenario() throws(FaultList) -> Scenario {
    guard !ownFaults.isEmpty else {
      return try Scenario(node: node, file: file, name: name, sources: sources)
    }
    var faults = ownFaults
    do throws(FaultList) {
      _ = try Scenario(node: node, file: file, name: name, sources: sources)
    } catch {
      faults += error.faults
    }
    throw FaultList(faults)
  }

  /// The files behind the scenario that was checked, with those that its questions name.
  public func inputs(of scenario: Scenario) -> [ReadFile] {
    let known = Set(inputs.map(\.path))
    return inputs + scenario.files.filter { !known.contains($0.path) }
  }
}

extension Scenario {
  /// Reads and checks a scenario that extends no others; see `Composition` for those that do.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its path, for messages.
  ///   - name: the name of its result folder.
  /// - Throws: every fault of the file at once: of its syntax, or of its shape and its references.
  public init(bytes: [UInt8], file: String, name: String) throws(FaultList) {
    self = try Composition(bytes: bytes, file: file, name: name).scenario()
  }
}
