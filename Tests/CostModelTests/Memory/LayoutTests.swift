import CostModel
import ModelConfigs
import Diagnostics
import Testing
import Units

@Suite("Layouts")
struct LayoutTests {
  @Test("Devices and replicas follow from the degrees")
  func degrees() throws {
    // DeepSeek-V3's rows of Megatron-Bridge: 256 GPUs as 4 stages of 64, experts over all 64.
    let layout = try Layout(data: 64, pipeline: 4, expert: 64)
    #expect(layout.devices == 256 && layout.expertReplicas == 1 && layout.denseReplicas == 64)
    // Qwen3-235B on H100: TP 2, PP 8, EP 32 over 256 GPUs.
    let folded = try Layout(data: 16, tensor: 2, pipeline: 8, expert: 32)
    #expect(folded.devices == 256 && folded.expertReplicas == 1 && folded.expertTensor == 1)
    #expect(try Layout(data: 2, tensor: 4).expertTensor == 4)
  }

  @Test("Every fault of the degrees is named at once")
  func faults() throws {
    let found = try #require(throws: InputFaults.self) {
      try Layout(data: 0, tensor: -1, microBatch: 0)
    }
    #expect(found.faults.map(\.field) == ["data", "tensor", "expertTensor", "microBatch"])
    let group = try #require(throws: InputFaults.self) {
      try Layout(data: 6, tensor: 2, expert: 8, sequenceParallel: false)
    }
    #expect(group.faults.map(\.field) == ["expert", "sequenceParallel"])
    #expect(group.description.contains("expert: 8 groups of 1 devices do not divide the 12"))
    #expect(throws: InputFaults.self) { try Layout(data: 10_000_000, tensor: 10_000_000) }
    #expect(throws: InputFaults.self) {
      try Layout(data: 8, expert: 10_000_000, expertTensor: 10_000_000)
    }
    #expect(throws: InputFaults.self) { try Layout(data: Int.max, expert: Int.max) }
  }

  @Test("Every fault of a layout for a model is named at once")
  func model() throws {
    let dbrx = try #require(ModelLibrary.card("dbrx")?.architecture)
    let found = try #require(throws: InputFaults.self) {
      try dbrx.trainingMemory(
        layout: Layout(data: 32, tensor: 5, pipeline: 41, context: 3, expert: 32), context: 4096)
    }
    #expect(found.faults.map(\.field) == ["pipeline", "context", "tensor", "expert"])
    let llama = try #require(ModelLibrary.card("llama-2-7b")?.architecture)
    let dense = try #require(throws: InputFaults.self) {
      try llama.trainingMemory(layout: Layout(data: 8, expert: 8), context: 4096)
    }
    #expect(dense.faults.map(\.field) == ["expert"])
    #expect(throws: InputFaults.self) {
      try llama.trainingMemory(layout: Layout(), context: 0)
    }
  }

  @Test(
    "The smallest layout fits, and is not below what the states alone need",
    arguments: ["llama-3.2-1b", "llama-2-70b", "dbrx", "qwen3-30b-a3b", "deepseek-v3", "opt-175b"])
  func search(id: String) throws {
    let architecture = try #require(ModelLibrary.card(id)?.architecture)
    let device = try #require(DeviceLibrary.device("h100"))
    let search = LayoutSearch(architecture: architecture, device: device, context: 4096)
    let found = try #require(search.smallest())
    #expect(found.memory.fits(device))
    #expect(
      try architecture.trainingMemory(layout: found.layout, context: 4096) == found.memory)
    let states = 18 * Double(architecture.parameters.total)
    let least = (states / (device.capacity.value * MemoryUse.usableShare)).rounded(.up)
    #expect(found.layout.devices >= Int(least))
    #expect(Double(found.layout.devices) <= 1.5 * least + 1)
  }

  @Test("No layout with fewer devices fits", arguments: ["llama-2-70b", "qwen3-30b-a3b", "dbrx"])
  func exhaustive(id: String) throws {
    let architecture = try #require(ModelLibrary.card(id)?.architecture)
    let device = try #require(DeviceLibrary.device("h100"))
    let search = LayoutSearch(architecture: architecture, device: device, context: 4096)
    let found = try #require(search.smallest())
    for tensor in [1, 2, 4, 8] {
      for pipeline in 1..<found.layout.devices {
        for data in 1..<found.layout.devices where tensor * pipeline * data < found.layout.devices {
          for expert in [1, 2, 4, 8, 16, 32] {
            for zero in [ZeROStage.optimizer, .gradients, .weights] {
              guard
                let layout = try? Layout(
                  data: data, tensor: tensor, pipeline: pipeline, expert: expert, zero: zero,
                  recompute: .full),
                let memory = try? architecture.trainingMemory(layout: layout, context: 4096)
              else { continue }
              #expect(!memory.fits(device))
            }
          }
        }
      }
    }
  }

  /// Well known sizes: 70B in sixteen bits needs two 80 GB devices, DBRX four, Llama 3.1 405B two
  /// nodes of eight in bf16 and one in fp8 (arXiv 2407.21783, section 6).
  @Test(
    "Weights to serve fit on the devices that people use",
    arguments: [
      ("llama-2-70b", 2.0, 2), ("dbrx", 2.0, 4), ("llama-3.1-405b", 2.0, 16),
      ("llama-3.1-405b", 1.0, 6), ("mixtral-8x7b", 2.0, 2),
    ])
  func serving(id: String, bytes: Double, devices: Int) throws {
    let search = LayoutSearch(
      architecture: try #require(ModelLibrary.card(id)?.architecture),
      device: try #require(DeviceLibrary.device("h100")), context: 4096)
    let found = try #require(search.smallestForInference(sequences: 1, weightBytes: bytes))
    #expect(found.layout.devices <= devices && 2 * found.layout.devices > devices)
    #expect(found.memory.fits(search.device))
  }

  @Test("A device too small for a layer's share gives no layout, and more may be recomputed")
  func limits() throws {
    let architecture = try #require(ModelLibrary.card("deepseek-v3")?.architecture)
    let device = try #require(DeviceLibrary.device("h100"))
    var search = LayoutSearch(architecture: architecture, device: device, context: 4096)
    search.mostDevices = 64
    #expect(search.smallest() == nil)
    search.mostDevices = 16_384
    search.recomputes = [.none]
    search.zeroStages = [.optimizer]
    let strict = try #require(search.smallest())
    search.recomputes = [.none, .full]
    let free = try #require(search.smallest())
    #expect(free.layout.devices <= strict.layout.devices)
  }
}
