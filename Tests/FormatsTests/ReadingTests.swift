import Diagnostics
import Formats
import Testing

@Suite("Reading")
struct ReadingTests {
  /// Cases after the text of spec.json5.org (sections 1 to 8) and the categories of the official
  /// json5-tests: arrays, comments, misc, new-lines, numbers, objects, strings.
  @Test(
    "What JSON5 allows reads as the same strict JSON",
    arguments: [
      // arrays
      ("[]", "[]"), ("[true,false,null]", "[true,false,null]"), ("[null,]", "[null]"),
      ("[[],[[]],{},]", "[[],[[]],{}]"),
      // comments
      ("[false /* a */, true]", "[false,true]"), ("null/* after */", "null"),
      ("null // after", "null"), ("\"/* in */ // a string\"", "\"/* in */ // a string\""),
      ("/* before */null", "null"), ("// before\nnull", "null"), ("/***\n***/ true", "true"),
      ("/**/[/*a*/1/*b*/,/*c*/]//", "[1]"), ("// ends at U+2028\u{2028}1", "1"),
      ("// ends at CR\r1", "1"), ("/* * / */1", "1"),
      // misc
      ("\u{9}\u{A}\u{B}\u{C}\u{D}\u{20}\u{A0}\u{FEFF}\u{2028}\u{2029}\u{3000}1", "1"),
      ("\u{FEFF}{}", "{}"),
      // new-lines
      ("{\r\n\t// a\r\n\ta: 1,\r\n}", "{\"a\":1}"), ("{\r\t// a\r\ta: 1\r}", "{\"a\":1}"),
      ("'a\\\r\nb'", "\"ab\""), ("'a\\\nb'", "\"ab\""), ("'a\\\rb'", "\"ab\""),
      ("'a\\\u{2028}b\\\u{2029}c'", "\"abc\""),
      // numbers
      ("0", "0"), ("-0", "-0"), ("+0", "0"), ("5.", "5"), (".5", "0.5"), ("0.", "0"), (".0", "0"),
      ("-.5", "-0.5"), ("+.5", "0.5"), ("+15", "15"), ("5.e4", "50000"), (".5e-1", "0.05"),
      ("1.2e+3", "1200"), ("2E23", "2e+23"), ("0xC8", "200"), ("0xdecaf", "912559"),
      ("0XDECAF", "912559"), ("-0xC0FFEE", "-12648430"), ("+0x0", "0"), ("-0x0", "-0"),
      ("123456789012345", "123456789012345"), ("1234567890123456", "1234567890123456"),
      ("9007199254740993", "9007199254740992"), ("0xFFFFFFFFFFFFFFFF", "1.8446744073709552e+19"),
      ("1e0", "1"), ("0e0", "0"), ("0e-5", "0"), ("5e-324", "5e-324"), ("1e-400", "0"),
      ("1.7976931348623157e308", "1.7976931348623157e+308"), ("0.1", "0.1"),
      ("179769313486231570e291", "1.7976931348623157e+308"),
      // objects
      ("{}", "{}"), ("{'a':1}", "{\"a\":1}"), ("{\"\":1}", "{\"\":1}"),
      ("{while:true}", "{\"while\":true}"), ("{a:1,b:2,}", "{\"a\":1,\"b\":2}"),
      ("{$_$hello123world_:1}", "{\"$_$hello123world_\":1}"),
      ("{üñîçøé:1}", "{\"üñîçøé\":1}"),
      ("{sig\\u03A3ma:1, \\u0061b:2}", "{\"sigΣma\":1,\"ab\":2}"),
      ("{ሴ〱\u{200C}x٣:1}", "{\"ሴ〱\\u200cx٣\":1}"),
      ("{NaN:1,Infinity:2,null:3,true:4}", "{\"NaN\":1,\"Infinity\":2,\"null\":3,\"true\":4}"),
      ("{__proto__:1}", "{\"__proto__\":1}"), ("{a :\n1}", "{\"a\":1}"),
      // strings
      ("'hello world'", "\"hello world\""), ("\"I can't wait\"", "\"I can't wait\""),
      ("'I can\\'t wait'", "\"I can't wait\""), ("'\"'", "\"\\\"\""), ("\"\"", "\"\""),
      ("'\\b\\f\\n\\r\\t\\v\\0\\\\'", "\"\\b\\f\\n\\r\\t\\u000b\\u0000\\\\\""),
      ("'\\x41\\u0042\\u00e9'", "\"ABé\""), ("'\\uD83C\\uDFBC'", "\"🎼\""), ("'🎼'", "\"🎼\""),
      ("'\\a\\c\\/\\é\\$'", "\"ac/é$\""), ("'\u{2028}\u{2029}'", "\"\\u2028\\u2029\""),
      ("'a\tb'", "\"a\\tb\""),
    ] as [(String, String)])
  func allowed(text: String, expected: String) throws {
    #expect(try Document.parse(text, file: "f").text(.compact) == expected)
  }

