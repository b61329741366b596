import Tabular
import Units

extension ReportPage {
  var head: HTMLFragment {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="\(PageStyle.policy)">
    <meta name="generator" content="moesim \(HTMLText(version))">
    <title>\(HTMLText(title))</title>
    <style>
    \(PageStyle.text)</style>
    </head>
    <body>

    """
  }

  var heading: HTMLFragment {
    let lead: HTMLFragment = question.map { "<p class=\"lead\">\(HTMLText($0))</p>\n" } ?? ""
    return "<header>\n<h1>\(HTMLText(title))</h1>\n\(lead)</header>\n"
  }

  var answerSection: HTMLFragment {
    guard !answer.isEmpty else { return "" }
    let sentences = answer.map { "<p>\(HTMLText($0))</p>\n" as HTMLFragment }
    return section("answer", "Answer", HTMLFragment(sentences))
  }

  var verdicts: HTMLFragment {
    guard !claims.isEmpty else { return "" }
    let items = claims.map { claim -> HTMLFragment in
      """
      <li class="\(claim.verdict.style)"><p><strong><span aria-hidden="true">\(claim.verdict.sign)</span> \
      \(HTMLText(claim.word))</strong> \(HTMLText(claim.claim))</p>
      <p class="small">\(HTMLText(claim.evidence))</p></li>

      """
    }
    return section("verdicts", "Verdicts", "<ul class=\"verdicts\">\n\(HTMLFragment(items))</ul>\n")
  }

  var notes: HTMLFragment {
    guard !warnings.isEmpty else { return "" }
    let items = warnings.map { "<li>\(HTMLText($0))</li>\n" as HTMLFragment }
    return section("notes", "Notes", "<ul>\n\(HTMLFragment(items))</ul>\n")
  }

  var figures: HTMLFragment {
    guard !charts.isEmpty else { return "" }
    guard let pictures else {
      let names =
        charts.map { "<li>\(HTMLText($0.title)): \(Self.link($0.name + ".gp"))</li>\n" }
        as [HTMLFragment]
      return section(
        "pictures", "Pictures",
        """
        <p>No pictures: gnuplot was not installed when this page was made. With it, these scripts \
        draw them:</p>
        <ul>
        \(HTMLFragment(names))</ul>

        """)
    }
    let figures = zip(charts, pictures).map { chart, picture -> HTMLFragment in
      """
      <figure>
      <img src="\(svg: picture)" alt="\(HTMLText(chart.description))">
      <figcaption class="small">Script and data: \(Self.link(chart.name + ".gp"))</figcaption>
      </figure>

      """
    }
    return section(
      "pictures", "Pictures", "<div class=\"figures\">\n\(HTMLFragment(figures))</div>\n")
  }

  var footer: HTMLFragment {
    """
    <footer><p>Made by moesim \(HTMLText(version)). Beside this page lie the tables as CSV, the \
    scripts of the pictures, and \(Self.link("manifest.json")); <code>moesim rerun manifest.json</code> \
    repeats the run and tells what differs.</p></footer>

    """
  }

  /// A part of the page under a heading.
  func section(_ id: HTMLFragment, _ title: HTMLFragment, _ body: HTMLFragment) -> HTMLFragment {
    "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(title)</h2>\n\(body)</section>\n"
  }
}

extension ReportPage.Claim.Verdict {
  fileprivate var style: HTMLFragment {
    switch self {
    case .supported: "supported"
    case .refuted: "refuted"
    case .inconclusive: "inconclusive"
    case .noEvidence: "none"
    }
  }

  /// A sign that tells verdicts apart without colour.
  fileprivate var sign: HTMLFragment {
    switch self {
    case .supported: "✓"
    case .refuted: "✗"
    case .inconclusive: "~"
    case .noEvidence: "–"
    }
  }
}

extension Chart {
  /// The picture in words, for those who do not see it.
  var description: String {
    let axes: String =
      switch body {
      case .curves(let panels):
        panels.map { panel in
          let names = Set(panel.curves.map(\.name)).subtracting([""]).sorted()
          let title = panel.title.isEmpty ? "" : panel.title + ": "
          return "\(title)\(panel.y.label) against \(panel.x.label)"
            + (names.isEmpty ? "." : ": \(names.joined(separator: ", ")).")
        }.joined(separator: " ")
      case .dots(let plot): "Rows on the axis \(plot.axis.label): " + plot.rows.inWords
      case .factors(let plot):
        "Steps on the axis \(plot.axis.label): "
          + (plot.factors + [plot.total]).map {
            "\($0.label) ×\($0.value.rounded(toDigits: 3))"
          }.joined(separator: "; ") + "."
      case .heatMaps(let maps):
        maps.map { "\($0.title): \($0.z.label) over \($0.x.label) and \($0.y.label)." }
          .joined(separator: " ")
      case .pareto(let plots):
        plots.map { "\($0.title): \($0.y.label) against \($0.x.label), with the best designs." }
          .joined(separator: " ")
      case .ridges(let plot):
        "Densities on the axis \(plot.axis.label): "
          + plot.rows.map { row in
            row.value.map { "\(row.label) \($0.rounded(toDigits: 3))" }
              ?? "\(row.label) without value"
          }.joined(separator: "; ") + "."
      }
    let said = [title, subtitle].filter { !$0.isEmpty }.map { $0.hasSuffix(".") ? $0 : $0 + "." }
    return (said + [axes] + footer).joined(separator: " ")
  }
}

extension [DotPlot.Row] {
  fileprivate var inWords: String {
    map { row in
      guard let value = row.value else { return "\(row.label): \(row.note)" }
      return "\(row.label) \(value.rounded(toDigits: 3))"
        + (row.isExtrapolated ? " (outside its fitted range)" : "")
    }.joined(separator: "; ") + "."
  }
}

extension ReportPage {
  var provenance: HTMLFragment {
    let parts = [lawPart, inputPart].filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return section("provenance", "Where it comes from", HTMLFragment(parts))
  }

  private var lawPart: HTMLFragment {
    guard !laws.isEmpty else { return "" }
    let items = laws.map { law -> HTMLFragment in
      let facts = law.facts.filter { !$0.text.isEmpty }.map { fact -> HTMLFragment in
        "<dt>\(HTMLText(fact.name))</dt><dd>\(HTMLText(fact.text))</dd>\n"
      }
      let title: HTMLFragment = law.title == law.id ? "" : " \(HTMLText(law.title));"
      return """
        <li><p><strong>\(HTMLText(law.id))</strong>\(title) \(HTMLText(law.source))</p>
        <dl>
        \(HTMLFragment(facts))</dl></li>

        """
    }
    return "<h3>Laws</h3>\n<ul class=\"laws\">\n\(HTMLFragment(items))</ul>\n"
  }

  private var inputPart: HTMLFragment {
    guard !inputs.isEmpty else { return "" }
    let items = inputs.map { input -> HTMLFragment in
      let text: HTMLFragment =
        input.text.map {
          "<details><summary>Its text</summary>\n<pre tabindex=\"0\">\(HTMLText($0))</pre></details>\n"
        } ?? ""
      return """
        <li><p><code>\(HTMLText(input.file.path))</code></p>
        <p class="small">SHA-256 <code class="hash">\(HTMLText(input.file.sha256))</code></p>
        \(text)</li>

        """
    }
    return "<h3>Inputs</h3>\n<ul class=\"laws\">\n\(HTMLFragment(items))</ul>\n"
  }
}
