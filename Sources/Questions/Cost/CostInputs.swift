import CostModel
import Diagnostics
import Formats
import Spec
import Units

extension InputKind where Value == Device {
  /// A device by its id.
  static var device: InputKind {
    let standard = DeviceLibrary.device("h100") ?? DeviceLibrary.all[0]
    return InputKind(
      .choice(DeviceLibrary.ids), example: .text(standard.id), sample: standard,
      words: .list(DeviceLibrary.ids), text: { $0.id }
    ) { node, _ in node.text.flatMap { DeviceLibrary.device($0) } }
  }
}

extension InputKind where Value == Seconds {
  /// Hours as a count, such as `1.8M`.
  static var hours: InputKind {
    let count = Scalar(
      name: "a number of hours", summary: "hours, for example \"1.8M\"", kinds: [.number, .text]
    ) { node in
      hours(node) == nil
        ? (
          "\(node.text.map(Fault.quoted) ?? node.number.map(plainText) ?? "this") is no number of hours",
          "write a number from 0.001 to 1e12, for example 1.8M"
        ) : nil
    }
    return InputKind(.scalar(count), example: .text("2.664M"), sample: Seconds(3600)) { node, _ in
      hours(node).map { Seconds($0 * 3600) }
    }
  }

  private static func hours(_ node: Node) -> Double? {
    let value = node.number ?? node.text.flatMap { try? Tokens(text: $0) }?.value
    return value.flatMap { (0.001...1e12).contains($0) ? $0 : nil }
  }
}

extension InputKind where Value == GridIntensity {
  /// Kilograms of CO2 for a kilowatt-hour.
  static var grid: InputKind {
    InputKind<Double>.number("kilograms", atLeast: 0, atMost: 2, example: 0.385).map(
      sample: .sample
    ) { value, _, _ in try? GridIntensity(value, source: "--grid") }
  }
}

extension GridIntensity {
  fileprivate static var sample: GridIntensity {
    guard let sample = try? GridIntensity(0.385, source: "an example") else {
      preconditionFailure("0.385 kilograms can be")
    }
    return sample
  }
}

extension InputKind where Value == ExpertLoad {
  /// Tokens of each expert: numbers between commas, or the path of a file with such numbers.
  static var expertLoad: InputKind {
    InputKind(
      .either([.scalar(.text("tokens of each expert, or a file")), .scalar(.number())]),
      example: .text(
        "120,80,96,104,100,100,90,110,130,70,85,115,95,105,98,102"), sample: .sample,
      words: .files(["txt", "csv"])
    ) { node, reader in
      guard let text = node.text ?? node.number.map(plainText) else { return nil }
      let isList = text.allSatisfy { $0.isNumber || $0 == "," || $0 == " " }
      let content =
        isList
        ? text : reader.file(named: node).map { String(decoding: $0.bytes, as: UTF8.self) }
      guard let content else { return nil }
      var assignments: [Int] = []
      for word in content.split(whereSeparator: { ",;".contains($0) || $0.isWhitespace }) {
        guard let number = Int(word) else {
          reader.note(
            node, "\(Fault.quoted(word)) is not a number of tokens",
            "write whole numbers with commas between")
          return nil
        }
        assignments.append(number)
      }
      do throws(InputFaults) {
        return try ExpertLoad(assignments)
      } catch {
        for fault in error.faults { reader.note(node, fault.problem, fault.hint) }
        return nil
      }
    }
  }
}

extension ExpertLoad {
  fileprivate static var sample: ExpertLoad {
    guard let sample = try? ExpertLoad([Int](repeating: 100, count: 16)) else {
      preconditionFailure("experts with tokens can be")
    }
    return sample
  }
}
