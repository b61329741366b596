import Formats

/// The part of the scenario's table that describes sweeps.
enum SweepShape {
  static let sweep = Shape.record(
    [
      Field(
        key: "grid", summary: "Paths and their values; all combinations",
        shape: .dictionary(of: axis, keyRule: .path)),
      Field(
        key: "zip", summary: "Paths and their values; they advance together",
        shape: .dictionary(of: axis, keyRule: .path)),
      Field(
        key: "uncertain", summary: "Paths and the ranges that their values are drawn from",
        shape: .dictionary(of: uncertain, keyRule: .path)),
      Field(
        key: "draws",
        summary: "Draws of the uncertain inputs for each combination; 1000 if left out",
        shape: .scalar(.integer("a number of draws", atLeast: 10, atMost: 100_000))),
      Field(
        key: "seed", summary: "What the draws follow from; 0 if left out",
        shape: .scalar(.integer("a seed", atLeast: 0, atMost: 9_007_199_254_740_991))),
      Field(
        key: "confidence", summary: "The share of the draws in an interval; 0.95 if left out",
        shape: .scalar(ScenarioShape.confidence)),
      Field(
        key: "columns",
        summary:
          "Numbers to write, laws side by side in one row a case; if left out, all that each law "
          + "says, a row each",
        shape: .list(of: .choice(SweepNumber.allCases.map(\.rawValue)), minimum: 1)),
    ], name: "sweep")

  static let axis = Shape.either([
    .list(of: .anything, minimum: 1),
    .scalar(
      Scalar(
        name: "a list or an axis",
        summary: "Values [a, b], or text such as \"log 1T..20T x9\" or \"linear 0..1 x11\"",
        kinds: [.text])),
  ])

  private static let uncertain = Shape.record(
    [
      Field(
        key: "value", summary: "The most likely value, for a triangle", shape: amount),
      Field(key: "low", summary: "The low end", shape: amount, isRequired: true),
      Field(key: "high", summary: "The high end", shape: amount, isRequired: true),
      Field(
        key: "shape",
        summary: "How likely the values between are; triangle if left out",
        shape: .choice(DrawnShape.allCases.map(\.rawValue))),
    ], name: "uncertainInput")

  /// A plain number or a quantity such as `"12T"`.
  private static let amount = Shape.either([
    .scalar(.number("a number")),
    .scalar(Scalar(name: "a quantity", summary: "A quantity such as \"12T\"", kinds: [.text])),
  ])
}

/// The shapes of distributions as a scenario names them.
enum DrawnShape: String, CaseIterable {
  case triangle
  case uniform
  case logUniform
}
