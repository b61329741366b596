import Units

extension Ludziejewski2025 {
  /// Dense and the numbers of experts of Table 4, in models of the paper's own shape.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    Self.table4.map(\.experts).map { experts in
      DesignChoice(
        experts == 1 ? "dense" : nil, [Symbol("E", experts)],
        surface(experts: experts).applying(data),
        axes: [.expansion: experts]
      ) { size in
        let shape = Shape(active: Parameters(size), experts: experts)
        return Footprint(
          active: Parameters(size), total: shape.total, cachePerToken: shape.cachePerToken)
      }
    }
  }
}
