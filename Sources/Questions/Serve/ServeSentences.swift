import CostModel
import Foundation
import ModelConfigs
import Tabular
import Units

/// The answer of serving in sentences.
extension ServeTables {
  /// The answer in a few sentences.
  var headline: [String] {
    ([first] + verdict + [trust]).compactMap { $0 }
  }

  /// What is asked: within limits, at a number of requests, or the nearest that memory holds.
  private var first: String? {
    let (model, asked) = (question.model, question.concurrency)
    let limits = [
      question.mostBetween.map { "\(plainText(of: $0)) ms between tokens" },
      question.mostFirst.map { "\(plainText(of: $0)) ms to the first" },
    ].compactMap { $0 }.joined(separator: " and ")
    guard let low = own.places.first, let high = own.places.last else { return unfit(model) }
    if !limits.isEmpty {
      if let best = cheapest {
        return
          "\(model.title.opening) is cheapest within \(limits) at \(Self.requests(best.sequences)): "
          + words(best) + "." + withinBoth
      }
      return "\(model.title.opening) cannot be served within \(limits) on these devices: at "
        + "\(Int(low.sequences)) it takes \(words(low))."
    }
    let place = found.asked ?? (asked > own.most ? high : low)
    var at = Self.requests(place.sequences)
    if found.asked == nil {
      at +=
        asked > own.most
        ? ", as memory holds no \(plainText(of: asked))"
        : ", the fewest for the replicas of every layout"
    }
    return "\(model.title.opening) at \(at): " + words(place)
      + (place.sequences == own.most ? "." : "; memory holds \(Int(own.most)).")
  }

  /// The other under the same limits, and both there.
  private var withinBoth: String {
    guard let rival = question.rival else { return "" }
    guard let its = found.otherCheapest, let beside = found.besideWithin else {
      return " Within the same limits \(rival.title) cannot be served."
    }
    return
      " Within the same limits \(rival.title) is cheapest at \(Self.requests(its.sequences)); the "
      + "model costs \(beside.ratio.rounded(toDigits: 2)) of it [\(beside.low.rounded(toDigits: 2)), "
      + "\(beside.high.rounded(toDigits: 2))]."
  }

  /// That a model does not fit, and how many devices hold it.
  private func unfit(_ model: ServedModel, isOther: Bool = false) -> String {
    let inputs = question.inputs
    let usable = Serving.usableShare * inputs.device.capacity.value * Double(inputs.devices)
    let cache = model.shape.cacheBytes(
      context: inputs.load.input + inputs.load.output, tensor: 1, cacheBytes: inputs.cacheBytes)
    let fewest = isOther ? found.fewest?.other : found.fewest?.own
    return "\(model.title.opening) does not fit: weights of "
      + "\(Bytes(model.shape.weightBytes(model.format)).rounded(to: 3))B in "
      + "\(model.format.rawValue) and \(Bytes(cache).rounded(to: 2))B a request, of "
      + "\(Bytes(usable).rounded(to: 3))B usable on \(inputs.devices) "
      + "device\(inputs.devices == 1 ? "" : "s"); "
      + (fewest.map { "\($0) hold it." }
        ?? "of \(Self.counts) to \(AskedServing.mostDevices) none has a layout for it.")
  }

  /// Where the model is cheaper and where dearer, how sure, and what would turn it.
  private var verdict: [String] {
    guard let rival = question.rival else { return shapes.map { [$0] } ?? [] }
    let guess = question.model.guesses.isEmpty ? "" : ", its shape guessed,"
    let names = (question.model.title.opening + guess, "\(rival.title), \(formats),")
    if let fewest = found.fewest {
      let also =
        !own.places.isEmpty && found.other?.places.isEmpty == true
        ? [unfit(rival, isOther: true)] : []
      guard let both = fewest.both, !found.onMore.isEmpty else {
        return also + ["None of \(Self.counts) of these devices holds both; nothing is compared."]
      }
      return also + [
        "On \(both), the fewest of \(Self.counts) that hold both, "
          + found.onMore.words(question.model.title + guess, names.1)
          + " (80 % interval of the ratio: \(found.onMore.sure))."
      ] + (shapes.map { [$0] } ?? [])
    }
    return [found.beside.words(names.0, names.1) + ".", turns, shapes, sure].compactMap { $0 }
  }

