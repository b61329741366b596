import Units

/// A text literal for a script whose picture LaTeX sets, safe whatever the text holds.
///
/// Every character that LaTeX would take for a command is written as one that prints it; symbols of
/// formulas become LaTeX's own, so that no font has to hold them. The size is that of the picture's
/// layout.
struct LaTeXText {
  /// The LaTeX source of the text.
  let source: String

  /// The source of a text in a size of the picture's units, 1/96 inch.
  init(_ text: String, size: Double) {
    var body = ""
    // One code point at a time, as LaTeX reads: a mark that joins a special character to a longer
    // one must not hide it.
    for scalar in text.unicodeScalars { body += Self.source(of: scalar) }
    let points = { (units: Double) in plainText(of: (units * 0.75 * 100).rounded() / 100) }
    source =
      "{\\fontsize{\(points(size))}{\(points(size * 1.25))}\\selectfont " + body + "}"
  }

  private static func source(of scalar: Unicode.Scalar) -> String {
    if let known = symbols[scalar] { return known }
    // What it cannot set at all becomes a space.
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format, .unassigned, .privateUse:
      return " "
    default: return String(Character(scalar))
    }
  }

  private static let symbols: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "_": "\\_", "%": "\\%", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "''",
    "`": "\\textasciigrave{}", "−": "$-$", "×": "$\\times$", "·": "$\\cdot$", "√": "$\\surd$",
    "≤": "$\\leq$", "≥": "$\\geq$", "∞": "$\\infty$", "→": "$\\rightarrow$",
    "↔": "$\\leftrightarrow$",
    "±": "$\\pm$", "≈": "$\\approx$", "α": "$\\alpha$", "β": "$\\beta$", "γ": "$\\gamma$",
    "δ": "$\\delta$", "κ": "$\\kappa$", "λ": "$\\lambda$", "μ": "$\\mu$", "ν": "$\\nu$",
    "ρ": "$\\rho$", "σ": "$\\sigma$", "τ": "$\\tau$", "φ": "$\\varphi$", "ω": "$\\omega$",
    "ζ": "$\\zeta$", "Δ": "$\\Delta$", "Σ": "$\\Sigma$", "…": "\\ldots{}", "⁻": "$^{-}$",
    "⁰": "$^{0}$", "¹": "$^{1}$", "²": "$^{2}$", "³": "$^{3}$", "⁴": "$^{4}$", "⁵": "$^{5}$",
    "⁶": "$^{6}$", "⁷": "$^{7}$", "⁸": "$^{8}$", "⁹": "$^{9}$",
  ]
}

extension GnuplotText {
  /// The literal of a text that LaTeX will set.
  init(_ text: LaTeXText) { self.init(text.source) }
}
