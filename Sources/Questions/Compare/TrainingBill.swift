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
            low: run.sixND(ofDense: range.low.value), expected: run.sixND(ofDense: size.value),
            high: run.sixND(ofDense: range.high.value)),
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

  /// The time of a run, the same with the range of its model alone, dollars at the newest typical price,
  /// which runs on the same devices share, and energy.
  private struct Time {
    var seconds, own: RunOnDevices.Estimate
    var dollars, energy: RunOnDevices.Estimate?

    init(_ run: RunOnDevices, _ seconds: RunOnDevices.Estimate, own: RunOnDevices.Estimate) {
      (self.seconds, self.own) = (seconds, own)
      (dollars, energy) = (run.typicalDollars(seconds), run.energy(seconds))
    }

    /// The sum of phases; `nil` where the time of one is not known.
    init?(_ sum: PhaseBill) {
      guard let hours = sum.hours, let own = sum.ownHours else { return nil }
      (seconds, self.own) = (hours.map { $0 * 3600 }, own.map { $0 * 3600 })
      dollars = sum.dollars.map { sum in hours.map { sum.expected * $0 / hours.expected } }
      energy = sum.energy
    }

    /// The same with the range of a size besides.
    func widened(by size: RunOnDevices.Estimate) -> Time {
      var time = self
      (time.seconds, time.own) = (seconds.widened(by: size), own.widened(by: size))
      time.dollars = dollars?.widened(by: size)
      time.energy = energy?.widened(by: size)
      return time
    }
  }

  private func figures(of run: Run) -> Figures {
    let flop = run.sixND.map { RunOnDevices.Estimate(exactly: $0.value) }
    var run = run
    run.hardware = self.run.hardware
    if let sum = run.bills.last { return Figures(flop: flop, time: Time(sum)) }
    guard let placed = run.placed, let pace = try? placed.pace() else {
      return Figures(flop: flop, time: nil)
    }
    return Figures(
      flop: flop, time: Time(placed, pace.seconds, own: pace.ownSeconds))
  }

  /// The time of the dense equivalent, with the range of its size and of its rate.
  private func denseTime(_ equal: Worth.Equal, _ tokens: Tokens) -> Time? {
    guard let hardware = run.hardware?.training(run.model).forDense else { return nil }
    func time(_ size: Parameters) -> Time? {
      guard let dense = Architecture.dense(of: size) else { return nil }
      let model = Model(name: "dense", body: .stated(.architecture(dense)))
      if let sum = run.trained(by: model, on: { $0.training(self.run.model).forDense }).bills.last {
        return Time(sum)
      }
      guard
        let placed = RunOnDevices(dense, tokens: tokens, context: run.context, on: hardware),
        let pace = try? placed.pace()
      else { return nil }
      return Time(placed, pace.seconds, own: pace.ownSeconds)
    }
    guard let middle = time(equal.size), let low = time(equal.range.low),
      let high = time(equal.range.high)
    else { return nil }
    return middle.widened(
      by: RunOnDevices.Estimate(
        low: low.seconds.expected, expected: middle.seconds.expected,
        high: high.seconds.expected))
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
        row(.dollars, one.dollars, another.dollars, ratio: ratio),
        row(.kilowattHours, one.energy, another.energy, ratio: ratio),
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
