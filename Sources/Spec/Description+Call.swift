import Diagnostics
import Formats

extension Description.Input {
  /// The option of a call that gives the input: `runCost` is `--run-cost`.
  public var option: String { "--" + Self.dashed(key) }

  /// Whether a call can give it: an object is for files.
  public var fitsCall: Bool { Self.fitsCall(shape) }

  /// Whether it is a switch, which takes no value.
  public var isSwitch: Bool { shape.accepts(.boolean) && !shape.accepts(.text) }

  /// What follows the option in its help, such as `COUNT`.
  public var placeholder: String {
    switch shape {
    case .list: "LIST"
    case .choice: "WORD"
    case .scalar(let scalar) where scalar.kinds.contains(.number) && scalar.kinds.contains(.text):
      "AMOUNT"
    case .scalar(let scalar) where scalar.kinds.contains(.number): "NUMBER"
    default: "TEXT"
    }
  }

  private static func fitsCall(_ shape: Shape) -> Bool {
    switch shape {
    case .scalar, .choice: true
    case .list(let item, _): fitsCall(item)
    case .either(let shapes): shapes.contains(where: fitsCall)
    case .record, .variants, .dictionary, .anything: false
    }
  }

  /// A key in small letters, with a dash before each word; capitals in a row are one word.
  static func dashed(_ key: String) -> String {
    let letters = Array(key)
    var dashed = ""
    for (index, letter) in letters.enumerated() {
      let follows = index > 0 && !letters[index - 1].isUppercase
      let begins = index + 1 < letters.count && letters[index + 1].isLowercase
      if letter.isUppercase, index > 0, follows || begins { dashed += "-" }
      dashed += letter.lowercased()
    }
    return dashed
  }
}

extension Description {
  /// The input of a key.
  public func input(ofKey key: String) -> Input? { inputs.first { $0.key == key } }

  /// Whether a word of a call is an option of an input, or an alias of it.
  public func input(ofOption name: String) -> Input? {
    inputs.first { $0.fitsCall && ($0.option == name || $0.aliases.contains(name)) }
  }

  /// What a call says, as the object that a file would hold; each value's place is its option.
  ///
  /// `values` are the options with their words, in the order of the call; a switch has an empty one.
  public func node(of values: [(option: String, word: String)]) -> Node {
    var members: [Member] = []
    for (option, word) in values {
      guard let input = input(ofOption: option) else { continue }
      let place = Position.whole(option)
      let value =
        input.isSwitch
        ? Node(.boolean(true), position: place) : Node(word: word, as: input.shape, at: place)
      members.append(Member(key: input.key, keyPosition: place, value: value))
    }
    return Node(.object(members), position: .whole("moesim"))
  }

  /// How a call names the keys.
  public var naming: Naming {
    let options = Dictionary(inputs.map { ($0.key, $0.option) }) { first, _ in first }
    return .options { options[$0] ?? $0 }
  }
}

extension Node {
  /// A word of a call as a value of a shape: a number where numbers may stand, a list at commas.
  init(word: String, as shape: Shape, at position: Position) {
    switch shape {
    case .list(let item, _):
      let parts = word.split(separator: ",", omittingEmptySubsequences: false)
      self.init(
        .list(parts.map { Node(word: String($0), as: item, at: position) }), position: position)
    case .either(let shapes):
      let list = shapes.first { $0.accepts(.list) }
      if let list, word.contains(",") {
        self.init(word: word, as: list, at: position)
      } else {
        self.init(scalar: word, as: shape, at: position)
      }
    default:
      self.init(scalar: word, as: shape, at: position)
    }
  }

  private init(scalar word: String, as shape: Shape, at position: Position) {
    let isPlain = word.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    if shape.accepts(.number), isPlain, let number = Double(word), number.isFinite {
      self.init(.number(number), position: position)
    } else if shape.accepts(.boolean), word == "true" || word == "false" {
      self.init(.boolean(word == "true"), position: position)
    } else {
      self.init(.text(word), position: position)
    }
  }
}
