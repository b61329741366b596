// swift-format-ignore-file
// Copied from scenarios/ by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  /// All of them, by name.
  static var all: [BundledScenario] { [axes, corpora, data_claim, dbrx, disagreement, epochs, experts, facts, flop_efficiency, gap, lifetime, longfact, map, memory, mixtral, power, rater, tokens, uncertain] }
}
