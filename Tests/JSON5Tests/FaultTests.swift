import JSON5
import Testing

/// The faults of a text as printed lines; empty where the text is read.
func faults(of text: String, limits: Limits = .standard) -> [String] {
  faults(of: Array(text.utf8), limits: limits)
}

/// The faults of a file's bytes as printed lines; empty where they are read.
func faults(of bytes: [UInt8], limits: Limits = .standard) -> [String] {
  do {
    _ = try Document.parse(bytes, file: "f", limits: limits)
    return []
  } catch {
    return error.faults.map(\.description)
  }
}

@Suite("Faults of texts")
struct FaultTests {
  @Test(
    "A value that cannot be used says why, and reading goes on",
    arguments: [
      (
        "{a: 1,\n b: 2, a: 3, b: 4}",
        [
          "f:2:8: the key 'a' is given twice in this object; line 1 gives it already; keep one of them",
          "f:2:14: the key 'b' is given twice in this object; line 2 gives it already; keep one of them",
        ]
      ),
      (
        "{a: 1, \"\\u0061\": 2}",
        [
          "f:1:8: the key 'a' is given twice in this object; line 1 gives it already; keep one of them"
        ]
      ),
      (
        "[NaN, -Infinity, +NaN, Infinity]",
        [
          "f:1:2: NaN is no number to calculate with; write a finite number, or leave the key out",
          "f:1:7: '-Infinity' is not a number; write a finite number, or leave the key out",
          "f:1:18: '+NaN' is not a number; write a finite number, or leave the key out",
          "f:1:24: Infinity is no number to calculate with; write a finite number, or leave the key out",
        ]
      ),
      (
        "[1e400, -1.8e308]",
        [
          "f:1:2: '1e400' is too large for a number; the largest is about 1.8e308",
          "f:1:9: '-1.8e308' is too large for a number; the largest is about 1.8e308",
        ]
      ),
      (
        "[012, -00.5, 010]",
        [
          "f:1:2: '012' is not a number; write 12, without a leading zero",
          "f:1:7: '-00.5' is not a number; write 0.5, without a leading zero",
          "f:1:14: '010' is not a number; write 10, without a leading zero",
        ]
      ),
      (
        "{tokens: 12T, size: 1_000, date: 2024-03-27, share: 5%}",
        [
          "f:1:10: '12T' is not a number; write digits alone, as in 1.5e3, or put text in quotes: \"12T\"",
          "f:1:21: '1_000' is not a number; write 1000, without _",
          "f:1:34: '2024-03-27' is not a number; "
            + "write digits alone, as in 1.5e3, or put text in quotes: \"2024-03-27\"",
          "f:1:53: '5%' is not a number; write a fraction: 0.5 for 50%",
        ]
      ),
      (
        "[0x, 0xfg, ., 1e, 1e2.3, + 1]",
        [
          "f:1:2: '0x' is not a number; the digits after 0x are 0 to 9 and a to f",
          "f:1:6: '0xfg' is not a number; the digits after 0x are 0 to 9 and a to f",
          "f:1:12: '.' is not a number; write digits alone, as in 1.5e3, or put text in quotes: \".\"",
          "f:1:15: '1e' is not a number; write digits alone, as in 1.5e3, or put text in quotes: \"1e\"",
          "f:1:19: '1e2.3' is not a number; "
            + "write digits alone, as in 1.5e3, or put text in quotes: \"1e2.3\"",
          "f:1:26: '+' is not a number; digits follow a sign without a space",
          "f:1:28: expected ',' or ']' before '1'; put a comma after the item before it",
        ]
      ),
      (
        "{use: dbrx, on: True, off: no, none: None, x: a-b }",
        [
          "f:1:7: 'dbrx' is not a value; put text in quotes: \"dbrx\"",
          "f:1:17: 'True' is not a value; write true",
          "f:1:28: 'no' is not a value; write false",
          "f:1:38: 'None' is not a value; write null, or leave the key out",
          "f:1:47: 'a-b' is not a value; put text in quotes: \"a-b\"",
        ]
      ),
      (
        "{runs.dbrx.tokens: 1, 7b: 2, joint-moe-2025 : 3}",
        [
          "f:1:2: the key 'runs.dbrx.tokens' needs quotes; "
            + "write \"runs.dbrx.tokens\": bare keys have only letters, digits, _ and $",
          "f:1:23: the key '7b' needs quotes; "
            + "write \"7b\": bare keys have only letters, digits, _ and $",
          "f:1:30: the key 'joint-moe-2025' needs quotes; "
            + "write \"joint-moe-2025\": bare keys have only letters, digits, _ and $",
        ]
      ),
      (
        "['a\u{1B}[31m', '\u{0}', '\u{7F}']",
        [
          "f:1:4: a text holds the control character U+001B; remove it, or write \\u001B",
          "f:1:13: a text holds the control character U+0000; remove it, or write \\u0000",
          "f:1:18: a text holds the control character U+007F; remove it, or write \\u007F",
        ]
      ),
      (
        "['C:\\users', '\\x4', '\\1', '\\01', '\\uD800', '\\uDC00x']",
        [
          "f:1:5: '\\u' needs four hexadecimal digits behind it; write \\\\ if a backslash is meant",
          "f:1:15: '\\x' needs two hexadecimal digits behind it; write \\\\ if a backslash is meant",
          "f:1:22: '\\1' is not an escape that JSON5 knows; "
            + "write \\\\ for a backslash, \\u0001 for a character by its number",
          "f:1:28: '\\0' is not an escape that JSON5 knows; "
            + "write \\\\ for a backslash, \\u0001 for a character by its number",
          "f:1:35: '\\uD800' is half of a surrogate pair; write both halves, or the character itself",
          "f:1:45: '\\uDC00' is half of a surrogate pair; write both halves, or the character itself",
        ]
      ),
    ])
  func notedFaults(text: String, expected: [String]) {
    #expect(faults(of: text) == expected)
  }

