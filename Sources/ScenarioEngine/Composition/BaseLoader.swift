import JSON5

/// Reads a scenario file and, ahead of it, everything that it extends.
struct BaseLoader {
  /// How many files may extend each other in a row, and how many may be read in all.
  static let depthLimit = 16
  static let countLimit = 64

  let files: any FileReading
  let mayLeaveFolder: Bool
  /// The folder that bases may not leave, with its links resolved.
  private let root: String?
  private let file: String
  private(set) var inputs: [Composition.Input] = []
  private(set) var merger = Merger()
  private var ownFaults: [Fault] = []

  var faults: [Fault] { ownFaults + merger.faults }

  /// A file on the way from the first one to a base.
  private struct Step {
    /// As messages name it.
    let path: String
    /// With its links resolved, where that is known.
    let resolved: String?
  }

  init(file: String, files: any FileReading, mayLeaveFolder: Bool) {
    self.file = file
    self.files = files
    self.mayLeaveFolder = mayLeaveFolder
    root = files.resolved(PathText.folder(of: file) ?? ".")
  }

  /// The file of these bytes with its bases under it; nil where one of them cannot be read.
  mutating func load(_ bytes: [UInt8]) -> Node? {
    inputs.append(.init(path: file, bytes: bytes))
    do throws(FaultList) {
      let node = try Document.parse(bytes, file: file)
      return merged(node, steps: [Step(path: file, resolved: files.resolved(file))])
    } catch {
      ownFaults += error.faults
      return nil
    }
  }

  /// A file's node laid over its bases; `steps` lead to it.
  private mutating func merged(_ node: Node, steps: [Step]) -> Node? {
    guard let bases = node["extends"], let here = steps.last else { return node }
    let misshapen = ScenarioShape.bases.check(bases, file: here.path, path: ["extends"])
    guard misshapen.isEmpty else {
      ownFaults += misshapen
      return nil
    }
    var under: Node?
    for base in bases.items ?? [bases] {
      guard let next = self.base(base, steps: steps) else { continue }
      under = under.map { merger.merge($0, next, file: here.path) } ?? next
    }
    guard let under else { return nil }
    return merger.merge(under, node.without(["extends"]), file: here.path)
  }

  /// The base that a text of `extends` names.
  private mutating func base(_ node: Node, steps: [Step]) -> Node? {
    guard let text = node.text, let here = steps.last else { return nil }
    let path = PathText.joined(PathText.folder(of: here.path), text)
    guard steps.count <= Self.depthLimit, inputs.count < Self.countLimit else {
      note(
        node, here,
        steps.count > Self.depthLimit
          ? "more than \(Self.depthLimit) files extend each other in a row"
          : "a scenario is put together from more than \(Self.countLimit) files",
        "merge some of them into one")
      return nil
    }
    guard let resolved = allowed(text, path, node, here) else { return nil }
    if let start = steps.firstIndex(where: { $0.resolved == resolved }) {
      let circle = (steps[start...].map(\.path) + [path]).joined(separator: " → ")
      note(node, here, "'extends' goes round in a circle: \(circle)", "remove one of the links")
      return nil
    }
    let bytes: [UInt8]
    do throws(UnreadableFile) {
      bytes = try files.bytes(of: resolved)
    } catch {
      note(node, here, "\(Fault.quoted(text)): \(error.problem)", error.hint)
      return nil
    }
    inputs.append(.init(path: path, bytes: bytes))
    guard let parsed = parsed(bytes, path) else { return nil }
    return merged(
      parsed.placed(in: path).without(["$schema"]),
      steps: steps + [Step(path: path, resolved: resolved)])
  }

  /// The object that a base holds.
  private mutating func parsed(_ bytes: [UInt8], _ path: String) -> Node? {
    do throws(FaultList) {
      let node = try Document.parse(bytes, file: path)
      if node.members != nil { return node }
      throw FaultList([
        Fault(
          file: path, position: node.position,
          problem: "a scenario is an object, not \(node.kindName)", hint: "write { … }")
      ])
    } catch {
      ownFaults += error.faults
      return nil
    }
  }

  /// The resolved path of a base, where there is such a file and it may be read.
  private mutating func allowed(
    _ text: String, _ path: String, _ node: Node, _ here: Step
  ) -> String? {
    let flag = "or allow it with --allow-outside"
    if text.hasPrefix("/"), !mayLeaveFolder {
      note(
        node, here, "\(Fault.quoted(text)) is an absolute path",
        "write it relative to this file, \(flag)")
      return nil
    }
    // A zero would end the path early where the system reads it.
    guard !text.unicodeScalars.contains("\0"), let resolved = files.resolved(path) else {
      note(
        node, here, "there is no file \(Fault.quoted(text))",
        "paths are relative to the file that names them")
      return nil
    }
    let isInside = root.map { resolved.hasPrefix($0 == "/" ? "/" : $0 + "/") } ?? false
    guard isInside || mayLeaveFolder else {
      note(
        node, here, "\(Fault.quoted(text)) lies outside the folder of the scenario",
        "move it there, \(flag)")
      return nil
    }
    return resolved
  }

  private mutating func note(_ node: Node, _ here: Step, _ problem: String, _ hint: String) {
    ownFaults.append(
      Fault(file: here.path, position: node.position, problem: problem, hint: hint))
  }
}
