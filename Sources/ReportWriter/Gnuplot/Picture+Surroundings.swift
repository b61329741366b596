import Tabular

/// The space around a picture's content.
let pictureMargin = 14.0

extension Picture {
  /// The width inside the margins.
  var innerWidth: Double { width - 2 * pictureMargin }

  /// Adds lines of text downwards from `height`.
  mutating func addLines(
    _ lines: [String], x: Double, size: Double = PictureText.bodySize, colour: Colour = .ink,
    isBold: Bool = false
  ) {
    for line in lines {
      let tall = PictureText.lineHeight(size)
      shapes.append(
        .text(line, x: x, y: height + tall / 2, size: size, colour: colour, isBold: isBold))
      height += tall
    }
  }

  /// A picture of the standard width that begins with the chart's title and, under it, what is drawn.
  init(of chart: Chart) {
    self.init(width: Self.standardWidth, height: pictureMargin)
    let size = PictureText.titleSize
    // Bold letters are a tenth wider.
    let title = PictureText.lines(chart.title, size: size, width: innerWidth / 1.1, limit: 3)
    addLines(title, x: pictureMargin, size: size, isBold: true)
    height += title.isEmpty ? 0 : 2
    let subtitle = PictureText.lines(chart.subtitle, width: innerWidth, limit: 3)
    addLines(subtitle, x: pictureMargin, colour: .faded)
    height += title.isEmpty ? 0 : 8
  }

  /// Adds the small lines at the bottom, each broken to fit, and the margin under them.
  mutating func addFooter(_ footer: [String]) {
    let lines = footer.prefix(12).flatMap {
      PictureText.lines($0, size: PictureText.smallSize, width: innerWidth, limit: 4)
    }
    height += lines.isEmpty ? 0 : 10
    addLines(lines, x: pictureMargin, size: PictureText.smallSize, colour: .faded)
    height += pictureMargin
  }

  /// A sample of how something is drawn, and what it is called.
  struct LegendEntry {
    enum Sample {
      case point(Look, isJoined: Bool)
      case dashes
      case dashedLine
      case hollowDot
      case dot
      /// Words alone.
      case nothing
    }

    let sample: Sample
    let name: String
  }

  /// Adds the legend in as many rows as it needs.
  mutating func addLegend(_ entries: [LegendEntry]) {
    guard !entries.isEmpty else { return }
    let gap = 18.0
    var x = pictureMargin
    for entry in entries {
      let sampleWidth = entry.sample.isShown ? 28.0 : -6
      let room = innerWidth - sampleWidth - 6
      let name = PictureText.lines(entry.name, width: room, limit: 1).first ?? ""
      let wide = sampleWidth + 6 + PictureText.width(of: name, size: PictureText.bodySize)
      if x > pictureMargin, x + wide > width - pictureMargin {
        x = pictureMargin
        height += 18
      }
      addSample(entry.sample, x: x, toX: x + sampleWidth, y: height + 9)
      shapes.append(.text(name, x: x + sampleWidth + 6, y: height + 9))
      x += wide + gap
    }
    height += 18 + 8
  }

  private mutating func addSample(
    _ sample: LegendEntry.Sample, x: Double, toX: Double, y: Double
  ) {
    let middle = (x + toX) / 2
    switch sample {
    case .point(let look, let isJoined):
      if isJoined {
        shapes.append(
          .line(x: x, y: y, toX: toX, toY: y, colour: look.colour, width: 0.8, isFront: true))
      }
      shapes.append(.dot(x: middle, y: y, type: look.filled, size: 0.9, colour: look.colour))
    case .dashes:
      shapes += [(x, x + 11), (x + 17, toX)].map { from, to in
        .line(x: from, y: y, toX: to, toY: y, colour: .faded, width: 2, isFront: true)
      }
    case .dashedLine:
      shapes += [(x, x + 8), (x + 13, x + 21)].map { from, to in
        .line(x: from, y: y, toX: to, toY: y, colour: .ink, width: 1.1, isFront: true)
      }
    case .dot:
      shapes.append(.dot(x: middle, y: y, type: 7, size: 0.35, colour: .faded))
    case .nothing: break
    case .hollowDot:
      shapes += Shape.hollowDot(x: middle, y: y, type: 6, colour: .blue)
    }
  }
}

extension Picture.LegendEntry.Sample {
  fileprivate var isShown: Bool {
    if case .nothing = self { false } else { true }
  }
}
