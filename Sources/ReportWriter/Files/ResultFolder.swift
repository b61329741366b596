import Formats

/// A file of a result, in memory.
public struct ResultFile: Hashable, Sendable {
  public let name: String
  public let bytes: [UInt8]

  /// The letters after the last point of the name.
  public var ending: String { Self.ending(of: name) }

  static func ending(of name: String) -> String {
    name.contains(".") ? String(name.split(separator: ".").last ?? "") : ""
  }

  /// The name before its last point.
  static func stem(of name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}

/// What a description says of a file.
public struct FileFacts: Hashable, Sendable {
  public let name: String
  public let byteCount: Int
  public let sha256: String

  var ending: String { ResultFile.ending(of: name) }
}

/// The files of a result, which appear on the disk together or not at all.
public struct ResultFolder: Sendable {
  /// The files in memory, in the order they were added.
  public private(set) var files: [ResultFile] = []
  /// Their names, sizes and checksums.
  private var held: [FileFacts] = []
  /// Files that are on the disk already, in a hidden folder.
  private(set) var long: LongResult?

  public init() {}

  /// Adds a file by its bytes.
  ///
  /// A name is a plain file name, given once: letters, digits, `-`, `_` and `.`, not beginning with
  /// a point.
  public mutating func add(name: String, bytes: [UInt8]) {
    precondition(Self.isPlain(name), "'\(name)' is a plain file name")
    precondition(!files.contains { $0.name == name }, "'\(name)' is added once")
    files.append(ResultFile(name: name, bytes: bytes))
    held.append(FileFacts(name: name, byteCount: bytes.count, sha256: SHA256.hex(of: bytes)))
  }

  /// Adds a file by its text.
  public mutating func add(name: String, text: String) {
    add(name: name, bytes: Array(text.utf8))
  }

  /// Adds long tables, whose files are moved when the folder is written.
  public mutating func add(_ result: LongResult) {
    precondition(long == nil, "long tables are added once")
    long = result
  }

  /// Names, sizes and checksums of the files so far; long tables come last.
  public var facts: [FileFacts] { held + (long?.files ?? []) }

  /// The checksums of the files so far, for the manifest.
  public var checksums: [Manifest.File] {
    facts.map { Manifest.File(path: $0.name, sha256: $0.sha256) }
  }

  /// Whether a text is a file name that means the same everywhere.
  static func isPlain(_ name: String) -> Bool {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
      default: false
      }
    }
    return isPlain && !name.isEmpty && name.first != "." && name.utf8.count <= 200
  }
}
