import Diagnostics
import Fitting
import Formats
import ScalingLaws
import Spec
import Units

extension InputKind where Value == any LawForm {
  /// A formula that can be fitted.
  static var lawForm: InputKind {
    InputKind(
      .scalar(.text("a formula")), example: .text("chinchilla"), sample: ChinchillaForm(),
      words: .list(FormLibrary.words), text: { $0.id }
    ) { node, reader in
      guard let word = node.text else { return nil }
      if let form = FormLibrary.form(word) { return form }
      if let law = LawLibrary.law(word) {
        reader.note(
          node, "the formula of \(law.card.id) cannot be fitted",
          "name one of \(FormLibrary.ids.joined(separator: ", "))")
      } else {
        reader.note(
          node, "unknown law \(Fault.quoted(word))",
          Suggestion.hint(for: word, among: FormLibrary.words))
      }
      return nil
    }
  }
}

extension InputKind where Value == [String: Double] {
  /// Constants with their values, `E=1.69,alpha=0.34`; the fitter checks the symbols.
  static var constants: InputKind {
    InputKind(
      .scalar(
        Scalar(
          name: "constants", summary: "write for example E=1.69,alpha=0.34", kinds: [.text]
        ) { node in
          let hint = "write for example E=1.69,alpha=0.34"
          if let wrong = wrong(in: node.text ?? "") {
            return ("\(Fault.quoted(wrong)) is no constant with its value, given once", hint)
          }
          return parts(of: node.text ?? "").first { abs($0.value ?? 0) > largest(of: $0.symbol) }
            .map {
              ("\(Fault.quoted($0.part)) is beyond \(plainText(of: largest(of: $0.symbol)))", hint)
            }
        }), example: .text("E=1.8,A=480,B=2000"), sample: [:]
    ) { node, _ in
      node.text.map { text in
        parts(of: text).reduce(into: [:]) { constants, part in constants[part.symbol] = part.value }
      }
    }
  }

  private static func parts(of text: String) -> [(part: Substring, symbol: String, value: Double?)]
  {
    text.split(separator: ",").map { part in
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      let value = sides.count == 2 ? Double(sides[1]).flatMap { $0.isFinite ? $0 : nil } : nil
      return (part, String(sides.first ?? ""), value)
    }
  }

  /// The largest value of a constant; a floor is a loss, and bounded as those of tables are.
  private static func largest(of symbol: String) -> Double {
    symbol == "E" ? RunSheet.losses.upperBound : 1e30
  }

  /// The first part that is none, or that comes again.
  private static func wrong(in text: String) -> Substring? {
    var seen: Set<String> = []
    return parts(of: text).first { $0.value == nil || !seen.insert($0.symbol).inserted }?.part
  }
}

extension InputKind where Value == [Double] {
  /// The shares of runs that are fitted: all but one that is held out, or growing ones.
  static var fittedShares: InputKind {
    InputKind(
      .scalar(
        Scalar(
          name: "a share", summary: "write for example 0.2, or rollout", kinds: [.number, .text]
        ) { node in
          if node.text == "rollout" || node.number.map({ (0.01...0.9).contains($0) }) ?? false {
            return nil
          }
          let word = node.text.map { Fault.quoted($0) } ?? node.text(.compact)
          return ("\(word) is not a number from 0.01 to 0.9", "write for example 0.2, or rollout")
        }), example: .text("rollout"), sample: [], words: .list(["rollout"])
    ) { node, _ in
      if let share = node.number { return [1 - share] }
      return node.text == "rollout" ? [0.5, 0.6, 0.7, 0.8, 0.9] : nil
    }
  }
}

extension InputKind where Value == Bootstrap.Weighting {
  /// How runs are redrawn.
  static var resampling: InputKind {
    InputKind<String>.word(of: ["counts", "weights"]).map(
      sample: .counts, text: { $0 == .counts ? "counts" : "weights" }
    ) { word, _, _ in word == "weights" ? .exponential : .counts }
  }
}

/// What a fit minimises: a name, and the constants that some of them have.
struct ObjectiveInputs {
  /// The names of objectives.
  enum Name: String, CaseIterable {
    case huber
    case squaresLog = "squares-log"
    case squares
    case absolute
    case student
  }

  private let name: Name
  private let delta: Double?
  private let degrees: Double?
  private let scale: Double?

  init(_ ask: inout Asking) {
    name = ask("objective", .choice(), "What is minimised", default: .huber)
    delta = ask.optional(
      "delta", .number("a size", atLeast: 1e-9, atMost: 1e3, example: 0.001),
      "huber: where the function turns linear, in log loss; 0.001 if left out")
    degrees = ask.optional(
      "degrees", .number("degrees of freedom", atLeast: 0.1, atMost: 1e6, example: 4),
      isInExample: false, "student: degrees of freedom; 4 if left out")
    scale = ask.optional(
      "scale", .number("a size", atLeast: 1e-9, atMost: 1e3, example: 0.005), isInExample: false,
      "student: scale of the errors in log loss; needed with it")
  }

  /// The objective; a constant of another one is a fault.
  func objective(_ ask: inout Asking) throws(Unsettled) -> Objective {
    for (key, owner) in [("delta", Name.huber), ("degrees", .student), ("scale", .student)]
    where ask.isGiven(key) && name != owner {
      throw ask.fault(
        at: key, "it belongs to the objective \(owner.rawValue)",
        "add --objective \(owner.rawValue), or leave it out")
    }
    switch name {
    case .huber: return .huberLog(delta: delta ?? 1e-3)
    case .squaresLog: return .meanSquaredLog
    case .squares: return .meanSquaredLoss
    case .absolute: return .absoluteLog
    case .student:
      guard let scale else {
        throw ask.fault(
          at: "objective", "student needs the scale of the errors", "add for example --scale 0.005")
      }
      return .studentLog(degrees: degrees ?? 4, scale: scale)
    }
  }
}
