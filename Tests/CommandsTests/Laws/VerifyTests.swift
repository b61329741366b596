import Foundation
import ScalingLaws
import Tabular
import Testing
import Units

@testable import Commands

/// `moesim verify`: published numbers against moesim's own.
@Suite("Verifying laws")
struct VerifyTests {
  @Test("Every published number holds, one row each, with status 0")
  func all() throws {
    let result = try Moesim.run(["verify", "--json"])
    #expect(result.status == 0)
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(value["verify"] as? [[String: Any]])
    // The 144 numbers of the independent check of MoE laws, and those of dense laws beside them.
    #expect(rows.count >= 144)
    #expect(value["checks"] as? Int == rows.count)
    #expect(value["failed"] as? Int == 0)
    for row in rows {
      #expect(row["holds"] as? Bool == true, "\(row["claim"] ?? "")")
      for key in ["law", "claim", "difference", "tolerance", "reason", "source"] {
        #expect((row[key] as? String)?.isEmpty == false)
      }
      #expect(row["paper"] is Double && row["moesim"] is Double)
    }
  }

  @Test("One law is verified alone, and a line shows both numbers")
  func one() throws {
    let result = try Moesim.run(["verify", "ludziejewski-2025"])
    #expect(result.status == 0)
    // Table 1 of arXiv:2502.05172: 15.8B active parameters at 1e22 FLOP with four experts.
    let line = try #require(
      result.output.split(separator: "\n").first {
        $0.contains("best N_active at 1e22 FLOP, E = 4")
      })
    #expect(line.hasPrefix("yes") && line.contains("15800000000") && line.contains("Table 1"))
  }

  /// Values that miss 2 by more than the tolerance, or are none.
  static let broken: [(Double?, PublishedCheck.Tolerance)] = [
    (2.02, .absolute(0.01)), (2.02, .relative(0.005)), (3, .decades(0.1)), (2, .above),
    (nil, .relative(1)), (.nan, .relative(1)),
  ]

  @Test("A number that is missed makes the status 1", arguments: broken)
  func missed(value: Double?, tolerance: PublishedCheck.Tolerance) throws {
    let check = { (value: Double?) in
      PublishedCheck(
        law: "ludziejewski-2025", claim: "two", source: "arithmetic", stated: 2,
        tolerance: tolerance, reason: "exact"
      ) { value }
    }
    let report = VerifyReport([check(2.0000001), check(value)])
    #expect(report.status.rawValue == 1)
    #expect(report.failures == 1)
    let held = VerifyReport([check(2.0000001)])
    #expect(held.status.rawValue == 0)
    #expect(report.section.notes[0].hasSuffix("1 does not hold."))
    #expect(report.section.table.rows[1].first == .boolean(false))
  }

  @Test("A law without published numbers says why, and an unknown one is a wrong call")
  func none() throws {
    let report = VerifyReport([AxisRule.reasoning(gamma: 0.3)])
    #expect(report.status.rawValue == 0)
    #expect(
      report.section.notes.last
        == "axis-reasoning has no published number, because no fit of γ for reasoning is "
        + "published.")
    #expect(try Moesim.run(["verify", "axis-broad"]).output.contains("databricks-2024"))
    #expect(try Moesim.run(["verify", "ludz"]).status == 64)
    let known = try Moesim.run(["verify", "yun-2024"])
    #expect(known.errors.contains("2404.02852, is not bundled, because the paper does not"))
  }
}
