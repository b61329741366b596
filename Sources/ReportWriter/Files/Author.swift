import Formats
import Foundation

/// What a result was made by, so that it is replaced only by the same.
public struct Author: Hashable, Sendable {
  /// The command, such as `run`.
  let command: String
  /// The file that was asked about, from the root; `nil` where there is none.
  let file: String?
  /// The checksums of all that was read, that file's first.
  let sums: [String]
  /// What the result is called.
  let title: String

  /// The author that a manifest states.
  public init(_ manifest: Manifest, title: String) {
    self.init(
      command: manifest.arguments.first ?? "", directory: manifest.directory,
      inputs: manifest.inputs, title: title)
  }

  private init(command: String, directory: String, inputs: [Manifest.File], title: String) {
    // The parts of a sweep and their sum belong to one scenario.
    self.command = command == "merge" ? "run" : command
    file = inputs.first.map { Self.place(of: $0.path, in: directory) }
    sums = inputs.map(\.sha256)
    self.title = title
  }

  /// The author of the folder that a manifest describes; `nil` where it says too little.
  init?(manifest: Node?, title: String) {
    guard let manifest, manifest["program"]?.text == "moesim" else { return nil }
    let inputs = (manifest["inputs"]?.items ?? []).compactMap { input in
      input["path"]?.text.map { Manifest.File(path: $0, sha256: input["sha256"]?.text ?? "") }
    }
    self.init(
      command: manifest["arguments"]?.items?.first?.text ?? "",
      directory: manifest["directory"]?.text ?? "", inputs: inputs, title: title)
  }

  /// A path from the root, through links.
  public static func place(of path: String, in directory: String) -> String {
    URL(filePath: path.hasPrefix("/") ? path : directory + "/" + path)
      .resolvingSymlinksInPath().path
  }

  /// Whether a result of this author may take the place of one of the other.
  ///
  /// It may where both are of the same file, of files of the same content with all that they name, or
  /// of the same title when the other's file is no longer where it was.
  func mayReplace(_ other: Author) -> Bool {
    guard command == other.command else { return false }
    guard let file, let otherFile = other.file else { return self.file == other.file }
    if file == otherFile || sums == other.sums { return true }
    return (try? PathKind(of: otherFile, followingLinks: true)) != .file && title == other.title
  }

  /// As messages name it.
  var name: String { file ?? "'moesim \(command)'" }
}
