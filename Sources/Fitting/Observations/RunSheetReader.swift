import Diagnostics
import Formats
import Units

/// Reads the bytes of a table of runs, CSV, JSON or JSON Lines, a chunk at a time.
public struct RunSheetReader {
  private let file: String
  private var csv: CSVReader
  /// The bytes so far where they are JSON; `nil` for a table.
  private var json: [UInt8]?
  private var isOpen = true

  /// The most bytes of JSON: each number of it is a node with its place.
  private static let mostJSON = 1 << 28

  /// A reader of a file that holds no more of it than the sheet does.
  public init(file: String) {
    self.file = file
    csv = CSVReader(file: file, longest: RunSheet.longestField)
  }

  /// Takes the next bytes.
  public mutating func take(_ bytes: [UInt8]) {
    if isOpen, let first = bytes.first(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }) {
      isOpen = false
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { json = [] }
    }
    guard json != nil else { return csv.take(bytes) }
    if (json?.count ?? 0) <= Self.mostJSON { json?.append(contentsOf: bytes) }
  }

  /// Ends the text.
  public mutating func finish() throws(FaultList) -> RunSheet {
    guard let json else { return try RunSheet(csv.finish()) }
    guard json.count <= Self.mostJSON else {
      throw FaultList(
        file: file, problem: "the file has more than \(Self.mostJSON) bytes of JSON",
        hint: "write the runs as CSV, which may be of any size")
    }
    return try RunSheet(json: json, file: file)
  }
}

extension RunSheet {
  private static let limits = Limits(bytes: 1 << 28, readsNonFinite: true)

  /// The sheet of JSON: a list of objects, an object that holds one, columns as pandas writes them,
  /// or an object on each line.
  init(json bytes: [UInt8], file: String) throws(FaultList) {
    let lines = Self.lines(of: bytes)
    let isLines = lines.count > 1 && lines.allSatisfy { $0.bytes.last == UInt8(ascii: "}") }
    var rows: [Node] = []
    if isLines {
      for line in lines {
        let node: Node
        do throws(FaultList) {
          node = try Document.parse(Array(line.bytes), file: file, limits: Self.limits)
        } catch {
          throw FaultList(error.faults.map { Self.moved($0, to: line.number) })
        }
        rows.append(Node(node.value, position: Position(line: line.number, column: 1)))
      }
    } else {
      rows = Self.rows(of: try Document.parse(bytes, file: file, limits: Self.limits))
    }
    var names: [String] = []
    var known: Set<String> = []
    let flat = rows.map { Self.flattened($0, under: "") }
    for row in flat {
      for field in row where known.insert(field.name).inserted { names.append(field.name) }
    }
    guard !names.isEmpty else {
      throw FaultList(
        file: file, problem: "the JSON holds no list of runs",
        hint: "write a list of objects, one a run, or an object on each line")
    }
    let records = zip(rows, flat).map { node, row in
      let texts = Dictionary(row.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      return names.map { name in
        CSVField(
          text: texts[name]?.text ?? "",
          position: isLines ? node.position : texts[name]?.position ?? node.position)
      }
    }
    try self.init(
      header: names.map { CSVField(text: $0, position: .start) }, records: records,
      FaultLog(file: file))
  }

  private static func moved(_ fault: Fault, to line: Int) -> Fault {
    var moved = fault
    moved.position = fault.position.map { Position(line: line, column: $0.column) }
    return moved
  }

  /// The lines that are not empty, with their numbers.
  private static func lines(of bytes: [UInt8]) -> [(number: Int, bytes: ArraySlice<UInt8>)] {
    var lines: [(number: Int, bytes: ArraySlice<UInt8>)] = []
    for (index, part) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated()
    {
      var line = part
      while let last = line.last, [0x20, 0x09, 0x0d].contains(last) { line.removeLast() }
      if !line.isEmpty { lines.append((index + 1, line)) }
    }
    return lines
  }

  /// The objects that are rows.
  private static func rows(of node: Node) -> [Node] {
    if let items = node.items { return items.filter { $0.members != nil } }
    guard let members = node.members else { return [] }
    // pandas' orient="split".
    if let names = node["columns"]?.items?.compactMap(\.text), let data = node["data"]?.items {
      return data.compactMap { row in
        row.items.map { cells in object(zip(names, cells).map { ($0, $1) }, at: row.position) }
      }
    }
    // Columns as lists, or as objects by row number.
    let lists = members.compactMap { member in member.value.items.map { (member.key, $0) } }
    if lists.count == members.count, lists.count > 1, Set(lists.map(\.1.count)).count == 1,
      lists.allSatisfy({ $0.1.allSatisfy { $0.members == nil } })
    {
      return lists[0].1.indices.map { row in
        object(lists.map { ($0.0, $0.1[row]) }, at: lists[0].1[row].position)
      }
    }
    let columns = members.compactMap { member in member.value.members.map { (member.key, $0) } }
    if columns.count == members.count, let first = columns.first?.1, first.count > 1,
      first.allSatisfy({ Int($0.key) != nil })
    {
      return first.map { row in
        object(
          columns.compactMap { name, cells in
            cells.first { $0.key == row.key }.map { (name, $0.value) }
          }, at: row.value.position)
      }
    }
    let inner = lists.filter { !$0.1.isEmpty && $0.1.allSatisfy { $0.members != nil } }
    return inner.count == 1 ? inner[0].1 : [node]
  }

  private static func object(_ members: [(String, Node)], at position: Position) -> Node {
    Node(.object(members.map { Member(key: $0.0, value: $0.1) }), position: position)
  }

  /// The numbers and texts of an object under the path of their keys.
  private static func flattened(
    _ node: Node, under path: String
  ) -> [(name: String, text: String, position: Position)] {
    (node.members ?? []).flatMap { member -> [(name: String, text: String, position: Position)] in
      let name = path.isEmpty ? member.key : path + "." + member.key
      switch member.value.value {
      case .object: return flattened(member.value, under: name)
      case .number(let value): return [(name, plainText(of: value), member.value.position)]
      case .text(let text):
        return [(name, String(text.prefix(longestField)), member.value.position)]
      case .boolean(let value): return [(name, String(value), member.value.position)]
      case .null: return [(name, "", member.value.position)]
      case .list: return []
      }
    }
  }
}
