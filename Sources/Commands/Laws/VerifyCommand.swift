import Formats
import Foundation
import ReportWriter
import ScalingLaws
import Tabular
import Units

/// `moesim verify`: reruns the published numbers of every law; its exit status is a test.
enum VerifyCommand: Command {
  static let name = "verify"
  static let summary = "Rerun the published numbers of every law: paper against moesim."
  static let operands = "[LAW…]"
  static let options = [OptionSpec.json]
  static let examples = [
    "moesim verify ludziejewski-2025", "moesim verify", "moesim verify --json",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    var laws: [any ScalingLaw] = call.operands.isEmpty ? LawLibrary.all : []
    for word in call.operands { laws.append(try call.law(word)) }
    return try run(VerifyReport(laws), asJSON: call.has("--json"))
  }

  /// Shows the checks and ends with 1 where one of them fails.
  static func run(
    _ report: VerifyReport, asJSON: Bool
  ) throws(CommandFailure) -> ExitStatus {
    if asJSON {
      let head: [JSONValue.Member] = [
        .init("checks", .integer(report.results.count)),
        .init("failed", .integer(report.failures)),
      ]
      try Program.show(try JSONValue([report.section], head: head).printed())
    } else {
      try Program.show(report.section.text(width: StandardStream.output.terminalWidth))
    }
    return report.status
  }
}

/// Published numbers beside moesim's own.
struct VerifyReport {
  /// A check with what came out, worked out once.
  struct Line {
    let check: PublishedCheck
    let value: Double?
    let holds: Bool
  }

  let results: [Line]
  /// Laws whose sources state no number that could be compared, each with the reason.
  let unchecked: [String]

  /// The published numbers of laws.
  init(_ laws: [any ScalingLaw]) {
    self.init(
      laws.flatMap(\.published.checks),
      unchecked: laws.compactMap { law in
        law.published.absence.map { "\(law.card.id) has no published number, because \($0)." }
      })
  }

  init(_ checks: [PublishedCheck], unchecked: [String] = []) {
    self.unchecked = unchecked
    results = checks.map { check in
      let value = check.value
      return Line(
        check: check, value: value,
        holds: value.map { check.tolerance.holds($0, for: check.stated) } ?? false)
    }
  }

  var failures: Int { results.count { !$0.holds } }

  var status: ExitStatus { failures == 0 ? .done : .refuted }

  var section: ReportSection {
    var table = Table(
      name: "verify", summary: "Published numbers and moesim's own",
      columns: [
        Column("holds", .boolean, "Whether the difference lies within the tolerance."),
        Column("law", .text, "Id of the law."), Column("claim", .text, "What the number is."),
        Column("paper", .number, "The number as published."),
        Column("moesim", .number, "moesim's own."),
        Column("published", .text, "The same, in its digits."),
        Column("computed", .text, "The same, in seven digits."),
        Column("difference", .text, "moesim's minus the published one, as the tolerance counts."),
        Column("tolerance", .text, "How far they may lie apart."),
        Column("reason", .text, "Why the tolerance is no tighter."),
        Column("source", .text, "Where the number is published."),
      ])
    for line in results {
      let check = line.check
      table.append([
        .boolean(line.holds), .text(check.law), .text(check.claim), .number(check.stated),
        Cell(line.value.flatMap { $0.isFinite ? $0 : nil }), .text(Symbol.digits(check.stated)),
        .text(line.value.map(Symbol.digits) ?? "no answer"),
        Cell(line.value.map { check.tolerance.difference(of: $0, from: check.stated) }),
        .text(check.tolerance.text), .text(check.reason), .text(check.source),
      ])
    }
    let laws = Set(results.map(\.check.law)).count
    let verdict =
      failures == 0 ? "all hold" : failures == 1 ? "1 does not hold" : "\(failures) do not hold"
    return ReportSection(
      table: table,
      notes: ["\(results.count) published numbers of \(laws) laws and rules: \(verdict)."]
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
