import Tabular

/// The description of a result folder for other programs: Frictionless `datapackage.json`.
///
/// Every file is a resource with its size and SHA-256; tables say what each column means. The text
/// holds no dates and no paths outside the folder, so the same result gives the same bytes.
public enum DataPackage {
  /// The name of the file in its folder.
  public static let fileName = "datapackage.json"

  /// The member that says which program made the folder; see `ResultFolder.write(to:)`.
  static let generator = JSONValue.Member("generator", "moesim")

  /// The text of the description of these files.
  ///
  /// The file `NAME.csv` holds the table of that name and `NAME.gp` the chart; each table has its
  /// file. Other files are listed without a schema.
  public static func text(
    name: String, title: String, tables: [Table], charts: [Chart] = [], files: [FileFacts]
  ) throws(WriterFault) -> String {
    for table in tables {
      precondition(
        files.contains { $0.name == table.name + ".csv" }, "\(table.name) has its CSV file")
    }
    let resources = files.filter { $0.name != fileName }.map { file in
      if let table = tables.first(where: { $0.name + ".csv" == file.name }) {
        return resource(of: file, holding: table)
      }
      return resource(of: file, title: charts.first { $0.name + ".gp" == file.name }?.title)
    }
    let package: JSONValue = .object([
      .init("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
      .init("name", .string(slug(of: name))),
      .init("title", .string(title)),
      generator,
      .init("resources", .array(resources)),
    ])
    return try package.text()
  }

  private static func resource(of file: FileFacts, holding table: Table) -> JSONValue {
    [
      "name": .string(slug(of: table.name)),
      "type": "table",
      "description": .string(table.summary),
      "path": .string(file.name),
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "dialect": ["delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "header": true],
      "bytes": .integer(file.byteCount),
      "hash": .string("sha256:" + file.sha256),
      "schema": ["fields": .array(table.columns.map(field)), "missingValues": [""]],
    ]
  }

  private static func resource(of file: FileFacts, title: String?) -> JSONValue {
    let ending = file.ending
    let mediaType = mediaTypes.first { $0.ending == ending }?.type
    return .known(
      .init("name", .string(slug(of: file.name))),
      .init("title", JSONValue(title)),
      .init("path", .string(file.name)),
      .init("format", .string(ending)),
      .init("mediatype", JSONValue(mediaType)),
      .init("encoding", ending == "png" || ending == "pdf" ? .null : "utf-8"),
      .init("bytes", .integer(file.byteCount)),
      .init("hash", .string("sha256:" + file.sha256)))
  }

  private static func field(of column: Column) -> JSONValue {
    .known(
      .init("name", .string(column.name)), .init("type", .string(column.kind.rawValue)),
      .init("unit", JSONValue(column.unit)), .init("description", .string(column.summary)))
  }

  private static let mediaTypes: [(ending: String, type: String)] = [
    ("gp", "text/x-gnuplot"), ("csv", "text/csv"), ("json", "application/json"),
    ("html", "text/html"), ("svg", "image/svg+xml"), ("png", "image/png"),
    ("pdf", "application/pdf"),
    ("tex", "text/x-tex"), ("txt", "text/plain"),
  ]

  /// A name in the letters that the format recommends: lower case, digits, `-`, `_`, `.`.
  private static func slug(of name: String) -> String {
    let allowed = name.lowercased().unicodeScalars.map { scalar in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
      return isPlain || scalar == "-" || scalar == "_" || scalar == "." ? Character(scalar) : "-"
    }
    return allowed.isEmpty ? "result" : String(allowed)
  }
}
