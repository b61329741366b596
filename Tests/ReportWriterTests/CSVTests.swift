import ReportWriter
import Tabular
import Testing

@Suite("CSV")
struct CSVTests {
  private func table(_ kind: Column.Kind, _ cells: [Cell]) -> Table {
    var table = Table(
      name: "t", summary: "", columns: [Column("a", kind, ""), Column("b", .text, "")])
    for cell in cells { table.append([cell, "x"]) }
    return table
  }

  @Test("A table has a header, LF line ends, and empty fields where values are unknown")
  func whole() throws {
    var table = Table(
      name: "runs", summary: "a run",
      columns: [
        Column("run", .text, ""), Column("train_flop", .number, ""),
        Column("experts", .integer, ""),
        Column("is_moe", .boolean, ""),
      ])
    table.append(["dbrx", .number(2.6e24), .integer(16), .boolean(true)])
    table.append(["dense", .number(2), .empty, .boolean(false)])
    #expect(
      try CSV.text(of: table) == """
        run,train_flop,experts,is_moe
        dbrx,2.6e24,16,true
        dense,2,,false

        """)
  }

  @Test(
    "Numbers are the shortest text that reads back the same",
    arguments: [
      (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"), (36e9, "36000000000"), (-5, "-5"),
      (1e15, "1000000000000000"), (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e308"),
      (1e21, "1e21"), (0.30000000000000004, "0.30000000000000004"),
    ])
  func numbers(value: Double, text: String) throws {
    #expect(try CSV.text(of: table(.number, [.number(value)])) == "a,b\n\(text),x\n")
    #expect(Double(text) == value)
  }

  @Test(
    "Texts are quoted where RFC 4180 asks for it and guarded where a spreadsheet would run them",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("cr\r", "\"cr\r\""), (" edge", "\" edge\""), ("", "\"\""),
      ("=1+1", "'=1+1"), (" =1+1", "' =1+1"), ("\"=1", "\"'\"\"=1\""), ("+1", "'+1"),
      ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("\0x", "'\0x"), ("=\"a\",b", "\"'=\"\"a\"\",b\""),
      ("＝1", "'＝1"), ("a=1", "a=1"), ("√(36·132)", "√(36·132)"),
      ("h;=1+1", "h;'=1+1"), ("h; \"=1\"", "\"h;' \"\"=1\"\"\""), ("h\t@x", "h\t'@x"),
      ("h\n＝1", "\"h\n'＝1\""), ("a;b", "a;b"), ("x;-5;y", "x;'-5;y"),
    ])
  func texts(value: String, field: String) throws {
    #expect(try CSV.text(of: table(.text, [.text(value)])) == "a,b\n\(field),x\n")
  }

  @Test("A negative number is no formula")
  func negative() throws {
    #expect(try CSV.text(of: table(.number, [.number(-0.5)])) == "a,b\n-0.5,x\n")
    #expect(try CSV.text(of: table(.integer, [.integer(-3)])) == "a,b\n-3,x\n")
  }

  @Test(
    "A number that is not finite is a fault that names its place",
    arguments: [Double.infinity, -.infinity])
  func notFinite(value: Double) {
    let table = table(.number, [.number(1), .number(value)])
    #expect(throws: WriterFault.numberNotFinite(table: "t", row: 2, column: "a", value: value)) {
      try CSV.text(of: table)
    }
  }

  @Test("NaN is a fault in one line: place, problem, hint")
  func nan() {
    let table = table(.number, [.number(.nan)])
    do {
      _ = try CSV.text(of: table)
      Issue.record("NaN was written")
    } catch {
      #expect(
        "\(error)" == "t, row 1, column a: nan cannot be written as a number; "
          + "leave the cell empty where a value is unknown")
    }
  }

  @Test("A value of another kind than its column's is a fault")
  func otherKind() {
    #expect(throws: WriterFault.otherKind(table: "t", row: 1, column: "a", kind: .integer)) {
      try CSV.text(of: table(.integer, [.number(1.5)]))
    }
  }

  @Test("An unknown value in a table of one column is not an empty line")
  func loneEmpty() throws {
    var table = Table(name: "t", summary: "", columns: [Column("a", .number, "")])
    table.append([.empty])
    #expect(try CSV.text(of: table) == "a\n\"\"\n")
  }
}
