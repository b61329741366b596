import Diagnostics
import Formats

/// The keys of one object of a config, read one by one.
///
/// Reading never stops: a key that is missing or wrong leaves a fault and gives a stand-in, so that
/// all faults of a file come out together. A key that was asked for counts as understood.
struct ConfigKeys {
  let file: String
  let node: Node
  /// The keys that lead to this object, each with a point behind it; empty for the file itself.
  let path: String
  private(set) var faults: [Fault] = []
  /// Keys that a rule asked for.
  private(set) var understood: Set<String> = []
  /// Keys that gave a stand-in, so that checks built on them say nothing.
  private(set) var broken: Set<String> = []
  private(set) var notes: [String] = []
  /// Keys of inner objects that were understood or not, already judged.
  private(set) var innerHarmless: [(position: Position, key: String)] = []

  init(_ node: Node, file: String, path: String = "") {
    self.file = file
    self.node = node
    self.path = path
  }

  // MARK: Finding

  /// The first of several spellings that stands in the file with a value; null is no value.
  ///
  /// Two spellings with different values are a fault at the second.
  mutating func member(_ spellings: [String]) -> Member? {
    understood.formUnion(spellings)
    let found = spellings.compactMap { spelling in
      node.members?.first { $0.key == spelling && !$0.value.isNull }
    }
    guard let first = found.first else { return nil }
    for other in found.dropFirst() where !other.value.hasSameContent(as: first.value) {
      fault(
        other.keyPosition, "\(name(other.key)) and \(name(first.key)) differ",
        hint: "they mean the same: give one of them")
      broken.formUnion(spellings)
    }
    return first
  }

  /// Whether a key stands in the file, null included.
  func has(_ key: String) -> Bool { node[key] != nil }

  /// Reads an inner object by rules of its own, or nothing where it is absent.
  mutating func inside<Result>(
    _ key: String, harmless: Set<String> = [], _ body: (inout ConfigKeys) -> Result
  ) -> Result {
    let found = member([key])
    let isObject = found?.value.members != nil
    if let found, !isObject {
      fault(
        found.value.position, "\(name(key)): expected an object, not \(found.value.kindName)",
        hint: "write { … }")
    }
    let inner = isObject ? found?.value : nil
    var keys = ConfigKeys(
      inner ?? Node(.object([]), position: node.position), file: file, path: path + key + ".")
    let result = body(&keys)
    absorb(keys.judged(harmless: harmless))
    return result
  }

  /// Takes over what reading another object brought up.
  mutating func absorb(_ other: ConfigKeys) {
    faults += other.faults
    notes += other.notes
    innerHarmless += other.innerHarmless
    broken.formUnion(other.broken)
  }

  /// These keys after every one of them that no rule asked for was judged.
  func judged(harmless: Set<String>, isAroundText: Bool = false) -> ConfigKeys {
    var judged = self
    for member in node.members ?? [] where !understood.contains(member.key) {
      if HarmlessKeys.allow(member, beside: harmless, isAroundText: isAroundText) {
        judged.innerHarmless.append((member.keyPosition, path + member.key))
      } else {
        judged.fault(
          member.keyPosition, "the key \(name(member.key)) is not understood here",
          hint: HarmlessKeys.hint(for: member, among: understood.sorted(), in: node))
      }
    }
    return judged
  }

  // MARK: Noting

  mutating func fault(_ position: Position?, _ problem: String, hint: String) {
    faults.append(Fault(file: file, position: position, problem: problem, hint: hint))
  }

  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Takes the keys of a rule that no layer follows as understood, whatever they hold.
  mutating func acknowledge(_ read: (inout ConfigKeys) -> Void) {
    var copy = self
    read(&copy)
    understood.formUnion(copy.understood)
  }

  /// Takes keys as understood that a rule looked at by itself.
  mutating func acknowledge(_ keys: String...) { understood.formUnion(keys) }

  /// Marks keys as unfit to build on.
  mutating func distrust(_ spellings: [String]) { broken.formUnion(spellings) }

  /// A key with its path, in quotes.
  func name(_ key: String) -> String { Fault.quoted(path + key) }
}
