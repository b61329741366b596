import Diagnostics
import Formats
import Foundation
import Tabular

/// The long tables of several results of one request, joined in order.
public struct LongJoining: Sendable {
  /// A part: the folder of its result, and the checksums that its manifest gives.
  public struct Part: Sendable {
    public let folder: String
    public let checksums: [String: String]

    public init(folder: String, checksums: [String: String]) {
      self.folder = folder
      self.checksums = checksums
    }
  }

  /// Why a part cannot be joined.
  public enum Failure: Error, Hashable, Sendable {
    case unreadable(path: String, reason: String)
    /// The file is not what its manifest says.
    case changed(path: String)
    /// The file does not start with the table's columns.
    case otherColumns(path: String)
  }

  private let encoders: [(name: String, header: [UInt8])]

  public init(_ tables: [LongTable]) throws(WriterFault) {
    var encoders: [(String, [UInt8])] = []
    for table in tables {
      encoders.append((table.head.name + ".csv", try RowEncoder(table).header))
    }
    self.encoders = encoders
  }

  /// Joins the parts as files for a result at a target.
  ///
  /// - Throws: `Failure` of a part, or `WriteFailure`.
  public func join(
    _ parts: [Part], target: String, request: String, progress: (Int) -> Void
  ) throws -> LongResult {
    let target = try TargetPath(target)
    _ = try target.existing(isCompared: false)
    _ = try target.makeParents()
    let folder = try PartFolder(for: target, request: request, by: nil)
    do {
      var files: [PartFile] = []
      for (name, header) in encoders {
        var file = try PartFile(name: name, in: folder.path)
        try file.clear()
        try file.append(header)
        for (number, part) in parts.enumerated() {
          try read(part, name, header) { try file.append($0) }
          progress(number + 1)
        }
        try file.synchronize()
        file.close()
        files.append(file)
      }
      return LongResult(
        files: files.map(\.facts), folder: folder.path)
    } catch {
      folder.remove()
      throw error
    }
  }

  /// Sees that the parts are whole.
  ///
  /// - Throws: `Failure` of a part.
  public func check(_ parts: [Part]) throws {
    for (name, header) in encoders {
      for part in parts { try read(part, name, header) { _ in } }
    }
  }

  /// Gives the rows of one part's file a chunk at a time, and checks that it is whole.
  private func read(
    _ part: Part, _ name: String, _ header: [UInt8], _ take: ([UInt8]) throws -> Void
  ) throws {
    let path = part.folder + "/" + name
    var sum = SHA256()
    var isFirst = true
    var failure: (any Error)?
    do throws(FileFailure) {
      try FileBytes.read(path, isRegular: true, isItself: true) { chunk in
        chunk.withUnsafeBytes { sum.update($0) }
        do {
          guard !isFirst || chunk.starts(with: header) else {
            throw Failure.otherColumns(path: path)
          }
          try take(isFirst ? Array(chunk.dropFirst(header.count)) : chunk)
        } catch { failure = error }
        isFirst = false
        return failure == nil
      }
    } catch { throw Failure.unreadable(path: path, reason: error.fault.problem) }
    if let failure { throw failure }
    guard !isFirst, part.checksums[name] == sum.hex else { throw Failure.changed(path: path) }
  }
}
