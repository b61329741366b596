import Diagnostics
import Fitting
import Foundation
import ScalingLaws
import ScenarioEngine
import Statistics
import Units

/// What a call of `simulate` asks, read and checked.
struct SimulateQuery {
  private let numbers: NumberOption
  private let law: any ScalingLaw
  private let sizes: [Double]
  private let tokens: [Double]?
  private let budgets: [Double]?
  private let experts: [Double]
  private let unique: Tokens?
  private let noise: Double
  private let seed: UInt64

  /// The most runs that are drawn.
  private static let limit = 1_000_000

  init(_ call: Call) throws(CommandFailure) {
    numbers = NumberOption(call: call, command: SimulateCommand.name)
    if let word = call.operands.first {
      throw numbers.wrong(
        "\(Fault.quoted(word)) is no option", "quote an axis, as in --n '50M..10B x6'")
    }
    law = try Self.law(call, numbers)
    sizes = try AxisOption(call, numbers).values("--n", Parameters.self)
    switch (call.has("--d"), call.has("--flop")) {
    case (true, true): throw numbers.wrong("--d and --flop exclude each other", "give one of them")
    case (_, true):
      budgets = try AxisOption(call, numbers).values("--flop", FLOP.self)
      tokens = nil
    default:
      tokens = try AxisOption(call, numbers).values("--d", Tokens.self)
      budgets = nil
    }
    experts = try Self.experts(call, numbers)
    unique =
      call.has("--unique")
      ? Tokens(try AxisOption(call, numbers).values("--unique", Tokens.self)[0]) : nil
    noise = try numbers.number("--noise", in: 0...10, example: "0.004") ?? 0
    seed = try numbers.seed(standard: 1)
    guard sizes.count * (tokens ?? budgets ?? []).count <= Self.limit / experts.count else {
      throw numbers.wrong("more than \(Self.limit) runs are asked for", "take fewer steps")
    }
  }

  /// The runs with their losses.
  ///
  /// log L is the law's plus noise · z, with one stream of z for the whole table.
  func drawn() throws(CommandFailure) -> Runs {
    var columns: (n: [Double], d: [Double], e: [Double], loss: [Double]) = ([], [], [], [])
    let data = unique.map { DataEffect.none.limited(to: $0) } ?? .none
    var generator = SplitMix64(seed: seed, stream: 0)
    for count in experts {
      for size in sizes {
        let design = Self.design(size: Parameters(size), experts: count)
        let lengths = tokens ?? (budgets ?? []).map { $0 / (6 * size) }
        for length in lengths {
          let loss: Double
          do throws(Refusal) {
            loss = try law.loss(of: design, tokens: Tokens(length), data: data)
          } catch {
            throw numbers.wrong(
              "\(law.card.id) \(error.reason)", "choose another law or other designs")
          }
          columns.n.append(size)
          columns.d.append(length)
          columns.e.append(count)
          columns.loss.append(loss * exp(noise * generator.normal()))
        }
      }
    }
    let runs = Runs(
      parameters: columns.n, tokens: columns.d, loss: columns.loss,
      experts: experts == [1] ? nil : columns.e,
      unique: unique.map { unique in columns.d.map { min($0, unique.value) } })
    guard let runs else {
      throw numbers.wrong(
        "a loss is not a positive number", "choose designs nearer to the law's range")
    }
    return runs
  }

  private static func design(size: Parameters, experts: Double) -> Design {
    guard experts > 1 else { return .dense(size) }
    return Design(
      active: Sizes(size), total: Sizes(), kind: .routed(Routing(experts: experts, topK: 1)))
  }

  private static func law(
    _ call: Call, _ numbers: NumberOption
  ) throws(CommandFailure) -> any ScalingLaw {
    guard let id = call["--law"] else {
      throw numbers.wrong("no law is named", "write for example --law besiroglu-2024")
    }
    if let law = LawLibrary.law(id) { return law }
    guard FittedLaw.isPath(id) else {
      throw numbers.wrong(
        "unknown law \(Fault.quoted(id))", LawLibrary.hint(for: id))
    }
    let file = try InputFile(id)
    do throws(FaultList) {
      return try FittedLaw(bytes: file.bytes, path: id)
    } catch {
      throw .faults(error)
    }
  }

  private static func experts(
    _ call: Call, _ numbers: NumberOption
  ) throws(CommandFailure) -> [Double] {
    guard let list = call["--experts"] else { return [1] }
    var counts: [Double] = []
    for text in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let count = Double(text), (1...1e6).contains(count) else {
        throw numbers.wrong(
          "--experts \(Fault.quoted(text)) is not a number from 1 to 1000000",
          "write for example 1,4,16")
      }
      counts.append(count)
    }
    return counts
  }
}
