import Diagnostics
import Formats
import Synchronization

/// A file that an input names, with its content.
public struct NamedFile: Hashable, Sendable {
  /// The path as messages name it.
  public let path: String
  public let bytes: [UInt8]

  /// The name of a path without folders and ending, whole, as a folder may be called.
  ///
  /// Letters of every script, digits and `-_.+,=@()~` stay, and spaces between them. Where anything
  /// else has to go, or a name is too long, a checksum keeps apart what would become alike.
  public static func stem(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let ending = endings.first { file.lowercased().hasSuffix($0) && file.count > $0.count }
    let stem = String(file.dropLast(ending?.count ?? 0))
    var safe = String.UnicodeScalarView()
    for (place, scalar) in stem.unicodeScalars.enumerated() {
      let stays = isPlain(scalar) && (place > 0 || scalar != ".") || scalar == " " && place > 0
      safe.append(stays ? scalar : "-")
    }
    while safe.last == " " { safe.removeLast() }
    while String(safe).utf8.count > 160 { safe.removeLast() }
    // Compared byte by byte: two ways of writing a letter are two names.
    guard !Array(String(safe).utf8).elementsEqual(stem.utf8) || safe.isEmpty else { return stem }
    return String(safe) + "-" + SHA256.hex(of: stem).prefix(8)
  }

  private static let endings = [".json5", ".jsonl", ".json", ".csv", ".tsv", ".txt"]

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: "-_.+,=@()~".unicodeScalars.contains(scalar)
    }
  }
}

/// Finds and reads the files that inputs name; it decides which may be read.
public protocol FileSource: Sendable {
  /// The path of a file as messages name it.
  ///
  /// - Parameters:
  ///   - name: the path as the input writes it.
  ///   - file: the file in which the input stands, to which paths are relative in scenarios.
  /// - Returns: the path, from the folder in which the program was called.
  func path(of name: String, in file: String) -> String

  /// What was read before and is read again for each case of a sweep; `nil` where nothing is.
  var kept: KeptContent? { get }

  /// Gives the bytes of a file a chunk at a time, until `take` wants no more.
  ///
  /// - Throws: why it cannot be read, without its path.
  func read(_ name: String, in file: String, _ take: ([UInt8]) -> Bool) throws(InputFault)
}

extension FileSource {
  public var kept: KeptContent? { nil }
}

/// What files hold, by their path, so that each is read and checked once.
public final class KeptContent: Sendable {
  private let contents = Mutex<[String: any Sendable]>([:])

  public init() {}

  func content<Content>(_: Content.Type, at path: String) -> Content? {
    contents.withLock { $0[path] as? Content }
  }

  func keep(_ content: some Sendable, at path: String) {
    contents.withLock { $0[path] = content }
  }
}

/// No files at all.
public struct NoFileSource: FileSource {
  public init() {}

  public func path(of name: String, in file: String) -> String { name }

  public func read(
    _ name: String, in file: String, _ take: ([UInt8]) -> Bool
  ) throws(InputFault) {
    throw InputFault(problem: "no files are at hand", hint: "")
  }
}

/// A file that was read for an input.
public struct ReadFile: Sendable {
  /// The path as messages name it.
  public let path: String
  public let digest: FileDigest

  public init(path: String, digest: FileDigest) {
    self.path = path
    self.digest = digest
  }
}

extension Reader {
  /// The path of the file that a text names, as messages name it.
  public func path(of node: Node) -> String {
    files.path(of: node.text ?? "", in: node.position.file ?? file)
  }

  /// Gives the bytes of the file that a text names, whatever its size, a chunk at a time.
  ///
  /// - Returns: the file; `nil` after a fault.
  public func read(_ node: Node, _ take: ([UInt8]) -> Void) -> ReadFile? {
    guard let name = node.text else { return nil }
    let place = node.position.file ?? file
    var digest = FileDigest()
    do throws(InputFault) {
      try files.read(name, in: place) { chunk in
        digest.take(chunk)
        take(chunk)
        return true
      }
    } catch {
      noteUnreadable(node, name, error)
      return nil
    }
    let found = ReadFile(path: path(of: node), digest: digest)
    keep(found)
    return found
  }

  /// The bytes of a file from its start until there are enough of them, or all; its digest is of
  /// what was read.
  ///
  /// - Parameters:
  ///   - name: the path, relative to what paths beside the node are.
  ///   - node: where the file is named, or what leads to it.
  ///   - isEnough: whether what was read so far will do.
  /// - Returns: what was read.
  /// - Throws: why it cannot be read, noted nowhere.
  public func start(
    of name: String, beside node: Node, until isEnough: ([UInt8]) -> Bool
  ) throws(InputFault) -> [UInt8] {
    var bytes: [UInt8] = []
    let place = node.position.file ?? file
    try files.read(name, in: place) { chunk in
      bytes += chunk
      return !isEnough(bytes)
    }
    var digest = FileDigest()
    digest.take(bytes)
    keep(ReadFile(path: files.path(of: name, in: place), digest: digest))
    return bytes
  }

  /// Notes that the file a text names cannot be read.
  public func noteUnreadable(_ node: Node, _ reason: InputFault) {
    noteUnreadable(node, node.text ?? "", reason)
  }

  /// The file that a text names, as a whole; `nil` after a fault.
  public func file(named node: Node) -> NamedFile? {
    let limit = Limits.standard.bytes
    var bytes: [UInt8] = []
    guard let found = read(node, { if bytes.count <= limit { bytes += $0 } }) else { return nil }
    guard bytes.count <= limit else {
      note(
        FaultList(
          file: found.path, problem: "the file has more than the \(limit) bytes allowed",
          hint: "split it, or check that it is the file you meant"))
      return nil
    }
    return NamedFile(path: found.path, bytes: bytes)
  }

  /// What the file holds that a text names, read and checked once; `nil` after a fault.
  public func content<Content: Sendable>(
    of node: Node, _ make: (NamedFile) throws(FaultList) -> Content
  ) -> Content? {
    if let known = files.kept?.content(Content.self, at: path(of: node)) { return known }
    guard let file = file(named: node) else { return nil }
    do throws(FaultList) {
      let content = try make(file)
      files.kept?.keep(content, at: file.path)
      return content
    } catch {
      note(error)
      return nil
    }
  }
}
