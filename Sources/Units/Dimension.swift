/// A kind of quantity, so that tokens can never be added to parameters.
public protocol Dimension: Sendable {
  /// What one counts, in the plural, as messages say it.
  static var noun: String { get }
  /// The words a text form may carry after the number.
  static var words: [String] { get }
  /// An example of the text form, for hints.
  static var example: String { get }
  /// The letter for 10⁹ in text that is written: `B` where one counts, `G` where one measures.
  static var billion: Character { get }
  /// Whether `B` after a number is read as a billion; for bytes it is the unit itself.
  static var countsBillions: Bool { get }
  /// What an input may state: wider than anything that was or will be built, and narrow enough that
  /// no sum or product leaves the numbers.
  static var range: ClosedRange<Double> { get }
}

extension Dimension {
  public static var billion: Character { "G" }
  public static var countsBillions: Bool { true }
  public static var range: ClosedRange<Double> { 1e-9...1e24 }
}

/// Tokens of training text.
public enum TokenDimension: Dimension {
  public static let range: ClosedRange<Double> = 1...1e18
  public static let billion: Character = "B"
  public static let noun = "tokens"
  public static let words = ["tokens", "token", "tok"]
  public static let example = "12T"
}

/// Parameters of a model.
public enum ParameterDimension: Dimension {
  public static let range: ClosedRange<Double> = 1...1e15
  public static let billion: Character = "B"
  public static let noun = "parameters"
  public static let words = ["parameters", "parameter", "params"]
  public static let example = "36B"
}

/// Floating-point operations; a fused multiply-add counts as two.
public enum FLOPDimension: Dimension {
  public static let range: ClosedRange<Double> = 1e9...1e30
  public static let noun = "FLOP"
  public static let words = ["FLOP", "FLOPs"]
  public static let example = "3.3e24"
}

/// Floating-point operations for each token.
public enum FLOPPerTokenDimension: Dimension {
  public static let range: ClosedRange<Double> = 1...1e18
  public static let noun = "FLOP per token"
  public static let words = ["FLOP/token", "FLOPs/token"]
  public static let example = "221G"
}

/// Floating-point operations in each second.
public enum FLOPPerSecondDimension: Dimension {
  public static let noun = "FLOP per second"
  public static let words = ["FLOP/s", "FLOPs/s"]
  public static let example = "989T"
}

/// Seconds of wall-clock or device time.
public enum SecondDimension: Dimension {
  public static let range: ClosedRange<Double> = 1e-9...1e12
  public static let noun = "seconds"
  public static let words = ["seconds", "second", "s"]
  public static let example = "3600"
}

/// Bytes of memory.
public enum ByteDimension: Dimension {
  public static let range: ClosedRange<Double> = 1...1e21
  public static let noun = "bytes"
  public static let words = ["bytes", "byte", "B"]
  public static let example = "80GB"
  public static let countsBillions = false
}

/// United States dollars.
public enum DollarDimension: Dimension {
  public static let range: ClosedRange<Double> = 1e-9...1e13
  public static let billion: Character = "B"
  public static let noun = "dollars"
  public static let words = ["dollars", "dollar", "USD"]
  public static let example = "10M"
}

public typealias Tokens = Measure<TokenDimension>
public typealias Parameters = Measure<ParameterDimension>
public typealias FLOP = Measure<FLOPDimension>
public typealias FLOPPerToken = Measure<FLOPPerTokenDimension>
public typealias FLOPPerSecond = Measure<FLOPPerSecondDimension>
public typealias Seconds = Measure<SecondDimension>
public typealias Bytes = Measure<ByteDimension>
public typealias Dollars = Measure<DollarDimension>
