import Diagnostics
import Foundation
import ScalingLaws
import Spec
import Statistics
import TestSupport
import Testing
import Units

@testable import Fitting
@testable import ScenarioEngine

/// Files of fitted laws: what they hold, what is refused, what a scenario may reach.
@Suite("Fitted laws")
struct FittedLawTests {
  /// Besiroglu and others 2024 as a file, with draws around it.
  static let file = FittedLawFile(
    form: .chinchilla, title: "mine", constants: [1.8172, 482.01, 2085.43, 0.3478, 0.3658],
    range: [.parameters: 5e7...1.6e10, .tokens: 8e8...3e11], objective: "Huber",
    objectiveValue: 0.001,
    provenance: FittedLawFile.Provenance(
      input: "runs.csv", sha256: "00", runs: 240, seed: .max, replicates: 3, failures: 0,
      version: "0.1.0"),
    draws: [
      [1.80, 470, 2000, 0.347, 0.364], [1.82, 480, 2080, 0.348, 0.366],
      [1.83, 490, 2200, 0.349, 0.369],
    ])

  @Test("A file reads back what it was written from, to the last bit")
  func readsBack() throws {
    let bytes = Array(Self.file.text.utf8)
    #expect(try FittedLawFile(bytes: bytes, file: "mine.json5") == Self.file)
  }

  /// 6·1e9·2e10.
  @Test("A design stands at the compute of six FLOP for each parameter and token")
  func compute() throws {
    let law = try FittedLaw(bytes: Array(Self.file.text.utf8), path: "m.json5")
    let reading = try law.reading(of: .dense(Parameters(1e9)), tokens: Tokens(2e10))
    #expect(reading.point[.compute] == 1.2e20 && reading.point[.tokensPerParameter] == 20)
  }

  @Test("A file that says no unit of its losses is read with a caution")
  func unitless() throws {
    let text = Self.file.text.split(separator: "\n").filter { !$0.contains("\"conventions\"") }
    let law = try FittedLaw(bytes: Array(text.joined(separator: "\n").utf8), path: "a/mine.json5")
    #expect(!law.isLossUnitStated && law.lossUnit == "nats per token")
    #expect(law.card.cautions.contains { $0.contains("names no unit of its losses") })
    #expect(try FittedLaw(bytes: Array(Self.file.text.utf8), path: "m.json5").isLossUnitStated)
  }

