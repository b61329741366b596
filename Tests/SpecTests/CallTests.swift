import Diagnostics
import Formats
import Testing

@testable import Spec

extension InputKind {
  /// What a file holds that the input names; faults of its content name their own places.
  fileprivate static func file(
    _ name: String, sample: Value,
    _ content: @escaping @Sendable (NamedFile) throws(FaultList) -> Value
  ) -> InputKind where Value: Sendable {
    InputKind(.scalar(.text(name)), example: .text("file.txt"), sample: sample) { node, reader in
      guard !reader.isLenient else { return sample }
      do throws(FaultList) {
        return try reader.file(named: node).map { (file) throws(FaultList) in try content(file) }
      } catch {
        reader.note(error)
        return nil
      }
    }
  }
}

/// A shop that sells by the piece, to try what calls can say.
private struct Order: Asked {
  let goods: [String]
  let address: Address?
  let list: String?

  init(_ ask: inout Asking) throws(Unsettled) {
    goods = ask(
      "goods", .list(of: .text(example: "tea, green")).repeated, aliases: ["--good"], "What")
    address = ask.optional("address", .record(Address.self, name: "address"), "Where to")
    list = ask.optional(
      "list",
      .file("a file", sample: "") { (file) throws(FaultList) in
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
          throw FaultList([
            Fault(
              file: file.path, position: Position(line: 2, column: 1), problem: "no text",
              hint: "write text")
          ])
        }
        return text
      }, "What else")
    try ask.settle()
  }
}

private struct Address: Asked {
  let street: String
  let number: Int

  init(_ ask: inout Asking) throws(Unsettled) {
    street = ask("street", .text(example: "High Street"), "Its street")
    number = ask(
      "houseNumber", .integer(1...999, example: 7), aliases: ["--no"], "Its number")
    try ask.settle()
  }
}

/// Two files by their names.
private struct TwoFiles: FileSource {
  func path(of name: String, in file: String) -> String { "in/" + name }

  func read(_ name: String, in file: String, _ take: ([UInt8]) -> Bool) throws(InputFault) {
    switch name {
    case "good.txt": _ = take(Array("ink".utf8))
    case "bad.txt": _ = take([0xff])
    default: throw InputFault(problem: "there is no such file", hint: "check the path")
    }
  }
}

@Suite("What a call says")
struct CallTests {
  private let description = Order.description

  private func read(
    _ values: [(option: String, word: String)]
  ) -> (order: Order?, faults: [Fault], reader: Reader) {
    let node = description.node(of: values)
    let reader = Reader(file: "call", files: TwoFiles())
    let misshapen = description.shape().check(
      node, file: "call", naming: description.naming(operands: ["list"]))
    guard misshapen.isEmpty else { return (nil, misshapen, reader) }
    let order = reader.read(node, as: Order.self)
    return (order, reader.faults, reader)
  }

  @Test("The inputs of an object are options of their own, under their aliases too")
  func parts() throws {
    let names = description.callInputs.map(\.option)
    #expect(names == ["--goods", "--street", "--house-number", "--list"])
    let order = try #require(
      read([("--goods", "tea"), ("--street", "Mill Lane"), ("--no", "3")]).order)
    #expect(order.address?.street == "Mill Lane" && order.address?.number == 3)
    #expect(try #require(read([("--goods", "tea")]).order).address == nil)
  }

  @Test("What is missing in an object is named by its option")
  func missing() {
    let faults = read([("--goods", "tea"), ("--street", "Mill Lane")]).faults
    #expect(faults.map(\.problem) == ["--house-number is not given"])
  }

  @Test("An option that is repeated gives an item each time, commas and all")
  func repeated() throws {
    let order = try #require(read([("--good", "tea, green"), ("--good", "ink")]).order)
    #expect(order.goods == ["tea, green", "ink"])
  }

  @Test("A file is read once, and its faults keep their places")
  func files() throws {
    let good = read([("--goods", "tea"), ("--list", "good.txt")])
    #expect(good.order?.list == "ink" && good.reader.inputs.map(\.path) == ["in/good.txt"])
    let bad = read([("--goods", "tea"), ("--list", "bad.txt")])
    #expect(bad.faults.map(\.description) == ["in/bad.txt:2:1: no text; write text"])
    let none = read([("--goods", "tea"), ("--list", "none.txt")])
    #expect(none.faults.map(\.problem) == ["there is no such file"])
    #expect(none.reader.unreadable.map(\.name) == ["none.txt"])
  }

  @Test("Operands are named in capitals, and an example needs no file")
  func operands() throws {
    #expect(Description.operand("upperFrom") == "UPPER_FROM")
    #expect(Order.example.list == "")
  }
}
