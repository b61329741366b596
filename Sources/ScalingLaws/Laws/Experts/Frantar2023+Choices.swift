import Units

extension Frantar2023 {
  /// The sparsities of the fitted runs, 0 being dense.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    [0, 0.5, 0.75, 0.875].map { sparsity in
      DesignChoice(
        sparsity == 0 ? "dense" : nil, [Symbol("S", sparsity)],
        surface(sparsity: sparsity).applying(data), axes: [.sparsity: sparsity]
      ) { size in
        Footprint(active: Parameters(size), total: Parameters(size / (1 - sparsity)))
      }
    }
  }
}
