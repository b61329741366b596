/// The tables that the room carries, by their files in Data.
enum EmbeddedData {
  static let matchedPairs = table("matched_pairs.csv")
  static let metrics = table("metrics.csv")
  static let sets = table("sets.csv")
  static let moes = table("moes.csv")
  static let denseLaws = table("dense_laws.csv")

  private static func table(_ name: String) -> StaticString {
    Carried.files.first { $0.name == name }?.content ?? ""
  }
}
