import Diagnostics
import Foundation
import ScalingLaws
import Tabular
import TestSupport
import Testing
import Units

@testable import Fitting

/// Small parts of fits, by hand.
@Suite("Small parts of fits by hand")
struct SmallPartTests {
  private static func fit(_ objective: Double) -> Fit {
    Fit(
      values: [objective], coordinates: [0], objective: objective, relativeGradient: 0,
      outcome: .settled, evaluations: 5, atBounds: [])
  }

  /// Of 2, 2 + 1e-6, 2.00001, 3 and 3.5 the first two agree within a millionth; two others failed.
  @Test("Starts that agree, that failed, and the ends that they came to")
  func audit() {
    let search = Search(
      best: Self.fit(2), objectives: [2.000001, 3, 2, 3.5, 2.00001, 3.00001],
      outcomes: [.stalled, .stalled, .settled, .settled, .outOfSteps, .settled], evaluations: 1)
    #expect(search.agreeing == 2 && search.failures == 2 && search.starts == 6)
    #expect(search.ends.map(\.starts) == [3, 2, 1])
    #expect(search.ends.map(\.objective) == [2, 3, 3.5])
  }

  /// Scores 10, 40, 25, 19, 50 of tokens that double: 40, 25 and 19 are pooled to 28.
  @Test("Scores that fall between neighbours are their mean, three as well as two")
  func pooled() throws {
    let points = zip([1e9, 2e9, 4e9, 8e9, 1.6e10], [10.0, 40, 25, 19, 50]).map {
      ScorePoint(tokens: Tokens($0), score: $1, deviation: nil)
    }
    let reading = try MonotoneReading(points)
    // 19 lies half way from 10 to 28, and 39 half way from 28 to 50.
    expect(reading.tokens(for: 19).value / 1e9, near: 2.0.squareRoot(), within: 1e-9)
    expect(reading.tokens(for: 39).value / 8e9, near: 2.0.squareRoot(), within: 1e-9)
    // The last segment goes on.
    expect(reading.tokens(for: 61).value / 1.6e10, near: 2.0.squareRoot(), within: 1e-9)
    #expect(reading.isBeyond(9.9) && reading.isBeyond(50.1) && !reading.isBeyond(10))
  }

  /// Four limits of experts stand in for a form without an effect of experts.
  @Test("Values at which the joint form is Chinchilla's")
  func nested() throws {
    let values = try #require(JointForm().nested.first).values([1.8, 480, 2000, 0.35, 0.37])
    let wanted = [[1.0, 8], [1, 64], [2, 300], [1, 3000]].map {
      [480, -0.35, 0, 0, 2000, -0.37, 0, 0, $0[0], $0[1], 1.8]
    }
    #expect(values == wanted)
  }

  @Test("Constants of forms in words")
  func words() {
    let meanings = SkalingForm().constants.filter { ["alpha", "beta"].contains($0.symbol) }
    #expect(meanings.map(\.meaning) == ["exponent of the size", "exponent of the data"])
  }

