/// Any law, asked question by question.
final class LawOnDesign<Law: ScalingLaw>: PreparedComparison {
  let law: Law
  let request: PlainRequest
  private let range: PreparedRange?

  init(law: Law, request: PlainRequest) {
    self.law = law
    self.request = request
    range = request.wanted.contains(.range) ? PreparedRange(law: law, request: request) : nil
  }

  func numbers(tokens: Double) -> PlainNumbers {
    var numbers = PlainNumbers()
    let comparison = request.value(request.mode.question, of: law, tokens: tokens)
    guard comparison.isFinite else { return numbers }
    request.put(comparison, into: &numbers)
    if request.wanted.contains(.loss) {
      numbers.loss = request.value(.loss, of: law, tokens: tokens)
    }
    if request.wantsEquivalent {
      numbers.denseEquivalent = request.value(.denseEquivalent, of: law, tokens: tokens)
    }
    if let range { numbers.outsideFactor = range.factor(tokens: tokens) }
    return numbers
  }
}

extension ScalingLaw {
  public func prepared(_ request: PlainRequest) -> any PreparedComparison {
    LawOnDesign(law: self, request: request)
  }
}
