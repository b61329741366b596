// carry FOLDER OUTPUT: writes the files of a folder as Swift literals.
//
// Every file that is not hidden and is no schema becomes a static literal, which the compiler reads a
// thousand times faster than an array of bytes and the program holds without copying it.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

func fail(_ problem: String) -> Never {
  let message = "error: carry: \(problem)\n"
  _ = write(2, message, message.utf8.count)
  exit(1)
}

/// The names of a folder's files, sorted.
func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { fail("cannot read the folder \(folder)") }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix("."), !name.hasSuffix(".schema.json") { names.append(name) }
  }
  return names.sorted()
}

/// The bytes of a file; `nil` where it cannot be read.
func bytes(at path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&block, 1, block.count, file), count > 0 {
    bytes += block[..<count]
  }
  return ferror(file) == 0 ? bytes : nil
}

/// The text of a file.
func text(at path: String) -> String {
  guard let bytes = bytes(at: path) else { fail("cannot read \(path)") }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    fail("\(path) is no UTF-8 text")
  }
  return text
}

/// A text as a literal.
///
/// It is raw, between more number signs than the text has in a row. Control characters, which a
/// literal may not hold or which the compiler would change, are escaped.
func literal(_ text: String) -> String {
  var longest = 0
  var run = 0
  for byte in text.utf8 {
    run = byte == UInt8(ascii: "#") ? run + 1 : 0
    longest = max(longest, run)
  }
  let signs = String(repeating: "#", count: longest + 1)
  var body = ""
  for scalar in text.unicodeScalars {
    if scalar.value < 32 || scalar.value == 127, scalar != "\n", scalar != "\t" {
      body += "\\\(signs)u{\(String(scalar.value, radix: 16))}"
    } else {
      body.unicodeScalars.append(scalar)
    }
  }
  return "\(signs)\"\"\"\n\(body)\n\"\"\"\(signs)"
}

guard CommandLine.arguments.count == 3 else { fail("the call is: carry FOLDER OUTPUT") }
let (folder, output) = (CommandLine.arguments[1], CommandLine.arguments[2])
var source = """
  // The files of a folder, by name. Written by carry when the module is built.

  /// A file that this module carries.
  struct Carried: Sendable {
    /// The name of the file, with its ending.
    let name: String
    /// The content of the file.
    let content: StaticString

    /// The content as text.
    var text: String { content.description }

    /// All files, sorted by name.
    static let files: [Carried] = [

  """
for name in names(in: folder) {
  let content = literal(text(at: "\(folder)/\(name)"))
  source += "    Carried(name: \(literal(name)), content: \(content)),\n"
}
source += "  ]\n}\n"
// What is as it was is not written again, so that nothing is compiled anew after it.
if bytes(at: output) == Array(source.utf8) { exit(0) }
guard let file = fopen(output, "wb"), fputs(source, file) >= 0, fclose(file) == 0 else {
  fail("cannot write \(output)")
}
