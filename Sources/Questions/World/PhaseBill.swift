import CostModel
import Diagnostics
import Foundation
import Spec
import Tabular
import Units

/// What one phase of a run takes, or all of them.
struct PhaseBill: Sendable {
  let run: String
  let phase: String
  /// The phase that it is a stage of, or itself.
  var group = ""
  let kind: String
  let tokens: Double?
  var context: Int?
  var batch: Double?
  var rate: Phase.Rate?
  let flop: Double
  /// Part of the FLOP that a teacher takes.
  var teacher: Double?
  var device = ""
  var devices: Int?
  var hours: RunOnDevices.Estimate?
  /// The same with the range of the model alone.
  var ownHours: RunOnDevices.Estimate?
  var dollars: RunOnDevices.Estimate?
  var energy: RunOnDevices.Estimate?
  /// The score that reinforcement reaches, where its curve is stated.
  var score: Double?
  var remark = ""

  /// The sum of phases: their ranges are of one model of the machine and add up end by end.
  static func total(_ bills: [PhaseBill], of run: String) -> PhaseBill {
    func sum(_ part: (PhaseBill) -> RunOnDevices.Estimate?) -> RunOnDevices.Estimate? {
      let parts = bills.compactMap(part)
      guard parts.count == bills.count, let first = parts.first else { return nil }
      return parts.dropFirst().reduce(first) {
        RunOnDevices.Estimate(
          low: $0.low + $1.low, expected: $0.expected + $1.expected, high: $0.high + $1.high)
      }
    }
    return PhaseBill(
      run: run, phase: "total", kind: "total", tokens: bills.reduce(0) { $0 + ($1.tokens ?? 0) },
      flop: bills.reduce(0) { $0 + $1.flop }, hours: sum(\.hours),
      ownHours: sum(\.ownHours), dollars: sum(\.dollars), energy: sum(\.energy))
  }

  static let columns: [Filling<PhaseBill>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("phase", "Name of the phase; before is the run that it goes on from.") { $0.phase },
    .text("kind", "What it does.") { $0.kind },
    .number("tokens", unit: "tokens", "Tokens that it sees; empty where a share is stated.") {
      $0.tokens
    },
    .integer("context", unit: "tokens", "Tokens of a training sequence.") { $0.context },
    .number("batch", unit: "tokens", "Tokens of a step.") { $0.batch },
    .text("rate", "What the learning rate does.") { $0.rate?.rawValue },
    .number("flop", unit: "FLOP", "Its FLOP, exact and causal, a teacher's included.") { $0.flop },
    .number("teacher_flop", unit: "FLOP", "The teacher's part.") { $0.teacher },
    .text("device", "What it trains on.") { $0.device.isEmpty ? nil : $0.device },
    .integer("devices", "How many of them.") { $0.devices },
    .number("hours", unit: "device hours", "Device hours; empty without devices.") {
      $0.hours?.expected
    },
    .number("hours_low", unit: "device hours", "Low end of their 80 % range.") { $0.hours?.low },
    .number("hours_high", unit: "device hours", "High end.") { $0.hours?.high },
    .number("dollars", unit: "dollars", "At the newest price that is held.") {
      $0.dollars?.expected
    },
    .number("dollars_low", unit: "dollars", "Low end, of the price too.") { $0.dollars?.low },
    .number("dollars_high", unit: "dollars", "High end.") { $0.dollars?.high },
    .number("score", "The score that reinforcement reaches by its stated curve.") { $0.score },
    .text("remark", "What it rests on.") { $0.remark.isEmpty ? nil : $0.remark },
  ]
}

/// Device hours of some phases of a run, or of all, as they were published.
struct PublishedHours: Hashable, Sendable, Asked {
  let hours: Double
  /// Names of phases; all of them where there are none.
  let phases: [String]
  let source: String

  init(_ ask: inout Asking) throws(Unsettled) {
    hours = ask("hours", .positive(example: 2_664_000), "Device hours")
    phases = ask(
      "phases", .list(of: .text("a phase", example: "pretrain")), "Names of the phases",
      default: [], says: "all")
    source = ask("source", .text("a source", example: "a paper"), "Where they were published")
    try ask.settle()
  }
}

