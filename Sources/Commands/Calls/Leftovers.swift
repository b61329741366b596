/// What stopped runs had left beside a result.
enum Leftovers {
  /// Names what is gone, a line each; empty where there was nothing.
  static func text(_ paths: [String]) -> String {
    paths.map { "moesim: removed \($0), which a stopped run had left\n" }.joined()
  }
}
