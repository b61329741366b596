import Diagnostics
import Fitting
import Foundation
import TestSupport
import Testing

/// Tables whose rows or numbers are not what they seem.
@Suite("Runs that mislead")
struct MisleadingRunsTests {
  private func read(_ text: String, _ change: (inout RunOptions) -> Void = { _ in }) throws
    -> ReadRuns
  {
    var options = RunOptions()
    change(&options)
    return try RunSheet(text: text).read(options)
  }

  private func fault(_ text: String, _ change: (inout RunOptions) -> Void = { _ in }) -> String {
    do throws(FaultList) {
      var options = RunOptions()
      change(&options)
      _ = try RunSheet(text: text).read(options)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  /// A petaflop/s-day is 10¹⁵ × 86,400 = 8.64e19 FLOP.
  @Test(
    "Units in words and in days of a rate are understood",
    arguments: [
      "compute (PF-days),N,loss\n1,1e9,2.5\n", "compute_pf_days,N,loss\n1,1e9,2.5\n",
      "C (PFLOP/s-days),N,loss\n1,1e9,2.5\n", "PF-days,N,loss\n1,1e9,2.5\n",
      "petaflop/s-day,N,loss\n1,1e9,2.5\n",
      "N (billion parameters),D (billion tokens),loss\n1,14.4,2.5\n",
      "N (1e9 params),D (billions of tokens),loss\n1,14.4,2.5\n",
    ])
  func units(text: String) throws {
    let runs = try read(text).runs
    expect(runs.parameters[0], near: 1e9, relative: 1e-12)
    expect(runs.tokens[0], near: 14.4e9, relative: 1e-9)
  }

  @Test("No hint leads to a wrong number")
  func hints() {
    let counted = fault("params_B,D,loss\n7e9,4e12,2\n7e7,4e10,3\n")
    #expect(counted.contains("7e18 parameters cannot be meant"))
    #expect(counted.contains("--units parameters=1"))
    // One row in billions among whole numbers is no unit of the column.
    let mixed = fault("N,D,loss\n7e7,4e10,3\n7e9,4e12,2\n0.05,4e10,3\n7e8,4e11,2.5\n")
    #expect(mixed.contains("runs:4:1") && mixed.contains("1 of 4 rows"))
    #expect(!mixed.contains("--units"))
    // 70 may be millions or billions: both are named.
    let either = fault("N,D,loss\n7,1e12,3\n70,1e12,2\n405,1e12,1.8\n")
    #expect(either.contains("millions") && either.contains("(B) for billions"))
    let rows = (1...9).map { "\($0)e8,2e10,\(12 * $0)e18,3" } + ["1e9,2e10,1.2e29,2.9"]
    #expect(
      fault("N,D,flop,loss\n" + rows.joined(separator: "\n")).contains("1000000000 times 6ND"))
    #expect(fault("N,D,loss\n7e18,4e12,2\n") { $0.remedies = .none }.contains("check the row"))
  }

  /// What a column cannot hold, in the second row of a table; with FLOP alone, D = C/6N.
  @Test(
    "A number at the end of the world is refused in every column, with its place",
    arguments: [
      ("N,D,loss", "1e300,2e10,2.9", "runs:3:1: 1e300 parameters cannot be meant"),
      ("N,D,loss", "1e-300,2e10,2.9", "runs:3:1: 1e-300 parameters cannot be meant"),
      ("N,D,loss", "2e8,1e300,2.9", "runs:3:5: 1e300 tokens cannot be meant"),
      ("N,D,loss", "2e8,2e10,1e300", "runs:3:10: the loss '1e300' is not between"),
      ("N,C,loss", "2e8,1e-300,2.9", "runs:3:5: 1e-300 FLOP cannot be meant"),
      ("N,C,loss", "2e8,1e300,2.9", "runs:3:5: 1e300 FLOP cannot be meant"),
      ("N,C,loss", "1e5,6e30,2.9", "runs:3:5: 1e25 tokens by C = 6ND cannot be meant"),
      ("N,C,loss", "1e13,6e10,2.9", "runs:3:6: 0.001000 tokens by C = 6ND cannot be meant"),
      ("D,C,loss", "1e5,6e30,2.9", "runs:3:5: 1e25 parameters by C = 6ND cannot be meant"),
      ("N,D,weight,loss", "2e8,2e10,1e300,2.9", "runs:3:10: the weight '1e300' is not between"),
      ("N,D,weight,loss", "2e8,2e10,1e-300,2.9", "runs:3:10: the weight '1e-300' is not between"),
      ("N,D,experts,loss", "2e8,2e10,1e300,2.9", "runs:3:10: the experts '1e300' is not between"),
      ("N,D,G,loss", "2e8,2e10,1e-300,2.9", "runs:3:10: the granularity '1e-300' is not between"),
      ("N,D,density,loss", "2e8,2e10,1e-300,2.9", "runs:3:10: the density '1e-300' is not between"),
    ])
  func ends(header: String, row: String, problem: String) {
    let good = ["N": "1e8", "D": "2e9", "C": "6e18", "loss": "3.1"]
    let names: [String: RunColumn] = [
      "experts": .experts, "G": .granularity, "density": .density,
    ]
    let first = header.split(separator: ",").map { good[String($0)] ?? "1" }
    let found = fault([header, first.joined(separator: ","), row].joined(separator: "\n")) {
      for (name, column) in names where header.contains(name) { $0.needs.append(column) }
    }
    #expect(found.contains(problem), "\(found)")
  }

  @Test("Scores, whatever their column is called, are no losses")
  func scores() {
    #expect(fault("N,D,accuracy\n7e9,4e12,0.7\n").contains("scores are no losses"))
    let options: (inout RunOptions) -> Void = { $0.names = [.loss: "mmlu_acc"] }
    #expect(fault("N,D,mmlu_acc\n7e9,4e12,0.7\n", options).contains("holds no losses"))
    let rising = (1...9).map { "\($0)e8,\($0)e10,\(2 + Double($0) / 10)" }.joined(separator: "\n")
    #expect(fault("N,D,loss\n" + rising).contains("rises with size and tokens"))
    // exp 2.6 to exp 3.9: perplexities under the name of a loss.
    let perplexities = "N,D,loss\n1e8,1e9,49.3\n1e8,1e10,26.9\n1e9,1e10,13.5\n1e9,1e11,11.9\n"
    #expect(fault(perplexities).contains("name it ppl"))
  }

  @Test("Rows of runs that did not end well are named, and left out where that is asked for")
  func failures() throws {
    let text =
      "N,D,loss,State\n1e9,2e10,2.5,finished\n1e9,1e10,9.1,crashed\n1e9,4e10,2.4,finished\n"
    #expect(
      try read(text).warnings.contains { $0.contains("did not end well") && $0.contains("3") })
    #expect(try read(text) { $0.leavesOutIncomplete = true }.lines == [2, 4])
    let words = "N,D,loss\n1e9,2e10,2.5\n1e9,3e10,crashed\n"
    #expect(fault(words).contains("--skip-incomplete"))
    #expect(try read(words) { $0.leavesOutIncomplete = true }.lines == [2])
  }

