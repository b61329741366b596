import Foundation

/// The reference data beside the package, which is no part of it.
enum Shared {
  /// The folder named by MOESIM_SHARED, or `../shared` from the package's root.
  static var root: URL {
    if let path = ProcessInfo.processInfo.environment["MOESIM_SHARED"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared").standardizedFileURL
  }

  static var isPresent: Bool {
    FileManager.default.fileExists(atPath: root.appending(path: "data/clark2022_moe").path)
  }

  static let absence = "needs the reference data: set MOESIM_SHARED or put them in ../shared"

  /// The rows of a table by column name; fields may stand in double quotes.
  static func rows(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(fields)
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
