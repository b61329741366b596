import Foundation
import Testing

@testable import Commands

/// The scenarios inside the program against those of the `scenarios` folder.
@Suite("Bundled scenarios")
struct BundledScenarioTests {
  private static let folder = Moesim.package.appending(path: "scenarios")
  private static let sources = Moesim.package.appending(path: "Sources/Commands/Scenarios")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json5") }.map { String($0.dropLast(6)) }.sorted()
  }()

  private static var isRecording: Bool {
    ProcessInfo.processInfo.environment["MOESIM_RECORD"] != nil
  }

  /// The Swift name of a scenario.
  private static func identifier(_ name: String) -> String {
    name.replacing("-", with: "_").replacing(".", with: "_")
  }

  /// With MOESIM_RECORD set, the texts are copied into the program's source.
  @Test("The program brings along every scenario of the folder, letter for letter")
  func texts() throws {
    if Self.isRecording { return try record() }
    #expect(BundledScenario.all.map(\.name) == Self.names)
    for scenario in BundledScenario.all {
      let file = Self.folder.appending(path: "\(scenario.name).json5")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(
        scenario.text == text,
        "\(scenario.name) is out of date: MOESIM_RECORD=1 swift test --filter BundledScenario")
    }
  }

  private func record() throws {
    let notice = "// swift-format-ignore-file\n// Copied from scenarios/"
    for name in Self.names {
      let file = Self.folder.appending(path: "\(name).json5")
      let text = try String(contentsOf: file, encoding: .utf8)
      let source = """
        \(notice)\(name).json5 by MOESIM_RECORD=1 swift test --filter BundledScenario

        extension BundledScenario {
          static let \(Self.identifier(name)) = BundledScenario(name: "\(name)", text: ##\"""
        \(text)
        \"""##)
        }

        """
      try source.write(
        to: Self.sources.appending(path: "BundledScenario+\(name).swift"), atomically: true,
        encoding: .utf8)
    }
    let list = Self.names.map(Self.identifier).joined(separator: ", ")
    try
      "\(notice) by MOESIM_RECORD=1 swift test --filter BundledScenario\n\nextension BundledScenario {\n  /// All of them, by name.\n  static var all: [BundledScenario] { [\(list)] }\n}\n"
      .write(
        to: Self.sources.appending(path: "BundledScenario+All.swift"), atomically: true,
        encoding: .utf8)
  }
}
