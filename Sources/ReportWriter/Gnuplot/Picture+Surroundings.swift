/// The space around a picture's content.
let pictureMargin = 14.0

extension Picture {
  /// The width inside the margins.
  var innerWidth: Double { width - 2 * pictureMargin }

  /// Adds lines of text downwards from `height`.
  mutating func addLines(
    _ lines: [String], x: Double, size: Double = PictureText.bodySize, colour: Colour = .ink
  ) {
    for line in lines {
      let tall = PictureText.lineHeight(size)
      shapes.append(.text(line, x: x, y: height + tall / 2, size: size, colour: colour))
      height += tall
    }
  }

  /// Adds the title at the top.
  mutating func addTitle(_ title: String) {
    height += pictureMargin
    let lines = PictureText.lines(
      title, size: PictureText.titleSize, width: innerWidth, limit: 3)
    addLines(lines, x: pictureMargin, size: PictureText.titleSize)
    height += lines.isEmpty ? 0 : 6
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
      case curve(Look)
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
    case .curve(let look):
      // The line leaves room for its dot, which a terminal would draw under it.
      for (from, to) in [(x, middle - 4), (middle + 4, toX)] {
        shapes.append(
          .line(
            x: from, y: y, toX: to, toY: y, colour: look.colour, width: look.width, isFront: true))
      }
      shapes.append(.dot(x: middle, y: y, type: look.filled, colour: look.colour))
    case .dashes:
      for (from, to) in [(x, x + 7), (toX - 7, toX)] {
        shapes.append(
          .line(x: from, y: y, toX: to, toY: y, colour: .faded, width: 1.8, isFront: true))
      }
      shapes += Shape.hollowDot(x: middle, y: y, type: 6, colour: .faded)
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
