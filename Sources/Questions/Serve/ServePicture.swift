import CostModel
import Foundation
import Spec
import Tabular
import Units

/// What a picture of serving shows.
enum ServeView: String, CaseIterable, Sendable {
  /// Rate of a device against what one user sees.
  case front
  /// Device time of the model over the other's against the number of requests.
  case ratio
}

/// The front of rate and interactivity of served models, or what one costs over the other.
public struct ServePicture: Picture {
  public static let kind = "serving"
  public static let summary =
    "Rate against interactivity of served models, or a ratio of their costs"
  private let entry: String
  private let view: ServeView

  public init(_ ask: inout Asking) throws(Unsettled) {
    entry = ask("of", .name(of: "serve entry"), "The entry's name")
    view = ask(
      "view", .choice(example: .ratio), "front, or ratio of the costs", default: .front)
    try ask.settle()
  }

  public func drawing(of results: Results) -> Drawing? {
    results.findings.of(Serve.self).first { $0.question.name == entry }.flatMap {
      Self.drawing(of: $0, view)
    }
  }

  /// Both pictures of one question.
  static func charts(_ asked: Resolved<Serve>) -> [Chart] {
    [drawing(of: asked, .front)?.chart("front"), drawing(of: asked, .ratio)?.chart("ratio")]
      .compactMap { $0 }
  }

  private static func drawing(of asked: Resolved<Serve>, _ view: ServeView) -> Drawing? {
    view == .front ? front(asked.question, asked.found) : ratio(asked.question, asked.found)
  }

  private static func setting(_ question: Serve) -> String {
    "on \(question.inputs.devices) \(question.inputs.device.name), "
      + "\(plainText(of: question.inputs.load.input)) tokens in and "
      + "\(plainText(of: question.inputs.load.output)) out"
  }

  private static func front(_ question: Serve, _ found: Serve.ServedFindings) -> Drawing? {
    let fronts = [found.own, found.other].compactMap { $0 }.filter { $0.front.count > 1 }
    guard let own = fronts.first else { return nil }
    let curves = fronts.enumerated().map { index, front in
      Curve(
        name: front.model.title, style: index,
        points: front.front.map { place in
          Curve.Point(
            x: place.point.interactivity, y: place.point.rate,
            band: (place.point.rate / front.factor.fixed)...(place.point.rate * front.factor.fixed),
            isExtrapolated: false)
        }.sorted { $0.x < $1.x })
    }
    let marks = own.front.filter { log2($0.sequences).truncatingRemainder(dividingBy: 2) == 0 }.map
    {
      Mark(
        label: "\(Int($0.sequences))", x: $0.point.interactivity, y: $0.point.rate,
        isLabelAlone: true)
    }
    return Drawing(
      title: found.other.map { found.beside.words(own.model.title, $0.model.title) }
        ?? "The more requests at once, the cheaper and slower is \(own.model.title)",
      subtitle: "Rate of a device against what one user sees, " + setting(question),
      .curves([
        Panel(
          title: "", x: Axis("tokens a second that one user sees", isLogarithmic: true),
          y: Axis("tokens of answers a second on each device", isLogarithmic: true), curves: curves,
          marks: marks)
      ]),
      footer: [
        "Numbers are requests at once. Bands held 80 % of measured times of models and devices left out."
      ])
  }

  private static func ratio(_ question: Serve, _ found: Serve.ServedFindings) -> Drawing? {
    guard let rival = question.rival, found.beside.count > 1 else { return nil }
    let calibrated = Curve(
      name: "as engines serve", style: 0,
      points: found.beside.map {
        Curve.Point(
          x: $0.sequences, y: $0.ratio, band: $0.low...$0.high,
          isExtrapolated: false)
      })
    let bare = Curve(
      name: "decoding at printed rates", style: 1,
      points: found.beside.map { Curve.Point(x: $0.sequences, y: $0.bare, isExtrapolated: false) })
    let active = question.model.shape.active / rival.shape.active
    let convention = Curve(
      name: "2 N_active a token", style: 2,
      points: [found.beside[0], found.beside[found.beside.count - 1]].map {
        Curve.Point(x: $0.sequences, y: active, isExtrapolated: false)
      })
    return Drawing(
      title: found.beside.words(question.model.title, rival.title),
      subtitle: "Device time of a token of \(question.model.title) over that of \(rival.title), "
        + setting(question),
      .curves([
        Panel(
          title: "", x: Axis("requests at once", isLogarithmic: true),
          y: .ratio("cost over that of the other"), curves: [calibrated, bare, convention])
      ]),
      footer: [
        "The band is an interval of 80 % of the ratio; the other lines know no losses of engines."
      ])
  }
}
