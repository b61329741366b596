import Foundation

/// The reference data beside the package, which are no part of it.
public enum Shared {
  /// The folder named by MOESIM_SHARED, or `../shared` from the package's root.
  public static var root: URL {
    if let path = ProcessInfo.processInfo.environment["MOESIM_SHARED"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared", directoryHint: .isDirectory).standardizedFileURL
  }

  /// Whether the reference data are there; a suite that needs them is skipped where they are not.
  public static var isPresent: Bool {
    FileManager.default.fileExists(atPath: file("data").path(percentEncoded: false))
  }

  /// Why a suite was skipped.
  public static let absence = "needs the reference data: set MOESIM_SHARED or put them in ../shared"

  /// A file or folder of the reference data by its path from ``root``.
  public static func file(_ path: String) -> URL { root.appending(path: path) }

  /// The bytes of a file.
  public static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: file(path)))
  }

  /// The text of a file.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: file(path), encoding: .utf8)
  }

  /// The rows of a table by column name; fields may stand in double quotes, and a line that
  /// begins with `#` is a remark.
  public static func rows(_ path: String) throws -> [[String: String]] {
    let lines = try text(path).split(whereSeparator: \.isNewline).filter { $0.first != "#" }
      .map(fields)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
