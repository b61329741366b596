import Diagnostics

/// An array of numbers as NumPy saves one: a shape, and the numbers with the last axis fastest.
///
/// Reads `.npy`, versions 1 to 3 (numpy.lib.format): floats of 2, 4 and 8 bytes and integers of 1 to
/// 8, little or big endian, in C or Fortran order.
public struct NumericArray: Hashable, Sendable {
  public let shape: [Int]
  public let values: [Double]

  /// An array whose numbers fill its shape.
  public init(shape: [Int], values: [Double]) {
    precondition(shape.reduce(1, *) == values.count, "the numbers of an array fill its shape")
    (self.shape, self.values) = (shape, values)
  }

  /// The bytes with which such a file begins.
  public static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The shape in words, such as `1000 × 48 × 6`.
  public var size: String { shape.map(String.init).joined(separator: " × ") }

  /// Reads the bytes of a file.
  public init(bytes: [UInt8], file: String) throws(FaultList) {
    func fault(_ problem: String, _ hint: String) -> FaultList {
      FaultList(file: file, problem: problem, hint: hint)
    }
    if let foreign = Encoding.foreign(bytes, file: file, wanted: "a NumPy array (.npy)") {
      throw FaultList([foreign])
    }
    let again = "save it with numpy.save(\"effects.npy\", array.astype(\"float32\"))"
    guard bytes.starts(with: Self.magic), bytes.count > 12 else {
      throw fault("this is no NumPy array", again)
    }
    let width = bytes[6] == 1 ? 2 : 4
    var length = 0
    for place in 0..<width { length |= Int(bytes[8 + place]) << (8 * place) }
    let start = 8 + width + length
    guard start <= bytes.count else { throw fault("its header is cut off", again) }
    let header = String(decoding: bytes[(8 + width)..<start], as: UTF8.self)
    func entry(_ key: String) -> Substring? {
      header.firstRange(of: "'\(key)':").map { range in
        header[range.upperBound...].drop { $0 == " " }
      }
    }
    guard let type = entry("descr")?.dropFirst().prefix(while: { $0 != "'" }),
      let shape = entry("shape")?.dropFirst().prefix(while: { $0 != ")" }).split(separator: ",")
        .map({ Int($0.filter { $0 != " " }) }), !shape.contains(nil)
    else { throw fault("its header cannot be read", again) }
    let sizes = shape.compactMap { $0 }
    var count = 1
    for size in sizes {
      let (product, isOver) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !isOver else { throw fault("its shape is impossible", again) }
      count = product
    }
    let kind = type.dropFirst()
    guard let size = Int(kind.dropFirst()), "fiu".contains(kind.prefix(1)),
      kind.first == "f" ? [2, 4, 8].contains(size) : [1, 2, 4, 8].contains(size)
    else {
      throw fault("numbers of the type \(Fault.quoted(type)) are not read", again)
    }
    let body = bytes[start...]
    guard body.count / size == count, body.count % size == 0 else {
      throw fault(
        "it holds \(body.count) bytes of numbers, and its shape asks for another number", again)
    }
    let isBig = type.first == ">"
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for index in 0..<count {
      var bits: UInt64 = 0
      for byte in 0..<size {
        let place = start + index * size + (isBig ? byte : size - 1 - byte)
        bits = bits << 8 | UInt64(bytes[place])
      }
      numbers.append(Self.number(bits, kind.first ?? "f", size))
    }
    guard entry("fortran_order")?.hasPrefix("True") == true, sizes.count > 1 else {
      (self.shape, values) = (sizes, numbers)
      return
    }
    // The first axis runs fastest: each place of the C order looks up its own.
    var steps = [1]
    for size in sizes.dropLast() { steps.append((steps.last ?? 1) * size) }
    var ordered = numbers
    for index in 0..<count {
      var (rest, source) = (index, 0)
      for axis in sizes.indices.reversed() {
        source += rest % sizes[axis] * steps[axis]
        rest /= sizes[axis]
      }
      ordered[index] = numbers[source]
    }
    (self.shape, values) = (sizes, ordered)
  }

  private static func number(_ bits: UInt64, _ kind: Character, _ size: Int) -> Double {
    switch (kind, size) {
    case ("f", 8): return Double(bitPattern: bits)
    case ("f", 4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case ("f", _): return half(UInt16(truncatingIfNeeded: bits))
    case ("i", _):
      let shift = UInt64(64 - 8 * size)
      return Double(Int64(bitPattern: bits << shift) >> Int64(shift))
    default: return Double(bits)
    }
  }

  /// IEEE 754 binary16, by its parts, for not every machine has the type.
  private static func half(_ bits: UInt16) -> Double {
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    let size: Double
    switch exponent {
    case 0: size = Double(sign: .plus, exponent: -24, significand: fraction)
    case 31: size = fraction == 0 ? .infinity : .nan
    default: size = Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
    }
    return bits >> 15 == 1 ? -size : size
  }
}
