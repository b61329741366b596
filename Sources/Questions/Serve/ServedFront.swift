import CostModel
import Foundation
import ModelConfigs
import Units

/// A model on the devices at every number of sequences, each in its fastest layout that fits.
struct ServedFront: Sendable {
  let model: ServedModel
  /// A number of sequences over all devices, in the layout that serves them fastest.
  struct Place: Sendable {
    let sequences: Double
    let replicas: Int
    let point: ServedPoint
    /// max(bytes / rate, operations / peak) of a decoding step over all devices as one replica.
    let bare: Double
  }

  /// The most requests that memory holds in any layout.
  let most: Double
  /// In rising numbers of sequences; those that no layout holds are left out.
  let places: [Place]
  /// All requests queued at once, in the layout of the highest rate.
  let queued: Place?
  /// The factor to the ends of intervals of 80 %, at a number of sequences and queued.
  let factor: (fixed: Double, queued: Double, prompt: Double)
  /// The batch at which operations take as long as reading all weights.
  let criticalBatch: Double
  private let servings: [Serving]
  private let inputs: ServeInputs

  /// The numbers of sequences that are tried: powers of two, and of its root for pictures.
  static let ladder = (0...28).map { exp2(Double($0) / 2).rounded() }

  init(_ model: ServedModel, _ inputs: ServeInputs, at asked: [Double] = ladder) {
    self.model = model
    let load = inputs.load(of: model.shape)
    let servings = inputs.setups(of: model).map { Serving(model.shape, on: $0, under: load) }
      .filter { $0.mostRequests >= 1 }
    (self.servings, self.inputs) = (servings, inputs)
    most =
      servings.map {
        $0.mostRequests.rounded(.down) * Double(inputs.devices / $0.setup.devices)
      }.max() ?? 0
    places = Set(asked + (most > 0 ? [most] : [])).sorted().compactMap {
      Self.place($0, of: model, inputs, servings)
    }
    let whole = servings.map { ($0, $0.queued) }.max { $0.1.rate < $1.1.rate }
    queued = whole.map { serving, point in
      let replicas = inputs.devices / serving.setup.devices
      return Place(
        sequences: point.batch * Double(replicas), replicas: replicas, point: point, bare: .nan)
    }
    func factor(_ kind: ServingSpread.Kind) -> Double {
      ServingSpread(
        kind, isRouted: model.shape.isRouted, knowsModel: model.leftOut != nil,
        device: inputs.device, own: model.leftOut.map { log($0.rootMeanSquare) } ?? 0
      ).factor
    }
    self.factor = (factor(.fixed), factor(.queued), factor(.prompt))
    criticalBatch = BareRoofline.criticalBatch(model.shape, on: inputs.whole(model))
  }

  /// The places that no other beats in both interactivity and rate.
  var front: [Place] {
    var best = 0.0
    var front: [Place] = []
    for place in places.sorted(by: { $0.point.interactivity > $1.point.interactivity })
    where place.point.rate > best {
      best = place.point.rate
      front.append(place)
    }
    return front
  }

  /// The cheapest place within limits on the time between tokens and before the first: of the
  /// numbers that are always tried, and of the last that is within limits before one that is not.
  func cheapest(between: Double?, first: Double?) -> Place? {
    func isWithin(_ place: Place) -> Bool {
      place.point.between <= between ?? .infinity && place.point.firstToken <= first ?? .infinity
    }
    let tried = (Self.ladder + [most]).compactMap { place($0) }.sorted {
      $0.sequences < $1.sequences
    }
    let edges = zip(tried, tried.dropFirst()).compactMap { here, next -> Place? in
      guard isWithin(here), !isWithin(next) else { return nil }
      var (last, beyond) = (here, next.sequences)
      while beyond - last.sequences > 1 {
        let middle = ((last.sequences + beyond) / 2).rounded(.down)
        if let place = place(middle), isWithin(place) { last = place } else { beyond = middle }
      }
      return last
    }
    return (tried.filter(isWithin) + edges).min { $0.point.deviceTime < $1.point.deviceTime }
  }

