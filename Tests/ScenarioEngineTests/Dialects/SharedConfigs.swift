import Foundation

/// The reference configs beside the package, which are no part of it.
enum SharedConfigs {
  /// The folder named by MOESIM_SHARED, or `../shared` from the package's root.
  static var root: URL {
    if let path = ProcessInfo.processInfo.environment["MOESIM_SHARED"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../../shared").standardizedFileURL
  }

  static var models: URL { root.appending(path: "data/models") }

  static var isPresent: Bool { FileManager.default.fileExists(atPath: models.path) }

  static let absence = "needs the reference data: set MOESIM_SHARED or put them in ../shared"

  /// The bytes of a model's config.
  static func config(_ id: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: models.appending(path: "\(id).json")))
  }

  /// The reference counts by model: the columns that tests compare, under their names.
  static func counts() throws -> [(id: String, count: [String: Int])] {
    let text = try String(contentsOf: models.appending(path: "exact_counts.csv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "quoted" }.joined()
        .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { row in
      let cells = zip(header, row).compactMap { name, cell in Int(cell).map { (name, $0) } }
      return (row[0], Dictionary(cells, uniquingKeysWith: { first, _ in first }))
    }
  }
}
