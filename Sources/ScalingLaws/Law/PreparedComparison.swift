import Units

/// The numbers of one law on one design and many numbers of tokens, for long sweeps.
///
/// They are those of `answer`, without intervals, readings and reasons: what depends on the design
/// alone is worked out once.
public protocol PreparedComparison: AnyObject, Sendable {
  /// The numbers at a positive number of tokens.
  func numbers(tokens: Double) -> PlainNumbers
}

/// Bare numbers; what was not asked for is not a number, and none is where the law refuses the
/// question of the mode.
public struct PlainNumbers: Hashable, Sendable {
  /// Nats per token.
  public var loss = Double.nan
  /// The dense size of the same loss on the same tokens.
  public var denseEquivalent = Double.nan
  /// Means of a dense model over the design's for the same loss, as the mode says.
  public var multiplier = Double.nan
  /// Loss of the design minus that of a dense model of the same means.
  public var lossGap = Double.nan
  /// How many times outside the fitted range, on the furthest axis; 1 inside.
  public var outsideFactor = Double.nan
}

/// What is wanted of a law for many numbers of tokens.
public struct PlainRequest: Sendable {
  public let design: Design
  public let mode: ComparisonMode
  public let terms: ComparisonTerms
  public let data: DataEffect
  public let wanted: Wanted

  /// Numbers that cost time.
  public struct Wanted: OptionSet, Sendable {
    public let rawValue: Int
    public static let loss = Wanted(rawValue: 1)
    public static let denseEquivalent = Wanted(rawValue: 2)
    /// The answer to the mode's question: a multiplier or a gap.
    public static let comparison = Wanted(rawValue: 4)
    public static let range = Wanted(rawValue: 8)

    public init(rawValue: Int) { self.rawValue = rawValue }
  }

  public init(
    design: Design, mode: ComparisonMode, terms: ComparisonTerms, data: DataEffect, wanted: Wanted
  ) {
    self.design = design
    self.mode = mode
    self.terms = terms
    self.data = data
    self.wanted = wanted
  }

  /// Whether the dense equivalent is part of the comparison.
  var wantsEquivalent: Bool { wanted.contains(.denseEquivalent) && mode == .sameTokens }

  /// Puts the answer to the mode's question where it is wanted.
  func put(_ comparison: Double, into numbers: inout PlainNumbers) {
    guard wanted.contains(.comparison) else { return }
    if case .lossGap = mode.question {
      numbers.lossGap = -comparison
    } else {
      numbers.multiplier = comparison
    }
  }

  /// A law's own answer as a plain number.
  func value(_ question: Question, of law: some ScalingLaw, tokens: Double) -> Double {
    let value = try? law.value(
      of: question, design: design, tokens: Tokens(tokens), terms: terms, data: data)
    guard let value, value.isFinite else { return .nan }
    return value
  }
}
