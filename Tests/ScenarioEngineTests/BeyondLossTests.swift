import Formats
import QualityAxes
import Spec
import Statistics
import Tabular
import TestSupport
import Testing
import Units

@testable import Questions
import ScenarioEngine

/// The tables and pictures of questions beyond loss.
@Suite("Answers beyond loss")
struct BeyondLossTests {
  @Test("The picture of training FLOP says what it is, and draws no curve through the points")
  func trainingFLOP() throws {
    let published = try LongFactModel.all.value.map {
      try FactualityAnswer(of: $0, at: FactGoal.published)
    }
    let drawing = FactualityCharts.compute(published, goal: .median)
    #expect(drawing.title.hasPrefix("F1@64 runs from 31 to 92 %"))
    guard case .curves(let panels) = drawing.body else { return #expect(Bool(false)) }
    #expect(panels[0].x.label.contains("estimates; post-training confounded"))
    #expect(panels[0].marks.count == 7)
    // Each bar is level: an estimate and a factor of five either way.
    #expect(panels[0].curves.last?.form == .points && panels[0].curves.count == 8)
    for bar in panels[0].curves.dropLast() {
      #expect(bar.points.count == 2 && bar.points[0].y == bar.points[1].y)
      expect(bar.points[1].x / bar.points[0].x, near: 25, within: 1e-9)
    }
    #expect(FactualityTables.scores(published).rows.count == 65)
  }

  @Test("Every border between layers is tried, and shares add up")
  func borders() throws {
    var text = "case,component,layer,position,effect\n"
    for layer in 0..<4 {
      for name in ["a", "b"] {
        let late = name == "a" ? 1 : 0
        text += "\(name),mlp,\(layer),last_relation,\(late)\n"
        text += "\(name),mlp,\(layer),first_subject,\(1 - late)\n"
      }
    }
    let effects = try PatchingEffect.reading(CSVTable(bytes: Array(text.utf8), file: "t"))
    let reports = SiteTables.borders(effects, SiteReport.Places(), nil)
    let table = SiteTables.borders("borders", reports, level: 0.95)
    #expect(table.rows.map(\.first) == [.integer(1), .integer(2), .integer(3)])
    #expect(table.rows.allSatisfy { $0[1] == .number(0.5) && $0[4] == .number(0.5) })
  }

  @Test("Training runs add a table of splits, one row for each difference, deviation and rater")
  func splits() throws {
    func question(_ training: RatingQuestion.Training?) throws -> RatingQuestion {
      try RatingQuestion(
        raters: RaterOffer.longFact2024.value, differences: [0.05, 0.02, 0.01],
        deviations: [0.15], assurance: Assurance(), training: training)
    }
    let training = try RatingQuestion.Training(deviation: 0.005, costPerRun: Dollars(20_000))
    #expect(try RatingTables.splits(question(training))?.table.rows.count == 6)
    #expect(try RatingTables.splits(question(nil)) == nil)
  }

  @Test("A number of facts beyond its evidence is marked so, and none is where nothing tells it")
  func columns() throws {
    let model = try KnowingModel(
      name: "m", total: Parameters(132e9), recallSize: Parameters(132e9),
      leastRecallSize: Parameters(110e9), feeding: .experts, tokens: nil)
    let answer = try FactAnswer(FactQuestion(), for: model)
    #expect(answer.value(.unseen) == nil)
    #expect(answer.isExtrapolated(.correct))
  }

  @Test(
    "Every question and every picture of the list describes itself, each under a name of its own")
  func list() {
    let sections = QuestionList.all.map { $0.section.key }
    #expect(Set(sections).count == sections.count)
    let kinds = QuestionList.pictures.map { $0.kind }
    #expect(Set(kinds).count == kinds.count)
    #expect(kinds.contains("axes") && kinds.contains("trainingFLOP"))
  }
}