  @Test("Columns that the form has no term for are named")
  func unread() throws {
    let repeated = try read("N,D,unique_tokens,loss\n1e9,4e10,1e10,2.5\n1e9,1e10,1e10,2.7\n")
    #expect(repeated.warnings.contains { $0.contains("1 of 2 rows") && $0.contains("4.00 times") })
    let routed = try read("N,D,experts,loss\n1e9,4e10,1,2.5\n1e9,1e10,8,2.7\n")
    #expect(routed.warnings.contains { $0.contains("joint-moe") })
    #expect(routed.unread == ["experts"])
  }

  /// Rows of runs: sizes in the outer order, checkpoints in the inner.
  private func checkpoints(_ header: String, _ row: (Double, Int) -> String) -> String {
    let rows = [1e8, 3e8, 1e9].flatMap { size in (1...4).map { row(size, $0) } }
    return header + "\n" + rows.joined(separator: "\n")
  }

  @Test("Checkpoints are known by their steps where nothing names the runs")
  func steps() throws {
    func loss(_ size: Double, _ step: Int) -> Double { 2 + 1e8 / size + 1 / Double(step) }
    let plain = checkpoints("step,N,D,loss") { "\($1)000,\($0),\($1)e9,\(loss($0, $1))" }
    let read = try read(plain)
    #expect(read.runs.groups == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])
    #expect(read.warnings.contains { $0.contains("checkpoints by 'step'") })
    // Two seeds of a size are two runs; a run of its own on each row is none.
    let seeds = checkpoints("_step,N,D,seed,loss") { size, step in
      (0...1).map { "\(step)000,\(size),\(step)e9,\($0),\(loss(size, step))\($0)" }
        .joined(separator: "\n")
    }
    #expect(Set(try self.read(seeds).runs.groups).count == 6)
    let named = checkpoints("name,_step,N,D,loss") {
      "r\($0)-\($1),\($1)000,\($0),\($1)e9,\(loss($0, $1))"
    }
    #expect(Set(try self.read(named).runs.groups).count == 12)
    #expect(Set(try self.read(plain) { $0.guessesRuns = false }.runs.groups).count == 12)
    let bySize = try self.read(plain) { $0.names = [.group: "N"] }
    #expect(bySize.runs.groups == read.runs.groups && bySize.runs.parameters[4] == 3e8)
  }

