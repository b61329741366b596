import Fitting
import Formats
import ScalingLaws
import Spec

/// How a table of runs is read where it is not as usual.
struct RunReadingInputs {
  private let units: [RunColumn: Double]
  private let skipsIncomplete: Bool
  private let embeddings: EmbeddingCount?

  init(_ ask: inout Asking) {
    units = ask(
      "units", .columnUnits, "Units of columns whose headers do not say them, such as parameters=B",
      default: [:], says: "none")
    skipsIncomplete = ask(
      "skipIncomplete", .boolean, "Leave out rows without a number that is needed, and count them",
      default: false)
    embeddings = ask.optional(
      "embeddings", .choice(), isInExample: false,
      "Which embeddings the parameters hold; by their header, else all, if left out")
  }

  /// As usual.
  init() {
    units = [:]
    skipsIncomplete = false
    embeddings = nil
  }

  func options(_ names: [RunColumn: String], needs: [RunColumn], isDense: Bool) -> RunOptions {
    RunOptions(
      names: names, units: units, needs: needs, leavesOutIncomplete: skipsIncomplete,
      embeddings: embeddings?.rawValue, isDense: isDense)
  }
}

extension InputKind where Value == [RunColumn: Double] {
  /// Units by column, `parameters=B,tokens=T,flop=PFLOP`.
  fileprivate static var columnUnits: InputKind {
    let hint = "write for example parameters=B,tokens=T,flop=PFLOP"
    return InputKind(
      .scalar(
        Scalar(name: "units", summary: hint, kinds: [.text]) { node in
          RunUnits(node.text ?? "") == nil
            ? ("'\(node.text ?? "")' names no units of columns", hint) : nil
        }), example: .text("parameters=k"), sample: [:]
    ) { node, _ in node.text.flatMap { RunUnits($0)?.factors } }
  }
}

extension InputKind where Value == [(header: String, text: String)] {
  /// Rows by the text of a column, `eval=c4`.
  static var rowsKept: InputKind {
    let hint = "write for example eval=c4"
    @Sendable func pairs(_ text: String) -> [(header: String, text: String)]? {
      let parts = text.split(separator: ",").map {
        $0.split(separator: "=", maxSplits: 1).map(String.init)
      }
      guard !parts.isEmpty, parts.allSatisfy({ $0.count == 2 }) else { return nil }
      return parts.map { ($0[0], $0[1]) }
    }
    return InputKind(
      .scalar(
        Scalar(name: "rows", summary: hint, kinds: [.text]) { node in
          pairs(node.text ?? "") == nil
            ? ("'\(node.text ?? "")' is no column with its text", hint) : nil
        }), example: .text("eval=c4"), sample: []
    ) { node, _ in node.text.flatMap(pairs) }
  }
}
