import Formats

/// Paths of files as texts, with `/` between folders.
enum PathText {
  /// What stands before the last `/`; nil where there is none.
  static func folder(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path read from a folder; an absolute one stands for itself.
  static func joined(_ folder: String?, _ path: String) -> String {
    var path = Substring(path)
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return joined(folder, plain: String(path))
  }

  private static func joined(_ folder: String?, plain path: String) -> String {
    guard let folder, !path.hasPrefix("/") else { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }
}

extension Node {
  /// The node without some keys of its own; what is no object stays as it is.
  func without(_ keys: Set<String>) -> Node {
    guard let members, members.contains(where: { keys.contains($0.key) }) else { return self }
    return Node(.object(members.filter { !keys.contains($0.key) }), position: position)
  }
}
