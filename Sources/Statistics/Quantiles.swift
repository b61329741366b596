/// Order statistics of a sample.
public enum Quantiles {
  /// The value at a share `p` of sorted numbers, interpolated linearly between neighbours.
  ///
  /// Hyndman and Fan's type 7 (The American Statistician 50, 1996), the default of R and NumPy.
  /// An empty sample has none.
  public static func value(at p: Double, ofSorted numbers: [Double]) -> Double? {
    precondition(p >= 0 && p <= 1, "a quantile needs a share between 0 and 1")
    guard let last = numbers.last else { return nil }
    let position = p * Double(numbers.count - 1)
    let lower = Int(position)
    guard lower + 1 < numbers.count else { return last }
    let share = position - Double(lower)
    return numbers[lower] + share * (numbers[lower + 1] - numbers[lower])
  }

  /// The median of numbers in any order.
  public static func median(_ numbers: [Double]) -> Double? {
    value(at: 0.5, ofSorted: numbers.sorted())
  }
}
