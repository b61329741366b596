import Questions
import ScalingLaws

/// One law's answer to one comparison in one mode, which each case has a value of.
struct SweepGroup: Sendable {
  /// The position of the comparison in the scenario.
  let comparison: Int
  /// `nil` against another run.
  let mode: ComparisonMode?
  /// The position of the law in the scenario.
  let law: Int
  let run: String
  let against: String
  let lawID: String
  let citation: String

  var modeName: String { mode?.rawValue ?? "asTrained" }

  /// What every answer of the group says in a column of results; `nil` where that is the answer's own.
  func text(of column: String) -> String? {
    switch column {
    case "run": run
    case "against": against
    case "mode": modeName
    case "law": lawID
    case "citation": citation
    default: nil
    }
  }

  /// The groups of a scenario in the order of its results.
  static func all(of scenario: Scenario) -> [SweepGroup] {
    scenario.comparisons.enumerated().flatMap { index, request in
      (request.modes.isEmpty ? [nil] : request.modes.map(Optional.some)).flatMap { mode in
        scenario.laws.enumerated().map { position, law in
          SweepGroup(
            comparison: index, mode: mode, law: position, run: request.run.name,
            against: request.against.name, lawID: law.card.id,
            citation: law.card.citation)
        }
      }
    }
  }

  /// A name for each group, of the parts in which they differ; empty for a single one.
  static func names(of groups: [SweepGroup]) -> [String] {
    let parts: [(SweepGroup) -> String] = [\.run, \.against, \.modeName, \.lawID]
    let telling = parts.filter { part in Set(groups.map(part)).count > 1 }
    return groups.map { group in
      telling.map { identifier($0(group)) }.joined(separator: "_")
    }
  }

  /// A name as part of a column's: letters, digits and low lines.
  static func identifier(_ name: String) -> String {
    String(
      name.unicodeScalars.map { scalar in
        let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
        return isPlain ? Character(scalar) : "_"
      })
  }
}
