import Diagnostics
import Foundation
import ScalingLaws
import TestSupport
import Testing
import Units

@testable import Evidence

/// Branches that the bundled table hardly takes, by hand.
struct RareEvidenceTests {
  private func runs(_ rows: [(Double, Double, String, Double, Double)]) -> [Ablation.Run] {
    rows.map { .init(size: $0.0, tokens: $0.1, seed: $0.2, levels: [$0.3], score: $0.4) }
  }

  /// Differences 1.0, 1.4 and 0.6: 1 ± t · 0.4/√3, t of 80 % and two degrees 1.8856180831641267 (SciPy).
  @Test func `an effect lies within Student's interval`() throws {
    let fit = try Ablation(
      runs(
        [("1", 1.0), ("2", 1.4), ("3", 0.6)].flatMap { seed, gap in
          [(1e9, 2e10, seed, 0, 30), (1e9, 2e10, seed, 1, 30 + gap)]
        }), factors: ["filter"], isLoss: false, interactions: false, slope: 2, spread: 0)
    let interval = fit.effects[0].interval(level: 0.8)
    let half = 1.8856180831641267 * 0.4 / 3.0.squareRoot()
    expect(interval.lowerBound, near: 1 - half, within: 1e-9)
    expect(interval.upperBound, near: 1 + half, within: 1e-9)
  }

  /// Gains of 1 at a billion and 0.5 at three: -0.5 over ln 3.
  @Test func `an effect's change with size is a slope in ln size`() throws {
    let fit = try Ablation(
      runs([
        (1e9, 2e10, "", 0, 29.9), (1e9, 2e10, "", 1, 30.9), (1e9, 2e10, "", 0, 30.1),
        (1e9, 2e10, "", 1, 31.1), (3e9, 2e10, "", 0, 29.9), (3e9, 2e10, "", 1, 30.4),
        (3e9, 2e10, "", 0, 30.1), (3e9, 2e10, "", 1, 30.6),
      ]), factors: ["filter"], isLoss: false, interactions: true)
    #expect(fit.effects.map(\.name) == ["filter", "filter per e-fold of size"])
    #expect(abs(fit.effects[1].value + 0.5 / log(3)) < 1e-9)
    expect(fit.effects[0].value, near: 0.75, within: 1e-9)
  }

