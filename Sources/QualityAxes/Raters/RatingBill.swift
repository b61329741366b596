import Units

/// What a rating of so many responses cost, part by part.
public struct RatingBill: Hashable, Sendable {
  /// One part of a bill.
  public struct Part: Hashable, Sendable {
    public let name: String
    public let cost: Dollars

    public init(_ name: String, _ cost: Dollars) {
      self.name = name
      self.cost = cost
    }
  }

  /// The prompts of LongFact: 38 topics, objects and concepts (arXiv:2403.18802, section 2).
  public static let longFactPrompts = 2_280

  public let parts: [Part]
  public let responses: Int
  public let facts: Int

  private init(known parts: [Part], responses: Int, facts: Int) {
    self.parts = parts
    self.responses = responses
    self.facts = facts
  }

  public var total: Dollars { parts.reduce(.zero) { $0 + $1.cost } }
  public var perResponse: Dollars { total / Double(responses) }

  /// The automatic rater SAFE on the 496 responses of FActScore, at prices of 2024.
  public static let automatic = Sourced(
    RatingBill(
      known: [
        Part("GPT-3.5-Turbo calls", Dollars(64.57)), Part("Serper searches", Dollars(31.74)),
      ],
      responses: 496, facts: 16_011),
    "Wei et al. 2024, arXiv:2403.18802, section 4", .paperRead,
    caution: "prices of 2024; up to 5 searches a fact")

  /// People on the same responses, at $4.00 each.
  public static let person = Sourced(
    RatingBill(known: [Part("annotators", Dollars(4.00 * 496))], responses: 496, facts: 16_011),
    "Wei et al. 2024, arXiv:2403.18802, section 4: $4.00 a response", .paperRead,
    caution: "crowd annotators, not experts")
}
