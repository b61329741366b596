import Formats
import Foundation
import Testing
@testable import ReportWriter

@Suite("Result folders")
struct ResultFolderTests {
  /// A small result: a table, a script, and their description.
  static func result(table: String = "a\n1\n", script: String = "plot x\n") throws -> ResultFolder {
    var folder = ResultFolder()
    folder.add(name: "runs.csv", text: table)
    folder.add(name: "losses.gp", text: script)
    let description = try DataPackage.text(name: "r", title: "R", tables: [], files: folder.facts)
    folder.add(name: DataPackage.fileName, text: description)
    folder.add(
      name: Manifest.fileName,
      text: try Manifest(
        version: "0", arguments: ["run"], scenario: .null, seed: 0, started: Date(), seconds: 0
      ).text())
    return folder
  }

  static let names = ["datapackage.json", "losses.gp", "manifest.json", "runs.csv"]

  private func names(in path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
  }

  @Test("A result appears with all its files, and with the folders around it")
  func fresh() throws {
    let place = try TemporaryFolder()
    try Self.result().write(to: place.path + "/a/b/dbrx/")
    #expect(names(in: place.path + "/a/b") == ["dbrx"])
    #expect(names(in: place.path + "/a/b/dbrx") == Self.names)
    #expect(try place.text(of: "a/b/dbrx/runs.csv") == "a\n1\n")
  }

  @Test("An existing result is replaced as a whole and its permissions stay")
  func replaced() throws {
    let place = try TemporaryFolder()
    let path = place.path + "/dbrx"
    var old = try Self.result()
    old.add(name: "gone.txt", text: "")
    let text = try DataPackage.text(name: "r", title: "R", tables: [], files: old.facts)
    var listed = ResultFolder()
    for file in old.files where file.name != DataPackage.fileName {
      listed.add(name: file.name, bytes: file.bytes)
    }
    listed.add(name: DataPackage.fileName, text: text)
    try listed.write(to: path)
    #expect(names(in: path) == (Self.names + ["gone.txt"]).sorted())
    #expect(chmod(path, 0o750) == 0)
    try Self.result(table: "a\n2\n").write(to: path)
    #expect(names(in: path) == Self.names)
    #expect(try place.text(of: "dbrx/runs.csv") == "a\n2\n")
    #expect(place.names == ["dbrx"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o750)
  }

  @Test("Pictures stay while their script is the same, and go when it changes")
  func pictures() throws {
    let place = try TemporaryFolder()
    let path = place.path + "/dbrx"
    try Self.result().write(to: path)
    let svg = "<svg><title>Gnuplot</title></svg>"
    try place.write(svg, to: "dbrx/losses.svg")
    try Data([0x89, 0x50, 0x4E, 0x47]).write(to: place.url.appending(path: "dbrx/losses.png"))
    try Self.result(table: "a\n2\n").write(to: path)
    #expect(names(in: path) == (Self.names + ["losses.svg", "losses.png"]).sorted())
    #expect(try place.text(of: "dbrx/losses.svg") == svg)
    try Self.result(script: "plot x**2\n").write(to: path)
    #expect(names(in: path) == Self.names)
  }

  @Test("An empty folder is filled, through a link too")
  func empty() throws {
    let place = try TemporaryFolder()
    #expect(mkdir(place.path + "/real", 0o777) == 0)
    #expect(symlink("real", place.path + "/link") == 0)
    try Self.result().write(to: place.path + "/link")
    try Self.result().write(to: place.path + "/link")
    #expect(names(in: place.path + "/real") == Self.names)
    #expect(try PathKind(of: place.path + "/link", followingLinks: false) == .link)
    #expect(place.names == ["link", "real"])
  }

  @Test(
    "A folder with anything else in it is refused, the file is named, and nothing is touched",
    arguments: [
      "notes.md", "mine.csv", "other.svg", ".hidden", "sub/x", "losses.csv.bak", "losses.txt",
      "losses.svg",
    ])
  func foreign(name: String) throws {
    let place = try TemporaryFolder()
    let path = place.path + "/dbrx"
    try Self.result().write(to: path)
    if name == "sub/x" { #expect(mkdir(path + "/sub", 0o777) == 0) }
    try place.write("mine", to: "dbrx/" + name)
    let file = name == "sub/x" ? "sub" : name
    #expect(throws: WriteFailure.foreignFolder(path: path, file: file)) {
      try Self.result(table: "new").write(to: path)
    }
    #expect(names(in: path) == (Self.names + [file]).sorted())
    #expect(try place.text(of: "dbrx/runs.csv") == "a\n1\n")
    #expect(place.names == ["dbrx"])
  }