  @Test("A table of runs has weights where they differ, and what else the runs have")
  func table() throws {
    func headers(_ weights: [Double]?, _ experts: [Double]?) throws -> [String] {
      let runs = try #require(
        Runs(
          parameters: [1e8, 2e8], tokens: [1e9, 2e9], loss: [3, 2.9], experts: experts,
          weights: weights))
      return runs.table(name: "r").columns.map(\.name)
    }
    let plain = ["parameters", "tokens", "loss_nats_per_token"]
    #expect(try headers(nil, nil) == plain && headers([1, 1], nil) == plain)
    #expect(try headers([1, 2], nil) == plain + ["weight"])
    #expect(try headers([1, 2], [4, 8]) == plain + ["experts", "weight"])
  }

  private static let provenance = FittedLawFile.Provenance(
    input: "r.csv", sha256: "00", runs: 9, seed: 1, replicates: 0, failures: 0, version: "0")

  /// 2B active of 5B parameters with 16 experts of which one is used: E = 16 and a granularity of 4 · 2.
  @Test("What saved laws of every form read of a design, and their cautions")
  func saved() throws {
    let design = Design(
      active: Sizes(Parameters(2e9)), total: Sizes(Parameters(5e9)),
      kind: .routed(Routing(experts: 16, topK: 1, hiddenOverExpertWidth: 2)))
    for form in FittedForm.allCases {
      let values = try #require(GradientTests.points.first { $0.id == form.rawValue }).values
      let file = FittedLawFile(
        form: form, title: "t", constants: values, range: [:], objective: "Huber",
        objectiveValue: 0.001, provenance: Self.provenance, draws: [])
      let law = try FittedLaw(file, id: "x", path: "x.json5", bytes: [])
      #expect(
        law.card.cautions.contains(Muennighoff2023.wearingOut) == (form == .dataConstrained))
      let dense = Design.dense(Parameters(5e9))
      let reading = try law.reading(of: form.isDense ? dense : design, tokens: Tokens(1e11))
      let names: [String] =
        switch form {
        case .routed: ["N", "E"]
        case .joint: ["N", "D", "E"]
        case .fineGrained: ["N", "D", "G"]
        default: ["N", "D"]
        }
      let size: Double = form == .joint || form == .routed ? 2e9 : 5e9
      #expect(reading.variables.map(\.0) == names && reading.variables[0].1 == size)
      let isFine = form == .fineGrained
      #expect(reading.point[.activeParameters] == (isFine ? nil : size))
      #expect(reading.point[.totalParameters] == (isFine ? size : nil))
      #expect(reading.point[.compute] == (isFine ? nil : 6 * size * 1e11))
      #expect(reading.point[.tokensPerParameter] == 1e11 / size)
      #expect(reading.point[.granularity] == (isFine ? 8 : nil))
      #expect(reading.point[.expansion] == (names.contains("E") ? 16 : nil))
      #expect(!reading.remarks.contains { $0.hasPrefix("E is read as") })
    }
  }

  /// A form without tokens keeps none of their ranges, a fine-grained one no FLOP, whose count is its own.
  @Test("Ranges that a saved law keeps")
  func ranges() throws {
    let runs = try #require(
      Runs(
        parameters: [1e8, 1e9], tokens: [2e10, 4e10], loss: [3, 2.5], experts: [4, 16],
        granularity: [1, 8]))
    for (form, isTimed, hasFLOP) in [
      (RoutedForm() as any LawForm, false, false), (FineGrainedForm(), true, false),
      (JointForm(), true, true),
    ] {
      let values = try #require(GradientTests.points.first { $0.id == form.id }).values
      let range = try #require(
        FittedLawFile(
          form: form, title: "t", constants: values, runs: runs, objective: "Huber",
          objectiveValue: 0, provenance: Self.provenance, draws: [])
      ).range
      #expect(range[.parameters] == 1e8...1e9 && range[.experts] == 4...16)
      #expect(range[.tokens] == (isTimed ? 2e10...4e10 : nil))
      #expect(range[.tokensPerParameter] == (isTimed ? 40...200 : nil))
      #expect(range[.flop] == (hasFLOP ? 1.2e19...2.4e20 : nil))
    }
  }

  private func fault(_ rows: [String], _ header: String) -> String {
    do throws(FaultList) {
      _ = try RunSheet(text: header + "\n" + rows.joined(separator: "\n") + "\n").read(RunOptions())
      return "none"
    } catch {
      return "\(error)"
    }
  }

  /// Losses that correlate by 0.45 with ln N and ln D, and by 0.35.
  @Test("A column that rises with size and tokens holds no losses", arguments: [0.45, 0.35])
  func rising(correlation: Double) {
    let across = [1.0, -1, -1, 1, 1, -1, -1, 1].map { $0 / 8.0.squareRoot() }
    let rest = (1 - correlation * correlation).squareRoot()
    let rows = (0..<8).map { index in
      let along = (Double(index) - 3.5) / 42.0.squareRoot()
      let loss = 2.5 + 0.1 * (correlation * along + rest * across[index])
      return "\(1e8 * pow(2, Double(index))),\(2e9 * pow(3, Double(index))),\(loss)"
    }
    #expect(fault(rows, "N,D,loss").contains("rises with size and tokens") == (correlation > 0.4))
  }

  /// Beside rows of 6ND one may have 19 times as many FLOP, and not 21; the middle row a fifth to five times.
  @Test("FLOP are compared with 6ND in the middle run, and each run with it")
  func flop() {
    func text(_ factors: [Double]) -> String {
      fault(factors.map { "1e9,2e10,\(1.2e20 * $0),3" }, "N,D,flop,loss")
    }
    for factor in [19, 1.0 / 19] { #expect(text([1, 1, factor]) == "none", "\(factor)") }
    for factor in [21, 1.0 / 21] {
      #expect(text([1, 1, factor]).contains("times 6ND in this row"), "\(factor)")
    }
    for factor in [0.21, 4.9] { #expect(text([factor, factor]) == "none", "\(factor)") }
    for factor in [0.19, 5.1] {
      #expect(text([factor, factor]).contains("times 6ND in the median run"), "\(factor)")
    }
    #expect(text([1e-9, 1e-9]).contains("--units flop=1e9"))
    #expect(text([2.4e-3, 2.4e-3]).contains("--units flop=1e3"))
    #expect(!text([3e-2, 3e-2]).contains("--units flop"))
  }

  /// Python: log Ê of E_start = e^0.7 and E_max = E_start + e^5.2, and its central differences by both.
  @Test("The saturating number of experts and its derivatives")
  func saturated() {
    let found = SaturatedExperts(logStart: 0.7, logExcess: 5.2).logarithm(of: Lanes(0, 3, 15, 63))
    let wanted: [(Double, Double, Double)] = [
      (0.7, 1, 0), (1.5895304894646767, 0.3981088909532637, 0.022124985643579006),
      (2.746457083775942, 0.11148959047080352, 0.0829078137920547),
      (3.8712638396855423, 0.026239444217424076, 0.2587708662460386),
    ]
    for (lane, (value, start, excess)) in wanted.enumerated() {
      expect(found.value[lane], near: value, within: 1e-9)
      expect(found.byStart[lane], near: start, within: 1e-8)
      expect(found.byExcess[lane], near: excess, within: 1e-8)
    }
  }

  /// Where sparsity would turn wear negative a thousandth of its scale is left, and moves with the scale alone.
  @Test(
    "Slopes of wear that has reached its least", arguments: ["n0", "n1", "n2", "d0", "d1", "d2"])
  func least(symbol: String) throws {
    let form = SparseRepeatedForm()
    var values = try #require(GradientTests.points.first { $0.id == form.id }).values
    (values[8], values[11]) = (-8, -8)
    let runs = try #require(
      Runs(
        parameters: [3e8, 2e9, 1e8], tokens: [6e9, 4e10, 1e10], loss: [3, 2.5, 3.2],
        unique: [2e9, 1e10, 1e9], density: [0.5, 0.25, 0.4]))
    let index = try #require(form.index(of: symbol))
    var held: [String: Double] = [:]
    for (constant, value) in zip(form.constants, values) where constant.symbol != symbol {
      held[constant.symbol] = value
    }
    let problem = try FitProblem(form, runs: runs, objective: .meanSquaredLog, holding: held)
    func sum(_ step: Double) -> Double {
      var coordinates = form.coordinates(of: values)
      coordinates[index] += step
      return problem.valueAndGradient(at: form.values(at: coordinates)).value
    }
    let slope = problem.valueAndGradient(at: values).gradient[0]
    let difference = (sum(1e-5) - sum(-1e-5)) / 2e-5
    expect(
      slope, near: difference, within: 1e-6 * abs(difference) + 1e-12, "\(slope) \(difference)")
    #expect((difference == 0) == !symbol.hasSuffix("0"))
  }

  @Test("Constants of sparse and repeated data in words")
  func sparse() {
    let meanings = SparseRepeatedForm().constants.filter { ["A", "B"].contains($0.symbol) }
    #expect(
      meanings.map(\.meaning) == ["coefficient of the size term", "coefficient of the data term"])
  }

  /// Of twelve data sets at 50 % six may miss: the seventh largest of the levels that reach the truth.
  @Test("Levels at which percentiles would have held the truth")
  func coverage() async throws {
    let designs = try #require(
      Runs.grid(parameters: [1e8, 3e8, 1e9], tokens: [2e9, 8e9, 3e10]))
    let problem = try FitProblem(
      ChinchillaForm(), runs: designs, objective: .meanSquaredLog,
      holding: ["alpha": 0.35, "beta": 0.37, "B": 2000])
    let simulation = Simulation(
      ChinchillaForm(), values: [1.8, 480, 2000, 0.35, 0.37], noise: 0.01)
    let study = try await CoverageStudy(
      of: simulation, in: problem, method: .bootstrap(replicates: 39), dataSets: 12, level: 0.5,
      seed: 4, workers: 1)
    #expect(study.symbols == ["E", "A"] && study.failures == 0 && study.dataSets == 12)
    for (coverage, level) in zip(study.coverage, study.calibratedLevels) {
      let level = try #require(level)
      #expect(level > 0.1 && level < 0.9 && (0.2...0.8).contains(coverage))
    }
  }
}
