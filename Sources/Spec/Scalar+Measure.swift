import Diagnostics
import Formats
import Units

extension Scalar {
  /// A quantity: a number in its base unit, or text such as `"12T"`.
  public static func measure<Kind: Dimension>(_: Measure<Kind>.Type) -> Scalar {
    Scalar(
      name: "a number of \(Kind.noun)",
      summary: "\(Kind.noun), for example \"\(Kind.example)\"",
      kinds: [.number, .text],
      keywords: [
        ("minimum", .number(Kind.range.lowerBound)),
        ("maximum", .number(Kind.range.upperBound)),
        ("pattern", .text(pattern(words: Kind.words, countsBillions: Kind.countsBillions))),
      ]
    ) { node in
      do throws(InputFault) {
        _ = try Measure<Kind>(node: node)
        return nil
      } catch {
        return (error.problem, error.hint)
      }
    }
  }

  private static func pattern(words: [String], countsBillions: Bool) -> String {
    let suffixes = countsBillions ? "[KMBGTP]" : "[KMGTP]"
    return "^ *([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\(suffixes)? *("
      + words.joined(separator: "|") + ")? *$"
  }
}

extension Measure {
  /// Reads a quantity from a number or a text; it has to lie in the range of its dimension.
  public init(node: Node) throws(InputFault) {
    if let text = node.text {
      self = try Measure(text: text)
    } else {
      self.init(node.number ?? 0)
    }
    try checkRange()
  }
}
