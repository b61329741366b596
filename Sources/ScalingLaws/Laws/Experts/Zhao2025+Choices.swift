import Units

extension Zhao2025 {
  /// Shares N_a/N from 5 % to 80 % at the best number of activated and share of shared experts.
  ///
  /// Both have the same best value for every size, so that they need no search.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8].map { share in
      DesignChoice(
        nil, [Symbol("N_a/N", share), Symbol("G", bestActivated), Symbol("S", bestShared)],
        surface(activeShare: share, activated: bestActivated, shared: bestShared).applying(data)
      ) { size in
        Footprint(active: Parameters(share * size), total: Parameters(size))
      }
    }
  }
}
