import Formats
import Questions
import ReportWriter

/// What differs between a recorded run and its repetition.
struct RerunReport {
  private struct Finding {
    /// version, input, scenario or file.
    let what: String
    let name: String
    let state: String
    let isSame: Bool
  }

  private let lines: [Finding]
  private let outputs: [Finding]

  /// Whether every recorded file came out the same.
  var isSame: Bool { outputs.allSatisfy(\.isSame) }

  /// Compares what was recorded with the files of a folder.
  init(
    _ recorded: RecordedRun, place: InputPlace, folder: String
  ) throws(CommandFailure) {
    let repeated = try RecordedRun(
      try InputFile(folder + "/" + Manifest.fileName), mayLeaveFolder: true)
    var lines = [
      Finding(
        what: "version", name: "moesim",
        state: recorded.version == Release.version
          ? "same: \(Release.version)"
          : "differs: was \(recorded.version), is \(Release.version)",
        isSame: recorded.version == Release.version)
    ]
    if !recorded.isIntact {
      lines.append(
        Finding(
          what: "manifest", name: Manifest.fileName, state: "changed since moesim wrote it",
          isSame: false))
    }
    lines += place.inputs.map { input in
      Finding(
        what: "input", name: input.path,
        state: input.isSame
          ? "same"
          : "differs: was \(input.recorded.prefix(12))…, is \(input.now.prefix(12))…",
        isSame: input.isSame)
    }
    let paths = Self.differences(recorded.request, repeated.request, at: "")
    lines.append(
      Finding(
        what: "request", name: "as understood",
        state: paths.isEmpty
          ? "same"
          : "differs at " + paths.prefix(5).joined(separator: ", ")
            + (paths.count > 5 ? " and \(paths.count - 5) more" : ""),
        isSame: paths.isEmpty))
    outputs =
      recorded.outputs.map { file in
        let now = repeated.outputs.first { $0.path == file.path }
        return Finding(
          what: "file", name: file.path,
          state: now.map { $0.sha256 == file.sha256 ? "same" : "differs" } ?? "not made this time",
          isSame: now?.sha256 == file.sha256)
      }
      + repeated.outputs.filter { file in !recorded.outputs.contains { $0.path == file.path } }
      .map { Finding(what: "file", name: $0.path, state: "not made then", isSame: false) }
    self.lines = lines
  }

  /// A table for people and what it comes to.
  func text(width: Int?) -> String {
    let same = outputs.count(where: \.isSame)
    let picked = lines + outputs.filter { !$0.isSame }
    let verdict =
      isSame
      ? "All \(outputs.count) files came out the same, byte for byte."
      : "\(same) of \(outputs.count) files came out the same."
    return TerminalTable.text(
      of: [.init("what"), .init("which"), .init("state")],
      rows: picked.map { [$0.what, $0.name, $0.state] }, width: width)
      + "\n" + Paragraph.text(verdict, width: width, indent: 0)
  }

  /// The same for programs.
  var json: JSONValue {
    [
      "same": .boolean(isSame),
      "lines": .array(
        (lines + outputs).map {
          [
            "what": .string($0.what), "name": .string($0.name), "same": .boolean($0.isSame),
            "state": .string($0.state),
          ]
        }),
    ]
  }

  /// The paths at which two requests differ.
  private static func differences(_ one: Node, _ other: Node, at path: String) -> [String] {
    switch (one.value, other.value) {
    case (.object(let mine), .object(let others)):
      let keys =
        mine.map(\.key)
        + others.map(\.key).filter { key in
          !mine.contains { $0.key == key }
        }
      return keys.flatMap { key -> [String] in
        let inner = path.isEmpty ? key : path + "." + key
        guard let left = one[key], let right = other[key] else { return [inner] }
        return differences(left, right, at: inner)
      }
    case (.list(let mine), .list(let others)) where mine.count == others.count:
      return zip(mine, others).enumerated().flatMap { index, pair in
        differences(pair.0, pair.1, at: "\(path).\(index)")
      }
    default:
      return one.hasSameContent(as: other) ? [] : [path.isEmpty ? "all of it" : path]
    }
  }
}
