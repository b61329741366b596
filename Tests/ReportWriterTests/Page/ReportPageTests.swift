import Foundation
import FoundationXML
import Tabular
import Testing

@testable import ReportWriter

@Suite("Pages for a browser")
struct ReportPageTests {
  private static let svg = Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)

  /// A page in which every text is hostile.
  static func hostile(seed: UInt64) -> ReportPage {
    var texts = HostileText(seed: seed)
    var page = ReportPage(title: texts.next(), question: texts.next(), version: texts.next())
    page.claims = [ReportPage.Claim.Verdict.supported, .refuted, .inconclusive, .noEvidence].map {
      .init(verdict: $0, word: texts.next(), claim: texts.next(), evidence: texts.next())
    }
    page.answer = [texts.next(), texts.next()]
    page.warnings = [texts.next()]
    page.charts = (0..<6).map { texts.chart($0) }
    page.pictures = seed.isMultiple(of: 2) ? page.charts.map { _ in svg } : nil
    var table = Table(
      name: texts.next(), summary: texts.next(),
      columns: [
        Column(texts.next(), .text, texts.next()),
        Column(texts.next(), .number, unit: texts.next(), texts.next()),
        Column(texts.next(), .integer, "never known"),
      ])
    for row in 0..<150 { table.append([.text(texts.next()), .number(Double(row) * 1e5), .empty]) }
    page.tables = [table]
    page.read = [
      .init(
        title: texts.next(), head: [(texts.next(), false), (texts.next(), true)],
        rows: (0..<150).map { [texts.next(), "\($0)"] }, notes: [texts.next()], file: texts.next())
    ]
    page.laws = [
      .init(
        id: texts.next(), title: texts.next(), source: texts.next(), facts: [("f", texts.next())])
    ]
    page.inputs = [.init(file: .init(path: texts.next(), sha256: "00"), text: texts.next())]
    return page
  }

  /// The page as XML, which every element that HTML leaves open has to be closed for.
  private func parsed(_ text: String) throws -> XMLDocument {
    let open = /<(meta|img|br)([^>]*)>/
    let closed = text.replacing(open) { "<\($0.1)\($0.2)/>" }
      .replacing("<!DOCTYPE html>", with: "").replacing("<details open>", with: "<details>")
    return try XMLDocument(xmlString: closed, options: [])
  }

  @Test("Whatever its texts hold, the page is well-formed and has the elements of a harmless one")
  func hostileTexts() throws {
    var shapes: Set<[String]> = []
    for seed in UInt64(0)..<40 {
      let document = try parsed(Self.hostile(seed: seed * 2).text())
      let elements = try document.nodes(forXPath: "//*").compactMap(\.name)
      shapes.insert(elements)
      #expect(try document.nodes(forXPath: "//script | //iframe | //object | //link").isEmpty)
      let attributes = Set(try document.nodes(forXPath: "//@*").compactMap(\.name))
      #expect(attributes.allSatisfy { !$0.hasPrefix("on") }, "\(attributes)")
    }
    #expect(shapes.count == 1)
  }

  @Test("The page refers to nothing outside itself, and forbids it")
  func selfContained() throws {
    let text = Self.hostile(seed: 2).text()
    let document = try parsed(text)
    for name in ["src", "href", "action", "data", "srcset", "poster", "background"] {
      for node in try document.nodes(forXPath: "//@\(name)") {
        // A link leads to a file beside the page, whatever its name.
        let start = name == "href" ? "./" : "data:image/svg+xml;base64,"
        #expect(node.stringValue?.hasPrefix(start) == true)
      }
    }
    let style = try #require(document.nodes(forXPath: "//style").first?.stringValue)
    #expect(!style.contains("url(") && !style.contains("@import"))
    #expect(
      text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;"))
  }

  @Test("Escaped texts read back as they were, but for what HTML forbids")
  func readBack() throws {
    for text in ["a<b & \"c\" 'd' > e", "&amp; &lt;script&gt;", "é 漢字 😀 √", "--> ]]> <!--"] {
      let document = try parsed(
        "<p title=\"\(HTMLText(text).source)\">\(HTMLText(text).source)</p>")
      #expect(document.rootElement()?.stringValue == text)
      #expect(document.rootElement()?.attribute(forName: "title")?.stringValue == text)
    }
    #expect(HTMLText("a\0b\u{1B}[31m\u{202E}c\u{FFFE}").source == "a b [31mc ")
  }

  @Test("Tables have headers, pictures a text, sections a heading")
  func accessible() throws {
    let document = try parsed(Self.hostile(seed: 2).text())
    #expect(try document.nodes(forXPath: "//th[@scope='col']").count == 2)
    let pictures = try document.nodes(forXPath: "//img/@alt")
    #expect(pictures.count == 6 && pictures.allSatisfy { ($0.stringValue ?? "").count > 20 })
    #expect(try document.nodes(forXPath: "//h1").count == 1)
    let labels = try document.nodes(forXPath: "//section/@aria-labelledby").compactMap(
      \.stringValue)
    #expect(labels == ["answer", "verdicts", "pictures", "tables", "notes", "provenance"])
    for label in labels { #expect(try document.nodes(forXPath: "//h2[@id='\(label)']").count == 1) }
  }

  @Test("A long table is cut with a word on it, and the file that holds all of it is linked")
  func tables() throws {
    let document = try parsed(Self.hostile(seed: 2).text())
    #expect(try document.nodes(forXPath: "//tbody/tr").count == 100)
    let text = try #require(document.rootElement()?.stringValue)
    #expect(text.contains("The first 100 of 150 rows."))
    #expect(try document.nodes(forXPath: "//td[@class='number']").count == 100)
    let links = try document.nodes(forXPath: "//a/@href").compactMap(\.stringValue)
    #expect(links.count { $0.hasSuffix(".csv") } == 2)
  }

  @Test("A picture says what it shows, with texts escaped, and has colours for the dark")
  func picture() throws {
    let drawn = "<svg>\n<title>Gnuplot</title>\n<desc>Produced by GNUPLOT 6 </desc>\n<g/></svg>"
    let chart = Chart(
      name: "c", title: "a < b", subtitle: "c & d", body: .curves([]), footer: ["e"])
    let text = String(decoding: SVGPicture.finished(Array(drawn.utf8), of: chart), as: UTF8.self)
    let document = try XMLDocument(xmlString: text, options: [])
    #expect(try document.nodes(forXPath: "//title").map(\.stringValue) == ["a < b"])
    #expect(
      try document.nodes(forXPath: "//desc").first?.stringValue?.hasPrefix("a < b. c & d.") == true)
    #expect(text.contains("prefers-color-scheme: dark"))
  }

  @Test("Without a plotting program the page says so and names the scripts")
  func noPictures() throws {
    let text = Self.hostile(seed: 1).text()
    #expect(text.contains("gnuplot was not installed"))
    #expect(!text.contains("<img"))
  }
}
