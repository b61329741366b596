import Spec
import Testing

@Suite("Names of folders")
struct FolderNameTests {
  @Test(
    "A name stays whole",
    arguments: [
      ("a/llama-3.1.json5", "llama-3.1"), ("llama-3.1-405b", "llama-3.1-405b"),
      ("모델.json5", "모델"), ("x.forecast.json", "x.forecast"), ("my runs.CSV", "my runs"),
      ("data.parquet", "data.parquet"), ("config.json", "config"),
    ])
  func whole(path: String, name: String) {
    #expect(NamedFile.stem(of: path) == name)
  }

  @Test("What is not safe goes, and what becomes alike is kept apart")
  func safe() {
    let paths = [
      "..json5", "...json5", ".hidden.json5", "-hidden.json5", "a\u{1B}[2J.json5",
      "a\u{202E}.json5", "a\\.json5", "a:.json5", "a\n.json5", "a .json5", "a.json5",
      "\u{E9}.json5",
      "e\u{301}.json5", String(repeating: "n", count: 255), String(repeating: "n", count: 254),
      "", "/", "a'.json5", "a\".json5", "a`.json5", "a$.json5", "a*.json5",
    ]
    let names = paths.map { NamedFile.stem(of: $0) }
    for name in names {
      #expect(!name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 200, "\(name)")
      let isSafe = name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark
          || " 0123456789-_.".unicodeScalars.contains($0)
      }
      #expect(isSafe, "\(name.debugDescription)")
    }
    // Byte by byte, as file systems compare.
    #expect(Set(names.map { Array($0.utf8) }).count == paths.count)
  }
}
