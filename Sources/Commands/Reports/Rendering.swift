import Foundation
import Quantities
import ReportWriter

/// Draws plot scripts by gnuplot, the user's own.
enum Rendering {
  /// Adds an SVG for each script of the folder.
  ///
  /// - Returns: what the user should know, such as how to install gnuplot where it is missing.
  static func addPictures(
    to folder: inout ResultFolder, _ charts: [Chart]
  ) throws(CommandFailure) -> [String] {
    guard let gnuplot = executable("gnuplot") else {
      return [
        "gnuplot is not installed, so no pictures were drawn; install it "
          + "('apt-get install gnuplot-nox' or 'brew install gnuplot') and run this again"
      ]
    }
    for script in folder.files where script.ending == "gp" {
      let stem = String(script.name.dropLast(3))
      folder.add(name: stem + ".svg", bytes: try picture(of: script, by: gnuplot))
    }
    return []
  }

  /// The picture that a script draws on its standard output.
  private static func picture(
    of script: ResultFile, by gnuplot: String
  ) throws(CommandFailure) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: gnuplot)
    process.arguments = ["-"]
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
      // gnuplot reads the whole script before it draws, so that neither side waits on the other.
      try input.fileHandleForWriting.write(contentsOf: Data(script.bytes))
      try input.fileHandleForWriting.close()
      let picture = try output.fileHandleForReading.readToEnd() ?? Data()
      let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard process.terminationStatus == 0, complaint.isEmpty, !picture.isEmpty else {
        throw CommandFailure.ours(
          "gnuplot refused \(script.name): " + String(decoding: complaint, as: UTF8.self))
      }
      return Array(picture)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw .ours("gnuplot could not be run: \(error)")
    }
  }

  /// The path of a program that the shell would find.
  private static func executable(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
