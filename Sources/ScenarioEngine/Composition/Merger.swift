import Diagnostics
import Formats

/// Lays one node over another and remembers what it replaced.
struct Merger {
  private(set) var changes: [Composition.Change] = []
  private(set) var faults: [Fault] = []

  /// `over` laid over `base`; `file` is the one that messages about `over` name.
  mutating func merge(_ base: Node, _ over: Node, file: String, path: [String] = []) -> Node {
    guard let inherited = base.members, let own = over.members else {
      if !base.hasSameContent(as: over) {
        note(path, winner: over.position, replaced: base.position, isRemoval: false)
      }
      return over
    }
    var members: [Member?] = inherited
    var places: [String: Int] = [:]
    for (index, member) in inherited.enumerated() { places[member.key] = index }
    for member in own {
      let path = path + [member.key]
      guard let place = places[member.key], let old = members[place] else {
        if member.value.isNull {
          faults.append(
            Fault(
              file: file, position: member.keyPosition,
              problem: "null removes \(Fault.quoted(path.joined(separator: "."))), "
                + "which no base has",
              hint: Suggestion.hint(for: member.key, among: inherited.map(\.key))))
        } else {
          members.append(member)
        }
        continue
      }
      if member.value.isNull {
        members[place] = nil
        note(
          path, winner: member.value.position, replaced: old.value.position, isRemoval: true)
      } else {
        members[place] = Member(
          key: member.key, keyPosition: member.keyPosition,
          value: merge(old.value, member.value, file: file, path: path))
      }
    }
    return Node(.object(members.compactMap { $0 }), position: over.position)
  }

  private mutating func note(
    _ path: [String], winner: Position, replaced: Position, isRemoval: Bool
  ) {
    changes.append(
      path: path.joined(separator: "."), winner: winner, replaced: replaced, isRemoval: isRemoval)
  }
}

extension [Composition.Change] {
  /// Adds a change; one of the same path before it becomes part of what is replaced, and those
  /// inside it no longer count.
  mutating func append(path: String, winner: Position, replaced: Position?, isRemoval: Bool) {
    removeAll { $0.path.hasPrefix(path + ".") }
    var older = replaced.map { [$0] } ?? []
    if let index = firstIndex(where: { $0.path == path }) {
      let before = remove(at: index)
      older = [before.winner] + before.replaced
    }
    append(
      Composition.Change(path: path, winner: winner, replaced: older, isRemoval: isRemoval))
  }
}
