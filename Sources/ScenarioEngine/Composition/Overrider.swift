import Diagnostics
import Formats

/// Puts settings into a scenario, led by the table of what a scenario may hold.
struct Overrider {
  private(set) var node: Node
  private(set) var changes: [Composition.Change]
  private(set) var faults: [Fault] = []
  /// The settings' paths as keys, for those that were applied.
  private var applied: [(setting: Setting, path: String)] = []

  /// Why a path leads nowhere.
  private struct Dead: Error {
    let problem: String
    let hint: String
  }

  init(node: Node, changes: [Composition.Change]) {
    self.node = node
    self.changes = changes
  }

  /// Puts one value into its place; what is wrong with it is kept as a fault.
  mutating func apply(_ setting: Setting) {
    guard setting.steps.first != "extends" else {
      note(setting, "what a file extends is read before values are set", "change the file")
      return
    }
    do throws(FaultList) {
      let value = try setting.value()
      do throws(Dead) {
        var walk = Walk(setting: setting, value: value)
        node = try walk.put(into: node, ScenarioShape.scenario, setting.steps[...])
        let path = walk.taken.joined(separator: ".")
        applied.append((setting, path))
        changes.append(
          path: path, winner: value.position, replaced: walk.replaced, isRemoval: value.isNull)
      } catch {
        note(setting, error.problem, error.hint)
      }
    } catch {
      faults += error.faults
    }
  }

  /// Refuses a value that every case of the sweep would replace.
  mutating func refuseVariedPaths(_ settings: [Setting]) {
    let axes = ["grid", "zip"].flatMap { node["sweep"]?[$0]?.members?.map(\.key) ?? [] }
    for (setting, path) in applied {
      guard let axis = axes.first(where: { path == $0 || path.hasPrefix($0 + ".") }) else {
        continue
      }
      note(
        setting, "the sweep varies \(Fault.quoted(axis)), so that this value would not count",
        "set the axis, or remove it with --set sweep=null")
    }
  }

  private mutating func note(_ setting: Setting, _ problem: String, _ hint: String) {
    faults.append(
      Fault(file: setting.label, position: nil, problem: problem, hint: hint))
  }

  /// The way of one value from the outside in.
  private struct Walk {
    let setting: Setting
    let value: Node
    /// The keys that were taken so far.
    var taken: [String] = []
    /// Where the value stood that is replaced.
    var replaced: Position?

    /// The node with the value put at the end of the steps.
    mutating func put(
      into node: Node?, _ shape: Shape, _ steps: ArraySlice<Substring>
    ) throws(Dead) -> Node {
      guard !steps.isEmpty else {
        replaced = node?.position
        return fitted(to: shape)
      }
      switch shape {
      case .record(let fields, _, _):
        return try put(into: node, fields: fields, steps)
      case .variants(let variants):
        return try put(
          into: node, fields: variants.fields(of: node), steps)
      case .dictionary(let item, let rule):
        return try put(into: node, item: item, rule, steps)
      case .list(let item, _):
        return try put(into: node, item: item, steps)
      case .either(let shapes):
        let kind = node?.kind ?? .object
        let fitting = shapes.first { $0.accepts(kind) } ?? shapes.first { $0.accepts(.object) }
        guard let fitting else { throw dead(shape, steps) }
        return try put(into: node, fitting, steps)
      case .scalar, .choice, .anything:
        throw dead(shape, steps)
      }
    }

    /// A number or a boolean where only text is wanted is that text.
    private func fitted(to shape: Shape) -> Node {
      let isWord = value.kind == .number || value.kind == .boolean
      guard isWord, !shape.accepts(value.kind), shape.accepts(.text) else { return value }
      return Node(.text(setting.text), position: value.position)
    }

    private mutating func put(
      into node: Node?, fields: [Field], _ steps: ArraySlice<Substring>
    ) throws(Dead) -> Node {
      let key = String(steps[steps.startIndex])
      guard let field = fields.first(where: { $0.key == key }) else {
        throw unknown(key, among: fields.map(\.key))
      }
      return try put(key, into: node, field.shape, steps.dropFirst())
    }

    private mutating func put(
      into node: Node?, item: Shape, _ rule: KeyRule, _ steps: ArraySlice<Substring>
    ) throws(Dead) -> Node {
      let names = node?.members?.map(\.key) ?? []
      // Names may hold points: the longest one that fits is taken.
      let most = names.map { $0.utf8.count { $0 == UInt8(ascii: ".") } + 1 }.max() ?? 0
      let length = (1...min(steps.count, max(1, most))).reversed().first {
        names.contains(steps.prefix($0).joined(separator: "."))
      }
      if let length {
        let key = steps.prefix(length).joined(separator: ".")
        return try put(key, into: node, item, steps.dropFirst(length))
      }
      let isNew = rule == .path || steps.count == 1
      let key = isNew ? steps.joined(separator: ".") : String(steps[steps.startIndex])
      guard isNew, !value.isNull, rule == .path || value.members != nil else {
        throw unknown(key, among: names)
      }
      return try put(key, into: node, item, [])
    }

    private mutating func put(
      into node: Node?, item: Shape, _ steps: ArraySlice<Substring>
    ) throws(Dead) -> Node {
      let word = steps[steps.startIndex]
      var items = node?.items ?? []
      guard let index = Int(word), items.indices.contains(index) else {
        throw Dead(
          problem: "\(place) has no item \(Fault.quoted(word))",
          hint: items.isEmpty
            ? "the list is empty" : "its items are 0 to \(items.count - 1)")
      }
      taken.append(String(index))
      if steps.count == 1, value.isNull {
        replaced = items[index].position
        items.remove(at: index)
      } else {
        items[index] = try put(into: items[index], item, steps.dropFirst())
      }
      return Node(.list(items), position: node?.position ?? value.position)
    }

    /// Puts the value under a key, or removes the key.
    private mutating func put(
      _ key: String, into node: Node?, _ shape: Shape, _ rest: ArraySlice<Substring>
    ) throws(Dead) -> Node {
      var members = node?.members ?? []
      let index = members.firstIndex { $0.key == key }
      taken.append(key)
      if rest.isEmpty, value.isNull {
        guard let index else {
          taken.removeLast()
          throw unknown(key, among: members.map(\.key))
        }
        replaced = members[index].value.position
        members.remove(at: index)
      } else {
        let changed = try put(into: index.map { members[$0].value }, shape, rest)
        let old = index.map { members[$0].keyPosition }
        let member = Member(key: key, keyPosition: old ?? value.position, value: changed)
        if let index { members[index] = member } else { members.append(member) }
      }
      return Node(.object(members), position: node?.position ?? value.position)
    }

    private var place: String {
      taken.isEmpty ? "the scenario" : Fault.quoted(taken.joined(separator: "."))
    }

    private func unknown(_ key: String, among known: [String]) -> Dead {
      Dead(
        problem: "\(place) has no \(Fault.quoted(key))",
        hint: known.isEmpty ? "it holds nothing yet" : Suggestion.hint(for: key, among: known))
    }

    private func dead(_ shape: Shape, _ steps: ArraySlice<Substring>) -> Dead {
      Dead(
        problem: "\(place) is \(shape.phrase), and has no "
          + Fault.quoted(steps.joined(separator: ".")),
        hint: "leave that out")
    }
  }
}
