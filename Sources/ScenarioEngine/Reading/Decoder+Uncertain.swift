import Diagnostics
import Formats

extension Decoder {
  mutating func uncertainInputs(_ node: Node?, in scenario: Node) -> [UncertainInput]? {
    var inputs: [UncertainInput] = []
    for member in node?.members ?? [] {
      guard canVary(member, in: scenario), let input = uncertainInput(member) else { return nil }
      inputs.append(input)
    }
    return inputs
  }

  private mutating func uncertainInput(_ member: Member) -> UncertainInput? {
    let node = member.value
    func number(_ key: String) -> Double? {
      node[key].flatMap { SweepValue(node: $0).number }
    }
    for key in ["value", "low", "high"] {
      guard let given = node[key], number(key) == nil else { continue }
      if given.text != nil {
        note(given, "\(Fault.quoted(given.text ?? "")) is no quantity", "write for example \"12T\"")
      }
      return nil
    }
    guard let low = number("low"), let high = number("high") else { return nil }
    guard low < high else {
      note(node["high"] ?? node, "the high end is not above the low one", "put them in order")
      return nil
    }
    let word = node["shape"]?.text.flatMap(DrawnShape.init(rawValue:)) ?? .triangle
    switch word {
    case .triangle:
      guard let mode = number("value") else {
        note(
          node, "a triangle needs the key 'value'",
          "give the most likely value, or shape: \"uniform\"")
        return nil
      }
      guard mode >= low, mode <= high else {
        note(
          node["value"] ?? node, "the most likely value lies outside of low to high", "move an end")
        return nil
      }
      return UncertainInput(path: member.key, low: low, high: high, shape: .triangle(mode: mode))
    case .uniform, .logUniform:
      if let value = node["value"] {
        note(
          value, "'value' cannot stand beside shape: \"\(word.rawValue)\"",
          "leave it out, or take a triangle")
        return nil
      }
      if word == .logUniform, low <= 0 {
        note(node["low"] ?? node, "factors need a low end above 0", "raise it, or take uniform")
        return nil
      }
      return UncertainInput(
        path: member.key, low: low, high: high, shape: word == .uniform ? .uniform : .logUniform)
    }
  }
}
