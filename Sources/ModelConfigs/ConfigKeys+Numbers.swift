import CostModel
import Formats

extension ConfigKeys {
  /// The most layers that a model may have here; rules go through them one by one.
  static let mostLayers = 100_000

  /// A size that has to be given, or that the dialect's class is known to fill in.
  ///
  /// A filled-in size is noted, so that nothing is assumed in silence.
  mutating func size(
    _ spellings: [String], default standard: Int? = nil, most: Int = Architecture.largestSize
  ) -> Int {
    number(spellings, from: 1, upTo: most, default: standard)
  }

  /// A size that may be null or absent; where it is absent the dialect's class may fill it in.
  mutating func optionalSize(
    _ spellings: [String], absent standard: Int? = nil, most: Int = Architecture.largestSize
  ) -> Int? {
    if let standard, !spellings.contains(where: { has($0) }) {
      return size(spellings, default: standard, most: most)
    }
    guard let found = member(spellings) else { return nil }
    return whole(found, from: 1, upTo: most, spellings)
  }

  /// A size that may be null but has to be there.
  mutating func stated(_ spellings: [String]) -> Int? {
    spellings.contains { has($0) } ? optionalSize(spellings) : size(spellings)
  }

  /// A number that has to be there and may be zero.
  mutating func present(_ spellings: [String]) -> Int {
    spellings.contains { node[$0]?.isNull == false }
      ? amount(spellings, default: 0) : size(spellings)
  }

  /// A number of things of which there may be none.
  mutating func amount(_ spellings: [String], default standard: Int) -> Int {
    guard let found = member(spellings) else { return standard }
    return whole(found, from: 0, upTo: Architecture.largestSize, spellings) ?? standard
  }

  /// The number of layers.
  mutating func layerCount(_ spellings: [String]) -> Int {
    size(spellings, most: Self.mostLayers)
  }

  /// A number that need not be whole, or a stand-in.
  mutating func real(_ key: String) -> Double? {
    guard let found = member([key]) else { return nil }
    if let value = found.value.number { return value }
    fault(
      found.value.position, "\(name(key)): expected a number, not \(found.value.kindName)",
      hint: "write a number")
    distrust([key])
    return nil
  }

  /// A switch.
  mutating func flag(_ key: String, default standard: Bool) -> Bool {
    guard let found = member([key]) else { return standard }
    if let value = found.value.boolean { return value }
    fault(
      found.value.position,
      "\(name(key)): expected true or false, not \(found.value.kindName)",
      hint: "write true or false")
    distrust([key])
    return standard
  }

  /// A word.
  mutating func word(_ key: String) -> String? {
    guard let found = member([key]) else { return nil }
    if let text = found.value.text { return text }
    fault(
      found.value.position, "\(name(key)): expected text, not \(found.value.kindName)",
      hint: "put it in quotes")
    distrust([key])
    return nil
  }

  /// A key that is counted for one value alone; any other is a fault.
  mutating func only(_ key: String, is value: Node.Value, otherwise reason: String) {
    guard let found = member([key]), found.value.value != value else { return }
    let wanted = Node(value).text(.compact)
    fault(
      found.value.position, "\(name(key)) is \(found.value.text(.compact)): \(reason)",
      hint: "nothing is counted: only models with \(wanted) are understood here")
    distrust([key])
  }

  // MARK: Checks

  private mutating func number(
    _ spellings: [String], from least: Int, upTo most: Int, default standard: Int?
  ) -> Int {
    if let found = member(spellings) {
      return whole(found, from: least, upTo: most, spellings) ?? least
    }
    let key = spellings[0]
    if let standard {
      note("\(path)\(key) is not given: \(standard), the default of the dialect's class")
      return standard
    }
    let null = spellings.compactMap { spelling in
      node.members?.first { $0.key == spelling }
    }.first
    fault(
      null?.keyPosition ?? node.position,
      null == nil ? "the key \(name(key)) is missing" : "\(name(key)) is null",
      hint: "add it: the count depends on it")
    distrust(spellings)
    return least
  }

  /// A whole number within limits, or a fault at its place.
  mutating func whole(
    _ found: Member, from least: Int, upTo most: Int, _ spellings: [String]
  ) -> Int? {
    guard let value = whole(found.value, as: found.key, from: least, upTo: most) else {
      distrust(spellings)
      return nil
    }
    return value
  }

  /// The same for a value of a list.
  mutating func whole(_ node: Node, as key: String, from least: Int, upTo most: Int) -> Int? {
    guard node.number != nil else {
      fault(
        node.position, "\(name(key)): expected a whole number, not \(node.kindName)",
        hint: node.text == nil ? "write a number" : "write the number without quotes")
      return nil
    }
    guard let value = node.integer else {
      let shown = node.text(.compact)
      fault(
        node.position, "\(name(key)): \(shown) is not a whole number that a model can have",
        hint: "give a whole number from \(least) up")
      return nil
    }
    guard value >= least else {
      fault(
        node.position, "\(name(key)): \(value) is less than \(least)",
        hint: "give a whole number from \(least) up")
      return nil
    }
    guard value <= most else {
      fault(
        node.position, "\(name(key)): \(value) is beyond any model",
        hint: "the largest value held here is \(most)")
      return nil
    }
    return value
  }
}
