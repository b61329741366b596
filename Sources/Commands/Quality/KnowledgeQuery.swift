import Diagnostics
import Foundation
import QualityAxes
import ReportWriter
import ScenarioEngine
import Units

/// What a call of `knowledge` asks, read and checked.
struct KnowledgeQuery {
  let model: KnowingModel
  let question: FactQuestion
  let answer: FactAnswer
  let exposures: [Double]
  let documents: [Double]
  let bitsPerFact: Double?
  let linear: (capacity: LinearCapacity, epochs: [Double])?
  let points: Manifest.File?

  init(_ call: Call, _ operand: ModelOperand) throws(CommandFailure) {
    let tokens = try operand.tokens(call, command: KnowledgeCommand.name)
    let quality = try call.number("--quality", in: 1e-6...1e6, example: "3") ?? 1
    let recall = try call.gammaRange("--recall-gamma")
    guard
      let model = Scenario.knowing(
        operand.shape, named: operand.id, tokens: tokens, recall: recall,
        exposureQuality: quality)
    else {
      throw call.wrong(
        "the sizes of \(operand.name) are not known", "name a model with active and total")
    }
    self.model = model
    exposures = try call.numbers("--exposures", example: "100,1000") ?? [100, 300, 600, 1_000]
    documents = try call.numbers("--documents", example: "10,1000") ?? [10, 100, 1_000, 10_000]
    bitsPerFact = try call.number("--bits", in: 1e-3...1e9, example: "50")
    linear = try Self.linear(call)
    let guessing = try call.number("--guessing", in: 0...1, example: "0.25") ?? 0
    var file: Manifest.File?
    var points: [StoredRecalledPoint]?
    if let path = call["--points"] {
      let input = try InputTable(path, columns: StoredRecalledPoint.columns)
      points = try input.values(StoredRecalledPoint.reading)
      file = input.file
    }
    self.points = file
    let world = try Self.world(call, bits: bitsPerFact, tokens: tokens)
    do throws(InputFaults) {
      question = try FactQuestion(world: world, points: points, guessing: guessing)
    } catch {
      guard let file else { throw call.wrong(error) }
      throw .faults(
        FaultList(
          error.faults.map {
            Fault(file: file.path, position: nil, problem: $0.problem, hint: $0.hint)
          }))
    }
    do throws(InputFaults) {
      answer = try FactAnswer(question, for: model)
    } catch {
      throw call.wrong(error)
    }
  }

  /// A world of facts, or none where nothing of it is said.
  private static func world(
    _ call: Call, bits: Double?, tokens: Tokens?
  ) throws(CommandFailure) -> FactQuestion.World? {
    let facts = try call.measure("--facts", Parameters.self)?.value
    let zipf = try call.number("--zipf", in: 0...4, example: "1")
    let mentions = try call.number("--mentions", in: 1e-12...1e3, example: "0.01")
    if facts == nil, zipf == nil, mentions == nil {
      if call.has("--quality") {
        throw call.wrong(
          "--quality acts on exposures, and no world of facts is stated",
          "add --facts, --zipf, --mentions and --bits")
      }
      return nil
    }
    guard let facts, let zipf, let mentions, let bits else {
      throw call.wrong(
        "a world of facts is not stated whole", "give --facts, --zipf, --mentions and --bits")
    }
    guard tokens != nil else {
      throw call.wrong("exposures need tokens, and none are published", "add --tokens 2T")
    }
    do throws(InputFaults) {
      return try FactQuestion.World(
        facts: FactWorld(facts: facts, exponent: zipf, bitsPerFact: bits),
        mentionsPerToken: mentions)
    } catch {
      throw call.wrong(error, ["facts": "--facts", "exponent": "--zipf", "bitsPerFact": "--bits"])
    }
  }

  private static func linear(
    _ call: Call
  ) throws(CommandFailure) -> (capacity: LinearCapacity, epochs: [Double])? {
    let epochs = try call.numbers("--epochs", example: "1,10,100")
    let ceiling = try call.number("--ceiling", in: 1e-9...1e9, example: "0.015")
    let deficit = try call.number("--deficit", in: 1e-9...1e9, example: "0.015")
    let rate = try call.number("--rate", in: 1e-9...1e9, example: "0.03")
    if epochs == nil, ceiling == nil, deficit == nil, rate == nil { return nil }
    guard let ceiling, let deficit, let rate else {
      throw call.wrong(
        "the capacity by epochs is not stated whole: no coefficients are published",
        "give --ceiling, --deficit and --rate")
    }
    do throws(InputFaults) {
      return (
        try LinearCapacity(ceiling: ceiling, deficit: deficit, rate: rate), epochs ?? [1, 10, 100]
      )
    } catch {
      throw call.wrong(
        error, ["ceiling": "--ceiling", "deficit": "--deficit", "rate": "--rate"])
    }
  }
}

extension Call {
  /// A range of γ such as `0.86..1`, or one number; `nil` where the option is not given.
  func gammaRange(_ option: String) throws(CommandFailure) -> ClosedRange<Double>? {
    guard let text = self[option] else { return nil }
    let ends = text.replacing("..", with: " ").split(separator: " ").map { Double($0) }
    guard ends.count == 1 || ends.count == 2, let low = ends.first ?? nil,
      let high = ends.last ?? nil, low <= high, (-1...2).contains(low), (-1...2).contains(high)
    else {
      throw wrong(
        "\(option) \(Fault.quoted(text)) is no range of γ", "write for example 0..0.5")
    }
    return low...high
  }
}
