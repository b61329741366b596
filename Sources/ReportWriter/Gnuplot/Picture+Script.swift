extension Picture {
  /// What sets the texts of a picture.
  enum Form {
    /// gnuplot itself.
    case plain
    /// LaTeX, from a TikZ picture.
    case latex

    /// A text in a size, with `%` doubled where gnuplot would take it for a number format.
    func literal(_ text: String, size: Double, isTic: Bool = false) -> GnuplotText {
      switch self {
      case .plain: isTic ? GnuplotText(tic: text) : GnuplotText(text)
      case .latex:
        isTic
          ? GnuplotText(tic: LaTeXText(text, size: size).source)
          : GnuplotText(LaTeXText(text, size: size))
      }
    }
  }

  /// The gnuplot script that draws the picture; `name` is the file stem.
  func script(name: String, form: Form = .plain) -> String {
    var lines = form == .plain ? header(name: name) : latexHeader
    lines += settings
    lines += frames.enumerated().flatMap { data(of: $1, number: $0 + 1) }
    lines.append("if (exists(\"out\")) set output out")
    if frames.count > 1 { lines.append("set multiplot") }
    for (index, frame) in frames.enumerated() {
      if index > 0 {
        lines += ["unset label", "unset arrow"]
        // `unset ytics` forgot how they look.
        if frames[index - 1].yTics.isEmpty { lines.append("set ytics \(Self.ticLook)") }
      }
      for shape in (index == 0 ? shapes : []) + frame.shapes { lines += draw(shape, form) }
      lines += commands(for: frame, number: index + 1, form)
    }
    if frames.count > 1 { lines.append("unset multiplot") }
    lines.append("set output")
    return lines.map { $0.text + "\n" }.joined()
  }

  private func header(name: String) -> [ScriptLine] {
    let (wide, tall) = (Int(width), Int(height))
    let font: ScriptLine = "noenhanced font \"sans-serif,13\""
    let inches: ScriptLine = "\(share: width / 96)in,\(share: height / 96)in"
    return [
      "# \(stem: name): a picture for gnuplot 5.2 or later; its data are in this file.",
      "# Draw it with one of",
      "#   gnuplot -e \"out='./\(stem: name).svg'\" \(stem: name).gp",
      "#   gnuplot -e \"term='pngcairo'; out='./\(stem: name).png'\" \(stem: name).gp",
      "#   gnuplot -e \"term='pdfcairo'; out='./\(stem: name).pdf'\" \(stem: name).gp",
      "# Without out the picture goes to standard output.",
      "reset",
      "set encoding utf8",
      "if (!exists(\"term\")) term = \"svg\"",
      // In an SVG the weight would become a part of the font's name; `SVGPicture` sets it.
      "bold = (term eq \"svg\") ? \"\" : \":Bold\"",
      "if (term eq \"svg\") set terminal svg size \(wide),\(tall) \(font) background rgb \"white\"",
      "if (term eq \"png\" || term eq \"pngcairo\") set terminal pngcairo size \(2 * wide),"
        + "\(2 * tall) \(font) fontscale 1.5 linewidth 2 pointscale 2",
      "if (term eq \"pdf\" || term eq \"pdfcairo\") set terminal pdfcairo size \(inches) "
        + "\(font) fontscale 0.56 linewidth 1.1 pointscale 0.75",
      "if (term ne \"svg\" && term ne \"png\" && term ne \"pngcairo\" && term ne \"pdf\" && "
        + "term ne \"pdfcairo\") exit error \"term is svg, pngcairo or pdfcairo\"",
    ]
  }

  private var latexHeader: [ScriptLine] {
    [
      "reset", "set encoding utf8", "term = \"tikz\"",
      "set terminal tikz size \(share: width / 96)in,\(share: height / 96)in",
    ]
  }

  private static let ticLook: ScriptLine =
    "nomirror out scale 0.7,0.35 textcolor rgb \(Colour.ink)"

  private var settings: [ScriptLine] {
    [
      "set key off",
      "set border 3 lw 1 lc rgb \(Colour.frame)",
      "set tics \(Self.ticLook)",
      "set xtics offset 0,0.3",
      "set grid xtics ytics lt 1 lw 1 lc rgb \(Colour.grid)",
      "set zero 0",
    ]
  }

  /// The data blocks of a frame; they hold numbers only, so that nothing ends them early.
  private func data(of frame: Frame, number: Int) -> [ScriptLine] {
    frame.layers.enumerated().flatMap { index, layer -> [ScriptLine] in
      let rows = layer.rows.map { row in ScriptLine.joined(row.map { "\($0)" }, by: " ") }
      return ["$data\(number)_\(index + 1) << END"] + rows + ["END"]
    }
  }

  private func commands(for frame: Frame, number: Int, _ form: Form) -> [ScriptLine] {
    let area = frame.area
    let plots = frame.layers.enumerated().map { index, layer -> ScriptLine in
      "$data\(number)_\(index + 1) \(layer.drawing)"
    }
    return [
      "set lmargin at screen \(share: area.left / width)",
      "set rmargin at screen \(share: area.right / width)",
      "set tmargin at screen \(share: 1 - area.top / height)",
      "set bmargin at screen \(share: 1 - area.bottom / height)",
      frame.x.isLogarithmic ? "set logscale x 10" : "unset logscale x",
      frame.y.isLogarithmic ? "set logscale y 10" : "unset logscale y",
      "set xrange [\(real: frame.x.low):\(real: frame.x.high)]",
      "set yrange [\(real: frame.y.low):\(real: frame.y.high)]",
      frame.xTics.isEmpty ? "unset xtics" : "set xtics (\(tics(frame.xTics, form)))",
      frame.yTics.isEmpty ? "unset ytics" : "set ytics (\(tics(frame.yTics, form)))",
      "plot \(ScriptLine.joined(plots, by: ", \\\n  "))",
    ]
  }

  private func tics(_ tics: [Tic], _ form: Form) -> ScriptLine {
    ScriptLine.joined(
      tics.map { tic in
        guard let label = tic.label else { return "\"\" \(real: tic.value) 1" }
        return "\(form.literal(label, size: PictureText.bodySize, isTic: true)) \(real: tic.value)"
      }, by: ", ")
  }

  private func draw(_ shape: Shape, _ form: Form) -> [ScriptLine] {
    let place: ScriptLine = "screen \(share: shape.x / width),\(share: 1 - shape.y / height)"
    let layer: ScriptLine = shape.isFront ? "front" : "back"
    switch shape.kind {
    case .text(let text, let alignment, let size, let isBold):
      let side: ScriptLine =
        switch alignment {
        case .left: "left"
        case .centre: "center"
        case .right: "right"
        }
      let family: ScriptLine = isBold ? "\"sans-serif\" . bold . \"" : "\"sans-serif"
      let font: ScriptLine = form == .plain ? " font \(family),\(size)\"" : ""
      return [
        "set label \(form.literal(text, size: size)) at \(place) \(side)" + font
          + " \(layer) textcolor rgb \(shape.colour)"
      ]
    case .line(let toX, let toY, let width, let isDashed):
      let dashes: ScriptLine = isDashed ? "2" : "1"
      return [
        "set arrow from \(place) to screen \(share: toX / self.width),\(share: 1 - toY / height)"
          + " nohead \(layer) lw \(width) dt \(dashes) lc rgb \(shape.colour)"
      ]
    case .dot(let type, let size):
      return [
        "set label \"\" at \(place) point pt \(type) ps \(size) lc rgb \(shape.colour) \(layer)"
      ]
    }
  }
}

extension ScriptLine {
  static func + (left: ScriptLine, right: ScriptLine) -> ScriptLine { "\(left)\(right)" }
}