  @Test("The example of the specification's introduction is read")
  func specificationExample() throws {
    let text = """
      {
        // comments
        unquoted: 'and you can quote me on that',
        singleQuotes: 'I can use "double quotes" here',
        lineBreaks: "Look, Mom! \\
      No \\\\n's!",
        hexadecimal: 0xdecaf,
        leadingDecimalPoint: .8675309, andTrailing: 8675309.,
        positiveSign: +1,
        trailingComma: 'in objects', andIn: ['arrays',],
        "backwardsCompatible": "with JSON",
      }
      """
    let node = try Document.parse(text, file: "f")
    #expect(node["unquoted"]?.text == "and you can quote me on that")
    #expect(node["singleQuotes"]?.text == "I can use \"double quotes\" here")
    #expect(node["lineBreaks"]?.text == "Look, Mom! No \\n's!")
    #expect(node["hexadecimal"]?.integer == 912_559)
    #expect(node["leadingDecimalPoint"]?.number == 0.8675309)
    #expect(node["andTrailing"]?.number == 8_675_309)
    #expect(node["positiveSign"]?.number == 1)
    #expect(node["andIn"]?.items?.map(\.text) == ["arrays"])
    #expect(node["backwardsCompatible"]?.text == "with JSON")
    #expect(node["missing"] == nil)
  }

  @Test("Keys and values know their line and column")
  func places() throws {
    let node = try Document.parse("{\r\n  é: [1,\r\t'x'], /* 🎼 */ b: -2,\n}", file: "f")
    let members = try #require(node.members)
    #expect(node.position == Position(line: 1, column: 1))
    #expect(
      members.map(\.keyPosition) == [Position(line: 2, column: 3), Position(line: 3, column: 16)])
    #expect(
      members.map(\.value.position) == [
        Position(line: 2, column: 6), Position(line: 3, column: 19),
      ])
    #expect(members[0].value.items?.last?.position == Position(line: 3, column: 2))
  }

  @Test("A byte order mark takes no column")
  func byteOrderMark() throws {
    #expect(try Document.parse("\u{FEFF}1", file: "f").position == Position(line: 1, column: 1))
  }

  @Test("A node gives its value only as the kind that it is")
  func conveniences() throws {
    let node = try Document.parse("[null, true, 1.5, 'x', [], {}]", file: "f")
    let items = try #require(node.items)
    #expect(
      items.map(\.kindName) == ["null", "a boolean", "a number", "text", "a list", "an object"])
    #expect(items.map(\.isNull) == [true, false, false, false, false, false])
    #expect(items.compactMap(\.boolean) == [true])
    #expect(items.compactMap(\.number) == [1.5])
    #expect(items.compactMap(\.integer).isEmpty)
    #expect(items.compactMap(\.text) == ["x"])
    #expect(items.compactMap(\.items).count == 1 && items.compactMap(\.members).count == 1)
    #expect(Node(.number(0x1p53)).integer == 9_007_199_254_740_992)
    #expect(Node(.number(0x1p54)).integer == nil)
  }
}
