import Formats

/// What the value of an input may be: its shape, an example, and how it is read.
///
/// What describes it is made when it is asked for, so that reading costs no more than the value.
public struct InputKind<Value: Sendable>: Sendable {
  private let makeShape: @Sendable () -> Shape
  private let makeExample: @Sendable () -> Node.Value
  /// The value that stands in while inputs are described, or where one is wrong.
  let sample: @Sendable () -> Value
  /// What a shell may offer.
  var words: Suggested { makeWords() }
  private let makeWords: @Sendable () -> Suggested
  /// The value of a node; `nil` where the node has a wrong shape, or after a fault that was noted.
  let read: @Sendable (Node, Reader) -> Value?
  /// A value as a person would write it, for defaults.
  let text: @Sendable (Value) -> String
  /// The inputs of an object, which a call gives as options of their own.
  var parts: @Sendable () -> [Description.Input] = { [] }
  /// Whether a call gives a list item by item, so that an item may hold commas.
  private(set) var isRepeated = false

  public init(
    _ shape: @autoclosure @escaping @Sendable () -> Shape,
    example: @autoclosure @escaping @Sendable () -> Node.Value,
    sample: @autoclosure @escaping @Sendable () -> Value,
    words: @autoclosure @escaping @Sendable () -> Suggested = .free,
    text: @escaping @Sendable (Value) -> String = { "\($0)" },
    read: @escaping @Sendable (Node, Reader) -> Value?
  ) {
    makeShape = shape
    makeExample = example
    self.sample = sample
    makeWords = words
    self.read = read
    self.text = text
  }

  public var shape: Shape { makeShape() }

  /// A valid input, as a file writes it.
  public var example: Node { Node(makeExample()) }

  /// The value of a node whose shape has been checked; `nil` after a fault that the reader took.
  public func value(of node: Node, _ reader: Reader) -> Value? { read(node, reader) }

  /// The same list, given in a call item by item by repeating the option.
  public var repeated: InputKind {
    var kind = self
    kind.isRepeated = true
    return kind
  }

  /// The kind whose values are made of this one's, with a way to note what is wrong with them.
  public func map<Other>(
    sample: @autoclosure @escaping @Sendable () -> Other,
    text: @escaping @Sendable (Other) -> String = { "\($0)" },
    _ transform: @escaping @Sendable (Value, Node, Reader) -> Other?
  ) -> InputKind<Other> {
    var kind = InputKind<Other>(
      shape, example: example.value, sample: sample(), words: words, text: text
    ) { node, reader in
      read(node, reader).flatMap { transform($0, node, reader) }
    }
    kind.parts = parts
    kind.isRepeated = isRepeated
    return kind
  }
}