  @Test(
    "A fault of syntax ends the reading with its place, the problem and a hint",
    arguments: [
      (
        "",
        "f:1:1: the file is empty; a file holds one value, for example { key: 1 }"
      ),
      (
        " // c\n",
        "f:1:1: the file holds no value; "
          + "a file holds one value, for example { key: 1 }"
      ),
      // never closed: the place is where it was opened
      (
        "{\n a: [1, {b: 2}, \n",
        "f:2:5: the list that starts here is never closed; add ']' at its end"
      ),
      (" {a", "f:1:2: the object that starts here is never closed; add '}' at its end"),
      ("{a:", "f:1:1: the object that starts here is never closed; add '}' at its end"),
      ("{a: 1", "f:1:1: the object that starts here is never closed; add '}' at its end"),
      ("[1,\n/* x", "f:2:1: the comment that starts here is never closed; end it with */"),
      ("/*/", "f:1:1: the comment that starts here is never closed; end it with */"),
      (
        "[1, 'abc]\n",
        "f:1:5: the text that starts here is not closed on its line; "
          + "end it with ', or end the line with \\ to go on in the next"
      ),
      (
        "{a: \"abc",
        "f:1:5: the text that starts here is not closed on its line; "
          + "end it with \", or end the line with \\ to go on in the next"
      ),
      (
        "'\\",
        "f:1:1: the text that starts here is not closed on its line; "
          + "end it with ', or end the line with \\ to go on in the next"
      ),
      // commas and colons
      (
        "{a: 1\n b: 2}", "f:2:2: expected ',' or '}' before 'b'; put a comma after the value of 'a'"
      ),
      ("{a: 1; b: 2}", "f:1:6: expected ',' or '}' before ';'; write ',' instead of ';'"),
      (
        "[1 'x']",
        "f:1:4: expected ',' or ']' before a text in quotes; put a comma after the item before it"
      ),
      ("[a: 1]", "f:1:2: the key 'a' stands in a list; put key and value in { }"),
      (
        "['a': 1]",
        "f:1:5: expected ',' or ']' before ':'; "
          + "a list has no keys; put key and value in { }"
      ),
      ("{a: 1] ", "f:1:6: ']' cannot close the object of line 1; close it with '}' first"),
      ("[1}", "f:1:3: '}' cannot close the list of line 1; close it with ']' first"),
      ("[1,,2]", "f:1:4: a value is missing before ','; remove one comma"),
      ("[,]", "f:1:2: a value is missing before ','; remove one comma"),
      ("{,}", "f:1:2: a key and its value are missing before ','; remove one comma"),
      ("{a: 1,, b: 2}", "f:1:7: a key and its value are missing before ','; remove one comma"),
      ("{a}", "f:1:3: the key 'a' has no value; write a: value"),
      ("{a: , b: 1}", "f:1:5: the key 'a' has no value; write a: value"),
      ("{a = 1}", "f:1:4: expected ':' after the key 'a'; write ':' instead of '='"),
      (
        "{a b: 1}",
        "f:1:4: expected ':' after the key 'a', not 'b'; "
          + "write key: value, and put a key with spaces or signs in quotes"
      ),
      ("{: 1}", "f:1:2: a key is missing before ':'; write key: value"),
      (
        "{{}}", "f:1:2: expected a key, not '{'; inside { } every value has a key: write key: value"
      ),
      (
        "{tokens: 1,000}",
        "f:1:12: expected a key, not '000'; "
          + "write numbers without separators between thousands: 1000, not 1,000"
      ),
      (
        "{\\x: 1}",
        "f:1:2: this escape stands for no character of a bare key; put the key in quotes"
      ),
      // after the value
      (
        "{} {}",
        "f:1:4: '{' follows the end of the file's value; "
          + "a file holds one value; remove what follows, or put all in one { }"
      ),
      (
        "{\n}}",
        "f:2:2: '}' closes nothing; "
          + "the value that starts on line 1 is complete before it; remove it"
      ),
      // other formats
      (
        "a: 1\nb: 2",
        "f:1:1: the text starts with the key 'a', outside of any braces; "
          + "put the whole text in braces: { key: value, … }"
      ),
      (
        "\"a\": 1",
        "f:1:4: ':' follows the file's value; "
          + "put the whole text in braces: { key: value, … }"
      ),
      (
        "<html>",
        "f:1:1: expected a value, not '<'; "
          + "this looks like XML or HTML; a JSON5 text starts with {"
      ),
      ("# title\n{}", "f:1:1: expected a value, not '#'; a comment starts with //"),
      ("{a: 1, # c\n}", "f:1:8: expected a key, not '#'; a comment starts with //"),
      ("{a: 1 # c\n}", "f:1:7: expected ',' or '}' before '#'; a comment starts with //"),
      ("{a: “x”}", "f:1:5: expected a value, not '“'; use straight quotes, \" or '"),
      ("(1)", "f:1:1: expected a value, not '('; use [ ] for a list, { } for an object"),
      ("[1, / 2]", "f:1:5: expected a value, not '/'; a comment starts with // or /*"),
      ("hello world", "f:1:1: 'hello' is not a value; put text in quotes: \"hello\""),
      (
        "[\u{1B}]",
        "f:1:2: expected a value, not '\\u{1B}'; "
          + "a value is a number, a text in quotes, true, false, null, [ ] or { }"
      ),
    ])
  func stoppingFaults(text: String, expected: String) {
    #expect(faults(of: text) == [expected])
  }

