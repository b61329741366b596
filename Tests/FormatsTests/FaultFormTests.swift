import Diagnostics
import Formats
import Testing

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

  @Test("A place that knows its file overrules the file of the fault, and may be without a line")
  func ownFile() {
    let fault = { (position: Position) in
      Fault(file: "a.json5", position: position, problem: "odd", hint: "").description
    }
    #expect(fault(Position(line: 3, column: 7, file: "b.json5")) == "b.json5:3:7: odd")
    #expect(fault(.whole("--set a.b")) == "--set a.b: odd")
  }

  @Test("Parts of two files in one node keep their files in the faults of its shape")
  func twoFiles() throws {
    let first = try Document.parse("{ a: 1,\n b: 'x' }", file: "one").placed(in: "one")
    let second = try Document.parse("{ c: 2 }", file: "two").placed(in: "two")
    let third = Node(.number(3)).placed(at: .whole("--set d"))
    let members = (first.members ?? []) + (second.members ?? [])
    let whole = Node(
      .object(members + [Member(key: "d", keyPosition: third.position, value: third)]))
    let text = Shape.scalar(.text())
    let shape = Shape.record(
      ["a", "b", "d"].map { Field(key: $0, summary: "", shape: text) })
    let faults = shape.check(whole, file: "none").map { $0.description }
    #expect(
      faults == [
        "--set d: d: expected text, not a number", "one:1:6: a: expected text, not a number",
        "two:1:3: unknown key 'c'; known: a, b, d",
      ])
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
