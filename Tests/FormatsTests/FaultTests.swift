import Diagnostics
import Formats
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
          "f:2:8: the key 'a' is given twice in this object; "
            + "line 1 gives it already; keep one of them",
          "f:2:14: the key 'b' is given twice in this object; "
            + "line 2 gives it already; keep one of them",
        ]
      ),
      (
        "{a: 1, \"\\u0061\": 2}",
        [
          "f:1:8: the key 'a' is given twice in this object; "
            + "line 1 gives it already; keep one of them"
        ]
      ),
      (
        "[NaN, -Infinity, +NaN, Infinity]",
        [
          "f:1:2: NaN is no number to calculate with; write a finite number, or leave the key out",
          "f:1:7: '-Infinity' is not a number; write a finite number, or leave the key out",
          "f:1:18: '+NaN' is not a number; write a finite number, or leave the key out",
          "f:1:24: Infinity is no number to calculate with; "
            + "write a finite number, or leave the key out",
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
          "f:1:10: '12T' is not a number; "
            + "write digits alone, as in 1.5e3, or put text in quotes: \"12T\"",
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
          "f:1:12: '.' is not a number; "
            + "write digits alone, as in 1.5e3, or put text in quotes: \".\"",
          "f:1:15: '1e' is not a number; "
            + "write digits alone, as in 1.5e3, or put text in quotes: \"1e\"",
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
          "f:1:5: '\\u' needs four hexadecimal digits behind it; "
            + "write \\\\ if a backslash is meant",
          "f:1:15: '\\x' needs two hexadecimal digits behind it; "
            + "write \\\\ if a backslash is meant",
          "f:1:22: '\\1' is not an escape that JSON5 knows; "
            + "write \\\\ for a backslash, \\u0001 for a character by its number",
          "f:1:28: '\\0' is not an escape that JSON5 knows; "
            + "write \\\\ for a backslash, \\u0001 for a character by its number",
          "f:1:35: '\\uD800' is half of a surrogate pair; "
            + "write both halves, or the character itself",
          "f:1:45: '\\uDC00' is half of a surrogate pair; "
            + "write both halves, or the character itself",
        ]
      ),
    ])
  func notedFaults(text: String, expected: [String]) {
    #expect(faults(of: text) == expected)
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
        "f:1:1: this is a PNG image, not a JSON5 text; check that it is the file you meant"
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
        "f: the file has more than the 8388608 bytes allowed; "
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
