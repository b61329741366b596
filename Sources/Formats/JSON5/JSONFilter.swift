/// Takes the values of some keys out of a JSON text as it comes in, a chunk at a time.
///
/// What evaluations write holds every prompt to a rater; what is asked of them is a few counts. The
/// values of the named keys become `null`, line ends stay, so that lines of the rest keep their
/// numbers and what is held grows with what is kept.
public struct JSONFilter {
  /// What was kept.
  public private(set) var kept: [UInt8] = []
  private let dropped: Set<[UInt8]>
  private let longest: Int
  private var text: [UInt8] = []
  private var isInText = false
  private var isEscaped = false
  private var state = State.keeping

  private enum State: Equatable {
    case keeping
    /// After a key that is left out, before its value.
    case waiting
    /// Inside a list or object that is left out, so deep.
    case inside(Int)
    /// Inside a text that is left out.
    case text
    /// Inside a number or word that is left out.
    case word
  }

  /// Leaves out the values of keys with these names.
  public init(leavingOut keys: [String]) {
    dropped = Set(keys.map { Array($0.utf8) })
    longest = (keys.map(\.utf8.count).max() ?? 0) + 1
  }

  /// Takes the next bytes.
  public mutating func take(_ bytes: [UInt8]) {
    for byte in bytes { take(byte) }
  }

  private mutating func take(_ byte: UInt8) {
    if isInText { return takeText(byte) }
    let isSpace = byte == 0x20 || CSVByte.isBreak(byte) || byte == 0x09
    switch state {
    case .keeping:
      kept.append(byte)
      if byte == 0x22 {
        (isInText, text) = (true, [])
      } else if byte == 0x3a, dropped.contains(text) {
        state = .waiting
      } else if !isSpace {
        text = []
      }
    case .waiting where isSpace: kept.append(byte)
    case .waiting:
      kept += Array("null".utf8)
      switch byte {
      case 0x22: (isInText, state) = (true, .text)
      case 0x7b, 0x5b: state = .inside(1)
      default: state = .word
      }
    case .inside(let depth):
      if byte == 0x0a { kept.append(byte) }
      if byte == 0x22 { isInText = true }
      if byte == 0x7b || byte == 0x5b { state = .inside(depth + 1) }
      if byte == 0x7d || byte == 0x5d { state = depth == 1 ? .keeping : .inside(depth - 1) }
      text = []
    case .word, .text:
      guard byte == 0x2c || byte == 0x7d || byte == 0x5d || isSpace else { return }
      (state, text) = (.keeping, [])
      kept.append(byte)
    }
  }

  private mutating func takeText(_ byte: UInt8) {
    if state == .keeping {
      kept.append(byte)
      if byte != 0x22 || isEscaped, text.count < longest { text.append(byte) }
    }
    if isEscaped {
      isEscaped = false
    } else if byte == 0x5c {
      isEscaped = true
    } else if byte == 0x22 {
      isInText = false
    }
  }
}
