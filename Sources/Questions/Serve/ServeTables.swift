import CostModel
import Foundation
import Tabular
import Units

/// The answer of serving in sentences and tables.
struct ServeTables {
  private let question: Serve
  private let found: Serve.Found
  private var own: ServedFront { found.own }

  init(_ question: Serve, _ found: Serve.Found) { (self.question, self.found) = (question, found) }

  /// A model at a number of requests, with the other where it holds as many.
  struct Row: Sendable {
    let entry: String?
    let model: String
    let against: String?
    let place: ServedFront.Place
    let factor: Double
    let inputs: ServeInputs
    let beside: ServedBeside?

    var point: ServedPoint { place.point }
    /// Dollars of a million tokens that take so many device-seconds each.
    func dollars(_ seconds: Double) -> Double? {
      inputs.dollarsPerSecond.map { $0 * seconds * 1e6 }
    }
    func energy(_ seconds: Double) -> Double? { inputs.energyPerSecond.map { $0 * seconds * 1e6 } }
  }

  private func row(_ place: ServedFront.Place, factor: Double? = nil) -> Row {
    Row(
      entry: question.name, model: question.model.name, against: question.rival?.name, place: place,
      factor: factor ?? own.factor.fixed, inputs: question.inputs,
      beside: found.beside.first { abs($0.sequences - place.sequences) < 1e-9 })
  }

  /// Powers of two and the asked number.
  var rows: [Row] {
    own.places.filter {
      log2($0.sequences).truncatingRemainder(dividingBy: 1) == 0
        || $0.sequences == question.concurrency
    }.map { row($0) }
  }

  var front: [Row] { own.front.map { row($0) } }

  var warnings: [String] {
    let most = own.places.last?.sequences ?? 0
    if own.places.isEmpty {
      return [
        "no layout of \(question.inputs.devices) devices holds \(question.model.title) and one request: "
          + "add devices, or hold weights in fewer bits"
      ]
    }
    guard found.asked == nil else { return [] }
    return [
      question.concurrency > most
        ? "memory holds about \(Int(most)) requests at once, not \(Int(question.concurrency))"
        : "\(plainText(of: question.concurrency)) requests are fewer than the replicas of every layout"
    ]
  }

  /// The answer in a few sentences.
  var headline: [String] {
    var lines: [String] = []
    let limits = [
      question.mostBetween.map { "\(plainText(of: $0)) ms between tokens" },
      question.mostFirst.map { "\(plainText(of: $0)) ms to the first" },
    ].compactMap { $0 }
    if limits.isEmpty, let place = found.asked {
      lines.append(
        "\(question.model.title) at \(Int(place.sequences)) requests: " + words(place) + ".")
    } else if !limits.isEmpty {
      let best = cheapest
      let limit = limits.joined(separator: " and ")
      lines.append(
        best.map {
          "\(question.model.title) is cheapest within \(limit) at \(Int($0.sequences)) requests: "
            + words($0) + "."
        } ?? "\(question.model.title) cannot be served within \(limit) on these devices.")
    }
    if let rival = question.rival, !found.beside.isEmpty {
      lines.append(found.beside.words(question.model.title, rival.title) + ".")
      lines.append(sure)
    }
    if question.model.shape.isRouted || !question.model.isMeasured || own.factor.fixed > 1.4 {
      let known = question.model.isMeasured ? "measured rows speak for it" : "no measured row of it"
      lines.append("Trust: \(known); on models left out times erred by ×1.23 (dense), ×1.28 (MoE).")
    }
    return lines
  }

  private var hasLimits: Bool { question.mostBetween != nil || question.mostFirst != nil }

  private var cheapest: ServedFront.Place? {
    own.cheapest(
      between: question.mostBetween.map { $0 / 1e3 }, first: question.mostFirst.map { $0 / 1e3 })
  }

  /// The numbers of requests at which the interval of the ratio does not hold 1.
  private var sure: String {
    var runs: [(sign: Int, low: Double, high: Double)] = []
    for place in found.beside {
      if let last = runs.last, last.sign == place.sign {
        runs[runs.count - 1].high = place.sequences
      } else {
        runs.append((place.sign, place.sequences, place.sequences))
      }
    }
    let known = runs.filter { $0.sign != 0 }.map { run in
      (run.sign > 0 ? "dearer " : "cheaper ")
        + (run.low == run.high ? "at \(Int(run.low))" : "from \(Int(run.low)) to \(Int(run.high))")
    }
    return known.isEmpty
      ? "The 80 % interval of the ratio holds 1 at every number: no sure verdict."
      : "Sure by the 80 % interval of the ratio: \(known.joined(separator: ", "))."
  }

