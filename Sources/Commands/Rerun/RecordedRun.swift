import Diagnostics
import Formats
import ReportWriter

/// What a manifest says of a run, as far as repeating it needs.
struct RecordedRun {
  let version: String
  /// The command and its words.
  let arguments: [String]
  /// The folder in which the program was called; `nil` in manifests that do not say.
  let directory: String?
  let inputs: [Manifest.File]
  let outputs: [Manifest.File]
  /// The scenario or the question as it was understood.
  let request: Node
  /// Whether the manifest is as it was written.
  let isIntact: Bool

  /// Reads a manifest.
  ///
  /// `mayLeaveFolder` is whether a run that read files outside its folder may be repeated.
  ///
  /// - Throws: what is wrong with the file, all faults at once.
  init(_ file: InputFile, mayLeaveFolder: Bool) throws(CommandFailure) {
    do throws(FaultList) {
      let node = try Document.parse(file.bytes, file: file.path)
      var reader = ManifestReader(file: file.path)
      guard node["program"]?.text == "moesim" else {
        throw FaultList([
          Fault(
            file: file.path, position: node.position, problem: "this is no manifest of moesim",
            hint: "name the manifest.json of a result folder")
        ])
      }
      version = reader.text("version", of: node)
      arguments = reader.texts("arguments", of: node)
      directory = node["directory"]?.text
      inputs = reader.files("inputs", of: node, named: "path")
      outputs = reader.files("outputs", of: node, named: "name")
      request = node["scenario"] ?? Node(.null)
      isIntact = Manifest.isIntact(file.bytes, read: node)
      if let command = arguments.first, !["run", "fit"].contains(command) {
        reader.note(
          node["arguments"] ?? node, "\(Fault.quoted(command)) cannot be repeated",
          "moesim repeats run and fit")
      }
      if !mayLeaveFolder,
        let word = node["arguments"]?.items?.first(where: { $0.text == "--allow-outside" })
      {
        reader.note(
          word, "the run was allowed to read files outside the scenario's folder",
          "add --allow-outside to this rerun where that is right")
      }
      if inputs.isEmpty, reader.faults.isEmpty {
        reader.note(node["inputs"] ?? node, "no input is recorded", "there is nothing to run")
      }
      guard reader.faults.isEmpty else { throw FaultList(reader.faults) }
    } catch {
      throw .faults(error)
    }
  }
}

/// Reads the members of a manifest and gathers faults.
private struct ManifestReader {
  let file: String
  private(set) var faults: [Fault] = []

  init(file: String) { self.file = file }

  mutating func note(_ node: Node, _ problem: String, _ hint: String) {
    faults.append(Fault(file: file, position: node.position, problem: problem, hint: hint))
  }

  mutating func text(_ key: String, of node: Node) -> String {
    if let text = node[key]?.text { return text }
    note(
      node[key] ?? node, "the manifest states no '\(key)'", "it belongs to an unchanged manifest")
    return ""
  }

  mutating func texts(_ key: String, of node: Node) -> [String] {
    let items = node[key]?.items ?? []
    let texts = items.compactMap(\.text)
    if texts.isEmpty || texts.count < items.count {
      note(
        node[key] ?? node, "the manifest has no list of texts '\(key)'",
        "it belongs to an unchanged manifest")
    }
    return texts
  }

  mutating func files(_ key: String, of node: Node, named name: String) -> [Manifest.File] {
    let items = node[key]?.items ?? []
    let files = items.compactMap { item -> Manifest.File? in
      guard let path = item[name]?.text, let sum = item["sha256"]?.text else { return nil }
      return .init(path: path, sha256: sum)
    }
    if node[key]?.items == nil || files.count < items.count {
      note(
        node[key] ?? node, "the manifest has no list of files '\(key)'",
        "it belongs to an unchanged manifest")
    }
    return files
  }
}
