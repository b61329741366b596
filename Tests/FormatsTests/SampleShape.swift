import Diagnostics
import Formats

/// A small scenario file's shape that uses every case of `Shape`.
enum SampleShape {
  static let count = Scalar(
    name: "a token count", summary: "tokens, such as \"12T\" or 3e9", kinds: [.number, .text],
    keywords: [("exclusiveMinimum", .number(0)), ("pattern", .text("^[0-9]+[KMBT]$"))]
  ) { node in
    if let number = node.number, number <= 0 { return ("a token count is above 0", "") }
    guard let text = node.text else { return nil }
    let digits = text.utf8.dropLast()
    let isCount =
      !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
      && "KMBT".utf8.contains(text.utf8.last ?? 0)
    return isCount ? nil : ("\(Fault.quoted(text)) is not a token count", "write \"12T\"")
  }

  static let model = Shape.record(
    [
      Field(key: "use", summary: "a bundled model", shape: .scalar(.text())),
      Field(key: "config", summary: "a file", shape: .scalar(.text())),
      Field(key: "experts", summary: "", shape: .scalar(.integer(atLeast: 1, atMost: 4096))),
      Field(
        key: "share", summary: "", shape: .scalar(.number("a share", above: 0, atMost: 1))),
    ], name: "model", exactlyOne: [["use", "config"]])

  static let file = Shape.record([
    Field(
      key: "title", summary: "the question", shape: .scalar(.text("a title")), isRequired: true),
    Field(key: "note", summary: "", shape: .scalar(.text("a note", mayBeEmpty: true))),
    Field(key: "models", summary: "models by name", shape: .dictionary(of: model)),
    Field(key: "tokens", summary: "tokens seen", shape: .scalar(count)),
    Field(
      key: "modes", summary: "comparisons",
      shape: .list(of: .choice(["sameTokens", "bothOptimal", "lifetime"]), minimum: 1)),
    Field(
      key: "against", summary: "one model or several",
      shape: .either([.scalar(.text("a model's name")), model, .list(of: model, minimum: 2)])),
    Field(
      key: "grid", summary: "", shape: .dictionary(of: .list(of: .anything), keyRule: .path)),
    Field(key: "strict", summary: "", shape: .scalar(.boolean())),
    Field(
      key: "pair", summary: "",
      shape: .record(
        [
          Field(key: "a", summary: "", shape: .anything),
          Field(key: "b", summary: "", shape: .anything),
          Field(key: "c", summary: "", shape: .anything),
          Field(key: "d", summary: "", shape: .anything),
        ], exactlyOne: [["a", "b"], ["c", "d"]])),
  ])
}