  private func words(_ place: ServedFront.Place) -> String {
    let (point, factor) = (place.point, own.factor.fixed)
    let ms = { (seconds: Double) in (seconds * 1e3).rounded(toDigits: 2) }
    var text =
      "\(ms(point.between)) ms a token [\(ms(point.between / factor)), \(ms(point.between * factor))] (80 %), "
      + "\(point.rate.rounded(toDigits: 3)) tokens/s a device"
    if let dollars = row(place).dollars(point.deviceTime) {
      text += "; $\(dollars.rounded(toDigits: 2)) per M out with prompts"
    }
    return text
  }

  // MARK: tables

  var shown: [ShownTable] {
    let best = hasLimits ? cheapest : nil
    let chosen = hasLimits ? best : found.asked ?? cheapest
    return [
      best.map {
        ShownTable(
          Table("cheapest", "The cheapest within the limits", of: [row($0)], Self.columns),
          hiding: Self.hidden, digits: 3)
      },
      ShownTable(
        Table("serving", "Served at numbers of requests at once", of: rows, Self.columns),
        notes: notes, hiding: Self.hidden, digits: 3),
      rooflineTable,
      chosen.map { partsTable($0) },
      own.queued.map { queuedTable($0) },
    ].compactMap { $0 }
  }

  /// Both models at printed rates.
  struct RooflineRow: Sendable {
    let entry: String?
    let requests: Double
    let own: Double
    let other: Double
    let fits: Bool
  }

  /// Both at printed rates, whatever memory holds; none without another model.
  var rooflineRows: [RooflineRow] {
    guard let rival = question.rival, let other = found.other else { return [] }
    return (0...6).map { power in
      let requests = pow(4, Double(power))
      let both = [question.model, rival].map {
        question.inputs.bareStep($0, requests: requests, context: context)
      }
      let fits = [own, other].allSatisfy { $0.places.last?.sequences ?? 0 >= requests }
      return RooflineRow(
        entry: question.name, requests: requests, own: both[0], other: both[1], fits: fits)
    }
  }

  private var context: Double { question.inputs.load.input + question.inputs.load.output / 2 }

  static func roofline(_ rows: [RooflineRow]) -> Table {
    Table(
      "roofline",
      "Decoding steps at printed rates, no loss and no launching, all devices one replica",
      of: rows,
      [
        .text("entry", "The entry of the scenario.") { $0.entry },
        .count("requests", "At once.") { $0.requests },
        .number("own_ms", unit: "ms", "The model.") { $0.own * 1e3 },
        .number("other_ms", unit: "ms", "The other.") { $0.other * 1e3 },
        .number("bare_ratio", "The model over the other.") { $0.own / $0.other },
        .boolean("fits", "Whether memory holds as many of both.") { $0.fits },
      ])
  }

  private var rooflineTable: ShownTable? {
    let rows = rooflineRows
    guard !rows.isEmpty else { return nil }
    return ShownTable(
      Self.roofline(rows),
      notes: [
        "max(bytes / rate, 2 N_active / peak), with E(1 - (1 - K/E)^B) experts of a layer read, at a context "
          + "of \(plainText(of: context)) tokens."
      ], hiding: ["entry"])
  }

  private func partsTable(_ place: ServedFront.Place) -> ShownTable {
    let sum = place.point.parts.reduce(0) { $0 + $1.seconds }
    let rest = place.point.between - sum
    let parts =
      place.point.parts.map { ($0.part.meaning, $0.seconds) }
      + (abs(rest) > 1e-12 ? [("prompts of others and drafts, per token", rest)] : [])
    return ShownTable(
      Table(
        "step", "Where the time between tokens goes at \(Int(place.sequences)) requests", of: parts,
        [
          .text("part", "What is done.") { $0.0 },
          .number("milliseconds", unit: "ms", "Its time.") { $0.1 * 1e3 },
          .number("share", "Of the time between tokens.") { $0.1 / place.point.between },
        ]))
  }

  private func queuedTable(_ place: ServedFront.Place) -> ShownTable {
    ShownTable(
      Table(
        "queued", "With all requests queued at once", of: [row(place, factor: own.factor.queued)],
        Self.columns.filter { Self.ofQueued.contains($0.column.name) }),
      notes: [
        "Engines fill \((ServingConstants.fitted[.fill] * 100).rounded(toDigits: 2)) % of the room for "
          + "caches, up to about \(ServingConstants.fitted[.mostSequences].rounded(toDigits: 2)) requests."
      ])
  }

  private static let ofQueued: Set<String> = [
    "requests", "layout", "replicas", "between_ms", "rate_per_device", "rate_low", "rate_high",
    "dollars_per_million_out", "dollars_per_million_in", "kwh_per_million_out",
  ]

