import Foundation

/// The columns of a fit side by side in memory, four runs to a step.
///
/// A form reads the features and writes the logarithm of its loss and its derivatives by every
/// constant; an objective reads those. A batch belongs to one worker and is refilled for each
/// resample. Rows that pad the last step repeat the first run with weight zero.
public final class Batch {
  /// The steps of four runs that are filled.
  public private(set) var steps = 0
  let featureCount: Int
  let constantCount: Int
  /// Steps in a column.
  private let stride: Int
  private let storage: UnsafeMutablePointer<Lanes>

  init(runs: Int, features: Int, constants: Int) {
    featureCount = features
    constantCount = constants
    stride = (runs + 3) / 4
    let count = stride * (features + constants + 4)
    storage = .allocate(capacity: count)
    storage.initialize(repeating: .zero, count: count)
  }

  deinit {
    storage.deallocate()
  }

  /// An input of the form, such as log N.
  @inline(__always)
  public func feature(_ index: Int) -> UnsafePointer<Lanes> {
    UnsafePointer(storage + index * stride)
  }

  /// Where the form writes the derivative of log loss by a constant.
  @inline(__always)
  public func derivative(_ constant: Int) -> UnsafeMutablePointer<Lanes> {
    storage + (featureCount + constant) * stride
  }

  /// Where the form writes the natural logarithm of its loss.
  @inline(__always)
  public var logLoss: UnsafeMutablePointer<Lanes> {
    storage + (featureCount + constantCount) * stride
  }

  /// The measured loss, or its logarithm, as the objective wants it.
  @inline(__always)
  var target: UnsafeMutablePointer<Lanes> { logLoss + stride }

  /// How often each run counts.
  @inline(__always)
  var weight: UnsafeMutablePointer<Lanes> { logLoss + 2 * stride }

  /// Room for the objective: the weighted slope by the log loss.
  @inline(__always)
  var slope: UnsafeMutablePointer<Lanes> { logLoss + 3 * stride }

  /// Fills the batch with the runs that count at all.
  func fill(features: [[Double]], target: [Double], weights: [Double]) {
    let kept = weights.indices.filter { weights[$0] > 0 }
    steps = (kept.count + 3) / 4
    guard let first = kept.first else { return }
    for step in 0..<steps {
      for lane in 0..<4 {
        let position = 4 * step + lane
        let isFilled = position < kept.count
        let run = isFilled ? kept[position] : first
        for (index, column) in features.enumerated() {
          (storage + index * stride)[step][lane] = column[run]
        }
        self.target[step][lane] = target[run]
        weight[step][lane] = isFilled ? weights[run] : 0
      }
    }
  }
}
