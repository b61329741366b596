import Foundation

/// The work of one step on one device, before any constant is put to it.
///
/// With t, p, v, c, e the tensor, pipeline, chunk, context and expert degrees, m micro-batches and
/// T = micro-batch · context / c tokens, a micro-batch takes √(D² + H²) and what shards exchange: D is the
/// sum of `device`, H the host's time. A step is m of them, stretched by uneven stages and by the
/// bubble (p - 1)/(m·v), and what stands after the last: gradients between replicas, the optimizer.
/// Left out: traffic between pipeline stages, input of data, optimizers other than Adam.
public struct StepWork: Hashable, Sendable {
  var device: [StepTerm] = []
  private var host = 0.0
  private var hostFactor = StepFactor.host
  private var exchanged: StepTerm?
  private var after: [StepTerm] = []
  private let hidden: StepTerm?
  let microBatches: Double
  private let bubble: Double
  private let unevenness: Double
  /// The tokens of a step on one device.
  public let tokens: Double

  /// The work of a model's step.
  ///
  /// - Parameters:
  ///   - shape: the model's sums.
  ///   - setup: what it is run on and how.
  public init(_ shape: StepShape, _ setup: TrainingSetup) {
    self.init(StepTerms(shape, setup))
  }

  /// The work of a step whose terms have been counted.
  init(_ terms: StepTerms) {
    let layout = terms.layout
    let p = Double(layout.pipeline)
    microBatches = Double(terms.setup.microBatches)
    tokens =
      Double(terms.setup.sequences) * Double(terms.setup.context) / Double(layout.devices)
    // Stages are dealt whole layers; embedding and logits stand for two more, as tuned runs deal them.
    let dealt = Double(terms.shape.layers + 2)
    let most = (Double(terms.shape.layers) / p).rounded(.up)
    unevenness = layout.pipeline > 1 ? max(1, most * p / dealt) : 1
    bubble =
      (p - 1) / (microBatches * Double(layout.chunks))
      * layout.schedule.bubbleShare(
        p, recomputes: layout.recompute == .full)
    device = terms.terms + terms.recomputed()
    host = terms.host
    hidden = terms.hidden
    hostFactor = terms.setup.code.isTuned ? .tunedHost : .host
    (exchanged, after) = terms.replicas()
  }

  /// The time of the step under constants, part by part.
  func time(_ constants: StepConstants) -> StepTime {
    var time = StepTime()
    var sum = 0.0
    for term in device {
      let seconds = term.seconds * constants.value(term.factor)
      time[term.part] += seconds * microBatches
      sum += seconds
    }
    let waited = host * constants.value(hostFactor)
    let both = (sum * sum + waited * waited).squareRoot()
    time[.host] = (both - sum) * microBatches
    var batch = both
    if let exchanged {
      let seconds = exchanged.seconds * constants.value(exchanged.factor)
      time[exchanged.part] += seconds * microBatches
      batch += seconds
    }
    time[.unevenness] = batch * microBatches * (unevenness - 1)
    time[.bubble] = batch * microBatches * unevenness * bubble
    for term in after { time[term.part] += term.seconds * constants.value(term.factor) }
    return time
  }

  /// Seconds of a step's all-to-all that its schedule is taken to hide.
  func hiddenSeconds(_ constants: StepConstants) -> Double {
    hidden.map { $0.seconds * constants.value($0.factor) * microBatches } ?? 0
  }

  /// The time of the step in one number, for searches.
  func seconds(_ constants: StepConstants) -> Double {
    var sum = 0.0
    for term in device { sum += term.seconds * constants.value(term.factor) }
    let waited = host * constants.value(hostFactor)
    var batch = (sum * sum + waited * waited).squareRoot()
    if let exchanged { batch += exchanged.seconds * constants.value(exchanged.factor) }
    var step = batch * microBatches * unevenness * (1 + bubble)
    for term in after { step += term.seconds * constants.value(term.factor) }
    return step
  }

  /// The logarithm of tokens a second on one device, with its gradient for the logarithms of the
  /// constants.
  public func logarithmicRate(_ constants: StepConstants) -> (value: Double, gradient: [Double]) {
    var sum = 0.0
    var slope = [Double](repeating: 0, count: StepConstant.allCases.count)
    func add(_ seconds: Double, _ factor: StepFactor, to slope: inout [Double]) {
      for (constant, power) in factor.powers { slope[constant.rawValue] += seconds * power }
    }
    for term in device {
      let seconds = term.seconds * constants.value(term.factor)
      sum += seconds
      add(seconds, term.factor, to: &slope)
    }
    let waited = host * constants.value(hostFactor)
    var batch = (sum * sum + waited * waited).squareRoot()
    for index in slope.indices { slope[index] *= sum / batch }
    add(waited * waited / batch, hostFactor, to: &slope)
    if let exchanged {
      let seconds = exchanged.seconds * constants.value(exchanged.factor)
      batch += seconds
      add(seconds, exchanged.factor, to: &slope)
    }
    let stretch = microBatches * unevenness * (1 + bubble)
    var step = batch * stretch
    for index in slope.indices { slope[index] *= stretch }
    for term in after {
      let seconds = term.seconds * constants.value(term.factor)
      step += seconds
      add(seconds, term.factor, to: &slope)
    }
    return (log(tokens / step), slope.map { -$0 / step })
  }
}
