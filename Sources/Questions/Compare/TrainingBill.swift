import CostModel
import Diagnostics
import Evidence
import Foundation
import ScalingLaws
import Tabular
import Units

/// What a run's training took beside its dense equivalent on the same tokens and beside named peers.
///
/// FLOP are 6ND with active parameters, so that models known by their sizes alone can stand beside.
/// Device time, dollars and energy follow on the run's devices; the dense equivalent is taken in the
/// proportions of Llama 3 (`Architecture.dense`). Ranges of the equivalent's size and of both rates
/// are taken as independent and add in quadrature as logarithms.
struct TrainingBill: Sendable {
  let run: Run
  /// The dense equivalent with its interval; two where a measurement contradicts the prediction.
  let equals: [Worth.Equal]
  let peers: [Run]

  /// One quantity of the run beside that of another model.
  struct BillLine: Sendable {
    let run: String
    let against: String
    let quantity: BilledQuantity
    let own: RunOnDevices.Estimate
    let other: RunOnDevices.Estimate
    /// The run over the other; what both share of the range is not in it.
    let ratio: RunOnDevices.Estimate
    let remark: String

    enum BilledQuantity: String, Sendable {
      case flop = "FLOP"
      case deviceHours = "device hours"
      case dollars, kilowattHours = "kilowatt-hours"
    }
  }

  var rows: [BillLine] {
    guard let flop = run.sixND?.value, let tokens = run.tokens else { return [] }
    let own = figures(of: run)
    let rows = equals.flatMap { equal in
      let (size, range) = (equal.size, equal.range)
      return compare(
        own, flop,
        with: Figures(
          flop: RunOnDevices.Estimate(
            low: 6 * range.low.value * tokens.value, expected: 6 * size.value * tokens.value,
            high: 6 * range.high.value * tokens.value),
          time: denseTime(equal, tokens)), named: "dense \(size.headline)",
        remark: "of equal quality on the same tokens"
          + (equal.basis.isEmpty ? "" : ", \(equal.basis)"))
    }
    return rows
      + peers.flatMap { peer in
        compare(
          own, flop, with: figures(of: peer), named: peer.title, remark: remark(on: peer))
      }
  }

  /// What one run takes; time only where its devices and its shape are known.
  private struct Figures: Sendable {
    let flop: RunOnDevices.Estimate?
    let time: Time?
  }

  /// The time of a run, and the same with the range of its model alone.
  private struct Time {
    let run: RunOnDevices
    let seconds: RunOnDevices.Estimate
    let own: RunOnDevices.Estimate
  }

  private func figures(of run: Run) -> Figures {
    let flop = run.sixND.map { RunOnDevices.Estimate(exactly: $0.value) }
    var run = run
    run.hardware = self.run.hardware
    guard let placed = run.placed, let pace = try? placed.pace() else {
      return Figures(flop: flop, time: nil)
    }
    return Figures(
      flop: flop, time: Time(run: placed, seconds: pace.seconds, own: pace.ownSeconds))
  }

  /// The time of the dense equivalent, with the range of its size and of its rate.
  private func denseTime(_ equal: Worth.Equal, _ tokens: Tokens) -> Time? {
    guard let hardware = run.hardware?.training(run.model).forDense else { return nil }
    func placed(_ size: Parameters) -> (RunOnDevices, RunOnDevices.Pace)? {
      guard let architecture = Architecture.dense(of: size),
        let placed = RunOnDevices(
          architecture, tokens: tokens, context: run.context, on: hardware),
        let pace = try? placed.pace()
      else { return nil }
      return (placed, pace)
    }
    guard let (middle, pace) = placed(equal.size),
      let low = placed(equal.range.low)?.1.seconds.expected,
      let high = placed(equal.range.high)?.1.seconds.expected
    else { return nil }
    let bySize = RunOnDevices.Estimate(low: low, expected: pace.seconds.expected, high: high)
    return Time(
      run: middle, seconds: pace.seconds.widened(by: bySize),
      own: pace.ownSeconds.widened(by: bySize))
  }

  private func compare(
    _ own: Figures, _ flop: Double, with other: Figures, named name: String, remark: String
  ) -> [BillLine] {
    func row(
      _ quantity: BillLine.BilledQuantity, _ own: RunOnDevices.Estimate?,
      _ other: RunOnDevices.Estimate?, ratio: RunOnDevices.Estimate? = nil
    ) -> BillLine? {
      guard let own, let other else { return nil }
      return BillLine(
        run: run.name, against: name, quantity: quantity, own: own, other: other,
        ratio: ratio ?? own.over(other), remark: remark)
    }
    var rows = [row(.flop, RunOnDevices.Estimate(exactly: flop), other.flop)]
    if let one = own.time, let another = other.time {
      let ratio = one.own.over(another.own)
      rows += [
        row(
          .deviceHours, one.seconds.map { $0 / 3600 }, another.seconds.map { $0 / 3600 },
          ratio: ratio),
        row(
          .dollars, one.run.typicalDollars(one.seconds),
          another.run.typicalDollars(another.seconds),
          ratio: ratio),
        row(
          .kilowattHours, one.run.energy(one.seconds), another.run.energy(another.seconds),
          ratio: ratio),
      ]
    }
    return rows.compactMap { $0 }
  }

