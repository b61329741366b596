import Foundation
import ReportWriter
import ScalingLaws
import Tabular
import Units

/// `moesim verify`: reruns the published numbers of every law; its exit status is a test.
enum VerifyCommand: Command {
  static let name = "verify"
  static let summary =
    "Rerun published numbers of laws, measured steps, whole runs or serving."
  static let operands = "[LAW…|recipes|steps|runs|serving]"
  static let options = [OptionSpec.json]
  static let examples = [
    "moesim verify ludziejewski-2025", "moesim verify", "moesim verify --json",
    "moesim verify steps", "moesim verify runs", "moesim verify serving",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    if let subject = call.operands.first, StepReport.subjects.contains(subject) {
      if let other = call.operands.dropFirst().first {
        throw call.wrong("\(other) stands beside \(subject)", "ask one after the other")
      }
      let (sections, holds) = StepReport.sections(of: subject)
      try sections.show(call, head: [.init("subject", .string(subject))])
      return holds ? .done : .refuted
    }
    var laws: [any ScalingLaw] = call.operands.isEmpty ? LawLibrary.all : []
    let rules = Set(PublishedCheck.recipes.map(\.law)).union(["recipes"])
    let words = call.operands.filter { !rules.contains($0) }
    for word in words { laws.append(try call.law(word)) }
    let isWhole = call.operands.isEmpty || words.count < call.operands.count
    let wanted = call.operands.filter { $0 != "recipes" && rules.contains($0) }
    let report = VerifyReport(
      laws,
      with: !isWhole
        ? []
        : PublishedCheck.recipes.filter { wanted.isEmpty || wanted.contains($0.law) },
      without: isWhole && wanted.isEmpty ? PublishedCheck.uncheckedRecipes : [:])
    try [report.section].show(
      call,
      head: [
        .init("checks", .integer(report.results.count)),
        .init("failed", .integer(report.failures)),
      ])
    return report.status
  }
}

/// Published numbers beside moesim's own.
struct VerifyReport {
  /// A check with what came out, worked out once.
  struct Comparison {
    let check: PublishedCheck
    let value: Double?
    let holds: Bool
  }

  let results: [Comparison]
  /// Laws whose sources state no number that could be compared, each with the reason.
  let unchecked: [String]

  /// The published numbers of laws, and of rules that are no laws of loss.
  init(
    _ laws: [any ScalingLaw], with more: [PublishedCheck] = [],
    without reasons: [String: String] = [:]
  ) {
    self.init(
      laws.flatMap(\.published.checks) + more,
      unchecked: laws.compactMap { law in
        law.published.absence.map { "\(law.card.id) has no published number, because \($0)." }
      }
        + reasons.sorted { $0.key < $1.key }.map {
          "The rule of \($0.key) has no published number, because \($0.value)."
        })
  }

  init(_ checks: [PublishedCheck], unchecked: [String] = []) {
    self.unchecked = unchecked
    results = checks.map { check in
      let value = check.value
      return Comparison(
        check: check, value: value,
        holds: value.map { check.tolerance.holds($0, for: check.stated) } ?? false)
    }
  }

  var failures: Int { results.count { !$0.holds } }

  var status: ExitStatus { failures == 0 ? .done : .refuted }

  var section: ReportSection {
    let table = Table(
      "verify", "Published numbers and moesim's own", of: results,
      [
        .boolean("holds", "Whether the difference lies within the tolerance.") { $0.holds },
        .text("law", "Id of the law.") { $0.check.law },
        .text("claim", "What the number is.") { $0.check.claim },
        .number("paper", "The number as published.") { $0.check.stated },
        .number("moesim", "moesim's own.") { $0.value },
        .text("published", "The same, in its digits.") { Symbol.digits($0.check.stated) },
        .text("computed", "The same, in seven digits.") {
          $0.value.map(Symbol.digits) ?? "no answer"
        },
        .text("difference", "moesim's minus the published one, as the tolerance counts.") { line in
          line.value.map { line.check.tolerance.difference(of: $0, from: line.check.stated) }
        },
        .text("tolerance", "How far they may lie apart.") { $0.check.tolerance.text },
        .text("reason", "Why the tolerance is no tighter.") { $0.check.reason },
        .text("source", "Where the number is published.") { $0.check.source },
      ] as [Filling<Comparison>])
    let laws = Set(results.map(\.check.law)).count
    let verdict =
      failures == 0 ? "all hold" : failures == 1 ? "1 does not hold" : "\(failures) do not hold"
    return ReportSection(
      table: table,
      notes: [
        "\(results.count) published numbers of \(laws) \(laws == 1 ? "law or rule" : "laws and rules"): \(verdict)."
      ]
        + unchecked,
      hiddenColumns: ["paper", "moesim"])
  }
}

extension PublishedCheck.Tolerance {
  /// The difference of a value from the published one in the unit of the tolerance.
  func difference(of value: Double, from stated: Double) -> String {
    let signed = { (number: Double, digits: Int) in
      (number < 0 ? "-" : "+") + abs(number).rounded(toDigits: digits)
    }
    return switch self {
    case .absolute, .above: signed(value - stated, 3)
    case .relative: signed((value / stated - 1) * 100, 3) + " %"
    case .decades: signed(log10(value / stated), 3) + " in log₁₀"
    }
  }
}
