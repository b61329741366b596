import Units

extension Abnar2025 {
  /// The sparsities of the fitted runs, 0 being dense.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    [0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98].map { sparsity in
      DesignChoice(
        sparsity == 0 ? "dense" : nil, [Symbol("S", sparsity)],
        surface(sparsity: sparsity).applying(data), axes: [.sparsity: sparsity]
      ) { size in
        Footprint(active: Parameters((1 - sparsity) * size), total: Parameters(size))
      }
    }
  }
}
