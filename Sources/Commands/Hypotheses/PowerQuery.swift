import Diagnostics
import Fitting
import Hypotheses
import QualityAxes
import ScalingLaws
import Units

/// What a call of `power` asks.
struct PowerQuery {
  let call: Call
  private let experiments: Int
  private let seed: UInt64
  private let power: Double

  init(_ call: Call) throws(CommandFailure) {
    self.call = call
    let numbers = NumberOption(call: call, command: PowerCommand.name)
    experiments =
      try numbers.whole("--experiments", in: 100...1_000_000, example: "2000") ?? 2000
    seed = try numbers.seed(standard: 1)
    power = try call.number("--power", in: 0.5...0.9999, example: "0.9") ?? 0.8
  }

  func scores() throws(CommandFailure) -> ScoreQuestion {
    try refuse(
      [
        "--at-least", "--truths", "--law", "--n", "--d", "--noise", "--exaflop-price",
        "--confidence",
      ],
      of: "ladder")
    let run = try needed("--run-sd", 1e-9...1e9, "0.5", "it is never taken as zero")
    let prompt = try needed(
      "--prompt-sd", 1e-9...1e9, "0.15",
      "people's ratings give 0.15 for related models and 0.27 for others")
    guard let runCost = try call.measure("--run-cost", Dollars.self) else {
      throw call.wrong("the cost of a run is not given", "add for example --run-cost 50K")
    }
    guard let responseCost = try call.measure("--response-cost", Dollars.self) else {
      throw call.wrong(
        "the cost of a rated response is not given", "add for example --response-cost 0.19")
    }
    let difference = try call.number("--difference", in: 1e-9...1e9, example: "0.02")
    let budgets: [Dollars] = try list("--budget") { text throws(InputFault) in
      try Dollars(text: text)
    }
    if difference == nil, budgets.isEmpty {
      throw call.wrong(
        "neither a difference nor a budget is asked about", "add --difference, --budget, or both")
    }
    let looks = try NumberOption(call: call, command: PowerCommand.name)
      .whole("--looks", in: 1...20, example: "3")
    do throws(InputFaults) {
      let assurance = try Assurance(
        significance: try significance(), power: power)
      return ScoreQuestion(
        comparison: try RunComparison(
          pairs: try PairedComparison(deviation: prompt, assurance: assurance),
          runDeviation: run, costPerRun: runCost, costPerResponse: responseCost),
        difference: difference, budgets: budgets, looks: looks ?? 1, experiments: experiments,
        seed: seed)
    } catch {
      let fault = error.faults[0]
      throw call.wrong("\(fault.field): \(fault.problem)", fault.hint)
    }
  }

  private func significance() throws(InputFaults) -> Double {
    guard let text = call["--significance"] else { return 0.05 }
    // A text that is no number fails the check of shares.
    return Double(text) ?? .nan
  }

  func ladder() throws(CommandFailure) -> LadderQuestion {
    try refuse(
      [
        "--difference", "--run-sd", "--prompt-sd", "--run-cost", "--response-cost", "--budget",
        "--looks", "--significance",
      ], of: "scores")
    let threshold = try needed("--at-least", 1e-3...1e6, "1.2", "it is what is claimed")
    let noise = try needed("--noise", 1e-9...1, "0.005", "it is never taken as zero")
    let sizes: [Parameters] = try list("--n") { text throws(InputFault) in
      try Parameters(text: text)
    }
    let tokens: [Tokens] = try list("--d") { text throws(InputFault) in
      try Tokens(text: text)
    }
    guard Set(sizes).count >= 2, Set(tokens).count >= 2, sizes.count * tokens.count <= 1000 else {
      throw call.wrong(
        "a ladder has two sizes and two numbers of tokens at least, and 1000 runs at most",
        "write for example --n 100M,300M,1B --d 2B,8B,32B")
    }
    let truths: [Double] = try list("--truths") { text throws(InputFault) in
      guard let value = Double(text), value > 0, value.isFinite else {
        throw InputFault(
          problem: "\(Fault.quoted(text)) is no multiplier", hint: "write for example 1.5,2")
      }
      return value
    }
    guard !truths.isEmpty else {
      throw call.wrong(
        "no true multiplier is supposed", "add for example --truths 1.5,2")
    }
    let law = try call.law(call["--law"] ?? "chinchilla-replication-2024")
    guard let surface = (law as? any SurfaceLaw).flatMap({ try? $0.surface(routedLike: nil) }),
      let constants = CorpusLaw(surface)
    else {
      throw call.wrong(
        "\(law.card.id) is no E + A/N^α + B/D^β for dense models", "name another")
    }
    return LadderQuestion(
      law: constants, source: law.card.citation, sizes: sizes, tokens: tokens, noise: noise,
      threshold: threshold, truths: truths, power: power,
      level: try call.number("--confidence", in: 0.5...0.9999, example: "0.95") ?? 0.95,
      price: try call.number("--exaflop-price", in: 1e-9...1e9, example: "1.4").map {
        Dollars($0 / 1e18)
      }, experiments: experiments, seed: seed)
  }

  private func needed(
    _ option: String, _ range: ClosedRange<Double>, _ example: String, _ why: String
  ) throws(CommandFailure) -> Double {
    guard let value = try call.number(option, in: range, example: example) else {
      throw call.wrong("\(option) is not given", "add for example \(option) \(example); \(why)")
    }
    return value
  }

  private func refuse(_ options: [String], of kind: String) throws(CommandFailure) {
    if let stray = options.first(where: call.has) {
      throw call.wrong("\(stray) belongs to 'power \(kind)'", "leave it out")
    }
  }

  private func list<Value>(
    _ option: String, _ read: (String) throws(InputFault) -> Value
  ) throws(CommandFailure) -> [Value] {
    var values: [Value] = []
    for text in (call[option] ?? "").split(separator: ",").map(String.init) {
      do throws(InputFault) {
        values.append(try read(text))
      } catch {
        throw call.wrong("\(option): \(error.problem)", error.hint)
      }
    }
    return values
  }
}