  @Test(
    "Bytes that are no UTF-8 text are refused with their place",
    arguments: [
      (
        [0x7B, 0x0A, 0x61, 0xFF],
        "f:2:2: the byte at offset 3 (0xFF) is not valid UTF-8; "
          + "save the file as UTF-8, or check that it is a text"
      ),
      // overlong slash, surrogate half, above U+10FFFF, cut short (Unicode 16, section 3.9)
      (
        [0xC0, 0xAF],
        "f:1:1: the byte at offset 0 (0xC0) is not valid UTF-8; "
          + "save the file as UTF-8, or check that it is a text"
      ),
      (
        [0x27, 0xED, 0xA0, 0x80],
        "f:1:2: the byte at offset 1 (0xED) is not valid UTF-8; "
          + "save the file as UTF-8, or check that it is a text"
      ),
      (
        [0x27, 0xF4, 0x90, 0x80, 0x80],
        "f:1:2: the byte at offset 1 (0xF4) is not valid UTF-8; "
          + "save the file as UTF-8, or check that it is a text"
      ),
      (
        [0x27, 0xC3, 0xA9, 0xE2, 0x80],
        "f:1:3: the byte at offset 3 (0xE2) is not valid UTF-8; "
          + "save the file as UTF-8, or check that it is a text"
      ),
      (
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        "f:1:1: this is a PNG image, not a JSON5 text; give the path of a .json5 file"
      ),
      ([0xFF, 0xFE, 0x7B, 0x00], "f:1:1: the file is in UTF-16; save it as UTF-8"),
      ([0x7B, 0x00, 0x7D, 0x00], "f:1:1: the file is in UTF-16; save it as UTF-8"),
    ] as [([UInt8], String)])
  func bytes(bytes: [UInt8], expected: String) {
    #expect(faults(of: bytes) == [expected])
  }

