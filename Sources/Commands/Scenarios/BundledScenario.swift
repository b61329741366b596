import Formats

/// A scenario that the program brings along, wherever it is installed: a file of the folder
/// `scenarios`, carried by the build.
struct BundledScenario: Sendable {
  /// The name of its file without the ending.
  let name: String
  /// The content of its file.
  let text: String

  /// All of them, by name.
  static let all: [BundledScenario] = Carried.files.map { file in
    BundledScenario(name: String(file.name.dropLast(".json5".count)), text: file.text)
  }

  /// The scenario of a name.
  static func named(_ name: String) -> BundledScenario? { all.first { $0.name == name } }

  /// The question in one line.
  var title: String {
    let node = try? Document.parse(text, file: name)
    return node?["title"]?.text ?? ""
  }

  /// The text for a folder of one's own, where no schema lies beside it.
  var copy: String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("$schema:") }
      .joined(separator: "\n")
  }
}