  /// Two numbers of tokens of one design: 6 points over ln 4, whose error is taken as a quarter.
  ///
  /// Three runs for three constants leave no noise.
  @Test func `two points make a slope with a quarter of it as error`() throws {
    let rows = [
      (1e9, 2e10, "", 0.0, 30.0), (1e9, 8e10, "", 0, 36), (1e9, 2e10, "", 1, 31),
      (1e9, 2e10, "", 1, 31.4),
    ]
    let fit = try Ablation(
      runs(rows), factors: ["filter"], isLoss: false, interactions: false)
    let slope = try #require(fit.slope)
    expect(slope.value, near: 6 / log(4), within: 1e-9)
    expect(slope.error, near: 1.5 / log(4), within: 1e-9)
    #expect(slope.degrees == 10)
    #expect(throws: Ablation.UnfittedReason.self) {
      try Ablation(
        runs(Array(rows.prefix(3))), factors: ["filter"], isLoss: false, interactions: false)
    }
  }

  @Test func `a second filter may add or take as the first does about its own centre`() {
    let first = InterventionChain(["model_filter"], on: .tasks, isFiltered: false, farness: 0)
    let again = InterventionChain(["model_filter"], on: .tasks, isFiltered: true, farness: 0)
    let (own, moved) = (first.steps[0].interval(level: 0.8), again.steps[0].interval(level: 0.8))
    let centre = exp(first.steps[0].centre)
    #expect(again.steps[0].centre == 0 && centre > 1)
    expect(moved.lowerBound * centre, near: own.lowerBound, relative: 1e-12)
    expect(moved.upperBound * centre, near: own.upperBound, relative: 1e-12)
    #expect(again.interval(level: 0.8) == moved)
  }

  @Test func `rows are near within a factor of five in size and in tokens`() throws {
    let text =
      "id,paper,kind,from,to,metric,side,n_b,d_b,q,q_low,q_high\na,A,dedup,x,y,M,score,1,20,2,1,4\n"
    let rows = try Intervention.adding(csv: Array(text.utf8), file: "t").suffix(1)
    for (size, tokens, isNear) in [
      (nil, nil, true), (4.9e9, 2e10, true), (5.1e9, 2e10, false), (1e9 / 4.9, nil, true),
      (1e9, 1.1e11, false), (1e9, 2e10 / 5.1, false), (nil, 9e10, true),
    ] as [(Double?, Double?, Bool)] {
      let farness = Intervention.farness(size: size, tokens: tokens, among: Array(rows))
      #expect(farness == (isNear ? 0 : log(1.5)))
    }
  }

  /// 10,000 questions: 1.5 · 100 √(p(1 - p)/n) with p = 4502/10004 is 0.746; √2 of it over 30 points in ln 4.
  @Test func `questions of one's own tell the noise of a score`() throws {
    let header = "model,kind,total_b,active_b,metric,questions,score\n"
    let text = header + "a,dense,1,,own,10000,30\nb,dense,4,4,own,,60\nc,moe,8,2,own,,45"
    let table = try OwnTable(csv: [UInt8](text.utf8), file: "own.csv")
    let reading = try #require(table.evidence.measured().readings.first)
    let p = 4502.0 / 10_004
    let error = 150 * (p * (1 - p) / 10_000).squareRoot()
    expect(reading.deviation, near: 2.0.squareRoot() * error / 30 * log(4), within: 1e-9)
    expect(reading.size.value, near: 2e9, relative: 1e-9)
    let wrong = header + "a,dense,1,2,own,10000,30\nc,moe,8,2,own,,45"
    let faults = #expect(throws: FaultList.self) {
      try OwnTable(csv: [UInt8](wrong.utf8), file: "own.csv")
    }
    #expect(faults?.description.contains("different active and total sizes") == true)
  }

  @Test func `beyond a flat end the slope of the whole ladder tells the noise`() throws {
    let ladder = try #require(Ladder([(0, 1), (1, 3), (2, 2.5), (3, 2)]))
    // 1.5 points over 3 e-folds.
    expect(ladder.deviation(at: 2.6, noise: 0.1), near: 0.2, within: 1e-12)
  }

  @Test func `a slope that noise hides is told in standard errors`() throws {
    let evidence = OwnEvidence(
      siblings: [.init(name: "dense", size: Parameters(4e9), tokens: nil)],
      metrics: [
        .init(name: "m", error: .deviation(0.5), siblings: [40], score: 50, slope: 0.1)
      ], tokens: nil)
    let refusal = #expect(throws: OwnEvidence.Unmeasurable.self) { try evidence.measured() }
    guard case .nothingRead(let unread) = refusal, case .flatSlope(let errors) = unread[0].reason
    else {
      Issue.record("the slope is flat")
      return
    }
    expect(errors, near: 0.2, within: 1e-12)
  }

  /// Siblings of 1, 4 and 16 billion on twice the tokens: the exponent is that of two laws at their middle, 4.
  @Test func `siblings of other tokens are moved by the laws' exponent at their middle size`()
    throws
  {
    let evidence = OwnEvidence(
      siblings: [1e9, 4e9, 16e9].map {
        .init(name: "d", size: Parameters($0), tokens: Tokens(2e12))
      },
      metrics: [.init(name: "m", error: .deviation(0.5), siblings: [30, 40, 60], score: 50)],
      tokens: Tokens(1e12))
    let measured = try evidence.measured()
    let between = TokenExchange.between(size: Parameters(4e9), tokens: Tokens(1e12))
    try expect(#require(measured.exchange).exponent, near: between.exponent, relative: 1e-9)
    expect(measured.size.value / 8e9, near: pow(2, between.exponent), within: 1e-9)
  }

  @Test func `a fraction beside percentages of 20 and more is a slip`() {
    let error = ScoreError.questions(100, full: 100)
    #expect(error.misfit(of: [0.5, 20])?.problem.contains("among percentages") == true)
    #expect(error.misfit(of: [0.5, 19]) == nil)
  }

  /// On 20 tokens for each parameter a size of N₀ reaches 2 + 100 (1.2 · 6 · N₀ · 20 N₀)^-0.1, and no other.
  @Test func `a recipe's law and its inverse meet on its own line`() {
    let law = RecipeLaw(
      floor: 2, coefficient: 100, exponent: 0.1, flopFactor: 1.2, tokensPerParameter: 20,
      tokenExponent: 0.3, deviation: 0.1)
    let loss = law.loss(flop: 6 * 1e9 * 2e10)
    expect(loss, near: 2 + 100 * pow(1.44e20, -0.1), within: 1e-12)
    expect(law.size(forLoss: loss, tokens: 2e10) ?? 0, near: 1e9, relative: 1e-9)
    // On fewer tokens N^-κ = 2 N₀^-κ - (D/r)^-κ.
    let fewer = pow(2 * pow(1e9, -0.3) - pow(5e8, -0.3), -1 / 0.3)
    expect(law.size(forLoss: loss, tokens: 1e10) ?? 0, near: fewer, relative: 1e-9)
  }

  @Test func `lines within quotes count, and text behind a closing quote is a fault`() {
    func faults(_ rows: String) -> String {
      let text = PairRow.columns.joined(separator: ",") + "\n" + rows
      do throws(FaultList) {
        _ = try MatchedPairs.bundled.adding(csv: [UInt8](text.utf8), file: "own.csv")
        return ""
      } catch { return error.description }
    }
    let sound =
      "mine,Lab,A,dense,1,1,,,1,yes,\"one\nrecipe\",MMLU,knowledge,yes,50,mine,seen,exam\n"
    let wrong = "mine,Lab,B,dense,2,2,,,1,yes,\"one\nrecipe\",MMLU,knowledge,yes,x,mine,seen,exam\n"
    #expect(faults(sound + wrong).contains("own.csv:5:"))
    #expect(
      faults(sound.replacing("Lab", with: "\"Lab\"x")).contains("text follows a closing quote"))
  }

  @Test func `a rule without tokens answers for models of unknown tokens, and a law does not`()
    throws
  {
    let model = RoutedModel(
      set: "s", name: "m", active: Parameters(2e9), total: Parameters(8e9), tokens: nil,
      experts: nil, sizes: .all, card: nil)
    let rule = LawAnswers(GeometricMeanRule(), of: [model])
    expect(rule.log(of: model) ?? 0, near: log(4e9), within: 1e-12)
    let law = try #require(LawLibrary.law("ludziejewski-2025"))
    #expect(LawAnswers(law, of: [model]).log(of: model) == nil)
  }
}
