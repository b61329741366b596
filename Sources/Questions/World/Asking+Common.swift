import Evidence
import Spec

/// Inputs that several questions share, each with one name, range and default.
extension Asking {
  /// The chance of seeing what is there.
  mutating func power() -> Double {
    self(
      "power", .number("a power", atLeast: 0.5, below: 1, example: 0.9),
      "The chance of seeing what is there", default: 0.8)
  }

  /// The chance of seeing what is not there.
  mutating func significance() -> Double {
    self(
      "significance", .number("a significance", above: 0, below: 0.5, example: 0.05),
      "The chance of seeing what is not there", default: 0.05)
  }

  /// The level of intervals.
  mutating func confidence(
    _ summary: String = "The level of intervals", aliases: [String] = []
  ) -> Double {
    self(
      "confidence", .number("a confidence", above: 0.5, below: 1, example: 0.9), aliases: aliases,
      summary, default: 0.95)
  }

  /// How far a change's worth differs between scales.
  mutating func scaleSpread() -> Double {
    self(
      "spread", .number("a deviation", atLeast: 0, example: 0.15),
      "How far ln q differs between sizes, as a deviation; 0 where the sizes at hand alone are meant",
      default: ScaleSpread.usual)
  }

  /// Simulated experiments.
  mutating func experiments() -> Int {
    self(
      "experiments", .integer(100...1_000_000, "a number of experiments", example: 200),
      "Simulated experiments behind simulated numbers", default: 2_000)
  }

  /// What simulations follow from.
  mutating func seed() -> UInt64 { self("seed", .seed, "Seed of simulations", default: 1) }
}

extension InputKind where Value == Double {
  /// A share from 0 to 1.
  static func share(example: Double) -> InputKind {
    .number("a share", atLeast: 0, atMost: 1, example: example)
  }

  /// A number above 0.
  static func positive(example: Double) -> InputKind { .number(above: 0, example: example) }
}
