import Diagnostics
import Formats
import Spec

extension OptionSpec {
  /// The options by which a call gives what is asked for.
  static func all<Value: Asked>(of _: Value.Type) -> [OptionSpec] {
    Value.description.callInputs.map { OptionSpec($0, kind: nil) }
  }
}

extension Call {
  /// What is asked for, from those options of the call that give it, and from more that operands give.
  ///
  /// - Throws: everything that is wrong with them.
  func asked<Value: Asked>(
    _: Value.Type, adding more: [(option: String, word: String)] = []
  ) throws(CommandFailure) -> Value {
    let description = Value.description
    let values = given.filter { description.input(ofOption: $0.option) != nil } + more
    return try asked(Value.self, description.node(of: values)).value
  }

  /// What is asked for, from the words of the call as the object that a file would hold, and the
  /// reader, which knows the files that were read; `operands` are the keys given by position.
  func asked<Value: Asked>(
    _: Value.Type, _ node: Node, operands: [String] = []
  ) throws(CommandFailure) -> (value: Value, reader: Reader) {
    let description = Value.description
    let faults = description.shape().check(
      node, file: "moesim", naming: description.naming(operands: operands))
    guard faults.isEmpty else { throw .asked(faults, call: self) }
    let reader = Reader(file: "moesim", files: CallFiles())
    let value: Value? = reader.read(node)
    try check(reader)
    guard let value else { throw .ours("what was asked was refused without a fault") }
    return (value, reader)
  }

  /// Throws what is wrong with what was read: a file that cannot be read, words of the call, or the
  /// content of files.
  private func check(_ reader: Reader) throws(CommandFailure) {
    guard !reader.faults.isEmpty else { return }
    let paths = Set(reader.inputs.map(\.path))
    let missing = Set(reader.unreadable.map(\.reason.problem))
    let ofCall = reader.faults.filter {
      !paths.contains($0.file) && !missing.contains($0.problem)
    }
    guard ofCall.isEmpty else { throw .asked(ofCall, call: self) }
    if let (name, reason) = reader.unreadable.first {
      throw .input(path: name, problem: reason.problem, hint: reason.hint)
    }
    throw .faults(FaultList(reader.faults))
  }
}

/// The files that a call names, wherever they lie.
private struct CallFiles: FileSource {
  func path(of name: String, in file: String) -> String { name }

  func read(_ name: String, in file: String, _ take: ([UInt8]) -> Bool) throws(InputFault) {
    do throws(FileFailure) { try FileBytes.read(name, take) } catch { throw error.fault }
  }
}