  /// So many sequences in their fastest layout; `nil` where memory does not hold them.
  func place(_ sequences: Double) -> Place? {
    places.first { abs($0.sequences - sequences) < 1e-9 }
      ?? Self.place(sequences, of: model, inputs, servings)
  }

  /// The same, or as many as memory holds, where the rest waits.
  func held(_ sequences: Double) -> Place? {
    place(min(sequences, most)) ?? places.last { $0.sequences <= sequences } ?? places.first
  }

  private static func place(
    _ sequences: Double, of model: ServedModel, _ inputs: ServeInputs, _ servings: [Serving]
  ) -> Place? {
    var best: (replicas: Int, serving: Serving, between: Double)?
    for serving in servings {
      let replicas = inputs.devices / serving.setup.devices
      let batch = sequences / Double(replicas)
      guard batch >= 1, batch <= serving.mostRequests else { continue }
      let between = serving.between(batch)
      if best.map({ between < $0.between }) ?? true { best = (replicas, serving, between) }
    }
    return best.map {
      Place(
        sequences: sequences, replicas: $0.replicas,
        point: $0.serving.served(sequences / Double($0.replicas)),
        bare: inputs.bareStep(
          model, requests: sequences, context: inputs.load.input + inputs.load.output / 2))
    }
  }
}

/// Two models on the same devices, at the same number of sequences or each at its cheapest.
struct ServedBeside: Sendable {
  let sequences: Double
  let own: ServedFront.Place
  let other: ServedFront.Place
  /// The factor to the ends of the ratio's interval of 80 %.
  let factor: Double
  /// The least and the greatest ratio over shapes, where one is guessed.
  let overShapes: ClosedRange<Double>?
  /// The least and the greatest over the interval of 80 % of the size that is a model's equal.
  let overSizes: ClosedRange<Double>

  /// Device time of a token of the first over that of the second, prompts included.
  var ratio: Double { own.point.deviceTime / other.point.deviceTime }
  /// The same of decoding alone, prompts left out.
  var decoding: Double { own.point.outputDeviceTime / other.point.outputDeviceTime }
  /// The same of decoding steps at printed rates.
  var bare: Double { own.bare / other.bare }
  /// 1 where the first is dearer, -1 where it is cheaper, 0 where the interval holds 1.
  var sign: Int { low > 1 ? 1 : high < 1 ? -1 : 0 }
  /// The ends of the ratio's interval of 80 %: of times and of the equal's size, each for itself, over
  /// all shapes where one is guessed.
  var low: Double {
    min(ratio, overShapes?.lowerBound ?? ratio) / beyond(ratio / overSizes.lowerBound)
  }
  var high: Double {
    max(ratio, overShapes?.upperBound ?? ratio) * beyond(overSizes.upperBound / ratio)
  }
  private func beyond(_ ofSize: Double) -> Double {
    exp(hypot(log(factor), log(ofSize)))
  }
}

/// Two models with all that either may be besides.
struct ServedContest: Sendable {
  let own: ServedFront
  let other: ServedFront
  /// Other shapes that either may have, and the ends of the size that is a model's equal.
  let guesses: [ServedFront]
  let ofOther: [ServedFront]
  let ends: [ServedFront]

  init(_ own: ServedFront, _ model: ServedModel, _ rival: ServedModel, _ inputs: ServeInputs) {
    func fronts(_ models: [ServedModel]) -> [ServedFront] {
      models.map { ServedFront($0, inputs, at: []) }
    }
    self.own = own
    other = ServedFront(rival, inputs, at: own.places.map(\.sequences) + ServedFront.ladder)
    guesses = fronts(model.guessed)
    ofOther = fronts(rival.guessed)
    ends = fronts(rival.ends.map { $0.held(in: rival.format) })
  }