/// Published hours of phases beside what is predicted.
struct HoursCheck: Sendable {
  let run: String
  let published: PublishedHours
  let predicted: RunOnDevices.Estimate?

  var phases: String {
    published.phases.isEmpty ? "all" : published.phases.joined(separator: " + ")
  }

  var isHeld: Bool? { predicted.map { ($0.low...$0.high).contains(published.hours) } }

  static let columns: [Filling<HoursCheck>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("phases", "What was published together.") { $0.phases },
    .number("published", unit: "device hours", "As published.") { $0.published.hours },
    .number("predicted", unit: "device hours", "The sum of those phases.") {
      $0.predicted?.expected
    },
    .number("low", unit: "device hours", "Low end of its 80 % range.") { $0.predicted?.low },
    .number("high", unit: "device hours", "High end.") { $0.predicted?.high },
    .boolean("held", "Whether the published hours lie within.") { $0.isHeld },
    .text("source", "Where they were published.") { $0.published.source },
  ]
}

extension Run {
  /// The hours that were published of its phases, beside what is predicted of them.
  func hourChecks(_ bills: [PhaseBill]) -> [HoursCheck] {
    published.map { published in
      let own = bills.dropLast().filter {
        $0.kind != "before" && (published.phases.isEmpty || published.phases.contains($0.group))
      }
      return HoursCheck(
        run: name, published: published, predicted: PhaseBill.total(own, of: name).hours)
    }
  }

  /// The training FLOP of a token at a context.
  func flopPerToken(context: Int) -> Double? { model.flopPerToken(context: context) }

  /// Its own tokens, without those of the run that it goes on from.
  var ownTokens: Double? { tokens.map { $0.value - (before?.tokens?.value ?? 0) } }

  /// All FLOP: its own by phase, and those of the run that it goes on from.
  var wholeFLOP: FLOP {
    let own = flop?.value ?? flopPerToken(context: context).map { $0 * (ownTokens ?? 0) }
    return FLOP(bills.last?.flop ?? own ?? 0)
  }

  /// What each phase takes, the run before first and the sum last; empty where a run has one phase and
  /// goes on from none.
  var bills: [PhaseBill] {
    guard !phases.isEmpty || before != nil else { return [] }
    var bills: [PhaseBill] = []
    if let before {
      let whole = before.bills.last ?? before.onePhase("").map { before.bill($0) }
      bills.append(
        PhaseBill(
          run: name, phase: "before", kind: "before", tokens: before.tokens?.value,
          flop: before.wholeFLOP.value, hours: whole?.hours, ownHours: whole?.ownHours,
          dollars: whole?.dollars, energy: whole?.energy, remark: "as the run \(before.name)"))
    }
    if phases.isEmpty { bills += onePhase("continued").map { [bill($0)] } ?? [] }
    let trained = phases.filter { $0.tokens != nil }.map(bill)
    let sum = PhaseBill.total(trained, of: name)
    var rest = trained[...]
    bills += phases.map { phase in
      if phase.tokens != nil, let next = rest.popFirst() { return next }
      return bill(phase, of: sum)
    }
    return bills + [PhaseBill.total(bills, of: name)]
  }

  /// Whether its phases differ in batch or context, so that they are its warm-up and long contexts.
  private var statesWarmUp: Bool {
    let trained = phases.filter { $0.tokens != nil }
    return Set(trained.map(\.context)).count > 1
      || Set(trained.map { ($0.hardware ?? hardware)?.choices.batch }).count > 1
  }

  /// Its own tokens as one phase.
  private func onePhase(_ name: String) -> Phase? {
    ownTokens.map { Phase(name, tokens: Tokens($0), context: context) }
  }

  /// The same tokens in the same phases by another model on other devices, as far as they are stated.
  func trained(by model: Model, on change: (Hardware) -> Hardware) -> Run {
    var run = self
    run.model = model
    run.hardware = hardware.map(change)
    run.phases = phases.map { $0.on($0.hardware.map(change)) }
    run.earlier = earlier.map { $0.trained(by: model, on: change) }
    return run
  }

