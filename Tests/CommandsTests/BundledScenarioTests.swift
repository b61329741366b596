import Foundation
import Testing

@testable import Commands

/// The scenarios inside the program, compared with those of the `scenarios` folder.
@Suite("Bundled scenarios")
struct BundledScenarioTests {
  private static let folder = Moesim.package.appending(path: "scenarios")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json5") }.map { String($0.dropLast(6)) }.sorted()
  }()

  @Test("The program brings along every scenario of the folder, letter for letter")
  func texts() throws {
    #expect(!Self.names.isEmpty)
    #expect(BundledScenario.all.map(\.name) == Self.names)
    for scenario in BundledScenario.all {
      let file = Self.folder.appending(path: "\(scenario.name).json5")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(scenario.text == text, "\(scenario.name) differs from its file")
    }
  }
}
