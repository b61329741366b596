import Diagnostics
import Formats
import Testing

@Suite("Tables of separated values")
struct CSVTests {
  /// The texts of a table's rows, read in chunks of a size.
  private func rows(
    _ bytes: [UInt8], chunk: Int = .max, keeping: Set<String>? = nil
  ) throws -> [[String]] {
    var reader = CSVReader(file: "t", keeping: keeping)
    var rest = bytes[...]
    while !rest.isEmpty {
      reader.take(Array(rest.prefix(chunk)))
      rest = rest.dropFirst(chunk)
    }
    let table = try reader.finish()
    try table.log.check()
    return [table.header.map(\.text)] + table.rows.map { $0.fields.map(\.text) }
  }

  private static let hard =
    "\u{FEFF}# made by a, b; c\r\n\r\n  \r\nname;note;n\r\n"
    + "a;\"x; \"\"y\"\"\r\nz\";1\r\n# left out;;\r\n  b ; \" kept \" ;2\r\n\r\n\"\";é\u{1F600};"

  @Test("Chunks of any size give the same rows", arguments: [1, 2, 3, 7, 64, Int.max])
  func chunks(size: Int) throws {
    #expect(
      try rows(Array(Self.hard.utf8), chunk: size) == [
        ["name", "note", "n"], ["a", "x; \"y\"\r\nz", "1"], ["b", " kept ", "2"],
        ["", "é\u{1F600}", ""],
      ])
  }

  @Test(
    "A format is told by the same bytes, in chunks of any size",
    arguments: [
      ("[1,2]\n", "this is JSON"), ("\n\n \n{}\n", "this is JSON"), ("a\0\n\0b\0", "in UTF-16"),
      // A line of a tab is a header, and what stands behind the eighth byte and the header tells nothing.
      ("\t\r[\r1,6\n", "this is JSON"),
      ("\r\r\r\r\t\r\r\r\r[\r\r7,6\n", "the row has 1 field and the header 2"),
    ])
  func formats(text: String, said: String) {
    for chunk in [1, 2, 3, 4, 5, 6, 7, 8, Int.max] {
      let found = #expect(throws: FaultList.self) { try rows(Array(text.utf8), chunk: chunk) }
      #expect(found?.description.contains(said) == true, "chunks of \(chunk)")
    }
  }

  @Test(
    "The separator is the one that the header uses most",
    arguments: [
      ("a,b\n1;2,3\n", ["1;2", "3"]), ("a;b\n1,5;2\n", ["1,5", "2"]),
      ("a\tb\n1,5\t2\n", ["1,5", "2"]),
      ("\"a,b,c\";d;e\n1;2;3\n", ["1", "2", "3"]), ("a\n1;2\n", ["1;2"]),
      ("# x;y;z\na,b\n1,2\n", ["1", "2"]),
    ])
  func separators(text: String, row: [String]) throws {
    #expect(try rows(Array(text.utf8)).last == row)
  }

  @Test(
    "Faults of form have their place, in every size of chunk",
    arguments: [
      ("a,b\n\"x\"y,2\n", "t:2:4: text follows a closing quote"),
      ("a,b\nx\"y,2\n", "t:2:2: a quote stands inside a field"),
      ("a,b\n1,\"x\n\n", "t:2:3: the quoted field has no end"),
      ("a,b\r\n1\r\n", "t:2:1: the row has 1 field and the header 2"),
      ("a,b\n\"1\n2\",2,3\n", "t:3:6: the row has 3 fields and the header 2"),
      ("a,b\n1,2\n3,4,5,6\n", "t:3:5: the row has 4 fields and the header 2"),
      ("# nothing\n", "t:1:1: there is no header row"), ("", "t:1:1: there is no header row"),
      ("a,\"b\n1,2\n", "t:1:3: the quoted field has no end"),
    ])
  func faults(text: String, expected: String) {
    for chunk in [1, 5, Int.max] {
      let found = #expect(throws: FaultList.self) { try rows(Array(text.utf8), chunk: chunk) }
      #expect(
        found?.faults.first?.description.hasPrefix(expected) == true, "\(String(describing: found))"
      )
    }
  }

  @Test(
    "What is left of a row with a fault of form is not read as well",
    arguments: ["a,b\nx\"y\n1,2\n", "a,b\n1,\"x", "a,b\n\"x\"y,2,3\n"])
  func broken(text: String) throws {
    let table = try CSVTable(bytes: Array(text.utf8), file: "t")
    #expect(table.log.faults.count == 1)
    #expect(table.rows.allSatisfy { $0.fields.map(\.text) == ["1", "2"] })
  }

  @Test(
    "A number with a comma is told how numbers are written, and not which one it is",
    arguments: [
      ("1,3", "write decimals behind a point and thousands without a mark, such as 1234.5"),
      ("1,234", "write decimals behind a point and thousands without a mark, such as 1234.5"),
      ("a,b", "write a plain number such as 2.75, -0.25 or 1e-3"),
    ])
  func commas(text: String, hint: String) {
    let fault = #expect(throws: InputFault.self) {
      try CSVField(text: text, position: .start).number()
    }
    #expect(fault?.hint == hint)
  }

  @Test("Other formats are named")
  func formats() {
    let archive = #expect(throws: FaultList.self) { try rows([0x50, 0x4B, 3, 4, 10, 1]) }
    #expect(archive?.description.contains("a ZIP archive, not a table") == true)
    let utf16 = #expect(throws: FaultList.self) { try rows([0xFF, 0xFE, 0x61, 0, 0x0A, 0]) }
    #expect(utf16?.description.contains("UTF-16") == true)
    let latin = #expect(throws: FaultList.self) { try rows([0x61, 0x0A, 0x31, 0xE9, 0x0A]) }
    #expect(latin?.description.hasPrefix("t:2:1: the field is not UTF-8") == true)
  }

  @Test("Columns that nobody asks for are not held, and hold no faults of content")
  func columns() throws {
    let bytes = Array("id,note,v\n1,".utf8) + [0xE9] + Array(",2\n3,\"a\"\"\n\",4\n".utf8)
    #expect(try rows(bytes, keeping: ["id", "v"]).dropFirst() == [["1", "2"], ["3", "4"]])
  }

  @Test("A field beyond the length that is kept is marked, and the next one is whole")
  func long() throws {
    var reader = CSVReader(file: "t", longest: 4)
    reader.take(Array(("a,b\n" + String(repeating: "x", count: 100_000) + ",yyyy\n").utf8))
    let row = try reader.finish().rows[0]
    #expect(row.fields.map(\.text) == ["xxxx", "yyyy"])
    #expect(row.fields.map(\.isCut) == [true, false])
    #expect(row.fields[1].position == Position(line: 2, column: 100_002))
  }

  @Test("A table has 10,000 columns at most")
  func tooWide() throws {
    let full = String(repeating: ",", count: 9_999)
    #expect(try CSVTable(bytes: Array((full + "\n" + full + "\n").utf8), file: "t").rows.count == 1)
    let wide = full + ",\n"
    let error = #expect(throws: FaultList.self) {
      try CSVTable(bytes: Array(wide.utf8), file: "t")
    }
    #expect(error?.faults.first?.problem == "the header has more than 10000 columns")
    #expect(error?.faults.first?.position == Position(line: 1, column: 10_001))
  }

  @Test("More than 8 MiB are read to the last row")
  func large() throws {
    var reader = CSVReader(file: "t", longest: 16)
    reader.take(Array("n,note\n".utf8))
    let note = [UInt8](repeating: UInt8(ascii: "x"), count: 600_000)
    for number in 0..<20 { reader.take(Array("\(number),".utf8) + note + [0x0A]) }
    let table = try reader.finish()
    #expect(table.rows.compactMap { Int($0.fields[0].text) } == Array(0..<20))
  }

  @Test("Words, counts, numbers and names are read with their faults")
  func values() throws {
    enum Kind: String, CaseIterable { case one, two }
    let table = try CSVTable(
      bytes: Array("k,c,x\none,7,-2.5e-1\nOne,-1,nan\n".utf8), file: "t")
    var records = CSVRecords(table, CSVColumns(required: ["k", "c", "x"], optional: ["y"]))
    var read: [String] = []
    for row in records.rows {
      let word = records.word(records[row, "k"], as: Kind.self)
      let count = records.count(records[row, "c"], upTo: 9)
      let number = records.number(records[row, "x"])
      if let word, let count, let number { read.append("\(word) \(count) \(number)") }
    }
    #expect(read == ["one 7 -0.25"])
    #expect(!records.has("y"))
    #expect(records.log.faults.map { $0.position?.column } == [1, 5, 8])
    #expect(records.log.faults.first?.hint == "did you mean 'one'?")
  }

  @Test("A missing column, one that stands twice and an empty table are faults")
  func missing() throws {
    func problems(_ text: String) throws -> [String] {
      let table = try CSVTable(bytes: Array(text.utf8), file: "t")
      return CSVRecords(table, CSVColumns(required: ["a", "b"])).log.faults.map(\.problem)
    }
    #expect(try problems("a,c\n1,2\n") == ["there is no column 'b'"])
    #expect(try problems("a,b,a\n1,2,3\n") == ["a second column 'a'"])
    #expect(try problems("a,b\n") == ["the table has no rows"])
  }
}
