/// The shape of a value without parts: which kinds it may have, and what else must hold.
///
/// The same value checks nodes and describes itself in JSON Schema. Keywords of the schema that
/// go beyond the kinds must say no more than `check` enforces.
public struct Scalar: Sendable {
  /// What the value is, with its article: "a token count".
  public let name: String
  /// What to write, for the schema and for hints, without a full stop.
  ///
  /// For example `tokens, such as "12T" or 3e9`.
  public let summary: String
  /// The kinds of node it may have; at least one.
  public let kinds: [Kind]
  /// What the schema says besides `type` and `description`: `pattern`, `minimum`, ….
  public let keywords: [(key: String, value: Node.Value)]
  /// What is wrong with a node of the right kind, or nil where nothing is.
  public let check: @Sendable (Node) -> (problem: String, hint: String)?

  /// Makes a scalar; without `check` every node of the right kind is good.
  public init(
    name: String, summary: String, kinds: [Kind],
    keywords: [(key: String, value: Node.Value)] = [],
    check: @escaping @Sendable (Node) -> (problem: String, hint: String)? = { _ in nil }
  ) {
    precondition(!kinds.isEmpty, "a scalar has at least one kind")
    self.name = name
    self.summary = summary
    self.kinds = kinds
    self.keywords = keywords
    self.check = check
  }
}

extension Scalar {
  /// What to write in place of a node of the wrong kind.
  ///
  /// A number with a letter behind it is written out; K is a thousand of some things and 1,024 of others.
  func hint(for node: Node) -> String {
    guard kinds == [.number], let text = node.text, let letter = text.last else { return summary }
    if Double(text) != nil { return "write the number without quotes" }
    let number = Double(text.dropLast()).flatMap { $0 > 0 && $0 < 1e4 ? $0 : nil }
    let scales: [Character: [Double]] = ["K": [1000, 1024], "k": [1000, 1024], "M": [1e6]]
    guard let number, let scales = scales[letter] else {
      return summary.isEmpty ? "write a number without a unit" : summary
    }
    let written = scales.map { Node(.number(number * $0)).text(.compact) }
    return "write it out: " + written.joined(separator: " or ")
  }
}

/// Scalars that most files need.
extension Scalar {
  /// True or false.
  public static func boolean(_ name: String = "a boolean", summary: String = "") -> Scalar {
    Scalar(name: name, summary: summary, kinds: [.boolean])
  }

  /// Any text with at least one character besides spaces, tabs and line ends; or any text at all.
  public static func text(
    _ name: String = "text", summary: String = "", mayBeEmpty: Bool = false
  ) -> Scalar {
    if mayBeEmpty { return Scalar(name: name, summary: summary, kinds: [.text]) }
    return Scalar(
      name: name, summary: summary, kinds: [.text],
      keywords: [("pattern", .text("[^ \\t\\r\\n]"))]
    ) { node in
      let isBlank = node.text?.unicodeScalars.allSatisfy { " \t\r\n".unicodeScalars.contains($0) }
      return isBlank == true ? ("expected \(name), not an empty text", summary) : nil
    }
  }

  /// A number; bounds that are left out do not bind.
  ///
  /// - Parameters:
  ///   - name: What the number is, with its article.
  ///   - summary: One sentence for the schema and for hints.
  ///   - above: A bound that itself is not allowed.
  ///   - atLeast: The least number allowed.
  ///   - below: A bound that itself is not allowed.
  ///   - atMost: The greatest number allowed.
  ///   - isWhole: Whether only whole numbers are allowed.
  /// - Returns: A scalar whose schema and check come from the same bounds.
  public static func number(
    _ name: String = "a number", summary: String = "", above: Double? = nil,
    atLeast: Double? = nil, below: Double? = nil, atMost: Double? = nil, isWhole: Bool = false
  ) -> Scalar {
    let bounds: [Bound] = [
      Bound(keyword: "exclusiveMinimum", words: "above", value: above) { $0 > $1 },
      Bound(keyword: "minimum", words: "at least", value: atLeast) { $0 >= $1 },
      Bound(keyword: "exclusiveMaximum", words: "below", value: below) { $0 < $1 },
      Bound(keyword: "maximum", words: "at most", value: atMost) { $0 <= $1 },
    ].filter { $0.value != nil }
    let type: [(key: String, value: Node.Value)] = isWhole ? [("type", .text("integer"))] : []
    return Scalar(
      name: name, summary: summary, kinds: [.number],
      keywords: type + bounds.map { ($0.keyword, .number($0.value ?? 0)) }
    ) { node in
      guard let number = node.number else { return nil }
      if isWhole && node.integer == nil && number.magnitude < 0x1p53 {
        return (
          "expected \(name), not \(Node(.number(number)).text(.compact))", "write a whole number"
        )
      }
      for bound in bounds {
        guard let value = bound.value, !bound.holds(number, value) else { continue }
        return (
          "\(Node(.number(number)).text(.compact)) is not \(bound.words) "
            + Node(.number(value)).text(.compact),
          summary
        )
      }
      return nil
    }
  }

  /// A whole number between two bounds, either of which may be left out.
  public static func integer(
    _ name: String = "a whole number", summary: String = "", atLeast: Int? = nil, atMost: Int? = nil
  ) -> Scalar {
    number(
      name, summary: summary, atLeast: atLeast.map(Double.init), atMost: atMost.map(Double.init),
      isWhole: true)
  }

  /// One side of a range: its keyword in JSON Schema, its words, and its test.
  private struct Bound: Sendable {
    let keyword: String
    let words: String
    let value: Double?
    let holds: @Sendable (Double, Double) -> Bool
  }
}
