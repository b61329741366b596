/// The tables that the room carries, by their files in Data.
public enum EmbeddedData {
  /// Bits per byte of open models on one text, as a CSV with a header.
  public static let paloma = String(decoding: table("paloma.csv"), as: UTF8.self)

  static var interventions: [UInt8] { table("interventions.csv") }
  static var matchedPairs: [UInt8] { table("matched_pairs.csv") }
  static var metrics: [UInt8] { table("metrics.csv") }
  static var sets: [UInt8] { table("sets.csv") }
  static var moes: [UInt8] { table("moes.csv") }
  static var denseLaws: [UInt8] { table("dense_laws.csv") }

  private static func table(_ name: String) -> [UInt8] {
    let content = Carried.files.first { $0.name == name }?.content ?? ""
    return Array(UnsafeBufferPointer(start: content.utf8Start, count: content.utf8CodeUnitCount))
  }
}
