import Foundation
extension FitProblem {
  public func time(_ v: [Double]) {
    let e = Engine(self); var g = [0.0,0,0,0,0]; let c = form.coordinates(of: v)
    let t = (0..<200).map { _ in ContinuousClock().measure { for _ in 0..<1000 { _ = e.value(at: c, gradient: &g) } } }
    print("eval", t.min()! / 1000, t.sorted()[100] / 1000)
    let t3 = (0..<200).map { _ in  ContinuousClock().measure { for _ in 0..<1000 { e.predict(at: c) } } }
    print("predict", t3.min()! / 1000, t3.sorted()[100] / 1000)
    let t2 = ContinuousClock().measure { for _ in 0..<1000 { _ = fit(e, from: c, use: .projected) } }
    print("fit", t2 / 1000)
    var rng = SystemRandomNumberGenerator()
    for use in StartUse.allCases {
    var ok = 0, ev = 0; var o: [Outcome: Int] = [:]
    let t4 = ContinuousClock().measure { for _ in 0..<1000 {
      let s = form.constants.map { Double.random(in: $0.starts, using: &rng) }
      let f = fit(e, from: s, use: use); ev += f.evaluations; o[f.outcome, default: 0] += 1
      if f.objective <= 1.018275e-3 { ok += 1 } } }
    print(use, ok, ev, o, t4) }
    let best = fit(e, from: c, use: .projected)
    var ev = 0; var o: [Outcome: Int] = [:]
    let t5 = ContinuousClock().measure { for _ in 0..<1000 {
      var counts = [Double](repeating: 0, count: runs.count)
      for _ in 0..<runs.count { counts[Int.random(in: 0..<runs.count)] += 1 }
      e.resample(counts: counts)
      let f = fit(e, from: best.coordinates, use: .asGiven); ev += f.evaluations; o[f.outcome, default: 0] += 1 } }
    print("boot", ev, o, t5)
  }
}
