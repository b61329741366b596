import Formats
import Foundation

/// A result folder of an earlier run, which a new result may replace.
///
/// A folder is one when its `datapackage.json` is a JSON object whose `generator` is `moesim`, and
/// every entry is a regular file that is: `datapackage.json` or `manifest.json`; a file that the
/// former lists, unchanged; or a picture that gnuplot drew of a listed script, `X.svg`, `X.png`,
/// `X.pdf` or `X.tex` beside `X.gp`. `.DS_Store` is overlooked. An empty folder may be replaced too.
struct ExistingResult {
  let path: String
  /// The names of the files in the folder, all of them ours.
  let files: [String]
  /// What the folder is called; `nil` in an empty one.
  private let title: String?
  private let manifest: Node?

  private static let pictureEndings: Set<String> = ["svg", "png", "pdf", "tex"]
  private static let descriptionLimit = 64 << 20

  /// Reads the folder; fails, naming a file, where it holds anything that is not ours.
  ///
  /// `isCompared` says whether the files are compared with their checksums.
  init(path: String, isCompared: Bool = true) throws(WriteFailure) {
    self.path = path
    do throws(SystemFailure) {
      files = try namesInFolder(path)
    } catch { throw .cannotCreate(path: path, errno: error.errno) }
    guard let first = files.first(where: { $0 != ".DS_Store" }) else {
      (title, manifest) = (nil, nil)
      return
    }
    guard let package = Self.object(DataPackage.fileName, in: path),
      case .string(let generator) = DataPackage.generator.value,
      package[DataPackage.generator.name]?.text == generator
    else { throw .foreignFolder(path: path, file: first) }
    title = package["title"]?.text
    manifest = Self.object(Manifest.fileName, in: path)
    var sums: [String: String] = [DataPackage.fileName: "", Manifest.fileName: ""]
    for resource in package["resources"]?.items ?? [] {
      guard let name = resource["path"]?.text else { continue }
      sums[name] = resource["hash"]?.text?.replacing("sha256:", with: "") ?? ""
    }
    for name in files {
      let kind = try? PathKind(of: path + "/" + name, followingLinks: false)
      guard kind == .file, Self.isOurs(name, in: path, listed: sums) else {
        throw .foreignFolder(path: path, file: name)
      }
    }
    guard isCompared else { return }
    if files.contains(Manifest.fileName),
      let bytes = try? readFile(path + "/" + Manifest.fileName, limit: Self.descriptionLimit),
      !(manifest.map { Manifest.isIntact(bytes, read: $0) } ?? false)
    {
      throw .changedFile(path: path, file: Manifest.fileName)
    }
    if let stated = manifest.flatMap(Self.descriptionSum),
      stated != Self.sum(of: path + "/" + DataPackage.fileName)
    {
      throw .changedFile(path: path, file: DataPackage.fileName)
    }
    sums.merge(Self.sums(of: manifest, in: path)) { listed, _ in listed }
    for name in files {
      guard let sum = sums[name], !sum.isEmpty, Self.sum(of: path + "/" + name) != sum else {
        continue
      }
      throw .changedFile(path: path, file: name)
    }
  }

  private static func isOurs(_ name: String, in path: String, listed: [String: String]) -> Bool {
    if listed[name] != nil || name == ".DS_Store" { return true }
    return pictureEndings.contains(ResultFile.ending(of: name))
      && listed[ResultFile.stem(of: name) + ".gp"] != nil
      && isDrawing(path + "/" + name)
  }

  /// Whether a file begins as gnuplot's pictures do.
  private static func isDrawing(_ path: String) -> Bool {
    var head: [UInt8] = []
    try? FileBytes.read(path, isRegular: true, isItself: true) { chunk in
      head = Array(chunk.prefix(2048))
      return false
    }
    let text = String(decoding: head, as: UTF8.self)
    return head.starts(with: [0x89, 0x50, 0x4E, 0x47]) || text.hasPrefix("%PDF")
      || text.lowercased().contains("gnuplot")
  }

  /// What the manifest says of the description beside it.
  private static func descriptionSum(_ manifest: Node) -> String? {
    let outputs = manifest["outputs"]?.items ?? []
    return outputs.first { $0["name"]?.text == DataPackage.fileName }?["sha256"]?.text
  }

  /// What the manifest says of the files, where it belongs to the description beside it.
  private static func sums(of manifest: Node?, in path: String) -> [String: String] {
    var sums: [String: String] = [:]
    for output in manifest?["outputs"]?.items ?? [] {
      if let name = output["name"]?.text { sums[name] = output["sha256"]?.text }
    }
    let description = path + "/" + DataPackage.fileName
    return sums[DataPackage.fileName] == sum(of: description) ? sums : [:]
  }

  private static func sum(of path: String) -> String? {
    var sum = SHA256()
    do throws(FileFailure) {
      try FileBytes.read(path, isRegular: true, isItself: true) { chunk in
        chunk.withUnsafeBytes { sum.update($0) }
        return true
      }
    } catch { return nil }
    return sum.hex
  }

  private static func object(_ name: String, in path: String) -> Node? {
    guard let bytes = try? readFile(path + "/" + name, limit: descriptionLimit) else { return nil }
    return try? Document.parse(bytes, file: name, limits: Limits(bytes: descriptionLimit))
  }

  /// Fails where the result is another's.
  func refuse(_ author: Author?) throws(WriteFailure) {
    guard let author, let title else { return }
    guard let other = Author(manifest: manifest, title: title) else {
      guard title == author.title else { throw .othersResult(path: path, author: "'\(title)'") }
      return
    }
    guard author.mayReplace(other) else { throw .othersResult(path: path, author: other.name) }
  }

  /// The pictures of scripts that stay the same, which are still right beside the new files.
  ///
  /// A picture that cannot be read is left out, as it can be drawn again.
  func pictures(unchangedIn files: [ResultFile]) -> [ResultFile] {
    self.files.compactMap { name -> ResultFile? in
      guard Self.pictureEndings.contains(ResultFile.ending(of: name)),
        !files.contains(where: { $0.name == name }),
        let script = files.first(where: { $0.name == ResultFile.stem(of: name) + ".gp" }),
        let old = try? readFile(path + "/" + script.name), old == script.bytes,
        let bytes = try? readFile(path + "/" + name)
      else { return nil }
      return ResultFile(name: name, bytes: bytes)
    }
  }

  /// Removes the files from where the folder now is, and the folder when nothing else is in it.
  func remove(from path: String) {
    for name in files { unlink(path + "/" + name) }
    rmdir(path)
  }
}
