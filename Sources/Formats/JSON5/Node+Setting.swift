import Diagnostics

extension Node {
  /// A copy of the node with `value` at `path`, a list of keys from the outside in; an item of a list
  /// by its number from 0.
  ///
  /// The last key may be new to its object and is then added at the end; all keys before it have
  /// to lead through objects and lists that exist. An empty path replaces the node itself.
  ///
  /// - Parameters:
  ///   - path: The keys, for example `["runs", "dbrx", "tokens"]`.
  ///   - value: What stands there afterwards, with its own place.
  /// - Returns: The changed copy.
  /// - Throws: The first step that does not exist or does not lead through an object.
  public func setting(_ path: [String], to value: Node) throws(InputFault) -> Node {
    try setting(path, step: 0, to: value)
  }

  private func setting(_ path: [String], step: Int, to value: Node) throws(InputFault) -> Node {
    guard step < path.count else { return value }
    let key = path[step]
    let here = Fault.quoted(path[..<step].joined(separator: "."))
    if let items {
      guard let index = Int(key), items.indices.contains(index) else {
        throw InputFault(
          problem: "\(here) has no item \(Fault.quoted(key))",
          hint: items.isEmpty ? "the list is empty" : "its items are 0 to \(items.count - 1)")
      }
      var changed = items
      changed[index] = try items[index].setting(path, step: step + 1, to: value)
      return Node(.list(changed), position: position)
    }
    guard let members else {
      throw InputFault(
        problem: "\(Fault.quoted(key)) cannot be set: "
          + (step == 0 ? "the file holds" : "\(here) is") + " \(kindName), not an object",
        hint: "only members of objects can be set")
    }
    guard let index = members.firstIndex(where: { $0.key == key }) else {
      guard step == path.count - 1 else {
        throw InputFault(
          problem: "there is no \(Fault.quoted(key))" + (step == 0 ? "" : " in \(here)"),
          hint: Suggestion.hint(for: key, among: members.map(\.key)))
      }
      let added = Member(key: key, keyPosition: value.position, value: value)
      return Node(.object(members + [added]), position: position)
    }
    var changed = members
    changed[index] = Member(
      key: key, keyPosition: members[index].keyPosition,
      value: try members[index].value.setting(path, step: step + 1, to: value))
    return Node(.object(changed), position: position)
  }

  /// Splits a dotted path such as `runs.dbrx.tokens` into its keys, as they stand in this node.
  ///
  /// Keys may hold points themselves (`models.llama-3.1.tokens`): at each object the longest key
  /// that fits is taken. What fits no key is split at the next point. Items of lists stand in brackets
  /// or behind a point: `optimum[0].flop`, `optimum.0.flop`.
  public func keys(ofPath path: String) -> [String] {
    var keys: [String] = []
    // A bracket cannot stand in a key.
    var rest = Substring(path.replacing("[", with: ".").replacing("]", with: ""))
    var node: Node? = self
    while true {
      let fitting = (node?.members ?? []).map(\.key).filter {
        rest == $0 || rest.hasPrefix($0 + ".")
      }
      let key = fitting.max { $0.count < $1.count } ?? String(rest.prefix { $0 != "." })
      keys.append(key)
      guard key.count < rest.count else { return keys }
      rest = rest.dropFirst(key.count + 1)
      if let items = node?.items {
        node = Int(key).flatMap { items.indices.contains($0) ? items[$0] : nil }
      } else {
        node = node?[key]
      }
    }
  }
}
