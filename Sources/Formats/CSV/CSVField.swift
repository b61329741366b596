import Diagnostics

/// One field of a table's text, with its place.
public struct CSVField: Hashable, Sendable {
  /// The text without its quotes; spaces around an unquoted field are left out.
  public var text: String
  /// Where the field begins.
  public let position: Position
  /// Whether the field holds more than `text`, because its reader was told to keep less.
  public let isCut: Bool

  /// Makes a field.
  public init(text: String, position: Position, isCut: Bool = false) {
    self.text = text
    self.position = position
    self.isCut = isCut
  }

  /// The line in which the field begins, from 1.
  public var line: Int { position.line }
  /// The column in Unicode scalars at which it begins, from 1.
  public var column: Int { position.column }
}

/// One row of a table: the fields that its reader keeps, in the header's order.
public struct CSVRow: Hashable, Sendable {
  public let fields: [CSVField]
  /// Where the row begins.
  public let position: Position
}

/// What stands between two fields.
enum CSVSeparator: UInt8, CaseIterable {
  case comma = 0x2c
  case semicolon = 0x3b
  case tab = 0x09

  /// The separator that a header line uses most outside of quotes; the comma where it uses none.
  init(ofHeader line: some Sequence<UInt8>) {
    var counts = Self.allCases.map { _ in 0 }
    var isQuoted = false
    for byte in line {
      if byte == CSVByte.quote { isQuoted.toggle() }
      guard !isQuoted, let index = Self.allCases.firstIndex(where: { $0.rawValue == byte })
      else { continue }
      counts[index] += 1
    }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    self = counts[most] == 0 ? .comma : Self.allCases[most]
  }
}

/// The bytes that mean something in a table's text.
enum CSVByte {
  static let quote: UInt8 = 0x22
  static let newline: UInt8 = 0x0a
  static let carriageReturn: UInt8 = 0x0d
  static let space: UInt8 = 0x20
  static let hash: UInt8 = 0x23

  static func isBreak(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
}
