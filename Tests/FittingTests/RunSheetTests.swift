import Diagnostics
import Fitting
import Formats
import Foundation
import Statistics
import Testing
import Units

@Suite("Runs files")
struct RunSheetTests {
  @Test(
    "Commas, semicolons, tabs, CRLF and a byte order mark read alike",
    arguments: [
      "N,D,loss\n70M,1.4B,3.5\n1e9,20B,2.75\n",
      "N;D;loss\r\n70M;1.4B;3.5\r\n1e9;20B;2.75",
      "\u{feff}N\tD\tloss\n70M\t1.4B\t3.5\n\n1e9\t20B\t2.75\n",
      "\"N\",\"D\",\"loss\"\r\n\"70M\",\"1.4B\",\"3.5\"\r\n\"1e9\",\"20B\",\"2.75\"\r\n",
      "Params, Tokens, Val Loss\r70M tokens,1.4B,3.5\r1e9,20B,2.75"
        .replacing("70M tokens", with: "70M params"),
    ])
  func dialects(text: String) throws {
    let runs = try RunSheet(text: text).runs()
    #expect(runs.parameters == [70e6, 1e9])
    #expect(runs.tokens == [1.4e9, 20e9])
    #expect(runs.loss == [3.5, 2.75])
    #expect(runs.weights == [1, 1])
    #expect(runs.groups == [0, 1])
  }

  @Test("A quoted field holds separators, quotes and line ends")
  func quotes() throws {
    let sheet = try RunSheet(text: "note,N\n\"a \"\"b\"\", c\nd\",7\n")
    #expect(sheet.records[0].map(\.text) == ["a \"b\", c\nd", "7"])
    #expect(sheet.records[0][1].line == 3)
  }

  @Test(
    "Every fault is named with its place, all at once",
    arguments: [
      ("N,D,loss\n70M,1.4B,\n", "2:10: the loss is missing"),
      ("N,D,loss\n70M,1.4B,nan\n", "2:10: the loss 'nan' is not a number"),
      ("N,D,loss\n70M,1.4B,inf\n", "2:10: the loss 'inf' is not a number"),
      ("N,D,loss\n70M,1.4B,-3\n", "2:10: the loss '-3' is negative"),
      ("N,D,loss\n70M,-1B,3\n", "2:5: '-1B' is negative"),
      ("N,D,loss\n70M,0,3\n", "2:5: the tokens is zero"),
      ("N,D,loss\n70m,1B,3\n", "2:1: '70m' has the suffix 'm'"),
      ("N,D,loss\n70M,1B params,3\n", "2:5: '1B params' ends in 'params'"),
      ("N;D;loss\n70M;1B;3,512\n", "2:8: the comma in '3,512' may begin decimals"),
      ("N,D,loss,N\n70M,1B,3,1\n", "1:10: the column 'N' stands twice"),
      ("N,D,loss,\n70M,1B,3,1\n", "1:10: the column has no name"),
      ("N,D,loss\n70M,1B\n", "2:5: the row has 2 fields and the header 3"),
      ("N,D,loss\n70M,1B,3,4\n", "2:10: the row has 4 fields and the header 3"),
      ("N,D,loss\n\"70M\"x,1B,3\n", "2:6: text follows a closing quote"),
      ("N,D,loss\n7\"0M,1B,3\n", "2:2: a quote stands inside a field"),
      ("N,D,loss\n\"70M,1B,3\n", "2:1: the quoted field has no end"),
      ("N,D,loss\n", "2:1: there are no runs"),
      ("", "1:1: there is no header row"),
      ("N,D,error\n70M,1B,3\n", "1:1: no column holds the loss"),
      ("N,params,D,loss\n70M,70M,1B,3\n", "1:3: 'N' and 'params' could both hold the parameters"),
      ("N,D,loss,weight\n70M,1B,3,0\n", "2:10: the weight is zero"),
      ("é,N,D,loss\nü,70M,x,3\n", "2:7: 'x' is not a number of tokens"),
    ])
  func faults(text: String, expected: String) {
    do throws(FaultList) {
      _ = try RunSheet(text: text).runs()
      Issue.record("no fault in \(text)")
    } catch {
      #expect(
        error.faults.contains { $0.description.hasPrefix("runs:" + expected) }, "\(error)")
      #expect(error.faults.allSatisfy { !$0.hint.isEmpty })
    }
  }

  @Test("Faults come in the order of their places")
  func order() {
    do throws(FaultList) {
      _ = try RunSheet(text: "N,D,loss\nx,1B,y\n1M,z,3\n").runs()
      Issue.record("no fault")
    } catch {
      #expect(
        error.faults.map { [$0.position?.line, $0.position?.column] } == [
          [2, 1], [2, 6], [3, 4],
        ])
    }
  }

  @Test("Bytes that are not UTF-8 are a fault, and no bytes trap")
  func hostileBytes() {
    #expect(throws: FaultList.self) { try RunSheet(bytes: [0x4e, 0x0a, 0xff]).runs() }
    var generator = SplitMix64(seed: 9)
    let alphabet: [UInt8] = Array("N,D;\t\"\r\n 1.eé-".utf8) + [0xff, 0x00, 0xef, 0xbb, 0xbf]
    for _ in 0..<3000 {
      let bytes = (0..<generator.index(below: 40)).map { _ in
        alphabet[generator.index(below: alphabet.count)]
      }
      _ = try? RunSheet(bytes: bytes).runs()
    }
  }

  @Test("FLOP give the tokens where there are none")
  func flop() throws {
    let runs = try RunSheet(text: "N,train_flop,loss\n1B,1.2e20,2.5\n").runs()
    #expect(runs.tokens == [2e10])
  }

  @Test("Columns may be named, and groups and weights are read")
  func named() throws {
    let text = "size,D,a,b,group,weight\n1B,2B,3,4,x,1\n1B,3B,3,5,y,2\n2B,2B,3,4,x,0.5\n"
    let runs = try RunSheet(text: text).runs(named: [.parameters: "size", .loss: "b"])
    #expect(runs.loss == [4, 5, 4])
    #expect(runs.groups == [0, 1, 0])
    #expect(runs.weights == [1, 2, 0.5])
    #expect(throws: FaultList.self) {
      try RunSheet(text: text).runs(named: [.parameters: "sise", .loss: "b"])
    }
  }
}
