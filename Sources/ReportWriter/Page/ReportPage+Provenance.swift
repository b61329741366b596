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
