import Diagnostics
import Fitting
import TestSupport
import Testing

/// What a person's own table of runs holds beside its numbers.
@Suite("Usual exports")
struct UsualExportTests {
  private func read(_ text: String, _ change: (inout RunOptions) -> Void = { _ in }) throws
    -> ReadRuns
  {
    var options = RunOptions()
    change(&options)
    return try RunSheet(text: text).read(options)
  }

  private func fault(_ text: String) -> String {
    do throws(FaultList) {
      _ = try RunSheet(text: text).read(RunOptions())
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "Headers say units, conventions and paths",
    arguments: [
      "Params (B),tokens [T],loss\n7,4,2\n", "params_B,train_tokens_t,val/loss\n7,4,2\n",
      "parameter_count,trainTokens,summary.val_loss\n7e9,4e12,2\n",
      "N_no_emb,D,eval/loss\n7B,4T,2\n", "model_size_in_billions,tokens (1e12),final_loss\n7,4,2\n",
      "n_params,PFLOP,loss\n7e9,168000000,2\n", "ZFLOPs,tokens,loss\n168,4T,2\n",
      "config.n_params,config.tokens,summary.eval/loss\n7e9,4e12,2\n",
    ])
  func headers(text: String) throws {
    let runs = try read(text).runs
    expect(runs.parameters[0], near: 7e9, relative: 1e-12)
    expect(runs.tokens[0], near: 4e12, relative: 1e-12)
    #expect(runs.loss == [2])
  }

  @Test("Parameters without embeddings are known by their header or by an option")
  func embeddings() throws {
    #expect(try read("N_no_emb,D,loss\n7B,4T,2\n").embeddings == "noEmbedding")
    #expect(try read("non_embedding_params,D,loss\n7B,4T,2\n").embeddings == "noEmbedding")
    #expect(try read("N,D,loss\n7B,4T,2\n").embeddings == nil)
    let stated = try read("N,D,loss\n7B,4T,2\n") { $0.embeddings = "noInputEmbedding" }
    #expect(stated.embeddings == "noInputEmbedding")
  }

  /// ln 20 = 2.9957, and ln 2 = 0.6931 nats a bit.
  @Test("Perplexity and bits become nats, and what was taken is said")
  func losses() throws {
    try expect(read("N,D,ppl\n7B,4T,20\n").runs.loss[0], near: 2.995732273553991, within: 1e-12)
    try expect(
      read("N,D,bits_per_byte\n7B,4T,0.9\n").runs.loss[0], near: 0.6238324625, within: 1e-9)
    // exp(2.1) = 8.16617, and the logarithm of a perplexity is the loss itself.
    for header in ["exp(loss)", "exp_loss", "val_loss_exp", "exp(val_loss)", "eval/ppl"] {
      try expect(
        read("N,D,\(header)\n7B,4T,8.16617\n").runs.loss[0], near: 2.1, within: 1e-6, "\(header)")
    }
    for header in ["log_ppl", "log(ppl)", "log_perplexity"] {
      #expect(try read("N,D,\(header)\n7B,4T,2.1\n").runs.loss[0] == 2.1, "\(header)")
    }
    for header in [
      "final eval loss", "loss_val", "eval/loss_nats", "last_test_loss", "cross_entropy_loss",
      "loss_eval",
    ] {
      #expect(try read("size,D,\(header)\n7B,4T,2.1\n").runs.loss == [2.1], "\(header)")
    }
    try expect(
      read("N,D,loss_bits_per_token\n7B,4T,3\n").runs.loss[0], near: 3 * 0.6931471805599453,
      within: 1e-12)
    let bytes = try read("N,D,byte_perplexity\n7B,4T,1.8\n")
    #expect(bytes.columns.contains { $0.unit == "perplexity per byte, turned into nats per byte" })
    #expect(try read("N,D,loss\n7B,4T,9\n").warnings.contains { $0.contains("named ppl") })
    let several = try read("N,D,train_loss,val_loss,ppl\n7B,4T,2.1,2.2,9\n")
    #expect(several.runs.loss == [2.2])
    let column = try #require(several.columns.first { $0.header == "val_loss" })
    #expect(column.meaning.contains("train_loss") && column.meaning.contains("ppl"))
    #expect(fault("N,D,loss\n7B,4T,20\n8B,4T,19\n").contains("name it ppl"))
  }

  /// ln 2 = 0.693147 nats a bit, and ln 2.5 = 0.916291.
  @Test(
    "The unit of a loss stands in its header, and one that is not known is a fault",
    arguments: [
      ("loss (bits per byte)", 0.6931471805599453 * 2.5, "nats per byte"),
      ("loss [bits/byte]", 0.6931471805599453 * 2.5, "nats per byte"),
      ("loss (bpb)", 0.6931471805599453 * 2.5, "nats per byte"),
      ("loss (bits)", 0.6931471805599453 * 2.5, "nats per token"),
      ("loss (nats/byte)", 2.5, "nats per byte"), ("val_loss (nats/word)", 2.5, "nats per word"),
      ("loss (ppl)", 0.9162907318741551, "nats per token"), ("loss (nats)", 2.5, "nats per token"),
    ])
  func lossUnits(header: String, loss: Double, unit: String) throws {
    let read = try read("N,D,\(header)\n7B,4T,2.5\n")
    expect(read.runs.loss[0], near: loss, within: 1e-12)
    #expect(read.lossUnit == unit)
  }

  @Test(
    "A unit that no loss has is refused",
    arguments: ["loss (%)", "loss (log10)", "loss (bits/char)", "loss (kg)"])
  func unknownUnits(header: String) {
    #expect(fault("N,D,\(header)\n7B,4T,2.5\n").contains("unit of the loss"))
    #expect(RunUnits("tokens=B,tokens=T") == nil)
  }

  @Test("pandas' row numbers are left out with a word")
  func index() throws {
    for name in ["", "Unnamed: 0"] {
      let read = try read("\(name),N,D,loss\n0,7B,4T,2\n1,8B,4T,2\n")
      #expect(read.runs.parameters == [7e9, 8e9])
      #expect(read.notes.contains { $0.contains("row numbers") })
    }
    #expect(fault(",N,D,loss\nx,7B,4T,2\n").contains("has no name"))
  }

  /// C = 6ND: 1e21 over 6 × 1e9 × 20e9 is 8.33 times too much.
  @Test("What cannot be meant stops with the likely unit")
  func units() throws {
    #expect(fault("N,D,loss\n0.07,3.1,3\n1.4,30,2.5\n").contains("--units parameters=B"))
    #expect(fault("N,D,loss\n0.07,3.1,3\n1.4,30,2.5\n").contains("--units tokens=B"))
    #expect(fault("N,D,loss\n70,1.4,3\n1400,28,2.5\n").contains("--units parameters=M"))
    let stated = try read("N,D,loss\n0.07,3.1,3\n") {
      $0.units = RunUnits("parameters=B,tokens=B")?.factors ?? [:]
    }
    expect(stated.runs.parameters[0], near: 7e7, relative: 1e-12)
    #expect(fault("N,D,flop,loss\n1e9,20e9,1.2e11,3\n").contains("--units flop=1e9"))
    #expect(fault("N,D,flop,loss\n1e9,20e9,1e21,3\n").contains("8.33 times 6ND"))
    #expect(try read("N,D,flop,loss\n1e9,20e9,1.2e20,3\n").warnings.isEmpty)
    // Forty tokens a parameter, by factors: 2 and 1 stand on either side of 40 · 1e9/√(1e9 · 1e12) = 1.26.
    for (row, unit) in [("1e9,2", "B"), ("1e9,1", "T"), ("1e7,20", "M"), ("1e7,10", "B")] {
      #expect(fault("N,D,loss\n\(row),3\n").contains("--units tokens=\(unit)"), "\(row)")
    }
  }

  @Test("Two of size, tokens and FLOP give the third")
  func third() throws {
    #expect(try read("C,N,loss\n1.2e20,1e9,2\n").runs.tokens == [2e10])
    #expect(try read("C,D,loss\n1.2e20,2e10,2\n").runs.parameters == [1e9])
    #expect(fault("C,loss\n1.2e20,2\n").contains("no column holds the parameters"))
  }

  @Test(
    "Commas before decimals are read as such where some number shows it",
    arguments: [
      "N;D;loss\n70000000;1,5e9;3,412\n140000000;3e9;3,105\n",
      "N\tD\tloss\n70M\t1,5B\t3,412\n140M\t3B\t3,105\n",
      "\"N\",\"D\",\"loss\"\n\"70000000\",\"1,5e9\",\"3,412\"\n\"140000000\",\"3e9\",\"3,105\"\n",
    ])
  func commas(text: String) throws {
    let read = try read(text)
    #expect(read.runs.tokens == [1.5e9, 3e9] && read.runs.loss == [3.412, 3.105])
    #expect(read.notes.contains { $0.hasPrefix("Commas were read as decimal points") })
  }

  @Test("Commas that may group thousands, or stand beside points, are one fault")
  func unclearCommas() {
    let unclear = fault("N;D;loss\n70000000;3e9;3,412\n140000000;3e9;3,105\n")
    #expect(unclear.contains("2:14") && unclear.contains("may begin decimals or group thousands"))
    #expect(!unclear.contains("3,105"))
    let mixed = fault("N;D;loss\n70.5e6;1,5e9;3,412\n140000000;3e9;3,105\n")
    #expect(mixed.contains("has a comma") && mixed.contains("70.5e6") && !mixed.contains("3,105"))
  }

  /// The six isoFLOP optima of Marin's v16 recipe, and what its README foretells from them with the
  /// floor pinned at 1.6: A 95.18, α .0941, 2.606 at 1e21 and 2.252 at 1e23 FLOP.
  @Test("Compute alone gives Marin's law of its recipe")
  func recipe() async throws {
    var options = RunOptions()
    options.needs = RecipeForm().needs
    let text =
      "flop,loss\n1e18,3.5273\n3e18,3.3398\n1e19,3.1494\n3e19,3.0066\n1e20,2.8509\n3e20,2.7222\n"
    let runs = try RunSheet(text: text).read(options).runs
    let problem = try FitProblem(RecipeForm(), runs: runs, holding: ["E": 1.6])
    let fit = try await problem.search(.random(count: 10, seed: 1)).best
    expect(fit.values[1], near: 95.18, relative: 0.02)
    expect(fit.values[2], near: 0.0941, within: 0.0005)
    expect(RecipeForm().loss(fit.values, flop: 1e21), near: 2.606, within: 0.003)
    expect(RecipeForm().loss(fit.values, flop: 1e23), near: 2.252, within: 0.006)
  }

  @Test("A recipe's compute is what is stated, else 6ND")
  func recipeCompute() throws {
    var options = RunOptions()
    options.needs = RecipeForm().needs
    func compute(_ text: String) throws -> [Double] {
      try RunSheet(text: text).read(options).runs.sixND
    }
    #expect(try compute("C,loss\n1e21,2.6\n") == [1e21])
    #expect(try compute("N,D,loss\n1e9,2e10,2.6\n") == [1.2e20])
    #expect(try compute("N,D,C,loss\n1e9,2e10,1e20,2.6\n") == [1e20])
    #expect(try compute("N,C,loss\n1e9,1e20,2.6\n") == [1e20])
    #expect(throws: FaultList.self) { try compute("N,loss\n1e9,2.6\n") }
  }

  @Test("Incomplete rows are refused with their line, or left out and counted")
  func incomplete() throws {
    let text = "N,D,loss\n1e9,2e10,2.5\n1e9,,2.4\n1e9,4e10,nan\n"
    #expect(fault(text).contains("runs:3:5") && fault(text).contains("--skip-incomplete"))
    let read = try read(text) { $0.leavesOutIncomplete = true }
    #expect(read.runs.count == 1 && read.lines == [2])
    #expect(read.notes.contains { $0.hasPrefix("2 incomplete rows were left out: lines 3, 4") })
  }

  @Test(
    "JSON of every usual shape reads like the table",
    arguments: [
      "[{\"N\": 1e9, \"D\": 2e10, \"loss\": 2.5}, {\"N\": 2e9, \"D\": 2e10, \"loss\": 2.4}]",
      "{\"N\": 1e9, \"D\": 2e10, \"loss\": 2.5}\n{\"N\": 2e9, \"D\": 2e10, \"loss\": 2.4}\n",
      "{\"N\": [1e9, 2e9], \"D\": [2e10, 2e10], \"loss\": [2.5, 2.4]}",
      "{\"N\": {\"0\": 1e9, \"1\": 2e9}, \"D\": {\"0\": 2e10, \"1\": 2e10}, "
        + "\"loss\": {\"0\": 2.5, \"1\": 2.4}}",
      "{\"columns\": [\"N\", \"D\", \"loss\"], \"index\": [0, 1], "
        + "\"data\": [[1e9, 2e10, 2.5], [2e9, 2e10, 2.4]]}",
      "{\"runs\": [{\"config\": {\"n_params\": 1e9, \"train_tokens\": 2e10}, "
        + "\"summary\": {\"val/loss\": 2.5, \"_step\": 9}}, {\"config\": {\"n_params\": 2e9, "
        + "\"train_tokens\": 2e10}, \"summary\": {\"val/loss\": 2.4, \"_step\": 9}}]}",
    ])
  func json(text: String) throws {
    let runs = try read(text).runs
    #expect(runs.parameters == [1e9, 2e9])
    #expect(runs.tokens == [2e10, 2e10])
    #expect(runs.loss == [2.5, 2.4])
  }

  @Test("A fault in JSON Lines names its line, and a Parquet file the remedy")
  func refused() {
    #expect(fault("{\"N\": 1e9}\n{\"N\": }\n").contains("runs:2:"))
    do throws(FaultList) {
      _ = try RunSheet(bytes: Array("PAR1".utf8) + [0, 1, 2])
      Issue.record("a Parquet file was read")
    } catch {
      #expect("\(error)".contains("read_parquet"))
    }
  }

  @Test("Rows of one run belong together by its name, and a column of other names does not")
  func groups() throws {
    let rows = (0..<6).map { "r\($0 / 2),\($0 % 2),1e9,\($0 + 1)e10,2.\(9 - $0)" }
    let read = try read("wandb_name,seed,N,D,loss\n" + rows.joined(separator: "\n"))
    #expect(read.runs.groups == [0, 0, 1, 1, 2, 2])
    #expect(read.notes.contains { $0.contains("6 rows are of 3 runs by 'wandb_name'") })
  }

  @Test(
    "A sweep of learning rates is recognised, and its best rows are fitted unless told otherwise")
  func sweep() throws {
    var lines = ["lr,N,D,loss"]
    for size in [1e8, 1e9] {
      for (place, rate) in ["1e-4", "3e-4", "1e-3"].enumerated() {
        lines.append("\(rate),\(size),2e10,\(size == 1e8 ? 3 : 2.5 + 0.1 * Double(place))")
      }
    }
    let text = lines.joined(separator: "\n")
    let best = try read(text)
    #expect(best.runs.loss == [3, 2.5] && best.lines == [2, 5])
    #expect(best.warnings.contains { $0.hasPrefix("6 rows have 2 different designs") })
    #expect(try read(text) { $0.repeats = .all }.runs.count == 6)
    let mean = try read(text) { $0.repeats = .mean }.runs
    #expect(mean.weights == [3, 3])
    expect(mean.loss[0], near: 3, within: 1e-12)
    #expect(try read(text) { $0.repeats = .group }.runs.groups == [0, 0, 0, 1, 1, 1])
    let seeds = try read(text.replacing("lr,", with: "seed,"))
    #expect(seeds.runs.count == 6)
  }

  @Test("Exact duplicates are counted by line")
  func duplicates() throws {
    let read = try read("N,D,loss\n1e9,2e10,2.5\n2e9,2e10,2.4\n1e9,2e10,2.5\n")
    #expect(read.warnings.contains { $0.hasPrefix("1 row repeats another exactly: line 4") })
  }

  /// Sizes of 50K to 200K, or 50B to 200B, on 20 tokens a parameter; and 20,000 tokens a parameter.
  @Test("Columns that may be in another unit are asked about, and bytes count nothing")
  func slipped() throws {
    func warnings(_ size: Double, _ tokens: Double) throws -> [String] {
      let rows = [0.5, 1, 2].map { "\($0 * size),\($0 * tokens),\(3 - $0 / 10)\n" }.joined()
      return try read("N,D,loss\n" + rows).warnings.filter { $0.contains("check the units") }
    }
    #expect(try warnings(1e9, 2e10).isEmpty)
    for (size, tokens) in [(1e5, 2e6), (1e12, 2e13), (1e9, 2e13), (1e9, 2e7)] {
      #expect(try !warnings(size, tokens).isEmpty, "\(size) on \(tokens)")
    }
    #expect(fault("size (GB),tokens,loss\n7,4T,2\n").contains("no column holds the parameters"))
  }
}
