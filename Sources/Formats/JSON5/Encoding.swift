import Diagnostics

/// Judges the bytes of a file before anything is read: their number, their format, their UTF-8.
enum Encoding {
  /// The byte order mark of UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// First bytes that give away a format other than text.
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x50, 0x41, 0x52, 0x31], "a Parquet file"),
    ([0x41, 0x52, 0x52, 0x4F, 0x57, 0x31], "an Arrow file"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    ([0x47, 0x49, 0x46, 0x38], "a GIF image"),
    ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
    ([0x1F, 0x8B], "a gzip archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
    (NumericArray.magic, "a NumPy array (.npy)"),
    ([0x80, 0x02], "a Python pickle"), ([0x80, 0x03], "a Python pickle"),
    ([0x80, 0x04], "a Python pickle"), ([0x80, 0x05], "a Python pickle"),
  ]

  /// The first thing wrong with the bytes, or nil where a reader may start.
  static func fault(of bytes: [UInt8], file: String, limits: Limits) -> Fault? {
    if bytes.count > limits.bytes {
      return Fault(
        file: file, position: nil,
        problem: "the file has more than the \(limits.bytes) bytes allowed",
        hint: "split it, or check that it is the file you meant")
    }
    if let fault = foreign(bytes, file: file, wanted: "a JSON5 text") { return fault }
    guard let offset = firstInvalidByte(of: bytes) else { return nil }
    var tracker = PositionTracker(start: bytes.starts(with: mark) ? mark.count : 0)
    let value = String(bytes[offset], radix: 16, uppercase: true)
    return Fault(
      file: file, position: tracker.position(at: offset, in: bytes),
      problem: "the byte at offset \(offset) (0x\(value)) is not valid UTF-8",
      hint: "save the file as UTF-8, or check that it is a text")
  }

  /// Bytes that are of another format or in UTF-16, by how they begin; nil where they may be text.
  static func foreign(_ bytes: [UInt8], file: String, wanted: String) -> Fault? {
    if let format = signatures.first(where: { bytes.starts(with: $0.bytes) }),
      format.bytes != NumericArray.magic || !wanted.contains("NumPy")
    {
      if let fault = torch(bytes, format.name, file: file, wanted: wanted) { return fault }
      let reader = ["a Parquet file": "parquet", "an Arrow file": "feather"][format.name]
      let remedy = reader.map {
        "write it as CSV: python -c \"import pandas; pandas.read_\($0)('IN').to_csv('OUT.csv', "
          + "index=False)\""
      }
      return Fault(
        file: file, position: .start, problem: "this is \(format.name), not \(wanted)",
        hint: remedy ?? "check that it is the file you meant")
    }
    // No column of a table begins with a bracket.
    if !wanted.contains("JSON"),
      let first = bytes.first(where: {
        ![0x20, 0x09, 0x0a, 0x0d].contains($0) && !mark.contains($0)
      }),
      first == 0x7b || first == 0x5b
    {
      return Fault(
        file: file, position: .start, problem: "this is JSON, not \(wanted)",
        hint: "check that it is the file you meant")
    }
    let zeros = bytes.prefix(4).map { $0 == 0 }
    guard
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        || zeros == [true, false, true, false] || zeros == [false, true, false, true]
    else { return nil }
    return Fault(
      file: file, position: .start, problem: "the file is in UTF-16", hint: "save it as UTF-8")
  }

  /// What to do with tensors that PyTorch saved, and with archives of NumPy.
  private static func torch(
    _ bytes: [UInt8], _ format: String, file: String, wanted: String
  ) -> Fault? {
    let ending = file.split(separator: ".").last?.lowercased() ?? ""
    let start = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    let isTensor = ["pt", "pth", "bin"].contains(ending) || start.contains("/data.pkl")
    let isArchive = ending == "npz" || start.contains(".npy")
    guard format == "a ZIP archive" || format == "a Python pickle", isTensor || isArchive
    else { return nil }
    let stem = file.split(separator: "/").last.map(String.init) ?? file
    let isPlain = stem.utf8.allSatisfy { $0 > 0x2c && $0 < 0x7b && $0 != 0x60 && $0 != 0x5c }
    let name = isPlain ? stem : "effects.pt"
    return Fault(
      file: file, position: .start,
      problem:
        "this is \(isTensor ? "a PyTorch file" : "an archive of NumPy arrays"), not \(wanted)",
      hint: isTensor
        ? "convert it: python -c \"import torch, numpy; numpy.save('effects.npy', "
          + "torch.load('\(name)', map_location='cpu').float().numpy())\""
        : "convert it: python -c \"import numpy; a = numpy.load('\(name)'); "
          + "numpy.save('effects.npy', a[a.files[0]])\"")
  }

  /// The offset of the first byte that starts no well-formed UTF-8 sequence (Unicode 16, table
  /// 3-7: no overlong forms, no surrogates, nothing above U+10FFFF); nil where all is well.
  static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      let second: ClosedRange<UInt8>
      let length: Int
      switch lead {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return offset
      }
      guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else {
        return offset
      }
      for tail in 2..<length where bytes[offset + tail] & 0xC0 != 0x80 { return offset }
      offset += length
    }
    return nil
  }
}
