// swift-format-ignore-file
// Copied from scenarios/ by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  /// All of them, by name.
  static var all: [BundledScenario] { [axes, dbrx, disagreement, experts, facts, gap, lifetime, longfact, map, memory, mixtral, rater, tokens, uncertain] }
}
