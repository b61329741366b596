import Diagnostics
import Formats
import Testing

@Suite("Arrays of NumPy, and JSON of which a part is left out")
struct NumericArrayTests {
  private func bytes(_ type: String, _ shape: String, _ body: [UInt8], order: String = "False")
    -> [UInt8]
  {
    let header = "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }\n"
    return NumericArray.magic + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + body
  }

  private func little<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
    numbers.flatMap { withUnsafeBytes(of: $0.littleEndian) { Array($0) } }
  }

  @Test("Floats of 2, 4 and 8 bytes and integers are read, little and big endian")
  func types() throws {
    func values(_ type: String, _ body: [UInt8]) throws -> [Double] {
      try NumericArray(bytes: bytes(type, "(2,)", body), file: "a.npy").values
    }
    // IEEE 754: 1.5 and -2.
    #expect(try values("<f2", [0x00, 0x3e, 0x00, 0xc0]) == [1.5, -2])
    #expect(try values("<f4", little([Float(1.5).bitPattern, Float(-2).bitPattern])) == [1.5, -2])
    #expect(
      try values("<f8", little([Double(1.5).bitPattern, Double(-2).bitPattern])) == [1.5, -2])
    #expect(try values(">f4", [0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0]) == [1.5, -2])
    #expect(try values("<i2", little([Int16(7), -7])) == [7, -7])
    #expect(try values("|u1", [7, 255]) == [7, 255])
  }

  @Test("Fortran order is turned into C order")
  func order() throws {
    let body: [UInt8] = [1, 2, 3, 4, 5, 6]
    let array = try NumericArray(
      bytes: bytes("|u1", "(2, 3)", body, order: "True"), file: "a.npy")
    // numpy.asfortranarray([[1, 3, 5], [2, 4, 6]]) stores 1 2 3 4 5 6.
    #expect(array.shape == [2, 3] && array.values == [1, 3, 5, 2, 4, 6])
  }

  @Test("Other files are called what they are, PyTorch's with the line that converts them")
  func foreign() {
    func problem(_ bytes: [UInt8], _ file: String) -> String {
      do throws(FaultList) {
        _ = try NumericArray(bytes: bytes, file: file)
        return ""
      } catch { return error.description }
    }
    let zip: [UInt8] = [0x50, 0x4b, 3, 4]
    let torch = problem(zip + Array("IE/data.pkl".utf8), "IE.pt")
    #expect(torch.contains("this is a PyTorch file") && torch.contains("torch.load('IE.pt'"))
    #expect(problem(zip + Array("a.npy".utf8), "a.npz").contains("an archive of NumPy arrays"))
    #expect(problem([0x80, 2], "IE.pth").contains("torch.load"))
    #expect(problem([0x89, 0x48, 0x44, 0x46], "x.h5").contains("an HDF5 file"))
    // A name that a shell would read is not put into a line for one.
    #expect(problem([0x80, 2], "a'b.pt").contains("torch.load('effects.pt'"))
    #expect(problem(bytes("<c8", "(1,)", []), "x").contains("'<c8' are not read"))
    #expect(problem(bytes("<f4", "(3,)", [0, 0]), "x").contains("another number"))
    #expect(problem(bytes("<f4", "(9223372036854775807, 9)", []), "x").contains("impossible"))
  }

  @Test("Values of named keys become null, whatever stands in them, in chunks of any size")
  func filter() {
    let text = #"""
      {"keep": "drop\"", "drop": [{"a": "]}\"", "b": 1}, "x"], "n": {"drop" : "t\"ext", "y": 2,
      "drop": -1.5e3, "z": "drop"}, "drop": {"q": [
      1]}}
      """#
    let expected = #"""
      {"keep": "drop\"", "drop": null, "n": {"drop" : null, "y": 2,
      "drop": null, "z": "drop"}, "drop": null
      }
      """#
    for size in [1, 3, 1_000] {
      var filter = JSONFilter(leavingOut: ["drop"])
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        filter.take(Array(bytes[start..<min(bytes.count, start + size)]))
      }
      #expect(String(decoding: filter.kept, as: UTF8.self) == expected)
    }
  }
}
