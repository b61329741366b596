/// Colours from pale to deep for numbers from low to high.
///
/// Lightness falls steadily, so that black-and-white print keeps the order, and stays pale enough that
/// lines and labels in ink can be read on every colour.
enum HeatColours {
  /// Pale yellow to green to blue, after ColorBrewer's YlGnBu (Brewer and Harrower, 2002), with its
  /// dark end left out.
  private static let stops: [(red: Double, green: Double, blue: Double)] = [
    (255, 255, 224), (224, 243, 196), (178, 224, 192), (124, 200, 198), (84, 168, 204),
  ]

  /// The colour at a share of the scale, as gnuplot's number 0xRRGGBB.
  static func number(at share: Double) -> Double {
    let place = min(max(share, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let part = place - Double(index)
    let (from, to) = (stops[index], stops[index + 1])
    func mixed(_ a: Double, _ b: Double) -> Double { (a + (b - a) * part).rounded() }
    return (mixed(from.red, to.red) * 256 + mixed(from.green, to.green)) * 256
      + mixed(from.blue, to.blue)
  }
}