  private var notes: [String] {
    let inputs = question.inputs
    var notes: [String?] = [
      "\(plainText(of: inputs.load.input)) tokens in and \(plainText(of: inputs.load.output)) out, weights "
        + "in \(inputs.format(of: question.model.name).rawValue), each number of requests in its fastest "
        + "layout; ratio is device time of the model over the other's, with prompts; bare_ratio that of "
        + "decoding steps at printed rates.",
      own.places.last.map {
        "Memory holds \(Int($0.sequences)) requests at least, in \($0.point.setup.text)."
      },
      "Critical batch, where operations take as long as reading all weights: "
        + "\(own.criticalBatch.rounded(toDigits: 3))"
        + (found.other.map { other in
          let dense = other.criticalBatch.rounded(toDigits: 3)
          let ratio = (question.model.shape.total / question.model.shape.active).rounded(
            toDigits: 3)
          return other.model.shape.isRouted
            ? "; of the other \(dense)."
            : "; of the dense model \(dense), times total over active \(ratio)."
        } ?? "."),
      "First token: a prompt alone within ×\(own.factor.prompt.rounded(toDigits: 3)); under load it waits "
        + "for others, within a factor of two and more.",
    ]
    if let price = PriceLibrary.latest(of: inputs.device), inputs.price == nil {
      notes.append(
        "\(price.typical.value) dollars an hour, \(price.date), \(price.source).")
    } else if inputs.price == nil {
      notes.append("No price is held for \(inputs.device.name): state --price.")
    }
    notes.append(
      inputs.device.power == nil
        ? "No power is published for \(inputs.device.name)."
        : "Energy is at design power, times 1.1 for the building; none was measured.")
    return (notes + [question.model.note, question.rival?.note]).compactMap { $0 }
  }

  static let hidden: Set<String> = [
    "entry", "model", "against", "other_between_ms", "other_layout", "ratio_low", "ratio_high",
    "prompt_ms",
    "rate_low", "rate_high", "interactivity", "kwh_per_million_in", "most_requests",
  ]

  static let columns: [Filling<Row>] = [
    .text("entry", "The entry of the scenario.") { $0.entry },
    .text("model", "What is served.") { $0.model },
    .text("against", "What it is compared with.") { $0.against },
    .count("requests", "At once over all devices.") { $0.place.sequences },
    .text("layout", "The fastest that fits.") { $0.point.setup.text },
    .integer("replicas", "How many of it.") { $0.place.replicas },
    .number("first_ms", unit: "ms", "Time before the first token, under load.") {
      $0.point.firstToken * 1e3
    },
    .number("prompt_ms", unit: "ms", "Time of a prompt alone.") { $0.point.prompt * 1e3 },
    .number("between_ms", unit: "ms", "Time between tokens.") { $0.point.between * 1e3 },
    .number("between_low", unit: "ms", "Low end of its interval of 80 %.") {
      $0.point.between * 1e3 / $0.factor
    },
    .number("between_high", unit: "ms", "High end.") { $0.point.between * 1e3 * $0.factor },
    .number("interactivity", unit: "tokens/s", "What one user sees.") { $0.point.interactivity },
    .number("rate_per_device", unit: "tokens/s", "Tokens of answers of each device.") {
      $0.point.rate
    },
    .number("rate_low", unit: "tokens/s", "Low end of its interval of 80 %.") {
      $0.point.rate / $0.factor
    },
    .number("rate_high", unit: "tokens/s", "High end.") { $0.point.rate * $0.factor },
    .number("dollars_per_million_out", unit: "dollars", "Of a million tokens of answers alone.") {
      $0.dollars($0.point.outputDeviceTime)
    },
    .number("dollars_per_million_in", unit: "dollars", "Of a million tokens of prompts.") {
      $0.dollars($0.point.inputDeviceTime)
    },
    .number("kwh_per_million_out", unit: "kWh", "Of a million tokens of answers alone.") {
      $0.energy($0.point.outputDeviceTime)
    },
    .number("kwh_per_million_in", unit: "kWh", "Of a million tokens of prompts.") {
      $0.energy($0.point.inputDeviceTime)
    },
    .number("most_requests", "That memory of a replica holds.") { $0.point.mostRequests },
    .text("other_layout", "The layout of the other.") { $0.beside?.other.point.setup.text },
    .number("other_between_ms", unit: "ms", "Time between tokens of the other.") {
      $0.beside.map { $0.other.point.between * 1e3 }
    },
    .number("ratio", "Device time of a token, prompts included, over the other's.") {
      $0.beside?.ratio
    },
    .number("ratio_low", "Low end of its interval of 80 %.") { row in
      row.beside.map { $0.ratio / $0.factor }
    },
    .number("ratio_high", "High end.") { row in row.beside.map { $0.ratio * $0.factor } },
    .number("decode_ratio", "The same of decoding alone.") { $0.beside?.decoding },
    .number("bare_ratio", "Decoding steps at printed rates, over the other's.") { $0.beside?.bare },
  ]
}
