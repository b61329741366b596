import Foundation
import Testing

@testable import ReportWriter

@Suite("Single files")
struct SingleFileTests {
  @Test("Only what moesim wrote is written over, unless all may be")
  func ours() throws {
    let place = try TemporaryFolder()
    let path = place.path + "/x"
    let table = "parameters,tokens\n1,2\n"
    for (old, isOurs) in [
      ("", true), (table, true), ("parameters,tokens\n9,9\n", false),
      ("// A law fitted by moesim\n", false), ("thesis", false), ("{\n  \"a\": 1\n}\n", false),
    ] {
      try place.write(old, to: "x")
      if isOurs {
        try SingleFile.write(table, to: path, replacing: .ours)
        #expect(try place.text(of: "x") == table)
      } else {
        #expect(throws: WriteFailure.othersFile(path: path)) {
          try SingleFile.write(table, to: path, replacing: .ours)
        }
        #expect(try place.text(of: "x") == old)
        try SingleFile.write(table, to: path, replacing: .anything)
        #expect(try place.text(of: "x") == table)
      }
      #expect(throws: WriteFailure.exists(path: path)) {
        try SingleFile.write("new", to: path, replacing: .nothing)
      }
      #expect(place.names == ["x"])
    }
  }

  @Test("A product takes the place of an older one of its kind, and of nothing else of moesim")
  func kinds() throws {
    let place = try TemporaryFolder()
    let path = place.path + "/x"
    let law = "// A law fitted by moesim\nE = 2\n"
    for (old, isOurs) in [
      ("// A law fitted by moesim\nE = 1\n", true), ("{\n  \"program\": \"moesim\"\n}\n", false),
      ("#!/bin/sh\nmoesim list laws\n", false), ("// moesim: my own scenario\n", false),
    ] {
      try place.write(old, to: "x")
      if isOurs {
        try SingleFile.write(law, to: path, replacing: .ours)
      } else {
        #expect(throws: WriteFailure.othersFile(path: path)) {
          try SingleFile.write(law, to: path, replacing: .ours)
        }
      }
      #expect(try place.text(of: "x") == (isOurs ? law : old))
    }
    try place.write("// A law fitted by moesim\n", to: "x")
    #expect(chmod(path, 0o444) == 0)
    #expect(throws: WriteFailure.othersFile(path: path)) {
      try SingleFile.write(law, to: path, replacing: .ours)
    }
  }

  @Test("A reader sees the old text or the new one, and permissions stay")
  func whole() async throws {
    let place = try TemporaryFolder()
    let path = place.path + "/x"
    let texts = ["a", "b"].map { "moesim\n" + String(repeating: $0, count: 2_000_000) }
    try SingleFile.write(texts[0], to: path, replacing: .nothing)
    #expect(chmod(path, 0o640) == 0)
    let looks = Task.detached {
      var torn = 0
      while !Task.isCancelled {
        let text = try? String(contentsOfFile: path, encoding: .utf8)
        if text != texts[0], text != texts[1] { torn += 1 }
      }
      return torn
    }
    for round in 1...40 {
      try SingleFile.write(texts[round % 2], to: path, replacing: .ours)
    }
    looks.cancel()
    #expect(await looks.value == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(place.names == ["x"])
  }

  @Test("What a killed process left beside the file goes, and a folder is refused")
  func leftovers() throws {
    let place = try TemporaryFolder()
    let ended = Process()
    ended.executableURL = URL(filePath: "/bin/sh")
    ended.arguments = ["-c", "exit 0"]
    try ended.run()
    ended.waitUntilExit()
    try place.write("half", to: ".x.moesim-\(ended.processIdentifier)-a")
    try place.write("in use", to: ".x.moesim-\(getpid())-a")
    try SingleFile.write("t", to: place.path + "/x", replacing: .ours)
    #expect(place.names == [".x.moesim-\(getpid())-a", "x"])
    #expect(throws: WriteFailure.isFolder(path: place.path)) {
      try SingleFile.write("t", to: place.path, replacing: .anything)
    }
  }
}
