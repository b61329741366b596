import Foundation
import ReportWriter
import Testing

@Suite("JSON")
struct JSONValueTests {
  @Test("Members keep their order, and what fits a line stands on one")
  func order() throws {
    let value: JSONValue = ["z": 1, "a": [true, nil, 0.5, "x"], "m": [:], "e": []]
    #expect(
      try value.text() == #"{ "z": 1, "a": [true, null, 0.5, "x"], "m": {}, "e": [] }"# + "\n")
  }

  @Test("Long values are indented by two spaces, and no line that could be broken is over 100 long")
  func indented() throws {
    let long = JSONValue.array((0..<12).map { .string("element number \($0)") })
    let text = try JSONValue.object([.init("list", long), .init("n", 1)]).text()
    #expect(text.hasPrefix("{\n  \"list\": [\n    \"element number 0\",\n"))
    #expect(text.hasSuffix("  ],\n  \"n\": 1\n}\n"))
    for count in 60..<110 {
      let text = try JSONValue.object([
        .init("first", ["key": .string(String(repeating: "x", count: count - 30))]),
        .init("second", 2),
      ]).text()
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }

  @Test(
    "Characters that JSON or a terminal would take for commands are escaped (RFC 8259, section 7)",
    arguments: [
      ("\"", #""\"""#), ("\\", #""\\""#), ("\n\t\r", #""\n\t\r""#), ("\0", #""\u0000""#),
      ("\u{1B}[31m", #""\u001b[31m""#), ("\u{9B}", #""\u009b""#), ("é√😀", "\"é√😀\""),
      ("/", "\"/\""),
    ])
  func escaped(text: String, quoted: String) throws {
    #expect(try JSONValue.string(text).text() == quoted + "\n")
    let read = try JSONSerialization.jsonObject(with: Data(quoted.utf8), options: .fragmentsAllowed)
    #expect(read as? String == text)
  }

  @Test(
    "Numbers are the shortest that read back the same",
    arguments: [(36e9, "36000000000"), (0.1, "0.1"), (3.3e24, "3.3e24"), (-0.0, "0")])
  func numbers(value: Double, text: String) throws {
    #expect(try JSONValue.number(value).text() == text + "\n")
  }

  @Test("A number that is not finite is a fault that names its path")
  func notFinite() {
    let value: JSONValue = ["runs": ["dbrx": ["loss": [1.5, .number(.infinity)]]]]
    #expect(throws: WriterFault.jsonNumberNotFinite(path: "runs.dbrx.loss[1]", value: .infinity)) {
      try value.text()
    }
    #expect(throws: WriterFault.self) { try JSONValue.number(.nan).text() }
  }

  @Test("Another reader sees the same value")
  func roundTrip() throws {
    let value: JSONValue = ["a": [1, 2.5, "x\u{1}", nil, false], "b": ["c": [["d": []]]]]
    let read = try JSONSerialization.jsonObject(with: Data(try value.text().utf8)) as? NSDictionary
    let expected: NSDictionary = [
      "a": [1, 2.5, "x\u{1}", NSNull(), false] as NSArray, "b": ["c": [["d": [] as NSArray]]],
    ]
    #expect(read == expected)
  }
}
