/// A measured ratio of training FLOP between two MoE of equal loss.
///
/// Kimi K2 (arXiv:2507.20534) prints three such ratios at a validation loss of 1.5 and no formula,
/// so that they stand here as points and answer no question. Sparsity is total over active experts;
/// 8 active and one shared, with the Muon optimiser.
public struct SparsityPoint: Hashable, Sendable {
  /// Total over active experts of the sparser model.
  public let sparsity: Double
  /// Total over active experts of the model that it is compared with.
  public let against: Double
  /// FLOP of the denser model over those of the sparser, at the same loss.
  public let reduction: Double

  public static let kimiK2 = [
    SparsityPoint(sparsity: 48, against: 8, reduction: 1.69),
    SparsityPoint(sparsity: 48, against: 16, reduction: 1.39),
    SparsityPoint(sparsity: 48, against: 32, reduction: 1.15),
  ]
}
