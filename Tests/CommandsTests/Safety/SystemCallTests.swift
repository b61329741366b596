import Foundation
import Testing

/// SECURITY.md says what the program reads, writes and starts; its system calls show whether.
@Suite("System calls")
struct SystemCallTests {
  private static let strace = ["/usr/bin/strace", "/usr/local/bin/strace"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let calls = [
    "open", "openat", "creat", "socket", "connect", "execve", "execveat", "unlink", "unlinkat",
    "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "link", "linkat", "symlink",
    "symlinkat", "truncate", "chmod", "fchmodat", "mknod", "mknodat",
  ]

  /// The lines of a run's trace, of the program and all that it starts.
  private func trace(_ words: [String], in folder: URL, status: Int32 = 0) throws -> [Substring] {
    let strace = try #require(Self.strace)
    let file = folder.path + "/../" + folder.lastPathComponent + ".trace"
    defer { unlink(file) }
    let result = try Moesim.run(
      URL(filePath: strace),
      [
        "-f", "-qq", "-o", file, "-e", "trace=" + Self.calls.joined(separator: ","),
        Moesim.program.path,
      ] + words, in: folder)
    #expect(result.status == status, "\(result.errors)")
    return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("\"") && !$0.contains(" = -1 ") && !$0.contains("resumed>") }
  }

  /// The first text in quotes of a line.
  private func path(_ line: Substring) -> String {
    String(line.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first ?? "")
  }

  @Test(
    "A run reads and writes what SECURITY.md says, starts gnuplot alone, and opens no socket",
    .enabled(if: strace != nil, "strace is not installed"))
  func run() throws {
    try Moesim.inTemporaryFolder { folder in
      let folder = folder.resolvingSymlinksInPath()
      let runs = "N,D,loss\n1e8,1e9,4\n2e8,2e9,3.6\n"
      try Data(runs.utf8).write(to: folder.appending(path: "evidence.csv"))
      let text = """
        { title: "t", models: { a: { active: "2B", total: "8B", experts: 16, topK: 4 } },
          runs: { r: { model: "a", tokens: "1T" } }, laws: ["ludziejewski-2025"],
          compare: [{ run: "r", against: "denseEquivalent" }],
          plots: [{ kind: "equivalents", of: "r" }], }
        """
      try Data(text.utf8).write(to: folder.appending(path: "s.json5"))
      let lines = try trace(["run", "s.json5", "--out", "o", "--render", "--html"], in: folder)
      #expect(lines.count > 10)
      #expect(!lines.contains { $0.contains("socket(") || $0.contains("connect(") })
      let isInside = { (path: String) in
        !path.hasPrefix("/") || path.hasPrefix(folder.path + "/") || path == folder.path
      }
      // Signals are no calls.
      for line in lines where !line.contains("--- SIG") && !line.contains("+++ ") {
        let path = path(line)
        if line.contains("exec") {
          let name = path.split(separator: "/").last.map(String.init) ?? path
          #expect(["moesim", "sh", "dash", "bash", "gnuplot"].contains(name), "\(line)")
          continue
        }
        let isOpen = line.contains("open(") || line.contains("openat(")
        let writes =
          !isOpen || ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { line.contains($0) }
        if writes {
          // gnuplot may use a temporary file of its own.
          let isFine =
            isInside(path) && (path.contains("o/") || path == "o")
            || path == "/dev/null" || path == "/dev/tty" || path.hasPrefix("/tmp/gnuplot")
          #expect(isFine, "\(line)")
        } else if path.hasPrefix("/home") || path.hasPrefix("/root") {
          // No settings of the user: neither ours nor gnuplot's.
          #expect(!path.contains(".gnuplot") && !path.contains("moesimrc"), "\(line)")
        }
      }
    }
  }

  @Test(
    "A scenario cannot make the program read outside its folder",
    .enabled(if: strace != nil, "strace is not installed"))
  func outside() throws {
    try Moesim.inTemporaryFolder { folder in
      let folder = folder.resolvingSymlinksInPath()
      try #require(symlink("/etc/passwd", folder.path + "/link.csv") == 0)
      for file in ["../../etc/passwd", "/etc/passwd", "link.csv"] {
        let text = """
          { title: "t", runFiles: { mine: { file: "\(file)" } }, data: { a: {}, b: {} },
            dataForms: [{ name: "f", runs: ["mine"], reference: "b" }] }
          """
        try Data(text.utf8).write(to: folder.appending(path: "s.json5"))
        let lines = try trace(["plan", "s.json5"], in: folder, status: 65)
        #expect(!lines.contains { path($0).contains("passwd") || path($0).contains("link.csv") })
      }
    }
  }
}
