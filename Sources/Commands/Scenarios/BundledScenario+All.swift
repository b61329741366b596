// swift-format-ignore-file
// Copied from scenarios/ by MOESIM_RECORD=1 swift test --filter BundledScenario

extension BundledScenario {
  /// All of them, by name.
  static var all: [BundledScenario] { [dbrx, disagreement, experts, gap, lifetime, map, memory, mixtral, tokens] }
}
