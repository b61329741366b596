import Foundation
import Statistics
import TestSupport
import Testing

@testable import Fitting

@Suite("Forms of data quality")
struct CorporaFormTests {
  private static let names = ["a", "b", "c"]

  /// Designs of three corpora at random.
  private static let designs: Runs? = {
    var generator = SplitMix64(seed: 5)
    var (n, d, loss, corpus): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for number in 0..<41 {
      n.append(exp(17 + 6 * generator.uniform()))
      d.append(exp(20 + 6 * generator.uniform()))
      loss.append(0.3 + 0.6 * generator.uniform())
      corpus.append(number % 3)
    }
    return Runs(parameters: n, tokens: d, loss: loss, corpora: corpus)
  }()

  /// Values in the middle of what is plausible, those of each corpus a little apart.
  private static func values(_ form: CorporaForm) -> [Double] {
    form.constants.enumerated().map { index, constant in
      let own = 1 + 0.01 * Double(index)
      return switch constant.symbol.prefix(while: { $0 != "[" }) {
      case "E": 0.4 * own
      case "H": 0.6
      case "A": 60 * own
      case "B": 150 * own
      case "alpha": 0.31
      case "beta": 0.29 * own
      default: 1.3 * own
      }
    }
  }

  /// By hand: 400/50 = 8, to the power 1/0.5 = 64; 30/10 to the power 1/0.25 = 81.
  @Test("Quantities of a corpus against the reference are what their words say")
  func quantities() {
    let reference = CorpusLaw(floor: 1.5, a: 30, b: 400, alpha: 0.25, beta: 0.4)
    let law = CorpusLaw(floor: 1.7, a: 10, b: 50, alpha: 0.25, beta: 0.5, compute: 3)
    let place = CorpusPlace(size: 1e8, tokens: 1e10)
    func value(_ quantity: CorpusQuantity) -> Double {
      quantity.value(of: law, over: reference, at: place)
    }
    for (quantity, expected) in [
      (CorpusQuantity.levelMultiplier, 64.0), (.parameterMultiplier, 81), (.coefficientRatio, 8),
      (.exponentShift, 0.1), (.floorShift, 0.2), (.computeMultiplier, 3),
      // 1.7 + 10/100 + 50/1e5 minus 1.5 + 30/100 + 400/1e4.
      (.lossGap, 1.8005 - 1.84),
    ] {
      expect(value(quantity), near: expected, relative: 1e-9, "\(quantity)")
    }
  }