  @Test("Runs beyond the range of numbers and a single draw leave a file that is read")
  func unusualRuns() throws {
    let runs = try #require(
      Runs(parameters: [1e200, 2e200], tokens: [1e200, 3e200], loss: [2, 2]))
    let file = try #require(
      FittedLawFile(
        form: ChinchillaForm(), title: "t", constants: Self.file.constants, runs: runs,
        objective: "Huber", objectiveValue: 0, provenance: Self.file.provenance,
        draws: [Self.file.constants]))
    #expect(file.draws.isEmpty)
    #expect(file.range[.flop] == nil)
    #expect(try FittedLawFile(bytes: Array(file.text.utf8), file: "f.json5") == file)
  }

  @Test("Its answers are those of the same constants elsewhere, with the draws' interval")
  func answers() throws {
    let law = try FittedLaw(bytes: Array(Self.file.text.utf8), path: "a/mine.json5")
    #expect(law.card.id == "mine")
    // Besiroglu and others 2024: 1.8172 + 482.01/70e9^0.3478 + 2085.43/1.4e12^0.3658.
    let design = Design.dense(Parameters(70e9))
    let answer = try law.answer(.loss, of: design, tokens: Tokens(1.4e12))
    let expected = 1.8172 + 482.01 / pow(70e9, 0.3478) + 2085.43 / pow(1.4e12, 0.3658)
    expect(answer.value, near: expected, within: 1e-12)
    let interval = try #require(answer.interval)
    #expect(interval.kind == .bootstrap)
    #expect(interval.level == 0.95)
    #expect(interval.low < answer.value && answer.value < interval.high)
    #expect(answer.rounding == nil)
    #expect(answer.excesses.first?.axis == .tokens)
  }

  /// A change of the file's text, and the message that it has to get.
  static let faults: [(String, String, String)] = [
    (
      "moesim fitted law 1", "law",
      "f.json5:5:13: format: unknown value 'law'; did you mean 'moesim fitted law 1'?"
    ),
    (
      "\"chinchilla\"", "\"chinchila\"",
      "f.json5:7:11: form: unknown value 'chinchila'; did you mean 'chinchilla'?"
    ),
    (
      "\"A\": 482.01", "\"A\": -482.01",
      "f.json5:12:10: A cannot be -482.01; it is coefficient of the size term, and is positive"
    ),
    (
      "\"beta\": 0.3658", "\"betta\": 0.3658",
      "f.json5:10:16: the constant 'beta' is missing; chinchilla has E, A, B, alpha, beta"
    ),
    (
      "\"alpha\": 0.3478", "\"alpha\": -0.3478",
      "f.json5:10:16: the loss rises with the size from 50M parameters; fit the law again, or "
        + "choose another form"
    ),
    (
      "[50000000, 16000000000]", "[2, 1]",
      "f.json5:18:19: the range of parameters is not [least, most]; write two numbers in order"
    ),
    (
      "[1.8, 470, 2000, 0.347, 0.364]", "[1.8, 470]",
      "f.json5:32:5: the draw has 2 numbers and chinchilla 5 constants; a draw holds all constants "
        + "in their order"
    ),
  ]

  @Test("A file that cannot be a law is refused at its place", arguments: faults)
  func refused(old: String, new: String, message: String) throws {
    let changed = Self.file.text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != Self.file.text)
    let error = #expect(throws: FaultList.self) {
      try FittedLawFile(bytes: Array(changed.utf8), file: "f.json5")
    }
    #expect(
      error?.faults.map(\.description).contains(message) == true, "\(error?.description ?? "")")
  }

  /// The files of this machine, as a command reads them.
  private struct Disk: FileReading {
    func resolved(_ path: String) -> String? {
      guard let real = realpath(path, nil) else { return nil }
      defer { free(real) }
      return String(cString: real)
    }

    func bytes(of path: String) throws(InputFault) -> [UInt8] {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw InputFault(problem: "cannot be read", hint: "")
      }
      return Array(data)
    }
  }

  @Test("A law beside the scenario is read, and none outside its folder, by a link or not")
  func beside() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "law-\(UUID().uuidString)")
    let inner = folder.appending(path: "inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appending(path: "mine.json5")
    try Self.file.text.write(to: target, atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      at: inner.appending(path: "mine.json5"), withDestinationURL: target)
    let scenario = { (place: URL, law: String) throws -> Scenario in
      let text = "{ title: \"t\", laws: [\"\(law)\"] }"
      return try Composition(
        bytes: Array(text.utf8), file: place.appending(path: "s.json5").path, name: "s",
        files: Disk()
      ).scenario()
    }
    for law in ["./mine.json5", "../mine.json5", target.path] {
      let error = #expect(throws: FaultList.self) { try scenario(inner, law) }
      #expect(error?.faults.count == 1)
      let isNamed =
        error?.description.contains("outside") == true
        || error?.description.contains("absolute") == true
      #expect(isNamed)
    }
    let plain = try scenario(folder, "./mine.json5")
    #expect(plain.laws.map(\.card.id) == ["mine"])
    #expect(plain.files.map(\.path).map { $0.hasSuffix("mine.json5") } == [true])
  }

  @Test(
    "A law without a name of its own is refused at its place",
    arguments: [
      ("./.json5", "gives no name to show in results"),
      ("./chinchilla-2022.json5", "another law"), ("./hoffmann-2022.json5", "another law"),
    ])
  func names(path: String, problem: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "law-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.file.text.write(
      to: folder.appending(path: path), atomically: true, encoding: .utf8)
    let text = "{ title: \"t\", laws: [\"\(path)\"] }"
    let error = #expect(throws: FaultList.self) {
      try Scenario(
        bytes: Array(text.utf8), file: folder.appending(path: "s.json5").path, name: "s")
    }
    #expect(error?.faults.count == 1)
    #expect(error?.faults.first?.problem.contains(problem) == true)
    #expect(error?.faults.first?.position == Position(line: 1, column: 22))
  }

  @Test("Every form of the fitter is a law for scenarios")
  func everyForm() {
    // A recipe's law knows compute alone, and no design.
    #expect(FormLibrary.ids.filter { $0 != "recipe" } == FittedForm.allCases.map(\.rawValue))
  }

  /// Clark and others 2022 in the fitter's form against the law of the library, on a top-1 design.
  @Test("A routed form gives the losses of the routed law")
  func routed() throws {
    let values = Array(Clark2022.refit.coefficients.values.prefix(6))
    let surface = try FittedForm.routed.surface(values, experts: 64)
    let design = Design(
      active: Sizes(Parameters(1e8)), total: Sizes(Parameters(1e9)),
      kind: .routed(Routing(experts: 64, topK: 1, routedLayerShare: 0.5)))
    let loss = try Clark2022.refit.loss(of: design, tokens: Tokens(130e9), data: .none)
    expect(surface.loss(size: 1e8, tokens: 130e9), near: loss, relative: 1e-12)
    // A law without a data term cannot say how a budget is split, and says that.
    let file = FittedLawFile(
      form: .routed, title: "mine", constants: values,
      range: [.parameters: 1e7...1e10, .tokens: 1e11...2e11], objective: "Huber",
      objectiveValue: 0.001, provenance: Self.file.provenance, draws: [])
    let law = try FittedLaw(bytes: Array(file.text.utf8), path: "mine.json5")
    #expect(throws: Refusal.notCovered("has no data term, so that it splits no budget")) {
      try law.computeMultiplier(
        of: design, tokens: Tokens(130e9), mode: .bothOptimal, terms: .none, data: .none)
    }
  }
}
