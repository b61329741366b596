/// The program as results record it.
public enum Release {
  /// The version that `--version` prints, and that manifests and fitted laws hold.
  public static let version = "0.1.0"
}
