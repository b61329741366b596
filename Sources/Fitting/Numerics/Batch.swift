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

  /// The sum of the weights.
  var totalWeight: Double {
    (0..<steps).reduce(0) { $0 + weight[$1].sum() }
  }

  /// Fills the batch with the runs that count at all.
  func fill(features: [[Double]], target: [Double], weights: [Double]) {
    var position = 0
    for run in weights.indices where weights[run] > 0 {
      put(run, at: position, weight: weights[run], features, target)
      position += 1
    }
    steps = (position + 3) / 4
    guard let first = weights.firstIndex(where: { $0 > 0 }) else { return }
    while position < 4 * steps {
      put(first, at: position, weight: 0, features, target)
      position += 1
    }
  }

  private func put(
    _ run: Int, at position: Int, weight: Double, _ features: [[Double]], _ target: [Double]
  ) {
    let raw = UnsafeMutableRawPointer(storage)
    let column = stride * MemoryLayout<Lanes>.stride
    var offset = position * MemoryLayout<Double>.stride
    for feature in features {
      raw.storeBytes(of: feature[run], toByteOffset: offset, as: Double.self)
      offset += column
    }
    offset += (constantCount + 1) * column
    raw.storeBytes(of: target[run], toByteOffset: offset, as: Double.self)
    raw.storeBytes(of: weight, toByteOffset: offset + column, as: Double.self)
  }
}
