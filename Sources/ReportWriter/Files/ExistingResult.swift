import Foundation

/// A result folder of an earlier run, which a new result may replace.
///
/// A folder is one when its `datapackage.json` is a JSON object whose `generator` is `moesim`, and
/// every entry is a regular file that is: `datapackage.json` or `manifest.json`; a resource that
/// the former lists; or a picture of a listed script, `X.svg`, `X.png`, `X.pdf`, `X.tex` or `X.txt`
/// beside `X.gp`. `.DS_Store` is overlooked. An empty folder may be replaced too.
struct ExistingResult {
  let path: String
  /// The names of the files in the folder, all of them ours.
  let files: [String]

  private static let pictureEndings: Set<String> = ["svg", "png", "pdf", "tex", "txt"]
  private static let descriptionLimit = 64 << 20

  /// Reads the folder; fails, naming a file, where it holds anything that is not ours.
  init(path: String) throws(WriteFailure) {
    self.path = path
    do throws(SystemFailure) {
      files = try namesInFolder(path)
    } catch { throw .cannotCreate(path: path, errno: error.errno) }
    let named = files.filter { $0 != ".DS_Store" }
    guard let first = named.first else { return }
    guard let listed = Self.resources(listedIn: path) else {
      throw .foreignFolder(path: path, file: first)
    }
    for name in files {
      let kind = try? PathKind(of: path + "/" + name, followingLinks: false)
      guard kind == .file, Self.isOurs(name, listed: listed) else {
        throw .foreignFolder(path: path, file: name)
      }
    }
  }

  private static func isOurs(_ name: String, listed: Set<String>) -> Bool {
    if listed.contains(name) || name == ".DS_Store" { return true }
    return pictureEndings.contains(ResultFile.ending(of: name))
      && listed.contains(ResultFile.stem(of: name) + ".gp")
  }

  /// The names that the folder's description lists, or `nil` where it is not ours.
  private static func resources(listedIn path: String) -> Set<String>? {
    let file = path + "/" + DataPackage.fileName
    guard let bytes = try? readFile(file, limit: descriptionLimit),
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      case .string(let generator) = DataPackage.generator.value,
      object[DataPackage.generator.name] as? String == generator
    else { return nil }
    let resources = object["resources"] as? [[String: Any]] ?? []
    let known = [DataPackage.fileName, Manifest.fileName]
    return Set(resources.compactMap { $0["path"] as? String } + known)
  }

  /// The pictures of scripts that stay the same, which are still right beside the new files.
  ///
  /// A picture that cannot be read is left out, as it can be drawn again.
  func pictures(unchangedIn files: [ResultFile]) -> [ResultFile] {
    self.files.compactMap { name -> ResultFile? in
      guard ["svg", "png", "pdf", "tex"].contains(ResultFile.ending(of: name)),
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
