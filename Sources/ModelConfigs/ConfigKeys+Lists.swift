import Diagnostics
import Formats

extension ConfigKeys {
  /// A list of words, one for each layer, out of a closed set.
  mutating func words(_ key: String, count: Int, among allowed: [String]) -> [String]? {
    guard let items = items(key) else { return nil }
    var words: [String] = []
    for item in items {
      guard let word = item.text, allowed.contains(word) else {
        fault(
          item.position,
          item.text.map { "\(name(key)): unknown kind \(Fault.quoted($0))" }
            ?? "\(name(key)): expected text, not \(item.kindName)",
          hint: "one of " + allowed.joined(separator: ", "))
        distrust([key])
        return nil
      }
      words.append(word)
    }
    return counted(words, key, count)
  }

  /// A list of whole numbers, one for each layer.
  mutating func numbers(_ key: String, count: Int, from least: Int, upTo most: Int) -> [Int]? {
    guard let items = items(key) else { return nil }
    var numbers: [Int] = []
    for item in items {
      guard let value = whole(item, as: key, from: least, upTo: most) else {
        distrust([key])
        return nil
      }
      numbers.append(value)
    }
    return counted(numbers, key, count)
  }

  /// A list of layers by their index, from 0.
  mutating func layerIndices(_ key: String, count: Int) -> Set<Int>? {
    guard let items = items(key) else { return nil }
    var indices: Set<Int> = []
    for item in items {
      guard let index = whole(item, as: key, from: 0, upTo: count - 1) else {
        distrust([key])
        return nil
      }
      indices.insert(index)
    }
    return indices
  }

  private mutating func items(_ key: String) -> [Node]? {
    guard let found = member([key]) else { return nil }
    if let items = found.value.items { return items }
    fault(
      found.value.position, "\(name(key)): expected a list, not \(found.value.kindName)",
      hint: "write [ … ]")
    distrust([key])
    return nil
  }

  /// The list where it has one item a layer; a wrong number of layers was reported before.
  private mutating func counted<Item>(_ list: [Item], _ key: String, _ count: Int) -> [Item]? {
    guard list.count != count else { return list }
    // Lists of some files go on with the layers that predict further tokens.
    let further = Spelling.predictors.compactMap { node[$0]?.integer }.max() ?? 0
    if further > 0, list.count == count + further { return Array(list.prefix(count)) }
    if broken.isDisjoint(with: Spelling.layers) {
      fault(
        node[key]?.position, "\(name(key)) has \(list.count) items for \(count) layers",
        hint: "give one for each layer")
    }
    distrust([key])
    return nil
  }
}
