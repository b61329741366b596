import Diagnostics
import Formats
import ScalingLaws

extension FittedLawFile {
  /// Reads and checks the file of a fitted law; nothing in it is executed.
  ///
  /// - Throws: every fault of the file: its syntax, its shape, constants that the form cannot have,
  ///   draws of another length, a loss that is not finite or rises within the fitted range.
  public init(bytes: [UInt8], file: String) throws(FaultList) {
    let node = try Document.parse(bytes, file: file)
    let misshapen = FittedLawShape.law.check(node, file: file)
    guard misshapen.isEmpty else { throw FaultList(misshapen) }
    var reader = FittedLawReader(file: file)
    let law = reader.law(node)
    guard let law, reader.faults.isEmpty else { throw FaultList(reader.faults) }
    self = law
  }
}

/// Turns a node of the right shape into a law and gathers what the shape does not show.
private struct FittedLawReader {
  let file: String
  var faults: [Fault] = []

  init(file: String) { self.file = file }

  mutating func law(_ node: Node) -> FittedLawFile? {
    guard let name = node["form"]?.text, let form = FormLibrary.form(name),
      let known = FittedForm(rawValue: name), let constantsNode = node["constants"],
      let constants = constants(constantsNode, form)
    else { return nil }
    let range = range(node["range"] ?? node)
    let draws = draws(node["draws"] ?? node, form)
    let source = node["provenance"] ?? node
    guard faults.isEmpty else { return nil }
    let unit = node["lossUnit"]?.text ?? unit(node)
    var law = FittedLawFile(
      form: known, title: node["title"]?.text ?? name, constants: constants, range: range,
      objective: node["objective"]?["summary"]?.text ?? "",
      objectiveValue: node["objective"]?["value"]?.number ?? 0,
      provenance: FittedLawFile.Provenance(
        input: source["input"]?.text ?? "", sha256: source["sha256"]?.text ?? "",
        runs: source["runs"]?.integer ?? 0, seed: UInt64(source["seed"]?.text ?? "") ?? 0,
        replicates: source["replicates"]?.integer ?? 0,
        failures: source["failures"]?.integer ?? 0, version: source["version"]?.text ?? ""),
      draws: draws, withheld: node["withheld"]?.text,
      embeddings: node["embeddings"]?.text.flatMap(EmbeddingCount.init),
      scatter: node["scatter"]?.number, lossUnit: unit ?? FittedLaw.standardUnit)
    law.isLossUnitStated = unit != nil
    if let problem = law.problemInRange {
      note(constantsNode, problem, "fit the law again, or choose another form")
      return nil
    }
    return law
  }

  /// The unit by a law's conventions, as files without one of its own say it.
  private func unit(_ node: Node) -> String? {
    let text = node["conventions"]?.text ?? ""
    return FittedLaw.lossUnits.first(where: text.contains)
  }

  private mutating func note(_ node: Node, _ problem: String, _ hint: String) {
    faults.append(Fault(file: file, position: node.position, problem: problem, hint: hint))
  }

  private mutating func constants(_ node: Node, _ form: any LawForm) -> [Double]? {
    let keys = form.constants.map { FittedLawFile.key(of: $0.symbol) }
    for member in node.members ?? [] where !keys.contains(member.key) {
      faults.append(
        Fault(
          file: file, position: member.keyPosition,
          problem: "\(form.id) has no constant \(Fault.quoted(member.key))",
          hint: Suggestion.hint(for: member.key, among: keys)))
    }
    for key in keys where node[key] == nil {
      note(
        node, "the constant '\(key)' is missing", "\(form.id) has \(keys.joined(separator: ", "))")
    }
    let values = keys.compactMap { node[$0]?.number }
    guard faults.isEmpty, values.count == keys.count else { return nil }
    for (index, coordinate) in form.coordinates(of: values).enumerated() where !coordinate.isFinite
    {
      let value = node[keys[index]] ?? node
      note(
        value, "\(keys[index]) cannot be \(value.text(.compact))",
        "it is \(form.constants[index].meaning), and \(Self.demand(form.constants[index]))")
    }
    return values
  }

  private static func demand(_ constant: FormConstant) -> String {
    if case .logarithmAbove = constant.scale { return "lies above E_start" }
    return "is positive"
  }

  private mutating func range(_ node: Node) -> [FittedLawFile.RunAxis: ClosedRange<Double>] {
    var range: [FittedLawFile.RunAxis: ClosedRange<Double>] = [:]
    for axis in FittedLawFile.RunAxis.allCases {
      guard let list = node[axis.rawValue] else { continue }
      let ends = (list.items ?? []).compactMap(\.number)
      guard ends.count == 2, ends[0] <= ends[1] else {
        note(
          list, "the range of \(axis.rawValue) is not [least, most]", "write two numbers in order")
        continue
      }
      range[axis] = ends[0]...ends[1]
    }
    return range
  }

  private mutating func draws(_ node: Node, _ form: any LawForm) -> [[Double]] {
    let rows = node.items ?? []
    if rows.count > FittedLawFile.drawLimit {
      note(node, "there are \(rows.count) draws", "keep at most \(FittedLawFile.drawLimit)")
    }
    if rows.count == 1 { note(node, "one draw has no interval", "leave the list empty") }
    return rows.prefix(FittedLawFile.drawLimit).compactMap { row in
      let values = (row.items ?? []).compactMap(\.number)
      guard values.count == form.constants.count else {
        note(
          row,
          "the draw has \(values.count) numbers and \(form.id) \(form.constants.count) constants",
          "a draw holds all constants in their order")
        return nil
      }
      guard form.coordinates(of: values).allSatisfy(\.isFinite) else {
        note(row, "the draw holds a constant that \(form.id) cannot have", "leave the draw out")
        return nil
      }
      return values
    }
  }
}
