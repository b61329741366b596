import Formats

/// A scenario that the program brings along, wherever it is installed.
///
/// The texts are those of the `scenarios` folder; a test holds the two together and rewrites the
/// files here where it is told to.
struct BundledScenario: Sendable {
  /// The name of its file without the ending.
  let name: String
  /// The content of its file.
  let text: String

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
