import CostModel
import Foundation
import Tabular
import Units

/// The answer of serving in tables; sentences stand beside.
struct ServeTables {
  let question: Serve
  let found: Serve.ServedFindings
  var own: ServedFront { found.own }

  init(_ question: Serve, _ found: Serve.ServedFindings) {
    (self.question, self.found) = (question, found)
  }

  /// A model at a number of requests, with the other where it holds as many.
  struct ServedRow: Sendable {
    let entry: String?
    let model: String
    let against: String?
    let place: ServedFront.Place
    let spread: (low: Double, high: Double)
    let inputs: ServeInputs
    let beside: ServedBeside?

    var point: ServedPoint { place.point }
    /// Dollars of a million tokens that take so many device-seconds each.
    func dollars(_ seconds: Double) -> Double? {
      inputs.dollarsPerSecond.map { $0 * seconds * 1e6 }
    }
    func energy(_ seconds: Double) -> Double? { inputs.energyPerSecond.map { $0 * seconds * 1e6 } }
  }

  func row(_ place: ServedFront.Place, factor: Double? = nil) -> ServedRow {
    ServedRow(
      entry: question.name, model: question.model.name, against: question.rival?.name, place: place,
      spread: spread(place, factor: factor), inputs: question.inputs,
      beside: found.beside.first { abs($0.sequences - place.sequences) < 1e-9 })
  }

  /// Powers of two and the asked number.
  var rows: [ServedRow] {
    own.places.filter {
      log2($0.sequences).truncatingRemainder(dividingBy: 1) == 0
        || $0.sequences == question.concurrency || $0.sequences == own.most
    }.map { row($0) }
  }

  var front: [ServedRow] { own.front.map { row($0) } }

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
    let otherFormat =
      question.rival.map {
        $0.format == question.model.format ? " of both" : " and \($0.format.rawValue)"
      } ?? ""
    var notes: [String?] = [
      "\(plainText(of: inputs.load.input)) tokens in and \(plainText(of: inputs.load.output)) out, weights "
        + "in \(question.model.format.rawValue)\(otherFormat), each number of requests in its fastest "
        + "layout; ratio is device time of the model over the other's, with prompts; bare_ratio that of "
        + "decoding steps at printed rates.",
      loadWords,
      own.places.last.map {
        "Memory holds \(plainText(of: own.most)) requests at most, in \($0.point.setup.text)."
      },
      found.otherwise.isEmpty
        ? nil
        : "Dearer \(found.beside.dearer); "
          + found.otherwise.map { "\($0.beside.dearer) with \($0.words)" }.joined(separator: "; ")
          + ".",
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

  /// What is stated of experts, prompts and drafts; `nil` where nothing is.
  private var loadWords: String? {
    let (inputs, load) = (question.inputs, question.inputs.load)
    let words = [
      inputs.skew > 0
        ? "loads of experts deviate by \(plainText(of: inputs.skew)) of their mean" : nil,
      load.reused > 0 ? "a share of \(plainText(of: load.reused)) of prompts is reused" : nil,
      load.drafted > 0
        ? "\(load.drafted) drafted for each step, accepted by a chance of "
          + "\(plainText(of: load.acceptance)) each, cost "
          + (inputs.isDraftCostStated ? "\(plainText(of: load.draftCost)) of a step" : "a layer")
        : nil,
      load.splitsPrefill
        ? "prompts have devices of their own, beyond the \(inputs.devices), which the cost counts"
        : nil,
    ].compactMap { $0 }
    return words.isEmpty ? nil : "As stated: " + words.joined(separator: "; ") + "."
  }

  static let hidden: Set<String> = [
    "entry", "model", "against", "other_between_ms", "other_layout", "ratio_low", "ratio_high",
    "prompt_ms",
    "rate_low", "rate_high", "interactivity", "kwh_per_million_in", "most_requests",
  ]

  static let columns: [Filling<ServedRow>] = [
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
      $0.point.between * 1e3 * $0.spread.low
    },
    .number("between_high", unit: "ms", "High end.") { $0.point.between * 1e3 * $0.spread.high },
    .number("interactivity", unit: "tokens/s", "What one user sees.") { $0.point.interactivity },
    .number("rate_per_device", unit: "tokens/s", "Tokens of answers of each device.") {
      $0.point.rate
    },
    .number("rate_low", unit: "tokens/s", "Low end of its interval of 80 %.") {
      $0.point.rate / $0.spread.high
    },
    .number("rate_high", unit: "tokens/s", "High end.") { $0.point.rate / $0.spread.low },
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
      row.beside?.low
    },
    .number("ratio_high", "High end.") { row in row.beside?.high },
    .number("decode_ratio", "The same of decoding alone.") { $0.beside?.decoding },
    .number("bare_ratio", "Decoding steps at printed rates, over the other's.") { $0.beside?.bare },
  ]
}
