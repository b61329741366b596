import Diagnostics
import Formats

/// The tensors of a model by name and shape, as weights or listings of them say, whatever the
/// architecture.
public struct TensorListing: Sendable {
  /// One tensor.
  struct Tensor: Sendable {
    let name: String
    let shape: [Int]
    /// The format of its numbers as the file writes it, such as `BF16`.
    let type: String?

    /// How many numbers it holds.
    var count: Int { shape.reduce(1, *) }
  }

  private(set) var tensors: [Tensor] = []

  /// No tensors.
  public init() {}

  /// Adds the tensors of another part of the same weights.
  ///
  /// - Throws: the names that both hold.
  public mutating func add(_ other: TensorListing, file: String) throws(FaultList) {
    let known = Set(tensors.map(\.name))
    if let twice = other.tensors.first(where: { known.contains($0.name) }) {
      throw FaultList(
        file: file, problem: "the tensor \(Fault.quoted(twice.name)) stands in another file too",
        hint: "keep the files of one model together")
    }
    tensors += other.tensors
  }
}

extension TensorListing {
  /// Reads the header of a safetensors file: its length in 8 bytes, the lowest first, and JSON.
  ///
  /// - Parameters:
  ///   - bytes: the file from its start, at least to the end of the header.
  ///   - file: the name that faults carry.
  /// - Throws: what is wrong with the header.
  public init(header bytes: [UInt8], file: String) throws(FaultList) {
    guard let end = Self.headerEnd(bytes), end <= bytes.count else {
      throw FaultList(
        file: file, problem: "this does not begin as a safetensors file",
        hint: "it begins with the length of its header in 8 bytes")
    }
    let limits = Limits(bytes: Self.mostBytes)
    try self.init(
      Document.parse(Array(bytes[8..<end]), file: file, limits: limits), file: file)
  }

  /// Where the header of a safetensors file ends; nil where the start is too short or is none.
  public static func headerEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 8 else { return nil }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return length <= UInt64(mostBytes) ? 8 + Int(length) : nil
  }

  /// The most bytes of a header or listing that are read: 100 MB, the limit of the format.
  public static let mostBytes = 100_000_000

  /// Whether an object lists tensors rather than being a config.
  public static func isListing(_ node: Node) -> Bool {
    let values = node.members?.filter { $0.key != "__metadata__" }.map(\.value) ?? node.items ?? []
    return !values.isEmpty && values.prefix(3).allSatisfy { $0["shape"] != nil || isShape($0) }
  }

  private static func isShape(_ node: Node) -> Bool {
    node.items.map { $0.allSatisfy { $0.number != nil } } ?? false
  }

  /// Reads a listing: an object of names with shapes, or with objects that hold `shape` and `dtype`
  /// as a header of safetensors does, or a list of objects with `name` as well.
  public init(_ node: Node, file: String) throws(FaultList) {
    var faults: [Fault] = []
    func fault(
      _ node: Node, _ problem: String, hint: String = "give its shape, for example [4096, 14336]"
    ) {
      guard faults.count < 20 else { return }
      faults.append(
        Fault(file: file, position: node.position, problem: problem, hint: hint))
    }
    let named: [(name: String?, value: Node)] =
      node.members?.map { ($0.key, $0.value) } ?? (node.items ?? []).map { ($0["name"]?.text, $0) }
    for (name, value) in named where name != "__metadata__" {
      let shape = (value["shape"] ?? value).items?.map(\.integer)
      guard let name, let shape, let sizes = Self.sizes(shape) else {
        fault(value, "the shape of \(Fault.quoted(name ?? "a tensor")) cannot be read")
        continue
      }
      tensors.append(Tensor(name: name, shape: sizes, type: value["dtype"]?.text))
    }
    let names = Dictionary(grouping: tensors, by: \.name)
    for name in names.filter({ $0.value.count > 1 }).keys.sorted().prefix(5) {
      fault(node, "the tensor \(Fault.quoted(name)) stands here twice", hint: "keep one of them")
    }
    if faults.isEmpty, tensors.isEmpty {
      fault(node, "no tensors are listed", hint: "give an object of names with shapes")
    }
    guard faults.isEmpty else { throw FaultList(faults) }
  }

  /// Reads a table with the columns `name` and `shape`, and `dtype` where it is known.
  public init(csv bytes: [UInt8], file: String) throws(FaultList) {
    var rows = CSVRecords(
      try CSVTable(bytes: bytes, file: file),
      CSVColumns(required: ["name", "shape"], optional: ["dtype"]))
    var names: Set<String> = []
    for row in rows.rows {
      let nameField = rows[row, "name"]
      let shape = rows[row, "shape"]
      guard let name = rows.name(nameField) else { continue }
      let text = shape.text.replacing("torch.Size", with: "")
      let isPlain = text.allSatisfy { $0.isASCII && ($0.isNumber || " x*,;[]()".contains($0)) }
      let numbers = text.split { !$0.isNumber }.map { Int($0) }
      guard isPlain, let sizes = Self.sizes(numbers) else {
        rows.note(
          shape, "\(Fault.quoted(shape.text)) is no shape", "write for example 4096x14336")
        continue
      }
      if !names.insert(name).inserted {
        rows.note(
          nameField, "the tensor \(Fault.quoted(name)) stands here twice", "keep one of them")
      }
      let type = rows.has("dtype") ? rows[row, "dtype"].text : ""
      tensors.append(Tensor(name: name, shape: sizes, type: type.isEmpty ? nil : type))
    }
    try rows.log.check()
  }

  /// Sizes whose product is a possible number of parameters.
  private static func sizes(_ numbers: [Int?]) -> [Int]? {
    var product = 1
    var sizes: [Int] = []
    for number in numbers {
      guard let number, number >= 0 else { return nil }
      let (next, overflows) = product.multipliedReportingOverflow(by: max(1, number))
      guard !overflows, next <= 1_000_000_000_000_000 else { return nil }
      product = next
      sizes.append(number)
    }
    return sizes
  }
}
