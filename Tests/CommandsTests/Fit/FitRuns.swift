import Foundation
import TestSupport
import Testing

/// Runs of models for tests of the fitting commands.
enum FitRuns {
  /// The 240 points of arXiv:2404.10102 as a file: those of the figure less the five largest losses.
  ///
  /// A step of five keeps every fifth, for tests that any runs serve.
  static func writeChinchilla(to target: URL, step: Int = 1) throws {
    let text = try Shared.text("data/epoch_chinchilla/svg_extracted_data.csv")
    let lines = text.split(whereSeparator: \.isNewline)
    let losses = lines.dropFirst().map { Double($0.split(separator: ",").last ?? "") ?? .nan }
    let limit = losses.sorted()[losses.count - 5]
    let kept = zip(lines.dropFirst(), losses).filter { $0.1 < limit }.map(\.0)
    try #require(kept.count == 240)
    let chosen = stride(from: 0, to: kept.count, by: step).map { kept[$0] }
    try (lines.prefix(1) + chosen).joined(separator: "\n").write(
      to: target, atomically: true, encoding: .utf8)
  }

  /// The JSON that a command prints.
  static func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// A number of the row that a column names, in a table of the JSON.
  static func number(
    _ json: [String: Any], _ table: String, _ column: String, _ name: String, _ value: String
  ) throws -> Double {
    let rows = try #require(json[table] as? [[String: Any]])
    let row = try #require(rows.first { $0[column] as? String == name }, "\(table) has no \(name)")
    return try #require(row[value] as? Double, "\(name) has no \(value)")
  }

  /// The files of a folder but the manifest, which holds times.
  static func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name != "manifest.json" {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return files
  }
}
