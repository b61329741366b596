import Spec

/// What other evidence says of a part of a factor, such as the tokenizer within the data.
public struct KnownPart: Asked, Hashable {
  public let name: String
  /// The factor that it is part of, by its name.
  public let of: String
  public let value: Double?
  /// What the evidence bounds it by; an open end is infinite, or 0.
  public let low: Double
  public let high: Double
  public let source: String

  public init(_ ask: inout Asking) throws(Unsettled) {
    func factor(_ key: String, _ example: Double, _ summary: String, _ ask: inout Asking) -> Double?
    {
      ask.optional(key, .number("a factor", above: 0, example: example), summary)
    }
    name = ask("name", .text("a part", example: "tokenizer"), "The part")
    of = ask(
      "of", .word(of: ["data", "score", "architecture"]), "The factor that it is part of")
    value = factor("value", 1.2, "Its factor in training FLOP, where it was measured", &ask)
    let least = factor(
      "atLeast", 1.1, "What the evidence bounds it by from below; open if left out", &ask)
    let most = factor("atMost", 1.5, "What it bounds it by from above; open if left out", &ask)
    source = ask("source", .text("a source", example: "a paper"), "Where the figures come from")
    try ask.settle()
    low = least ?? value ?? 0
    high = most ?? value ?? .infinity
    if value == nil, least == nil, most == nil {
      throw ask.fault(
        at: "", "nothing is known of the part", "give a value, atLeast or atMost")
    }
    guard low <= value ?? low, value ?? high <= high, low <= high else {
      throw ask.fault(
        at: "", "the part's value does not lie within its bounds", "atLeast ≤ value ≤ atMost")
    }
  }
}
