import Diagnostics
import Formats
import Spec

/// Reads a scenario file and, ahead of it, everything that it extends.
struct BaseLoader {
  /// How many files may extend each other in a row, and how many may be read in all.
  static let depthLimit = 16
  static let countLimit = 64

  let gate: FileGate
  private let file: String
  private(set) var inputs: [ReadFile] = []
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

  init(file: String, gate: FileGate) {
    self.file = file
    self.gate = gate
  }

  /// The file of these bytes with its bases under it; nil where one of them cannot be read.
  mutating func load(_ bytes: [UInt8]) -> Node? {
    inputs.append(.init(path: file, digest: FileDigest(of: bytes)))
    do throws(FaultList) {
      let node = try Document.parse(bytes, file: file)
      return merged(node, steps: [Step(path: file, resolved: gate.files.resolved(file))])
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
    let resolved: String
    let bytes: [UInt8]
    do throws(InputFault) {
      resolved = try gate.resolved(text, at: path)
      if isCircle(to: resolved, path, node, steps) { return nil }
      bytes = try gate.bytes(named: text, at: path)
    } catch {
      note(node, here, error.problem, error.hint)
      return nil
    }
    inputs.append(.init(path: path, digest: FileDigest(of: bytes)))
    guard let parsed = parsed(bytes, path) else { return nil }
    return merged(
      parsed.placed(in: path).without(["$schema"]),
      steps: steps + [Step(path: path, resolved: resolved)])
  }

  /// Notes a base that leads back to a file on its way.
  private mutating func isCircle(
    to resolved: String, _ path: String, _ node: Node, _ steps: [Step]
  ) -> Bool {
    guard let start = steps.firstIndex(where: { $0.resolved == resolved }), let here = steps.last
    else { return false }
    let circle = (steps[start...].map(\.path) + [path]).joined(separator: " → ")
    note(node, here, "'extends' goes round in a circle: \(circle)", "remove one of the links")
    return true
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

  private mutating func note(_ node: Node, _ here: Step, _ problem: String, _ hint: String) {
    ownFaults.append(
      Fault(file: here.path, position: node.position, problem: problem, hint: hint))
  }
}
