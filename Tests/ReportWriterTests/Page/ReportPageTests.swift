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
        #expect(node.stringValue?.hasPrefix("data:image/svg+xml;base64,") == true)
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
    #expect(labels == ["answer", "verdicts", "notes", "pictures", "tables", "provenance"])
    for label in labels { #expect(try document.nodes(forXPath: "//h2[@id='\(label)']").count == 1) }
  }

  @Test("A long table is cut with a word on it, an unknown column left out, exact numbers kept")
  func tables() throws {
    let document = try parsed(Self.hostile(seed: 2).text())
    #expect(try document.nodes(forXPath: "//tbody/tr").count == 100)
    let text = try #require(document.rootElement()?.stringValue)
    #expect(text.contains("The first 100 of 150 rows."))
    #expect(text.contains("Columns without a value are left out."))
    #expect(!Self.hostile(seed: 2).text().contains("never known"))
    let data = try #require(document.nodes(forXPath: "//data").last as? XMLElement)
    #expect(data.attribute(forName: "value")?.stringValue == "9900000")
    #expect(data.stringValue == "9.9M")
  }

  @Test("Without a plotting program the page says so and names the scripts")
  func noPictures() throws {
    let text = Self.hostile(seed: 1).text()
    #expect(text.contains("gnuplot was not installed"))
    #expect(!text.contains("<img"))
  }
}
