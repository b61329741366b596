import CostModel
import ModelConfigs
import TestSupport
import Testing
import Units

@Suite("Figures that their makers publish")
struct PublishedFiguresTests {
  /// Gigabytes of memory and terabytes per second to it, by the makers' data sheets.
  private static let memories: [(device: String, gigabytes: Double, bandwidth: Double)] = [
    ("a100", 80, 2.039), ("h100", 80, 3.35), ("h200", 141, 4.8), ("mi300x", 192, 5.3),
    ("mi325x", 256, 6), ("mi355x", 288, 8),
  ]

  @Test("Devices have the memory of their data sheets", arguments: memories)
  func memory(row: (device: String, gigabytes: Double, bandwidth: Double)) throws {
    let device = try #require(DeviceLibrary.device(row.device))
    #expect(device.memory.value.value == row.gigabytes * 1e9)
    expect(device.memoryBandwidth.value.value, near: row.bandwidth * 1e12, relative: 0.02)
  }

  /// Trillions of tokens: the papers' abstracts or their pages of release.
  private static let tokens: [(model: String, trillions: Double)] = [
    ("deepseek-v2", 8.1), ("deepseek-v3", 14.8), ("dbrx", 12), ("llama-3.1-405b", 15.6),
    ("olmoe-1b-7b", 5.133), ("deepseek-moe-16b", 2),
  ]

  @Test("Models were trained on the tokens that their papers state", arguments: tokens)
  func trained(row: (model: String, trillions: Double)) throws {
    guard let model = ModelLibrary.card(row.model) else {
      // Left out of the library; DeepSeek-V2 and DBRX are in it.
      #expect(!["deepseek-v2", "dbrx"].contains(row.model))
      return
    }
    let found = try #require(model.trainedTokens).value.value
    expect(found, near: row.trillions * 1e12, relative: 0.01, "\(row.model): \(found)")
  }
}