  @Test("A file that a person changed keeps the folder as it is")
  func changed() throws {
    let place = try TemporaryFolder()
    let path = place.path + "/dbrx"
    for name in ["losses.gp", "runs.csv", "manifest.json"] {
      try Self.result().write(to: path)
      let old = try place.text(of: "dbrx/" + name)
      try place.write(old + "# mine\n", to: "dbrx/" + name)
      #expect(throws: WriteFailure.changedFile(path: path, file: name)) {
        try Self.result(table: "new").write(to: path)
      }
      #expect(try place.text(of: "dbrx/" + name) == old + "# mine\n")
      try place.write(old, to: "dbrx/" + name)
    }
  }

  /// `sha256sum` over the text without the digits, by the shell.
  @Test("A manifest's checksum is that of its text without the digits, and tells each edit")
  func manifest() throws {
    let place = try TemporaryFolder()
    let path = place.path + "/dbrx"
    try Self.result().write(to: path)
    let script = "(head -n -2 manifest.json; printf '  \"sha256\": \"\"\\n}\\n') | sha256sum"
    let sum = try Program.run("/bin/sh", ["-c", script], in: URL(filePath: path))
    let text = try place.text(of: "dbrx/manifest.json")
    #expect(text.hasSuffix("  \"sha256\": \"\(sum.output.prefix(64))\"\n}\n"))
    for edit in [
      text.replacing("\"seed\": \"0\"", with: "\"seed\": \"1\""), text.replacing("  ", with: "\t"),
      text + " ", "{ \"mine\": 1 }", "", "my notes",
    ] {
      try place.write(edit, to: "dbrx/manifest.json")
      #expect(throws: WriteFailure.changedFile(path: path, file: "manifest.json")) {
        try Self.result(table: "new").write(to: path)
      }
      #expect(try place.text(of: "dbrx/manifest.json") == edit)
    }
    // One of before there was a checksum, and none.
    let old = text.replacing(#/,\n  "sha256": ".*"/#, with: "")
    try place.write(old, to: "dbrx/manifest.json")
    try Self.result(table: "new").write(to: path)
    unlink(path + "/manifest.json")
    try Self.result(table: "newer").write(to: path)
  }

  @Test("A result is replaced by the same author's alone")
  func authors() throws {
    let place = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: place.path + "/b", withIntermediateDirectories: false)
    for name in ["a.json5", "b/a.json5"] { try place.write("{}", to: name) }
    func manifest(_ file: String, _ sum: String, command: String = "run") -> Manifest {
      Manifest(
        version: "0", arguments: [command], directory: place.path, scenario: .null, seed: 0,
        inputs: [.init(path: file, sha256: sum)], started: Date(), seconds: 0)
    }
    let path = place.path + "/out"
    func write(_ manifest: Manifest, _ title: String) throws {
      var folder = ResultFolder()
      let text = try DataPackage.text(name: "r", title: title, tables: [], files: [])
      folder.add(name: DataPackage.fileName, text: text)
      folder.add(name: Manifest.fileName, text: try manifest.text())
      try folder.write(to: path, by: Author(manifest, title: title))
    }
    try write(manifest("a.json5", "1"), "T")
    // The same file, whatever it says now, and a copy of it.
    try write(manifest("./a.json5", "2"), "Other title")
    try write(manifest("b/a.json5", "2"), "Copy")
    for (other, title) in [
      (manifest("a.json5", "3"), "Copy"), (manifest("b/a.json5", "2", command: "fit"), "Copy"),
    ] {
      #expect(throws: WriteFailure.othersResult(path: path, author: place.path + "/b/a.json5")) {
        try write(other, title)
      }
    }
    // A copy that names another file beside it is another.
    var extended = manifest("a.json5", "2")
    extended.inputs.append(.init(path: "base.json5", sha256: "9"))
    #expect(throws: WriteFailure.self) { try write(extended, "Copy") }
    // A description that its manifest does not know was changed by hand.
    let described = try place.text(of: "out/datapackage.json")
    try place.write(described + "\n", to: "out/datapackage.json")
    var stated = manifest("b/a.json5", "2")
    stated.outputs = [.init(path: DataPackage.fileName, sha256: "1")]
    try place.write(try stated.text(), to: "out/manifest.json")
    #expect(throws: WriteFailure.changedFile(path: path, file: DataPackage.fileName)) {
      try write(manifest("b/a.json5", "2"), "Copy")
    }
    try place.write(described, to: "out/datapackage.json")
    try place.write(try manifest("b/a.json5", "2").text(), to: "out/manifest.json")
    // A file that was moved is known by its title.
    unlink(place.path + "/b/a.json5")
    #expect(throws: WriteFailure.self) { try write(manifest("a.json5", "3"), "T") }
    try write(manifest("a.json5", "3"), "Copy")
  }

  @Test(
    "A description that another program wrote does not make a folder ours",
    arguments: [
      "", "not JSON", "[]", #"{"resources": []}"#, #"{"generator": "other", "resources": []}"#,
      #"{"generator": 5}"#,
    ])
  func otherDescription(text: String) throws {
    let place = try TemporaryFolder()
    try place.write(text, to: "datapackage.json")
    #expect(throws: WriteFailure.foreignFolder(path: place.path, file: "datapackage.json")) {
      try Self.result().write(to: place.path)
    }
    #expect(place.names == ["datapackage.json"])
  }

  @Test("A link among the files of a result is refused rather than followed")
  func linkInside() throws {
    let place = try TemporaryFolder()
    let path = place.path + "/dbrx"
    try Self.result().write(to: path)
    #expect(unlink(path + "/runs.csv") == 0 && symlink("/etc/hosts", path + "/runs.csv") == 0)
    #expect(throws: WriteFailure.foreignFolder(path: path, file: "runs.csv")) {
      try Self.result().write(to: path)
    }
  }

  @Test("A file, a dead link and a path through a file are refused, and no folder is left behind")
  func noFolder() throws {
    let place = try TemporaryFolder()
    try place.write("x", to: "file")
    #expect(symlink("nowhere", place.path + "/dead") == 0)
    let path = place.path
    #expect(throws: WriteFailure.notAFolder(path: path + "/file")) {
      try Self.result().write(to: path + "/file")
    }
    #expect(throws: WriteFailure.cannotCreate(path: path + "/dead", errno: ENOENT)) {
      try Self.result().write(to: path + "/dead")
    }
    #expect(throws: WriteFailure.cannotCreate(path: path + "/file/a/b", errno: ENOTDIR)) {
      try Self.result().write(to: path + "/file/a/b")
    }
    #expect(place.names == ["dead", "file"])
  }

  @Test(
    "Places where nothing can be made are a failure to create",
    arguments: ["/proc/moesim/result", "", "/", "/proc/self/missing"])
  func impossible(path: String) throws {
    let result = try Self.result()
    do throws(WriteFailure) {
      try result.write(to: path)
      Issue.record("\(path) was written")
    } catch {
      #expect(error.isCreation)
      #expect(!error.description.contains("\n") && error.description.contains(": "))
    }
  }

  @Test("A name as long as the system allows is written")
  func longName() throws {
    let place = try TemporaryFolder()
    let name = String(repeating: "n", count: 255)
    try Self.result().write(to: place.path + "/" + name)
    try Self.result().write(to: place.path + "/" + name)
    #expect(place.names == [name])
  }

  @Test("The rest of killed runs of the same target goes, what is in use or another's stays")
  func abandoned() throws {
    let place = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exit 0"]
    try process.run()
    process.waitUntilExit()
    let gone = process.processIdentifier
    let stale = ".dbrx.moesim-\(gone)-abc"
    let locked = ".dbrx.moesim-\(gone)-locked"
    let kept = [
      ".dbrx.moesim-\(getpid())-abc", ".other.moesim-\(gone)-abc", ".dbrx.moesim-x", locked,
    ]
    for name in kept + [stale] {
      #expect(mkdir(place.path + "/" + name, 0o777) == 0)
      try place.write("half", to: name + "/runs.csv")
    }
    let lock = open(place.path + "/" + locked, O_RDONLY)
    #expect(flock(lock, LOCK_EX) == 0)
    defer { close(lock) }
    try Self.result().write(to: place.path + "/dbrx")
    #expect(place.names == (kept + ["dbrx"]).sorted())
  }

  @Test("Many runs to one target at once leave one whole result and nothing else")
  func concurrent() async throws {
    let place = try TemporaryFolder()
    let path = place.path + "/dbrx"
    let tables = (0..<40).map { "a\n\($0)\n" }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for table in tables {
        group.addTask { try Self.result(table: table).write(to: path) }
      }
      try await group.waitForAll()
    }
    #expect(names(in: path) == Self.names)
    let last = try place.text(of: "dbrx/runs.csv")
    #expect(tables.contains(last))
    let checksum = SHA256.hex(of: last)
    #expect(try place.text(of: "dbrx/datapackage.json").contains(checksum))
    #expect(place.names == ["dbrx"])
  }

  @Test("The target is there at every moment while it is replaced")
  func neverMissing() async throws {
    let place = try TemporaryFolder()
    let path = place.path + "/dbrx"
    try Self.result().write(to: path)
    // Only where the system exchanges folders in one step.
    let (first, second) = (place.path + "/1", place.path + "/2")
    #expect(mkdir(first, 0o777) == 0 && mkdir(second, 0o777) == 0)
    guard exchangeAtOnce(first, second) == 0 else { return }
    let looks = Task.detached {
      var missing = 0
      while !Task.isCancelled {
        if access(path + "/runs.csv", F_OK) != 0 { missing += 1 }
      }
      return missing
    }
    for number in 0..<50 { try Self.result(table: "a\n\(number)\n").write(to: path) }
    looks.cancel()
    #expect(await looks.value == 0)
  }

  @Test("Two folders change places at once and in turn")
  func exchanged() throws {
    let place = try TemporaryFolder()
    for (swap, name) in [(exchange, "a"), (exchangeInTurn, "b"), (exchangeAtOnce, "c")] {
      let (first, second) = (place.path + "/\(name)1", place.path + "/\(name)2")
      #expect(mkdir(first, 0o777) == 0 && mkdir(second, 0o777) == 0)
      try place.write("1", to: "\(name)1/x")
      #expect(swap(first, second) == 0)
      #expect(names(in: first) == [] && names(in: second) == ["x"])
      #expect(swap(first, place.path + "/missing") == ENOENT)
      #expect(names(in: second) == ["x"])
    }
  }
}
