import CostModel
import Diagnostics

/// A load of experts as text: `120,80,96`, or the path of a file with such numbers.
enum ExpertLoadOption {
  static func load(_ call: Call) throws(CommandFailure) -> ExpertLoad? {
    guard let text = call["--expert-load"] else { return nil }
    let isList = text.allSatisfy { $0.isNumber || $0 == "," || $0 == " " }
    let numbers = isList ? text : try content(of: text)
    var assignments: [Int] = []
    for word in numbers.split(whereSeparator: { ",;".contains($0) || $0.isWhitespace }) {
      guard let number = Int(word) else {
        throw CostQuery.wrong(
          "--expert-load: \(Fault.quoted(word)) is not a number of tokens",
          "write whole numbers with commas between")
      }
      assignments.append(number)
    }
    do throws(InputFaults) {
      return try ExpertLoad(assignments)
    } catch {
      throw CostQuery.wrong(
        "--expert-load: " + error.faults.map(\.problem).joined(separator: "; "),
        error.faults.first?.hint ?? "")
    }
  }

  private static func content(of path: String) throws(CommandFailure) -> String {
    String(decoding: try InputFile(path).bytes, as: UTF8.self)
  }
}
