import Tabular

/// Marked points with their labels, placed where they cover as little as possible.
struct MarkLabels {
  private(set) var shapes: [Shape] = []

  private let frame: Frame
  private let size = PictureText.smallSize
  /// Places that labels keep away from: points of curves, then marks.
  private var curvePlaces: [Area] = []
  private var markPlaces: [Area] = []
  private var labels: [Area] = []

  /// The places that marks and labels take.
  var areas: [Area] { markPlaces + labels }

  /// Labels of marks, with crosses where no curve draws their points.
  init(_ marks: [Mark], curves: [Curve], in frame: Frame) {
    self.frame = frame
    let shown = marks.filter { frame.x.canShow($0.x) && frame.y.canShow($0.y) }
    guard !shown.isEmpty else { return }
    curvePlaces = curves.flatMap(places)
    markPlaces = shown.map { mark in
      let place = frame.place(x: mark.x, y: mark.y)
      return Area(around: place.x, place.y, width: 9, height: 9)
    }
    for mark in shown { add(mark) }
  }

  /// Small squares along a curve, close enough that no label slips between them.
  private func places(of curve: Curve) -> [Area] {
    let points = curve.points.filter { frame.x.canShow($0.x) && frame.y.canShow($0.y) }
      .map { frame.place(x: $0.x, y: $0.y) }
    let between = zip(points, points.dropFirst()).flatMap { from, to -> [Area] in
      let steps = min(200, max(1, Int(max(abs(to.x - from.x), abs(to.y - from.y)) / 6)))
      return (0..<steps).map { step in
        let share = Double(step) / Double(steps)
        return Area(
          around: from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, width: 4,
          height: 4)
      }
    }
    let all = between + points.suffix(1).map { Area(around: $0.x, $0.y, width: 4, height: 4) }
    return all.reduce(into: []) { kept, next in
      guard let last = kept.last, last.overlap(next) > 6 else { return kept.append(next) }
    }
  }

  private mutating func add(_ mark: Mark) {
    let place = frame.place(x: mark.x, y: mark.y)
    if !mark.isLabelAlone {
      shapes.append(.dot(x: place.x, y: place.y, type: 2, size: 0.7, colour: .ink))
    }
    let text = PictureText.lines(mark.label, size: size, width: frame.area.width * 0.45, limit: 1)
    guard let label = text.first else { return }
    let width = PictureText.width(of: label, size: size)
    var best: (cost: Double, area: Area, isFar: Bool)?
    for (order, candidate) in candidates(around: place, width: width).enumerated() {
      let cost = cost(of: candidate.area) + Double(order)
      if cost < best?.cost ?? .infinity { best = (cost, candidate.area, candidate.isFar) }
    }
    guard let best else { return }
    labels.append(best.area)
    let middle = (best.area.top + best.area.bottom) / 2
    if best.isFar {
      let end = min(max(place.x, best.area.left), best.area.right)
      let edge = place.y < middle ? best.area.top : best.area.bottom
      let isBeside = middle == place.y
      shapes.append(
        .line(
          x: place.x, y: place.y, toX: end, toY: isBeside ? middle : edge, colour: .frame,
          width: 0.7, isFront: true))
    }
    shapes.append(.text(label, x: best.area.left, y: middle, size: size))
  }

  /// Places for a label around a point, near ones first.
  private func candidates(
    around place: (x: Double, y: Double), width: Double
  ) -> [(area: Area, isFar: Bool)] {
    let height = size * 1.2
    return [0.0, 14, 28, 44, 62].flatMap { distance -> [(area: Area, isFar: Bool)] in
      let (besideX, slantX) = (7 + distance + width / 2, 3 + distance * 0.7 + width / 2)
      let (aboveY, slantY) = (6 + distance + height / 2, 5 + distance * 0.7 + height / 2)
      let steps = [
        (besideX, 0), (-besideX, 0), (slantX, -slantY), (-slantX, -slantY), (slantX, slantY),
        (-slantX, slantY), (0, -aboveY), (0, aboveY),
      ]
      return steps.map { step in
        let area = Area(around: place.x + step.0, place.y + step.1, width: width, height: height)
        return (area, distance > 0)
      }
    }
  }

  /// How much a label here would cover.
  private func cost(of area: Area) -> Double {
    let inside = Area(
      left: frame.area.left + 2, top: frame.area.top - 6, right: frame.area.right + 12,
      bottom: frame.area.bottom - 2)
    let outside = area.width * area.height - area.overlap(inside)
    let covered = labels.reduce(0) { $0 + $1.overlap(area) }
    let points = markPlaces.reduce(0) { $0 + $1.overlap(area) }
    let curves = curvePlaces.reduce(0) { $0 + $1.overlap(area) }
    return outside * 20 + covered * 6 + points * 6 + curves * 1.5
  }
}

extension Area {
  init(around x: Double, _ y: Double, width: Double, height: Double) {
    self.init(
      left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2)
  }
}
