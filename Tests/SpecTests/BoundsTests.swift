import Diagnostics
import Formats
import Spec
import Testing
import Units

@Suite("Bounds of quantities")
struct BoundsTests {
  private func check<Kind: Dimension>(_: Kind.Type) throws {
    let scalar = Scalar.measure(Measure<Kind>.self)
    let (low, high) = (Kind.range.lowerBound, Kind.range.upperBound)
    // Sums and products of what a call may state stay numbers.
    #expect(low > 0 && (high * high * high).isFinite && low * low * low > 0)
    for value in [low, high, (low * high).squareRoot()] {
      #expect(scalar.check(Node(.number(value))) == nil, "\(Kind.noun) \(value)")
    }
    for value in [low / 2, high * 2, 1e-300, 1e300, 1.7e308] {
      for node in [Node(.number(value)), Node(.text("\(value)"))] {
        let fault = try #require(scalar.check(node), "\(Kind.noun) \(value)")
        #expect(fault.problem.contains("cannot be meant") && fault.hint.contains("between"))
      }
    }
    #expect(try Kind.range.contains(Measure<Kind>(text: Kind.example).value))
  }

  @Test("Every kind of quantity has ends, beyond which nothing can be meant")
  func bounds() throws {
    try check(TokenDimension.self)
    try check(ParameterDimension.self)
    try check(FLOPDimension.self)
    try check(FLOPPerTokenDimension.self)
    try check(FLOPPerSecondDimension.self)
    try check(SecondDimension.self)
    try check(ByteDimension.self)
    try check(DollarDimension.self)
  }

  @Test("What was built lies far inside: Llama 3.1 405B, and the smallest runs of a class room")
  func room() {
    // 3.8e25 FLOP (arXiv 2407.21783, section 3.2), 15.6T tokens.
    #expect(FLOPDimension.range.upperBound > 1000 * 3.8e25)
    #expect(TokenDimension.range.upperBound > 1000 * 15.6e12)
    #expect(FLOPDimension.range.lowerBound < 6 * 1e5 * 1e6)
  }

  @Test("The steps of an axis are held to the same ends")
  func axis() {
    let kind = InputKind.amounts(of: .amount(Tokens.self), example: "1B..2B x2")
    for (text, isFine) in [("log 1B..2B x3", true), ("log 1e-9..1B x3", false)] {
      let reader = Reader(file: "f")
      #expect((kind.value(of: Node(.text(text)), reader) != nil) == isFine)
      #expect(reader.faults.isEmpty == isFine)
    }
  }
}
