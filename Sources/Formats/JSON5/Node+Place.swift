import Diagnostics


extension Node {
  /// The same values with places that name a file.
  ///
  /// So prepared, parts of several files can be put together into one node, and a fault still
  /// names the file of the part that it is about.
  public func placed(in file: String) -> Node {
    let value: Value =
      switch self.value {
      case .list(let items): .list(items.map { $0.placed(in: file) })
      case .object(let members):
        .object(
          members.map {
            Member(
              key: $0.key, keyPosition: $0.keyPosition.placed(in: file),
              value: $0.value.placed(in: file))
          })
      default: self.value
      }
    return Node(value, position: position.placed(in: file))
  }

  /// The same values, all of them at one place.
  public func placed(at position: Position) -> Node {
    let value: Value =
      switch self.value {
      case .list(let items): .list(items.map { $0.placed(at: position) })
      case .object(let members):
        .object(
          members.map {
            Member(key: $0.key, keyPosition: position, value: $0.value.placed(at: position))
          })
      default: self.value
      }
    return Node(value, position: position)
  }
}

extension Position {
  fileprivate func placed(in file: String) -> Position {
    Position(line: line, column: column, file: file)
  }
}