  @Test("Of two counts of parameters the one that was taken is named with the other")
  func counts() throws {
    let rows = [5e7, 1e8, 2e8].flatMap { n in
      [1e9, 4e9, 2e10].map { "\(n),\(8 * n),\($0),\(3 - log10($0) / 10)" }
    }
    let read = try read("N_active,N_total,D,loss\n" + rows.joined(separator: "\n"))
    #expect(read.runs.parameters[0] == 5e7)
    #expect(read.warnings.contains { $0.contains("N is 'N_active', and 'N_total' is left out") })
    #expect(read.columns.contains { $0.meaning == "N, with embeddings; not N_total" })
  }

  @Test("Copies of rows, and near copies, count once in resamples")
  func copies() throws {
    let text =
      "N,D,loss\n100000000,1e9,3.5\n100000050,1000001000,3.500003\n100000000,1e9,3.5\n"
      + "100000000,1e9,3.52\n300000000,1e9,3.5\n"
    #expect(
      try read(text).runs.groups.map { Double($0) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        .values.sorted() == [1, 1, 3])
  }
}

/// Rows that err together, as checkpoints of one run do.
@Suite("Rows that err together")
struct RowsThatErrTogetherTests {
  /// Runs of sizes on tokens of Chinchilla's surface; each size errs by its own share of `together`.
  private func problem(_ sizes: Int, _ tokens: Int, together: Double, alone: Double, _ seed: UInt64)
    throws -> FitProblem
  {
    let truth = [1.817, 482.01, 2085.43, 0.3478, 0.3658]
    func steps(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
      (0..<count).map { low * pow(high / low, Double($0) / Double(count - 1)) }
    }
    let designs = steps(5e7, 2e9, sizes).flatMap { n in
      steps(2e9, 5e10, tokens).map { (n, $0) }
    }
    let bare = try #require(
      Runs(
        parameters: designs.map(\.0), tokens: designs.map(\.1), loss: designs.map { _ in 1 }))
    let noisy = try #require(
      Simulation(ChinchillaForm(), values: truth, noise: alone).draw(bare, seed: seed))
    let shared = try #require(
      Simulation(ChinchillaForm(), values: truth, noise: together).draw(bare, seed: seed + 1000))
    let exact = try #require(
      Simulation(ChinchillaForm(), values: truth, noise: 0).draw(bare, seed: seed))
    let loss = (0..<bare.count).map { run in
      noisy.loss[run] * shared.loss[run / tokens * tokens] / exact.loss[run / tokens * tokens]
    }
    return try FitProblem(ChinchillaForm(), runs: try #require(bare.replacingLoss(loss)))
  }

  private func likeness(_ problem: FitProblem) throws -> Double {
    let fit = problem.fit(from: [1.817, 482.01, 2085.43, 0.3478, 0.3658], use: .asGiven)
    let losses = problem.form.losses(of: problem.runs, at: fit.coordinates)
    return try #require(
      problem.likenessOfRows(zip(problem.runs.loss, losses).map { log($0 / $1) })
        .first { $0.shared == "size" }?.probability)
  }

  /// Of 200 studies by SciPy's least squares, 12 by 12 rows with .006 of a run and .001 of a row were
  /// told in all, and rows with errors of their own in 2 to 3 of a hundred.
  @Test("Errors that rows of a size share are seen, and such rows have no intervals")
  func together() async throws {
    var (seen, mistaken) = (0, 0)
    for seed in 0..<10 {
      let shared = try problem(12, 12, together: 0.006, alone: 0.001, UInt64(seed))
      if try likeness(shared) < FitProblem.likenessLimit { seen += 1 }
      let own = try problem(8, 8, together: 0, alone: 0.005, UInt64(seed))
      if try likeness(own) < FitProblem.likenessLimit { mistaken += 1 }
    }
    #expect(seen == 10)
    #expect(mistaken <= 2)
    let shared = try problem(12, 12, together: 0.006, alone: 0.001, 1)
    let fit = shared.fit(from: [1.817, 482.01, 2085.43, 0.3478, 0.3658], use: .asGiven)
    let draws = try await shared.bootstrap(around: fit, replicates: 40)
    let reason = try #require(shared.standing(of: fit, draws).refusal)
    #expect(reason.contains("rows of one size err alike"))
    #expect(shared.standing(of: fit, draws, areRowsRuns: true).refusal == nil)
  }

  /// The truth is drawn: three repeats of a design, 1.5 % apart in size or not at all, or the rows of a
  /// number of tokens or of a budget, share .006, and each row has .001 of its own.
  @Test(
    "Errors that a design, a number of tokens or a budget share are seen as well",
    arguments: [
      "design", "near design", "near design across cells", "number of tokens", "budget",
    ])
  func otherShares(_ shared: String) throws {
    let truth = [1.817, 482.01, 2085.43, 0.3478, 0.3658]
    var designs: [(size: Double, tokens: Double, group: Int)] = []
    for group in 0..<12 {
      let place = Double(group)
      for row in 0..<(shared.contains("design") ? 3 : 8) {
        let size = 5e7 * pow(1.6, Double(row))
        switch shared {
        case "number of tokens": designs.append((size, 2e9 * pow(1.4, place), group))
        case "budget": designs.append((size, 2e18 * pow(1.5, place) / size, group))
        default:
          designs.append(
            (
              exp((904 + (shared.hasSuffix("cells") ? 0.5 : 0) + Double(group % 4) * 50) / 50)
                * (shared.hasPrefix("near") ? 1 + 0.003 * Double(row - 1) : 1),
              exp((1100 + place * 17) / 50), group
            ))
        }
      }
    }
    let bare = try #require(
      Runs(
        parameters: designs.map(\.size), tokens: designs.map(\.tokens), loss: designs.map { _ in 1 }
      ))
    func draw(_ noise: Double, _ seed: UInt64) throws -> [Double] {
      try #require(Simulation(ChinchillaForm(), values: truth, noise: noise).draw(bare, seed: seed))
        .loss
    }
    let (exact, own, joint) = (try draw(0, 1), try draw(0.001, 2), try draw(0.006, 3))
    let loss = designs.indices.map { own[$0] * joint[designs[$0].group] / exact[designs[$0].group] }
    let problem = try FitProblem(ChinchillaForm(), runs: try #require(bare.replacingLoss(loss)))
    let fit = problem.fit(from: truth, use: .asGiven)
    let reason = try #require(problem.refusalOfRows(fit))
    let name = shared.contains("design") ? "design" : shared
    #expect(reason.contains("rows of one \(name) err alike"))
    let clean = try FitProblem(ChinchillaForm(), runs: try #require(bare.replacingLoss(own)))
    #expect(clean.refusalOfRows(clean.fit(from: truth, use: .asGiven)) == nil)
  }

  /// Three runs a size, .006 above, on and below the law, so that no size is off; each row has .001.
  @Test("Checkpoints of several runs of a size are seen where they stand one after the other")
  func severalRuns() throws {
    let truth = [1.817, 482.01, 2085.43, 0.3478, 0.3658]
    var rows: [(size: Double, tokens: Double, off: Double)] = []
    for row in 0..<96 {
      let (size, run, step) = (row / 24, row / 8 % 3, row % 8)
      rows.append(
        (5e7 * pow(3, Double(size)), 2e9 * pow(1.5, Double(step)), 0.006 * Double(run - 1)))
    }
    let bare = try #require(
      Runs(parameters: rows.map(\.size), tokens: rows.map(\.tokens), loss: rows.map { _ in 1 }))
    let own = try #require(
      Simulation(ChinchillaForm(), values: truth, noise: 0.001).draw(bare, seed: 5))
    let clean = try FitProblem(ChinchillaForm(), runs: own)
    #expect(clean.refusalOfRows(clean.fit(from: truth, use: .asGiven)) == nil)
    let shared = zip(own.loss, rows).map { $0 * exp($1.off) }
    let problem = try FitProblem(ChinchillaForm(), runs: try #require(own.replacingLoss(shared)))
    let reason = try #require(problem.refusalOfRows(problem.fit(from: truth, use: .asGiven)))
    #expect(reason.contains("rows of one series of rising tokens err alike"))
    #expect(reason.contains("as checkpoints of one run do"))
  }

  /// The losses are of 1.8 + 480 N^-0.35 + 2000 D^-0.37, and one row's tokens or size are written in another unit.
  @Test("A row whose tokens or size are a thousand times off is named with what would mend it")
  func units() throws {
    let truth = [1.8, 480, 2000, 0.35, 0.37]
    let designs = [5e7, 1e8, 2e8, 4e8, 8e8].flatMap { n in
      [1e9, 3e9, 1e10, 3e10, 1e11].map { (n, $0) }
    }
    let loss = designs.enumerated().map { row, design in
      (truth[0] + truth[1] * pow(design.0, -truth[3]) + truth[2] * pow(design.1, -truth[4]))
        * exp(0.001 * sin(Double(row * row)))
    }
    for (size, tokens, words) in [
      (1.0, 1e-3, "a thousand times more tokens"), (1e3, 1, "a thousand times fewer parameters"),
    ] {
      let runs = try #require(
        Runs(
          parameters: designs.enumerated().map { $1.0 * ($0 == 12 ? size : 1) },
          tokens: designs.enumerated().map { $1.1 * ($0 == 12 ? tokens : 1) }, loss: loss))
      let problem = try FitProblem(ChinchillaForm(), runs: runs)
      let fit = problem.fit(from: truth, use: .asGiven)
      #expect(try #require(problem.likelyUnit(of: 12, under: fit)).contains(words))
      #expect(problem.likelyUnit(of: 3, under: fit) == nil)
    }
  }
}
