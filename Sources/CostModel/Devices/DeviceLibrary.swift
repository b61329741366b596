/// The bundled devices.
public enum DeviceLibrary {
  /// Every bundled device, sorted by identifier.
  public static let all: [Device] = (rows + late).sorted { $0.id < $1.id }

  /// The identifiers, sorted.
  public static var ids: [String] { all.map(\.id) }

  /// The device of an identifier or of another name, whatever its capitals, spaces and hyphens:
  /// `h100`, `H100-SXM`, `DGX-H100`, `TPU v4`.
  public static func device(_ name: String) -> Device? {
    let wanted = plain(name)
    return all.first { plain($0.id) == wanted }
      ?? all.first { device in
        plain(device.name) == wanted || device.aliases.contains { plain($0) == wanted }
      }
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
