import Diagnostics
import Evidence
import Formats
import ModelConfigs
import ScalingLaws
import Spec
import Testing
import Units

@testable import CostModel
@testable import Questions

@Suite("Runs on devices")
struct PlacementTests {
  static func placement(
    _ model: String, _ device: String, _ devices: Int?, layout: String? = nil,
    batch: Tokens? = nil, context: Int = 4096
  ) throws -> Placement {
    var choices = StepChoices()
    choices.batch = batch
    if let layout {
      choices.stated = InputKind<StatedLayout>.layout.value(
        of: Node(.text(layout)), Reader(file: "call"))
    }
    let card = try #require(ModelLibrary.card(model))
    return Placement.of(
      Placement.Wish(
        architecture: try #require(card.architecture), tokens: Tokens(1e12), context: context,
        device: try #require(DeviceLibrary.device(device)), devices: devices, precision: .bf16,
        choices: choices))
  }

  @Test(
    "A layout that was found has the same memory and time where it is stated",
    arguments: [
      ("dbrx", "h100", 72), ("llama-3-70b", "h100", 90), ("mixtral-8x7b", "a100", 96),
      ("llama-3-8b", "b200", 24),
    ])
  func oneLayout(model: String, device: String, devices: Int) throws {
    let found = try Self.placement(model, device, devices, batch: Tokens(16e6))
    let layout = try #require(found.layout)
    #expect(found.search != nil && found.fits)
    let stated = try Self.placement(
      model, device, devices, layout: layout.text, batch: Tokens(16e6))
    #expect(stated.memory == found.memory, "\(layout.text)")
    let shape = try #require(found.shape)
    let steps = try [found, stated].map { StepWork(shape, try #require($0.setup)).tokens }
    #expect(steps[0] == steps[1])
    #expect(stated.layout == layout)
  }

  /// 16M tokens are 3,906 sequences of 4,096, which 128 replicas do not divide.
  @Test("No layout that can be stated is much faster than what is found")
  func rounds() throws {
    let found = try Self.placement("llama-3.1-405b", "h100", 16_384, batch: Tokens(16e6))
    let stated = try Self.placement(
      "llama-3.1-405b", "h100", 16_384,
      layout: "tensor=8,pipeline=16,data=128,chunks=8,recompute=selective", batch: Tokens(16e6))
    func seconds(_ placement: Placement) throws -> Double {
      let architecture = try #require(ModelLibrary.card("llama-3.1-405b")?.architecture)
      let step = try architecture.predictedStep(on: try #require(placement.setup))
      return 1 / step.tokensPerSecond
    }
    #expect(try seconds(found) <= 1.001 * seconds(stated))
    #expect(stated.setup?.sequences == 4096)
    #expect(stated.warnings.contains { $0.contains("4096 sequences in place of 3906") })
  }

  @Test("Groups of experts fill the data degree that nobody stated")
  func filled() throws {
    for (text, data) in [
      ("expert=16", 16), ("expert=16,tensor=4", 4), ("expert=16,tensor=4,expertTensor=4", 16),
      ("expert=8,tensor=8", 1),
    ] {
      let placement = try Self.placement("dbrx", "h100", nil, layout: text)
      #expect(placement.layout?.data == data, "\(text)")
      #expect(placement.warnings.contains { $0.contains("No data degree") } == (data > 1))
    }
  }

  @Test(
    "What a layout would ignore is refused",
    arguments: [
      "data=8,schedule=dualpipe", "data=8,schedule=zero-bubble", "data=8,chunks=2",
      "data=8,pipeline=5,schedule=dualpipe", "data=8,pipeline=8,schedule=dualpipe,microBatches=8",
      "data=8,pipeline=8,schedule=dualpipe,chunks=2",
    ])
  func refused(layout: String) {
    let reader = Reader(file: "call")
    #expect(InputKind<StatedLayout>.layout.value(of: Node(.text(layout)), reader) == nil)
    #expect(!reader.faults.isEmpty && reader.faults.allSatisfy { !$0.hint.isEmpty })
  }

  @Test("Every key of a layout moves memory or time")
  func effects() throws {
    let plain = "data=32,tensor=2,pipeline=4,expert=4"
    func figures(_ layout: String) throws -> [Double] {
      let placement = try Self.placement(
        "dbrx", "h100", nil, layout: "\(layout),microBatches=16,recompute=none")
      let shape = try #require(placement.shape)
      let setup = try #require(placement.setup)
      let memory = try #require(placement.memory)
      let step = try #require(ModelLibrary.card("dbrx")?.architecture).predictedStep(
        on: setup, shape: shape)
      return [1 / step.tokensPerSecond, memory.total.value]
    }
    let base = try figures(plain)
    for key in [
      "chunks=2", "schedule=zero-bubble", "schedule=dualpipe", "microBatch=2", "zero=0", "zero=2",
      "zero=3", "offload=optimizer", "context=2", "expertTensor=2",
    ] { #expect(try figures("\(plain),\(key)") != base, "\(key)") }
  }

  static func hardware(_ members: [(String, Double)], device: String = "h100") throws -> Hardware {
    let numbers = members.map { Member(key: $0.0, value: Node(.number($0.1))) }
    let node = Node(.object([Member(key: "device", value: Node(.text(device)))] + numbers))
    let hardware: Hardware? = Reader(file: "call").read(node)
    return try #require(hardware)
  }

  /// The price of an hour is what differs between sellers; the rate's error is in the tokens alone.
  @Test("A budget is spent exactly, and what follows from it has the price's range alone")
  func budgets() throws {
    let device = try #require(DeviceLibrary.device("h100"))
    let price = try #require(PriceLibrary.latest(of: device))
    let (low, typical, high) = (price.low.value, price.typical.value, price.high.value)
    let architecture = try #require(ModelLibrary.card("llama-3-8b")?.architecture)
    let hours = 100_000.0
    let means: [(String, Double)] = [
      ("hours", hours), ("days", hours / 24 / 16),
      ("kwh", hours * 0.7 * 1.1), ("dollars", hours * typical),
    ]
    for (key, amount) in means {
      let hardware = try Self.hardware([("devices", 16), (key, amount)])
      let budgeted = try BudgetedRun(
        architecture, context: 4096, on: hardware, budget: try #require(hardware.budget))
      let time = budgeted.pace.seconds.map { $0 / 3600 }
      let dollars = try #require(budgeted.run.dollars(budgeted.pace.seconds)).dollars
      let isMoney = key == "dollars"
      func close(_ one: Double, _ other: Double) -> Bool { abs(one / other - 1) < 1e-9 }
      #expect(close(time.expected, hours), "\(key)")
      #expect(close(time.low, isMoney ? hours * typical / high : hours), "\(key)")
      #expect(close(time.high, isMoney ? hours * typical / low : hours), "\(key)")
      #expect(close(dollars.low, hours * (isMoney ? typical : low)), "\(key)")
      #expect(close(dollars.high, hours * (isMoney ? typical : high)), "\(key)")
      let energy = try #require(budgeted.run.energy(budgeted.pace.seconds))
      #expect(close(energy.expected, hours * 0.77))
      #expect(budgeted.tokens.high > 1.2 * budgeted.tokens.expected)
      #expect(isMoney == (budgeted.tokens.expected > 1.8 * budgeted.tokens.low), "\(key)")
    }
  }

  /// 2 + 4 + 12 bytes a parameter on eight devices of 81,559 MiB.
  @Test("Designs fit the devices, whatever else they would be worth")
  func designs() throws {
    let hardware = try Self.hardware([("devices", 8), ("days", 90)])
    let most = 8.0 * 81_559 * 1_048_576 / 18
    for total in [20e9, 240e9] {
      var search = DesignSearch(budget: FLOP(1))
      search.budget = FLOP(0.35 * 989e12 * 90 * 86_400 * 8)
      let found = SupportedDesigns(
        search: search, hardware: hardware, wanted: WantedSizes(total: Parameters(total)),
        context: 4096
      ).best()
      // Of 240B there is none, and the dense design alone is left.
      #expect(found.contains { !$0.isDense } == (total < most))
      for design in found {
        #expect(design.total.value < most)
        #expect(design.placed?.run.placement.fits == true)
        #expect(design.placed?.run.placement.layout?.devices == 8)
      }
    }
  }
}
