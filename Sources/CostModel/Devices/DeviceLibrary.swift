import Formats
import Units

/// The bundled devices: the rows of `Data/devices.json5`.
public enum DeviceLibrary {
  /// Every bundled device, sorted by identifier.
  public static let all: [Device] = {
    let file = Carried.node("devices.json5")
    let sources = file?["sources"]
    return (file?["rows"]?.items ?? []).compactMap { DeviceRow(node: $0, sources: sources).device }
      .sorted { $0.id < $1.id }
  }()

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

extension Carried {
  /// What a data file holds; nil for one that cannot be read, which the tests rule out.
  static func node(_ name: String) -> Node? {
    files.first { $0.name == name }.flatMap { try? Document.parse($0.text, file: name) }
  }
}

/// A row of the devices, in the units that data sheets print.
private struct DeviceRow {
  let node: Node
  let sources: Node?

  /// The device; nil for a row without its name, a peak, memory and bandwidth.
  var device: Device? {
    let peaks = rates(node)
    guard let id = node["id"]?.text, let name = node["name"]?.text, !peaks.isEmpty,
      let memory: Sourced<Bytes> = figure(node["memory"], 1e9),
      let bandwidth: Sourced<BytesPerSecond> = figure(node["bandwidth"], 1e12)
    else { return nil }
    return Device(
      id: id, name: name, aliases: (node["aliases"]?.items ?? []).compactMap(\.text), peaks: peaks,
      memory: memory, reportedMemory: figure(node["reportedMiB"], 1_048_576),
      memoryBandwidth: bandwidth, nodeLink: figure(node["nodeLink"], 1e9),
      networkLink: figure(node["network"], 1e9 / 8), hostLink: figure(node["hostLink"], 1e9),
      hostMemoryRate: figure(node["hostMemory"], 1e9),
      devicesPerNode: node["perNode"]?.integer ?? 8,
      generation: (node["generation"]?.text).flatMap(Device.Generation.init),
      power: figure(node["power"], 1), measured: node["measured"].map(rates) ?? [])
  }

  private func rates(_ node: Node) -> [Device.Peak] {
    [Precision.bf16, .fp16, .fp8, .fp4].compactMap { precision in
      let rate: Sourced<FLOPPerSecond>? = figure(node[precision.rawValue], 1e12)
      return rate.map { Device.Peak(precision, $0.value, source: $0.source) }
    }
  }

  /// A figure, alone or in a list with its source; nil where it was not published.
  private func figure<Unit: Dimension>(_ cell: Node?, _ unit: Double) -> Sourced<Measure<Unit>>? {
    guard let value = cell?.number ?? cell?.items?.first?.number,
      let source = cell?.items?.last?.text ?? node["from"]?.text
    else { return nil }
    return Sourced(Measure<Unit>(value * unit), sources?[source]?.text ?? source)
  }
}
