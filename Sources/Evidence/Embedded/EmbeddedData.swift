/// The tables that the room carries, by their files in Data.
public enum EmbeddedData {
  /// Bits per byte of open models on one text, as a CSV with a header.
  public static let paloma = String(describing: table("paloma.csv"))

  static let interventions = table("interventions.csv")
  static let matchedPairs = table("matched_pairs.csv")
  static let metrics = table("metrics.csv")
  static let sets = table("sets.csv")
  static let moes = table("moes.csv")
  static let denseLaws = table("dense_laws.csv")

  private static func table(_ name: String) -> StaticString {
    Carried.files.first { $0.name == name }?.content ?? ""
  }
}
