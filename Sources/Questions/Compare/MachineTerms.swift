import CostModel
import ModelConfigs
import ScalingLaws
import Units

extension Run {
  /// Terms in which rates that nobody stated follow from the run's devices.
  ///
  /// `wallClock` takes FLOP a second of the run over those of a dense model on the same devices, each in
  /// its fastest layout or the stated one; `money` takes its inverse as the price of a training FLOP,
  /// since an hour of a device costs the same for both. The dense model has √(active · total)
  /// parameters, what evidence expects of the equivalent, in the proportions of Llama 3.
  func completing(_ terms: ComparisonTerms, for modes: [ComparisonMode]) -> ComparisonTerms {
    let isAsked = [
      modes.contains(.wallClock) && terms.moeOverDenseRate == nil,
      modes.contains(.money) && terms.moeOverDenseTrainingPrice == nil,
    ]
    guard isAsked.contains(true), let rate = moeOverDenseRate else { return terms }
    var terms = terms
    if isAsked[0] { terms.moeOverDenseRate = rate }
    if isAsked[1] { terms.moeOverDenseTrainingPrice = 1 / rate }
    return terms
  }

  /// FLOP a second of the run over those of a dense model on the same devices; `nil` where the devices,
  /// a shape or a layout are lacking.
  var moeOverDenseRate: Double? {
    guard let hardware, hardware.utilisation == nil, let tokens,
      case .architecture(let architecture)? = model.shape, architecture.isRouted
    else { return nil }
    let count = architecture.parameters
    let size = (Double(count.active(.all)) * Double(count.total)).squareRoot()
    guard let dense = Architecture.dense(of: Parameters(size)) else { return nil }
    let trained = hardware.training(model)
    func rate(_ architecture: Architecture, _ hardware: Hardware) -> Double? {
      let placed = RunOnDevices(architecture, tokens: tokens, context: context, on: hardware)
      guard let step = try? placed?.pace().step else { return nil }
      return step.tokensPerSecond * step.flopPerToken.value
    }
    guard let own = rate(architecture, trained), let other = rate(dense, trained.forDense)
    else { return nil }
    return own / other
  }

  /// What rates the comparison took from the devices, in a sentence; `nil` where it took none.
  func machineNote(_ terms: ComparisonTerms, for modes: [ComparisonMode]) -> String? {
    guard completing(terms, for: modes) != terms, let rate = moeOverDenseRate else { return nil }
    return "\(name) does \(rate.rounded(toDigits: 2)) of the FLOP a second of a dense model of "
      + "√(active · total) on the same devices, by the step model."
  }
}

extension Hardware {
  /// The same devices without what only a model with experts can be told.
  var forDense: Hardware { Hardware(self, choices: choices.forDense) }
}
