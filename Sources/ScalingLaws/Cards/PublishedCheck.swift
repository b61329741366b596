import Foundation
import Units

/// A number that a source states, and moesim's own value for it.
public struct PublishedCheck: Sendable {
  /// The id of the law that it belongs to.
  public let law: String
  /// What the number is.
  public let claim: String
  /// Where it is stated.
  public let source: String
  /// The number as stated.
  public let stated: Double
  public let tolerance: Tolerance
  /// Why the tolerance is no tighter.
  public let reason: String
  private let compute: @Sendable () throws -> Double?

  /// How far moesim's value may lie from the stated one.
  public enum Tolerance: Hashable, Sendable {
    /// In the number's own unit.
    case absolute(Double)
    /// As a share of the stated number.
    case relative(Double)
    /// On a logarithmic scale, in powers of ten.
    case decades(Double)
    /// The value has to lie above the stated one.
    case above

    /// Whether a value stands for the stated one.
    public func holds(_ value: Double, for stated: Double) -> Bool {
      guard value.isFinite else { return false }
      return switch self {
      case .absolute(let width): abs(value - stated) <= width
      case .relative(let share): abs(value - stated) <= share * abs(stated)
      case .decades(let width): abs(log10(value) - log10(stated)) <= width
      case .above: value > stated
      }
    }

    /// The tolerance in words.
    public var text: String {
      switch self {
      case .absolute(let width): "± \(plainText(of: width))"
      case .relative(let share): "± \(plainText(of: (share * 100).roundedToSignificant(6))) %"
      case .decades(let width): "± \(plainText(of: width)) in log₁₀"
      case .above: "above"
      }
    }
  }

  /// A check whose value is worked out when it is asked for.
  public init(
    law: String, claim: String, source: String, stated: Double, tolerance: Tolerance,
    reason: String, compute: @escaping @Sendable () throws -> Double?
  ) {
    self.law = law
    self.claim = claim
    self.source = source
    self.stated = stated
    self.tolerance = tolerance
    self.reason = reason
    self.compute = compute
  }

  /// Works out moesim's value; `nil` where the law has none, which fails the check.
  public var value: Double? { try? compute() }

  /// Whether moesim's value stands for the stated one.
  public var holds: Bool { value.map { tolerance.holds($0, for: stated) } ?? false }
}

/// What a law's source states that moesim can be compared with, or why there is nothing.
public enum PublishedNumbers: Sendable {
  /// The stated numbers, each with moesim's own.
  case checks([PublishedCheck])
  /// There is none, because …
  case none(because: String)

  /// The checks; empty where there are none.
  public var checks: [PublishedCheck] {
    if case .checks(let checks) = self { checks } else { [] }
  }

  /// Why there are no checks; `nil` where there are some.
  public var absence: String? {
    if case .none(let reason) = self { reason } else { nil }
  }
}

/// Checks that share a law, a source and a tolerance.
struct CheckGroup {
  let law: String
  let source: String
  let tolerance: PublishedCheck.Tolerance
  let reason: String

  func check(
    _ claim: String, _ stated: Double, _ compute: @escaping @Sendable () throws -> Double?
  ) -> PublishedCheck {
    PublishedCheck(
      law: law, claim: claim, source: source, stated: stated, tolerance: tolerance,
      reason: reason, compute: compute)
  }
}

extension PublishedCheck {
  /// A budget, a size or a count as a claim names it.
  static func text(_ value: Double) -> String { plainText(of: value.roundedToSignificant(4)) }
}
