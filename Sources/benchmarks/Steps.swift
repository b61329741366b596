import CostModel
import Foundation
import ModelConfigs

/// The time of one prediction of a training step and of a search for the fastest layout.
struct Steps {
  func run(_ report: inout Report) {
    guard let model = ModelLibrary.card("deepseek-v3")?.architecture,
      let device = DeviceLibrary.device("h800"),
      let layout = try? Layout(data: 128, pipeline: 16, expert: 64)
    else { return report.fail("DeepSeek-V3 on H800 can be laid out") }
    let setup = TrainingSetup(
      device: device, layout: layout, context: 4096, precision: .fp8, batch: 15_360)
    let shape = StepShape(model, context: 4096)
    let clock = ContinuousClock()
    var rate = 0.0
    let one = clock.measure {
      for _ in 0..<1000 {
        rate = (try? model.predictedStep(on: setup, shape: shape))?.tokensPerSecond ?? 0
      }
    }
    report.line("one step", one / 1000, aim: "50 us", answer: "\(rate) tokens/s")
    var found: FastestLayouts?
    let search = clock.measure {
      found = FastestLayouts(model, on: setup, devices: 2048, shape: shape)
    }
    report.line(
      "layouts of 2,048 devices", search, aim: "1 s",
      answer: "\(found?.tried ?? 0) timed, \(found?.best.count ?? 0) near the fastest")
    report.check(found?.best.first?.layout.devices == 2048, "a layout of 2,048 devices fits")
  }
}