  private func bill(_ phase: Phase) -> PhaseBill {
    let tokens = phase.tokens?.value ?? 0
    // A teacher runs forward alone: a third of the FLOP of training.
    let teacher = phase.teacher?.flopPerToken(context: phase.context).map { $0 / 3 * tokens }
    let flop = (flopPerToken(context: phase.context) ?? 0) * tokens
    var bill = PhaseBill(
      run: name, phase: phase.name, group: phase.group, kind: phase.kind.rawValue, tokens: tokens,
      context: phase.context, batch: (phase.hardware ?? hardware)?.choices.batch?.value,
      rate: phase.rate, flop: flop + (teacher ?? 0), teacher: teacher)
    bill.score = phase.curve?.score(at: flop)
    if let hardware = phase.hardware ?? hardware, model.laidOut != nil {
      bill.device = hardware.device.id
      bill.devices = hardware.devices
      guard
        var placed = RunOnDevices(
          model, tokens: Tokens(tokens), context: phase.context, on: hardware)
      else {
        bill.remark = "no layout holds the model"
        return bill
      }
      placed.addsWarmUp = !statesWarmUp
      do throws(InputFault) {
        // A teacher's forward passes are taken to run at the same rate.
        let share = bill.flop / max(flop, 1)
        let pace = try placed.pace()
        let seconds = pace.seconds.map { $0 * share }
        bill.devices = placed.devices
        bill.hours = seconds.map { $0 / 3600 }
        bill.ownHours = pace.ownSeconds.map { $0 * share / 3600 }
        bill.dollars = placed.dollars(seconds)?.dollars
        bill.energy = placed.energy(seconds)
        if statesWarmUp, hardware.utilisation == nil {
          bill.remark = "warm-up as its phases state it"
        }
        if !placed.placement.fits {
          bill.remark = placed.placement.warnings.last ?? "the devices do not hold it"
        }
      } catch {
        bill.remark = error.problem
      }
    }
    return bill
  }

  private func bill(_ phase: Phase, of sum: PhaseBill) -> PhaseBill {
    let share = phase.share ?? 0
    return PhaseBill(
      run: name, phase: phase.name, group: phase.group, kind: phase.kind.rawValue, tokens: nil,
      rate: phase.rate,
      flop: share * sum.flop, device: hardware?.device.id ?? "", devices: hardware?.devices,
      hours: sum.hours?.map { $0 * share }, ownHours: sum.ownHours?.map { $0 * share },
      dollars: sum.dollars?.map { $0 * share },
      energy: sum.energy?.map { $0 * share }, score: phase.curve?.score(at: share * sum.flop),
      remark:
        "\(plainText(of: (100 * share).roundedToSignificant(3))) % of the phases with tokens, at their rate"
    )
  }
}

extension Model {
  /// The training FLOP of a token at a context, by a convention where the shape is known.
  func flopPerToken(context: Int, _ convention: FLOPConvention = .exactCausal) -> Double? {
    switch shape {
    case .architecture(let architecture)?:
      architecture.trainingFLOP(context: context, convention: convention).value
    case .sizes(let sizes)?: sizes.sixActive.value
    case nil: nil
    }
  }
}

extension Phase {
  /// The phase on other devices.
  fileprivate func on(_ hardware: Hardware?) -> Phase {
    var phase = self
    phase.hardware = hardware
    return phase
  }

  /// What reinforcement learning brings: R = R_0 + (A - R_0)/(1 + (C_mid/C)^B), the form of ScaleRL
  /// (arXiv 2510.13786); its constants are a task's and a model's own.
  public struct Curve: Hashable, Sendable {
    let start: Double
    let ceiling: Double
    let middle: Double
    let exponent: Double

    func score(at flop: Double) -> Double {
      start + (ceiling - start) / (1 + pow(middle / flop, exponent))
    }
  }
}
