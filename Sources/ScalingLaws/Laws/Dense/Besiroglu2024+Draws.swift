extension DenseLaw {
  /// How the draws below are made again: the 240 points as a CSV of parameters, flop and loss, then
  /// `moesim fit points.csv --law chinchilla --bootstraps 400 --seed 1 --save fit.json5`, whose
  /// first 200 draws these are, to six digits.
  static let besirogluRecipe =
    "200 refits on resampled runs of the 240 points of arXiv:2404.10102 (Huber of log loss, 1e-3)"

  /// E, A, B, α and β of 200 refits; a row belongs together.
  static let besirogluDraws: [[Double]] =
    (Carried.files.first { $0.name == "besiroglu-2024.csv" }?.text ?? "")
    .split(separator: "\n").dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
}