  @Test("Faults that can be passed over are reported together with the one that ends the reading")
  func together() {
    let text = "{a: 1,\n a: 012,\n b: NaN,\n c 1}"
    #expect(faults(of: text).map { String($0.prefix(5)) } == ["f:2:2", "f:2:5", "f:3:5", "f:4:4"])
  }

  @Test("Lists and objects may be 64 deep and no deeper")
  func depth() {
    let fine = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(faults(of: fine).isEmpty)
    #expect(
      faults(of: "[" + fine + "]") == [
        "f:1:65: lists and objects lie more than 64 deep here; "
          + "write the value with fewer levels"
      ])
  }

  @Test("A text may have 8 MiB and no more")
  func size() {
    let fine = "1" + String(repeating: " ", count: 8_388_607)
    #expect(faults(of: fine).isEmpty)
    #expect(
      faults(of: fine + " ") == [
        "f: the file has 8388609 bytes, more than the 8388608 allowed; "
          + "split it, or check that it is the file you meant"
      ])
  }

  @Test("After 100 faults the reading stops and says so")
  func faultLimit() {
    let lines = faults(of: "[" + String(repeating: "NaN,", count: 1000) + "]")
    #expect(lines.count == 101)
    #expect(
      lines.last == "f:1:398: reading stops here after 100 faults; repair these first, "
        + "there may be more")
  }

  @Test("A message shows no control characters and no endless text of the file")
  func safeMessages() {
    let long = String(repeating: "x", count: 10_000)
    for text in ["{\(long): 1, \(long): 2}", "{a: \(long)}", "[1\(long)]", "{\(long) 1}"] {
      #expect(faults(of: text).allSatisfy { $0.utf8.count < 300 })
      #expect(!faults(of: text).isEmpty)
    }
    #expect(Fault.quoted("a\u{1B}[1m\u{202E}\n") == "'a\\u{1B}[1m\\u{202E}\\n'")
  }
}

@Suite("Fault")
struct FaultFormTests {
  @Test("A fault prints as file, place, problem and hint, and leaves out what it does not have")
  func description() {
    let place = Position(line: 3, column: 7)
    let fault = { (position: Position?, hint: String) in
      Fault(file: "a.json5", position: position, problem: "odd", hint: hint).description
    }
    #expect(fault(place, "mend it") == "a.json5:3:7: odd; mend it")
    #expect(fault(place, "") == "a.json5:3:7: odd")
    #expect(fault(nil, "mend it") == "a.json5: odd; mend it")
  }

  @Test("A list of faults is in the order of file and place, without repeats")
  func order() {
    func fault(_ file: String, _ line: Int?, _ problem: String) -> Fault {
      Fault(
        file: file, position: line.map { Position(line: $0, column: 1) }, problem: problem, hint: ""
      )
    }
    let list = FaultList([
      fault("b", 1, "x"), fault("a", 2, "z"), fault("a", 2, "y"), fault("a", 1, "x"),
      fault("a", nil, "w"), fault("a", 2, "z"),
    ])
    #expect(list.description == "a: w\na:1:1: x\na:2:1: z\na:2:1: y\nb:1:1: x")
  }
}
