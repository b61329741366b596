import Diagnostics
import Formats
import QualityAxes
import Testing

/// A table of a text, as a file would hold it.
func csv(_ text: String) throws(FaultList) -> CSVTable {
  try CSVTable(bytes: Array(text.utf8), file: "t")
}

/// The places of faults as `line:column`.
func places(_ list: FaultList?) -> [String]? {
  list?.faults.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0)" }
}

@Suite("Tables of rated responses and of patching effects")
struct ReadingTests {
  @Test("A table without models is one set; other columns are left alone")
  func one() throws {
    let sets = try ResponseSet.reading(
      csv(
        "\u{FEFF}# rated by hand\r\nprompt,irrelevant,supported,not_supported\r\n"
          + "\"Who, \"\"exactly\"\"?\nSay.\",9,7,1\r\n\r\nb,,0,0"))
    #expect(sets.count == 1)
    #expect(sets[0].responses.map(\.prompt) == ["Who, \"exactly\"?\nSay.", "b"])
    #expect(
      sets[0].responses.map(\.counts) == [
        try ResponseCounts(supported: 7, notSupported: 1, irrelevant: 9),
        try ResponseCounts(supported: 0, notSupported: 0),
      ])
  }

  @Test(
    "A row a fact with SAFE's labels counts as the row a response does; foreign labels are told")
  func labels() throws {
    let sets = try ResponseSet.reading(
      csv(
        "prompt,model,annotation\np,a,Supported\np,a,Not Supported\np,b,Irrelevant\np,a,supported\nq,b,\n"
      ))
    #expect(sets.map(\.model) == ["a", "b"])
    #expect(
      sets.map { $0.responses.map(\.counts) } == [
        [try ResponseCounts(supported: 2, notSupported: 1, irrelevant: 0)],
        [
          try ResponseCounts(supported: 0, notSupported: 0, irrelevant: 1),
          try ResponseCounts(supported: 0, notSupported: 0, irrelevant: 0),
        ],
      ])
    let found = #expect(throws: FaultList.self) {
      try ResponseSet.reading(csv("prompt,label\np,true\n"))
    }
    #expect(places(found) == ["2:3"])
  }

  @Test("Models come in the order of their first row")
  func several() throws {
    let sets = try ResponseSet.reading(
      csv(
        "model,prompt,supported,not_supported\nz,p,1,0\na,p,2,0\nz,q,3,0\n"))
    #expect(sets.map(\.model) == ["z", "a"])
    #expect(sets[0].meanSupported == 2)
  }

  @Test("Every fault is told at once with line and column")
  func faults() throws {
    let found = #expect(throws: FaultList.self) {
      try ResponseSet.reading(
        csv(
          "prompt,supported,not_supported\na,-1,2\nb,3,1.5\na,1,1\nc,1\n,1,1\nd,1,\n"))
    }
    #expect(places(found) == ["2:3", "3:5", "4:1", "5:3", "6:1", "7:5"])
    #expect(found?.description.contains("4:1: the prompt 'a' stands in line 2 already") == true)
  }

  @Test(
    "Hostile texts end in faults with a place",
    arguments: [
      ("", "1:1"), ("# only a comment", "1:1"), ("supported,not_supported\n1,2\n", "1:1"),
      ("prompt,supported,not_supported\n", "1:1"),
      ("prompt,supported,not_supported\n\"a,1,2\n", "2:1"),
      ("prompt,supported,not_supported\n\"a\"b,1,2\n", "2:4"),
      ("prompt,supported,not_supported\na\"b,1,2\n", "2:2"),
      ("prompt,prompt,supported,not_supported\na,b,1,2\n", "1:8"),
      ("prompt,supported,not_supported\na,99999999999999999999,2\n", "2:3"),
      ("prompt,supported,not_supported\na,٣,2\n", "2:3"),
    ])
  func hostile(text: String, place: String) {
    let found = #expect(throws: FaultList.self) { try ResponseSet.reading(csv(text)) }
    #expect(places(found)?.first == place)
  }

  @Test("A message shows no character that steers a terminal, and a long file few faults")
  func bounded() {
    let rows = (0..<1_000).map { "\($0),\u{1B}[2J,1\n" }.joined()
    let found = #expect(throws: FaultList.self) {
      try ResponseSet.reading(csv("prompt,supported,not_supported\n" + rows))
    }
    #expect(found?.faults.count == FaultLog.limit + 1)
    #expect(found?.faults.last?.problem == "900 more faults are not shown")
    #expect(found?.description.unicodeScalars.contains("\u{1B}") == false)
  }

  @Test("Random bytes never trap the reader")
  func random() {
    let alphabet = Array("\",\n\r#a1-\u{FEFF}é".unicodeScalars)
    var state: UInt64 = 9
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      _ = try? ResponseSet.reading(csv("prompt,supported,not_supported\n" + String(text)))
      _ = try? PatchingEffect.reading(csv(String(text)))
    }
  }

  @Test("Effects are read with their faults")
  func effects() throws {
    let header = "case,component,layer,position,effect\n"
    let effects = try PatchingEffect.reading(csv(header + "h1,mlp,3,first_subject,-2.5e-1\n"))
    #expect(effects.count == 1 && effects[0].effect == -0.25 && effects[0].component == .mlp)
    let found = #expect(throws: FaultList.self) {
      try PatchingEffect.reading(
        csv(
          header + "h,MLP,3,last_relation,1\nh,mlp,-3,subject,nan\nh,mlp,1,last_relation,0x1p3\n"
            + "h,mlp,2,last_relation,1\nh,mlp,2,last_relation,1\n"))
    }
    #expect(
      places(found) == ["2:3", "3:7", "3:10", "3:18", "4:23", "6:1"])
  }
}
