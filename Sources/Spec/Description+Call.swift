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
    if case .files = words { return "FILE" }
    return switch shape {
    case .list: isRepeated ? "TEXT" : "LIST"
    case .choice: "WORD"
    case .scalar(let scalar) where scalar.kinds.contains(.number) && scalar.kinds.contains(.text):
      "AMOUNT"
    case .scalar(let scalar) where scalar.kinds.contains(.number): "NUMBER"
    default: shape.accepts(.number) && shape.accepts(.text) ? "AMOUNT" : "TEXT"
    }
  }

  fileprivate static func fitsCall(_ shape: Shape) -> Bool {
    switch shape {
    case .scalar, .choice: true
    case .list(let item, _): fitsCall(item)
    case .either(let shapes): shapes.contains(where: fitsCall)
    case .record, .variants, .dictionary, .anything: false
    }
  }

  /// A key in small letters, with a dash before each word; capitals in a row are one word.
  static func dashed(_ key: String) -> String {
    // Bytes, since every start of the program does this for a hundred keys.
    let (capitals, small) = (UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...122)
    let letters = Array(key.utf8)
    var dashed: [UInt8] = []
    for (index, letter) in letters.enumerated() {
      let follows = index > 0 && !capitals.contains(letters[index - 1])
      let begins = index + 1 < letters.count && small.contains(letters[index + 1])
      let isCapital = capitals.contains(letter)
      if isCapital, index > 0, follows || begins { dashed.append(UInt8(ascii: "-")) }
      dashed.append(isCapital ? letter + 32 : letter)
    }
    return String(decoding: dashed, as: UTF8.self)
  }
}

extension Description {
  /// The input of a key.
  public func input(ofKey key: String) -> Input? { inputs.first { $0.key == key } }

  /// The inputs that a call can give, those of objects among them.
  public var callInputs: [Input] { inputs.flatMap(\.callInputs) }

  /// The input whose option, or an alias of it, a word of a call is.
  public func input(ofOption name: String) -> Input? {
    callInputs.first { $0.isCalled(name) }
  }

  /// What a call says, as the object that a file would hold; each value's place is its option.
  ///
  /// `values` are the options with their words; a switch has an empty one. `operands` are the words
  /// that stand without an option, by the keys that they give.
  public func node(
    of values: [(option: String, word: String)], operands: [(key: String, word: String)] = []
  ) -> Node {
    let words = operands.map { key, word in
      (input: key, place: Self.operand(key), word: word)
    }
    return Node(
      .object(inputs.compactMap { $0.member(of: values, words) }), position: .whole("moesim"))
  }

  /// How a call names the keys.
  public func naming(operands: [String] = []) -> Naming {
    var names = Dictionary(callInputs.map { ($0.key, $0.option) }) { first, _ in first }
    for key in operands { names[key] = Self.operand(key) }
    return .options { [names] in names[$0] ?? $0 }
  }

  /// An operand as help and messages name it.
  public static func operand(_ key: String) -> String {
    Input.dashed(key).replacing("-", with: "_").uppercased()
  }
}

extension Description.Input {
  /// The input itself where a call can give it, or those of its object.
  fileprivate var callInputs: [Description.Input] {
    parts.isEmpty ? (fitsCall ? [self] : []) : parts.flatMap(\.callInputs)
  }

  fileprivate func isCalled(_ name: String) -> Bool { option == name || aliases.contains(name) }

  /// What a call says of it; `nil` where it says nothing.
  fileprivate func member(
    of values: [(option: String, word: String)],
    _ operands: [(input: String, place: String, word: String)]
  ) -> Member? {
    if !parts.isEmpty {
      let members = parts.compactMap { $0.member(of: values, []) }
      let place = Position.whole("moesim")
      return members.isEmpty
        ? nil
        : Member(
          key: key, keyPosition: place, value: Node(.object(members), position: place))
    }
    guard fitsCall else { return nil }
    let words =
      values.filter { isCalled($0.option) }.map { (place: $0.option, word: $0.word) }
      + operands.filter { $0.input == key }.map { (place: $0.place, word: $0.word) }
    guard let first = words.first else { return nil }
    let place = Position.whole(first.place)
    let value: Node
    if isSwitch {
      value = Node(.boolean(true), position: place)
    } else if isRepeated {
      value = Node(
        .list(words.map { Node(item: $0.word, as: shape, at: place) }), position: place)
    } else {
      value = Node(word: first.word, as: shape, at: place)
    }
    return Member(key: key, keyPosition: place, value: value)
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
      let list = shapes.first { $0.accepts(.list) && Description.Input.fitsCall($0) }
      if let list, word.contains(",") {
        self.init(word: word, as: list, at: position)
      } else {
        self.init(scalar: word, as: shape, at: position)
      }
    default:
      self.init(scalar: word, as: shape, at: position)
    }
  }

  /// A word as one item of a list.
  fileprivate init(item word: String, as shape: Shape, at position: Position) {
    guard case .list(let item, _) = shape else {
      self.init(word: word, as: shape, at: position)
      return
    }
    self.init(scalar: word, as: item, at: position)
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
