import JSON5
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