  private static let counts = "1, 2, 4 and multiples of 8"

  private var formats: String {
    let (own, other) = (question.model.format, question.rival?.format ?? question.model.format)
    return own == other
      ? "both in \(own.rawValue)" : "weights in \(own.rawValue) and \(other.rawValue)"
  }

  /// The place at which verdicts are told: the asked number, or the nearest that both hold.
  private func judged(_ beside: [ServedBeside]) -> ServedBeside? {
    beside.last { $0.sequences <= question.concurrency } ?? beside.first
  }

  /// With which formats of weights the verdict turns; `nil` where it does not.
  private var turns: String? {
    guard let here = judged(found.beside) else { return nil }
    let others = found.otherwise.compactMap { words, beside -> String? in
      guard let there = beside.first(where: { $0.sequences == here.sequences }),
        (there.ratio > 1) != (here.ratio > 1)
      else { return nil }
      return "\(words) (\(there.ratio.rounded(toDigits: 2)))"
    }
    if others.isEmpty { return nil }
    return
      "At \(Int(here.sequences)) it costs \(here.ratio.rounded(toDigits: 2)) of the other, and the "
      + "verdict turns with \(others.joined(separator: ", with "))."
  }

  /// That the shape is guessed, and how far the answer moves with it; `nil` where it is known.
  private var shapes: String? {
    let isGuessed = !question.model.guesses.isEmpty || question.rival?.guesses.isEmpty == false
    guard isGuessed else { return nil }
    let known = "Shapes are guessed from sizes: over those of released models"
    let beside = found.fewest == nil ? found.beside : found.onMore
    let spans = [beside.first, judged(beside), beside.last].compactMap { $0 }
      .compactMap { beside in
        beside.overShapes.map {
          "\($0.lowerBound.rounded(toDigits: 2)) to \($0.upperBound.rounded(toDigits: 2)) at "
            + "\(Int(beside.sequences))"
        }
      }.uniqued
    if !spans.isEmpty {
      return "\(known) it costs \(spans.joined(separator: ", ")) of the other."
    }
    guard let place = found.asked ?? own.places.last else { return nil }
    let spread = spread(place)
    let ms = { (factor: Double) in (place.point.between * factor * 1e3).rounded(toDigits: 2) }
    return "\(known) it takes \(ms(spread.low * own.factor.fixed)) to "
      + "\(ms(spread.high / own.factor.fixed)) ms at \(Int(place.sequences))."
  }

  /// The ends of the interval of 80 % of a time over the time, over all shapes where one is guessed.
  func spread(
    _ place: ServedFront.Place, factor: Double? = nil
  ) -> (low: Double, high: Double) {
    let times =
      [1]
      + found.guesses.compactMap { $0.held(place.sequences) }.map {
        $0.point.between / place.point.between
      }
    let factor = factor ?? own.factor.fixed
    return ((times.min() ?? 1) / factor, (times.max() ?? 1) * factor)
  }

  /// How far measured rows speak for the model, the other and the device.
  private var trust: String {
    let (inputs, models) = (question.inputs, [question.model, question.rival].compactMap { $0 })
    let unknown = models.filter { $0.leftOut == nil }
    var texts = models.compactMap { model in
      model.leftOut.map { own in
        "\(own.count) measured rows of \(model.title); a fit without them erred by "
          + "×\(own.rootMeanSquare.rounded(toDigits: 3)), and \(Int((own.held * 100).rounded())) % lay in "
          + "80 % intervals"
      }
    }.uniqued
    if !unknown.isEmpty {
      let classes =
        [("dense", false), ("routed", true)].compactMap { word, isRouted in
          guard unknown.contains(where: { $0.shape.isRouted == isRouted }) else { return nil }
          return ServingLeftOut.Summary.bundled(.model, "fixed, \(word)").map {
            "×\($0.rootMeanSquare.rounded(toDigits: 3)) (\(isRouted ? "MoE" : "dense"))"
          }
        } as [String]
      texts.append(
        "no measured row of \(unknown.map(\.title).uniqued.joined(separator: " or ")); on models left out "
          + "times erred by " + classes.joined(separator: ", "))
    }
    var text = texts.joined(separator: "; ")
    if !ServingSpread.measured.contains(inputs.device.id) {
      text += "; none on \(inputs.device.name), whose interval is wider by judgement"
    } else if let device = ServingLeftOut.Summary.bundled(.device, inputs.device.id) {
      text += "; \(device.count) of this device"
      if device.held < 0.72 {
        text += ", of which \(Int((device.held * 100).rounded())) % lay in theirs"
      }
    }
    return "Trust: \(text)."
  }