  @Test(
    "Each form's exact gradient agrees with differences, for losses and for error rates",
    arguments: CorpusEffect.allCases, CorpusLink.allCases)
  func gradient(effect: CorpusEffect, link: CorpusLink) throws {
    let form = CorporaForm(effect, corpora: Self.names, link: link)
    let runs = try #require(Self.designs)
    for objective in [Objective.meanSquaredLog, .meanSquaredLoss, .huberLog(delta: 0.1)] {
      let problem = try FitProblem(form, runs: runs, objective: objective)
      let values = Self.values(form)
      let (value, gradient) = problem.valueAndGradient(at: values)
      let start = form.coordinates(of: values)
      for index in start.indices {
        let step = 1e-4 * max(0.01, abs(start[index]))
        func at(_ multiple: Double) -> Double {
          var moved = start
          moved[index] += multiple * step
          return problem.valueAndGradient(at: form.values(at: moved)).value
        }
        let difference = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step)
        let scale = max(abs(difference), 1e-3 * abs(value))
        expect(
          gradient[index], near: difference, within: 2e-4 * scale,
          "\(effect), \(link), \(form.constants[index].symbol)")
      }
    }
  }

  @Test(
    "The law of a corpus gives the losses that the form gives", arguments: CorpusEffect.allCases)
  func lawOfCorpus(effect: CorpusEffect) throws {
    let runs = try #require(Self.designs)
    for link in CorpusLink.allCases {
      let form = CorporaForm(effect, corpora: Self.names, link: link)
      let values = Self.values(form)
      let losses = form.losses(of: runs, at: form.coordinates(of: values))
      for run in losses.indices {
        let law = form.law(of: run % 3, values)
        let loss = law.loss(size: runs.parameters[run], tokens: runs.tokens[run])
        expect(loss, near: losses[run], relative: 1e-12)
        let tokens = law.tokens(forLoss: loss, size: runs.parameters[run])
        expect(tokens, near: runs.tokens[run], relative: 1e-6)
      }
    }
  }

  @Test("Exact losses of two corpora give their constants back, and the multiplier that made them")
  func recovery() throws {
    let truth = CorpusLaw(floor: 1.8, a: 480, b: 2000, alpha: 0.35, beta: 0.37)
    var (n, d, loss, corpus): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for number in 0...1 {
      for size in [1e8, 3e8, 1e9, 3e9] {
        for tokens in [2e9, 8e9, 3.2e10, 1.28e11] {
          n.append(size)
          d.append(tokens)
          corpus.append(number)
          loss.append(truth.loss(size: size, tokens: number == 0 ? tokens : 1.7 * tokens))
        }
      }
    }
    let runs = try #require(Runs(parameters: n, tokens: d, loss: loss, corpora: corpus))
    let problem = try CorpusProblem(runs, corpora: ["old", "new"])
    let comparison = try CorpusComparison(
      problem, effects: [.none, .tokens, .floor], replicates: 4, starts: 3, workers: 1)
    let tokens = try #require(comparison.fit(.tokens))
    let place = problem.largest
    #expect(place == CorpusPlace(size: 3e9, tokens: 1.28e11))
    expect(tokens.value(.tokenMultiplier, of: 1, at: place), near: 1.7, within: 1e-4)
    expect(tokens.form.law(of: 0, tokens.fit.values).floor, near: 1.8, within: 1e-4)
    #expect(comparison.conclusion() == .decided([.tokens]))
    // A token multiplier holds at every size and number of tokens.
    expect(
      tokens.value(.tokenMultiplier, of: 1, at: place.scaled(by: 1000)), near: 1.7, within: 1e-4)
  }

  @Test("Results do not depend on the number of workers")
  func workers() throws {
    let designs = try #require(Self.designs)
    var generator = SplitMix64(seed: 6)
    let losses = zip(designs.parameters, designs.tokens).map { size, tokens in
      (1.8 + 480 / pow(size, 0.35) + 2000 / pow(tokens, 0.37)) * exp(0.005 * generator.normal())
    }
    let runs = try #require(designs.replacingLoss(losses))
    let problem = try CorpusProblem(runs, corpora: Self.names)
    let one = try CorpusComparison(
      problem, effects: [.none, .tokens], replicates: 5, starts: 3, workers: 1)
    let three = try CorpusComparison(
      problem, effects: [.none, .tokens], replicates: 5, starts: 3, workers: 3)
    for (first, second) in zip(one.fits, three.fits) {
      #expect(first.fit.values == second.fit.values)
      #expect(first.draws == second.draws)
      #expect(first.resampledBIC == second.resampledBIC)
    }
  }

  @Test("Corpora that cannot be compared are refused with a reason")
  func refusals() throws {
    let runs = try #require(Self.designs)
    #expect(throws: CorpusRefusal.tooFewCorpora(1)) {
      try CorpusProblem(runs, corpora: ["a"])
    }
    #expect(throws: CorpusRefusal.unknownCorpus) {
      try CorpusProblem(runs, corpora: ["a", "b"])
    }
    #expect(throws: CorpusRefusal.tooFewRuns("d", 0)) {
      try CorpusProblem(runs, corpora: Self.names + ["d"])
    }
    let large = try #require(runs.replacingLoss(runs.loss.map { $0 + 1 }))
    #expect(throws: CorpusRefusal.self) {
      try CorpusProblem(large, corpora: Self.names, link: .error)
    }
  }
}