  /// What a reader must know of a peer: its size, its tokens, what was published of its run.
  private func remark(on peer: Run) -> String {
    var words: [String] = []
    if let active = peer.activeSize, let tokens = peer.tokens {
      words.append(
        "\(active.rounded(to: 3))\(peer.isDense ? " dense" : " active") on "
          + "\(tokens.rounded(to: 3)) tokens")
    }
    let worth = peer.isDense ? peer.activeSize : Worth(of: peer)?.best?.size
    if let worth, !equals.contains(where: { $0.range.contains(worth) }) {
      words.append("worth \(worth.headline) by its size, so not of like quality")
    }
    return (words + [publishedHours(of: peer)].compactMap { $0 }).joined(separator: "; ")
  }

  static let columns: [Filling<BillLine>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("against", "The dense equivalent, or a peer that was named.") { $0.against },
    .text("quantity", "What is compared.") { $0.quantity.rawValue },
    .number("own", "What the run takes.") { $0.own.expected },
    .number("own_low", "Low end of its range.") { $0.own.low },
    .number("own_high", "High end.") { $0.own.high },
    .number("other", "What the other takes.") { $0.other.expected },
    .number("other_low", "Low end of its range.") { $0.other.low },
    .number("other_high", "High end.") { $0.other.high },
    .number("own_over_other", "The run over the other.") { $0.ratio.expected },
    .number("own_over_other_low", "Low end of the ratio's 80 % range.") { $0.ratio.low },
    .number("own_over_other_high", "High end.") { $0.ratio.high },
    .text("remark", "What to know of the other.") { $0.remark },
  ]

  /// The same for people.
  static let shownColumns: [Filling<BillLine>] = [
    .text("quantity", "") { $0.quantity.rawValue },
    .figure("this_run", "") { $0.own.short },
    .text("against", "") { $0.against },
    .figure("the_other", "") { $0.other.short },
    .figure("ratio", "") { $0.ratio.words },
  ]

  /// What to know of each model that the run is compared with, each once.
  var notes: [String] {
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.against).inserted }.map { "\($0.against): \($0.remark)" }
      + (publishedHours(of: run).map { ["\(run.title) itself: \($0)"] } ?? [])
  }

  /// The device time that the model's authors published, in words, with how it lies to the
  /// prediction on the same device.
  private func publishedHours(of run: Run) -> String? {
    guard case .bundled(let card) = run.model.body, let time = card.published.deviceTime else {
      return nil
    }
    let device = card.published.hardware?.value.device
    let words =
      "published: \(Parameters(time.value.value / 3600).rounded(to: 3)) hours"
      + (device.map { " of \($0)" } ?? "")
    guard let device, let predicted = figures(of: run).time?.seconds,
      device.lowercased().hasPrefix(self.run.hardware?.device.id ?? "-"),
      !(predicted.low...predicted.high).contains(time.value.value)
    else { return words }
    return words + ", outside the predicted range"
  }
}

extension RunOnDevices {
  /// Dollars at the newest typical price, which runs on the same devices share.
  fileprivate func typicalDollars(_ seconds: Estimate) -> Estimate? {
    if case .dollars(let all) = budget { return Estimate(exactly: all.value) }
    return PriceLibrary.latest(of: device).map { price in
      seconds.map { RunCost(Seconds($0), at: price).typical.value }
    }
  }
}

extension RunOnDevices.Estimate {
  /// A number without a range.
  init(exactly value: Double) { self.init(low: value, expected: value, high: value) }

  /// The quotient; ranges are independent and add in quadrature as logarithms.
  func over(_ other: Self) -> Self {
    let ratio = expected / other.expected
    let down = Self.both(expected / low, other.high / other.expected)
    let up = Self.both(high / expected, other.expected / other.low)
    return Self(low: ratio / down, expected: ratio, high: ratio * up)
  }

  /// The estimate with the range of another about the same middle besides.
  func widened(by other: Self) -> Self {
    let down = Self.both(expected / low, other.expected / other.low)
    let up = Self.both(high / expected, other.high / other.expected)
    return Self(low: expected / down, expected: expected, high: expected * up)
  }

  private static func both(_ one: Double, _ two: Double) -> Double {
    exp((log(one) * log(one) + log(two) * log(two)).squareRoot())
  }

  /// The number with its range in short, such as `2.1M (1.7M to 2.6M)`.
  var words: String {
    low == high ? short : "\(short) (\(Self.short(low)) to \(Self.short(high)))"
  }

  /// The number, what it counts, and its range.
  func words(of unit: String) -> String {
    low == high
      ? "\(short) \(unit)" : "\(short) \(unit) (\(Self.short(low)) to \(Self.short(high)))"
  }

  /// The number alone, in two digits.
  var short: String { Self.short(expected) }

  private static func short(_ value: Double) -> String {
    (1e4..<1e15).contains(value) ? Parameters(value).rounded(to: 2) : value.rounded(toDigits: 2)
  }
}

extension Parameters {
  /// As sentences state sizes: two digits, three from 100 on, such as `69B` and `159B`.
  var headline: String {
    let lead = value / pow(1000, (log10(max(value, 1)) / 3).rounded(.down))
    return rounded(to: lead >= 99.5 ? 3 : 2)
  }
}