  /// Each where it is chosen; `nil` where either has no such place.
  func beside(_ place: (ServedFront) -> ServedFront.Place?) -> ServedBeside? {
    guard let mine = place(own), let its = place(other) else { return nil }
    let (time, against) = (mine.point.deviceTime, its.point.deviceTime)
    let shapes =
      guesses.compactMap(place).map { $0.point.deviceTime / against }
      + ofOther.compactMap(place).map { time / $0.point.deviceTime }
    let sizes = ends.compactMap(place).map { time / $0.point.deviceTime } + [time / against]
    let (first, second) = (log(own.factor.fixed), log(other.factor.fixed))
    return ServedBeside(
      sequences: mine.sequences, own: mine, other: its,
      factor: exp((first * first + second * second).squareRoot()),
      overShapes: shapes.min().flatMap { low in shapes.max().map { low...$0 } },
      overSizes: (sizes.min() ?? 1)...(sizes.max() ?? 1))
  }

  /// Both at the numbers of sequences that both hold.
  var all: [ServedBeside] {
    Set((own.places + other.places).map(\.sequences)).sorted().filter {
      own.place($0) != nil && other.place($0) != nil
    }.compactMap { number in beside { $0.held(number) } }
  }
}

extension [ServedBeside] {
  /// The numbers of sequences at which the cheaper one changes.
  var crossovers: [Double] {
    zip(self, dropFirst()).compactMap { here, next in
      let (a, b) = (log(here.ratio), log(next.ratio))
      guard a * b < 0 else { return nil }
      return exp(
        log(here.sequences) + log(next.sequences / here.sequences) * a / (a - b))
    }
  }

  /// The numbers of requests at which the first is dearer, in words.
  var dearer: String {
    guard let first else { return "at no number that both hold" }
    let changes = crossovers.map { "\($0.rounded(toDigits: 2))" }
    let isDearer = first.ratio >= 1
    if changes.isEmpty { return isDearer ? "at every number" : "at none" }
    // Ends of ranges in turn: 1 opens the first where it starts dearer.
    let ends = (isDearer ? [""] : []) + changes
    return stride(from: 0, to: ends.count, by: 2).map { place in
      let low = ends[place]
      guard place + 1 < ends.count else { return "from \(low) on" }
      return low.isEmpty ? "up to \(ends[1])" : "from \(low) to \(ends[place + 1])"
    }.joined(separator: " and ")
  }

  /// Where the first is cheaper and where dearer, in words.
  func words(_ own: String, _ other: String) -> String {
    guard let first, let last else { return "no number of sequences is held by both" }
    let changes = crossovers.map { $0.rounded(toDigits: 2) }
    let low = first.ratio < 1
    guard !changes.isEmpty else {
      let ends = [map(\.ratio).min(), map(\.ratio).max()].map {
        "\(($0 ?? 1).rounded(toDigits: 2))"
      }
      return
        "\(own) is \(low ? "cheaper" : "dearer") than \(other) at every number of requests at once, "
        + "\(ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")) times its cost"
    }
    let worst = self.max { abs(log($0.ratio)) < abs(log($1.ratio)) } ?? last
    var text = "\(own) is \(low ? "cheaper" : "dearer") than \(other) up to \(changes[0]) at once"
    var isCheaper = low
    for (index, change) in changes.enumerated() {
      isCheaper.toggle()
      let end = index + 1 < changes.count ? " to \(changes[index + 1])" : " on"
      text += ", \(isCheaper ? "cheaper" : "dearer") from \(change)\(end)"
    }
    return text + "; it costs \(worst.ratio.rounded(toDigits: 2)) of the other at "
      + "\(Int(worst.sequences))"
  }

  /// The numbers of requests at which the interval of the ratio does not hold 1, in words.
  var sure: String {
    var runs: [(sign: Int, low: Double, high: Double)] = []
    for place in self {
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
    return known.isEmpty ? "nowhere sure" : known.joined(separator: ", ")
  }
}