  /// Several entries in a few sentences: verdicts by model, the others one by one, trust once.
  static func digest(_ told: [ServeTables]) -> [String] {
    let compared = told.filter { !$0.found.beside.isEmpty }
    var lines: [String] = []
    for title in compared.map(\.question.model.title).uniqued {
      let own = compared.filter { $0.question.model.title == title }
      lines.append(
        "By requests at once \(title) is dearer to serve than "
          + own.map { "\($0.rivalWords) \($0.found.beside.dearer)" }.joined(separator: ", than ")
          + (own.contains { !$0.found.beside.crossovers.isEmpty }
            ? ", and cheaper elsewhere." : ".")
      )
      lines.append(
        "By 80 % intervals of the ratio: "
          + own.map { "\($0.label) \($0.found.beside.sure)" }.joined(separator: "; ")
          + ".")
      lines += own.compactMap { told in
        (told.turns ?? told.shapes).map {
          "Entry \(told.label): " + $0.prefix(1).lowercased() + $0.dropFirst()
        }
      }.prefix(2)
    }
    let limited = told.filter { $0.hasLimits && !$0.found.beside.isEmpty }
    lines += limited.prefix(3).compactMap { told in told.first.map { "\(told.label): \($0)" } }
    let others = told.filter { $0.found.beside.isEmpty }
    lines += others.prefix(3).flatMap { [$0.first].compactMap { $0 } + $0.verdict.prefix(1) }
    if others.count > 3 { lines.append("\(others.count - 3) more stand in the table.") }
    let trusts = told.map(\.trust).uniqued
    return lines + trusts.prefix(1)
      + (trusts.count > 1 ? ["\(trusts.count - 1) other such lines: ask each model alone."] : [])
  }

  private static func requests(_ number: Double) -> String {
    "\(plainText(of: number)) request\(number == 1 ? "" : "s")"
  }

  private var label: String { question.name ?? question.model.title }
  private var rivalWords: String {
    (question.rival?.title ?? "") + (question.name.map { " (\($0))" } ?? "")
  }

  var hasLimits: Bool { question.mostBetween != nil || question.mostFirst != nil }

  var cheapest: ServedFront.Place? { found.cheapest }

  /// The numbers of requests at which the interval of the ratio does not hold 1.
  private var sure: String {
    found.beside.contains { $0.sign != 0 }
      ? "Sure by the 80 % interval of the ratio: \(found.beside.sure)."
      : "The 80 % interval of the ratio holds 1 at every number: no sure verdict."
  }

  private func words(_ place: ServedFront.Place) -> String {
    let (point, spread) = (place.point, spread(place))
    let ms = { (seconds: Double) in (seconds * 1e3).rounded(toDigits: 2) }
    var text =
      "\(ms(point.between)) ms a token [\(ms(point.between * spread.low)), "
      + "\(ms(point.between * spread.high))] (80 %), \(point.rate.rounded(toDigits: 3)) tokens/s a device"
    if let dollars = row(place).dollars(point.deviceTime) {
      text += "; $\(dollars.rounded(toDigits: 2)) per M out with prompts"
    }
    let load = point.load
    if load.splitsPrefill {
      let share = point.inputDeviceTime * load.input / (point.outputDeviceTime * load.output)
      let besides = Int((share * Double(question.inputs.devices)).rounded(.up))
      text += "; prompts need \(besides) more device\(besides == 1 ? "" : "s")"
    }
    return text
  }
}

extension [String] {
  /// Each once, in their order.
  fileprivate var uniqued: [String] {
    enumerated().filter { !self[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
