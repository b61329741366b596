import Formats
import TestSupport
import Testing

@testable import Questions

@Suite("Quality against training FLOP")
struct QualityTests {
  /// Scores and sizes of marin-community/marin issue 8824 and of the makers, gaps by hand.
  @Test("On one text three MoE stand beside Seed-OSS 36B, and all have fewer bits")
  func paloma() throws {
    #expect(QualityPoint.paloma.count == 14)
    let panel = try #require(
      QualityPanel.all(.paloma, QualityPoint.paloma, metric: nil).first)
    let gains = Dictionary(
      uniqueKeysWithValues: panel.gaps.map { ($0.moe.model, ($0.gain * 1e4).rounded()) })
    #expect(gains == ["Kimi K2": 1335, "DeepSeek-V4-Flash": 738, "Nemotron 3 Super": 171])
    #expect(panel.gaps.allSatisfy { $0.beside.map(\.model) == ["Seed-OSS 36B"] })
    #expect(panel.finding.contains("all 3 MoE have lower Paloma bits per byte"))
    let kimi = try #require(panel.points.first { $0.model == "Kimi K2" }?.flop)
    expect(kimi, near: 3.06e24, relative: 0.01)
    #expect(panel.notes.contains { $0.contains("Motif 3") && $0.contains("Not drawn") })
  }

  @Test("An MoE is held against the line in log FLOP through its dense siblings, and not beyond")
  func siblings() throws {
    let table = try CSVTable(
      bytes: Array(
        """
        model,kind,score,flop,active,tokens,family
        a,dense,10,1e20,,,f
        b,dense,30,1e22,,,f
        inside,moe,25,1e21,,,f
        beyond,moe,40,1e23,,,f
        stranger,moe,90,,1B,1T,g
        """.utf8), file: "scores.csv")
    let points = try QualityPoint.reading(table)
    #expect(points.last?.flop == 6e21)
    let gaps = QualityGap.all(points)
    #expect(gaps.map(\.moe.model) == ["inside"])
    expect(gaps[0].dense, near: 20, within: 1e-9)
    expect(gaps[0].gain, near: 5, within: 1e-9)
  }

  @Test("What is wrong in a table is said with its place")
  func faults() {
    let text =
      "model,kind,score,flop,active,tokens,sd\na,sparse,1,1e20,,,\nb,moe,x,-3,,,\n"
      + "c,moe,1,1e300,,,\nd,moe,1e300,,1e300,1e-300,1e-300\n"
    #expect {
      try QualityPoint.reading(try CSVTable(bytes: Array(text.utf8), file: "s.csv"))
    } throws: { error in
      let words = "\(error)"
      return words.contains("sparse") && words.contains("not a number")
        && words.contains("s.csv:3:9: '-3' is negative") && words.contains("s.csv:4:9: 1e300 FLOP")
        && words.contains("s.csv:5:7: '1e300' cannot be meant")
        && words.contains("s.csv:5:14: 1e300 parameters cannot be meant")
        && words.contains("s.csv:5:20: 1e-300 tokens cannot be meant")
        && words.contains("s.csv:5:27: '1e-300' cannot be meant")
    }
  }

  @Test("Scores that are drawn already under another name are drawn once")
  func repeated() {
    let points = ["one", "two"].flatMap { metric in
      [1e20, 1e21].map { (flop: Double) in
        QualityPoint(
          model: "m\(flop)", family: "", isDense: true, flop: flop, metric: metric, score: 3)
      }
    }
    #expect(QualityPanel.all(.observations, points, metric: nil).map(\.metric) == ["one"])
    #expect(QualityPanel.all(.observations, points, metric: "two").map(\.metric) == ["two"])
  }
}
