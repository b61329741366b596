import Diagnostics

/// A form in which pictures are drawn.
enum PictureFormat: String, CaseIterable {
  case svg
  case png
  case pdf
  /// A TikZ picture that LaTeX sets in a document's own font.
  case tex
  /// Vega-Lite for pages and notebooks, with the data inside; no program of one's own is needed.
  case vega

  /// The name of gnuplot's terminal; the script for LaTeX names its own.
  var terminal: String? {
    switch self {
    case .svg: "svg"
    case .png: "pngcairo"
    case .pdf: "pdfcairo"
    case .tex, .vega: nil
    }
  }

  /// How the file of a picture ends.
  var ending: String { self == .vega ? "vl.json" : rawValue }

  static let option = OptionSpec(
    "--format", "LIST", "Forms that --render draws: svg (if left out), png, pdf, tex, vega.",
    words: .commaList(allCases.map(\.rawValue)))

  /// The forms that a call asks for, none without --render.
  static func formats(_ call: Call) throws(CommandFailure) -> [PictureFormat] {
    guard let list = call["--format"] else { return call.has("--render") ? [.svg] : [] }
    guard call.has("--render") else {
      throw call.wrong(
        "--format says how pictures are drawn, and none are",
        "add --render")
    }
    var formats: [PictureFormat] = []
    for word in list.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard let format = PictureFormat(rawValue: word) else {
        throw call.wrong(
          "unknown format \(Fault.quoted(word))",
          Suggestion.hint(for: word, among: allCases.map(\.rawValue)))
      }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats
  }
}
