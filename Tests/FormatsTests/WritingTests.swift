import Formats
import Foundation
import Testing

@Suite("Writing")
struct WritingTests {
  @Test("The pretty form has a line for each part and two spaces a level")
  func pretty() throws {
    let node = try Document.parse("{a: [1, {b: []}], c: {}, 'd\\n': 'x'}", file: "f")
    let expected = """
      {
        "a": [
          1,
          {
            "b": []
          }
        ],
        "c": {},
        "d\\n": "x"
      }
      """
    #expect(node.text(.pretty) == expected)
    #expect(node.text(.compact) == "{\"a\":[1,{\"b\":[]}],\"c\":{},\"d\\n\":\"x\"}")
  }

  @Test(
    "A number is written in its shortest digits, a whole one without a point",
    arguments: [
      (1.0, "1"), (-0.0, "-0"), (0.1, "0.1"), (12e12, "12000000000000"), (3.3e24, "3.3e+24"),
      (1e-7, "1e-07"), (0x1p53, "9007199254740992"), (.infinity, "null"), (.nan, "null"),
    ] as [(Double, String)])
  func numbers(number: Double, expected: String) {
    #expect(Node(.number(number)).text(.compact) == expected)
  }

  @Test("What is written reads back to the same content, in both forms")
  func roundTrip() throws {
    var random = Seeded(seed: 3)
    for round in 0..<400 {
      let node = Self.node(&random, depth: 5)
      for form in [Node.Form.pretty, .compact] {
        let again = try Document.parse(node.text(form), file: "f")
        #expect(again.hasSameContent(as: node), "round \(round): \(node.text(.compact))")
        #expect(again.text(form) == node.text(form))
      }
    }
  }

  @Test("Foundation's strict JSON reader takes what is written")
  func strictJSON() throws {
    var random = Seeded(seed: 4)
    for _ in 0..<300 {
      let node = Self.node(&random, depth: 5)
      let data = Data(node.text(.pretty).utf8)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      }
    }
  }

  private static func node(_ random: inout Seeded, depth: Int) -> Node {
    switch random.index(depth > 0 ? 7 : 4) {
    case 0: return Node(random.index(2) == 0 ? .null : .boolean(random.index(2) == 0))
    case 1:
      let number = Double(bitPattern: random.next())
      return Node(.number(number.isFinite ? number : 0.5))
    case 2: return Node(.number(Double(random.index(2_000_000)) - 1_000_000))
    case 3: return Node(.text(text(&random)))
    case 4, 5:
      return Node(.list((0..<random.index(5)).map { _ in node(&random, depth: depth - 1) }))
    default:
      var members: [Member] = []
      for index in 0..<random.index(5) {
        let key = text(&random) + "\(index)"
        members.append(Member(key: key, value: node(&random, depth: depth - 1)))
      }
      return Node(.object(members))
    }
  }

  private static func text(_ random: inout Seeded) -> String {
    let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0x20...0x7E, 0xA0...0x2FFF, 0x1F300...0x1F5FF]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<random.index(12) {
      let range = random.pick(ranges)
      let value = range.lowerBound + UInt32(random.index(range.count))
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
