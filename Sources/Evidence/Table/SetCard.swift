import Diagnostics

/// What is known of a set beyond its rows, and what it may serve for.
public struct SetCard: Sendable, Hashable {
  public let set: String
  public let role: Role
  public let stage: Stage
  /// How the set's sizes are counted.
  public let sizes: SizeConvention
  /// The set whose dense ladder lends slopes where this one has a single sibling; `nil` for the
  /// median over all sets of the same protocol.
  public let slopesFrom: String?
  /// What a reader must know before using the set.
  public let remark: String

  /// What a set is used for.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Counts in all statistics and in the model.
    case statistics
    /// Read and shown, not counted: the MoE saw other data than its siblings.
    case otherData = "other-data"
    /// Read and shown, not counted: the runs behind one law.
    case sweep
    /// A dense ladder that lends its slopes.
    case slopes
    /// Kept in the table; holds nothing that can be read.
    case unreadable
  }

  /// What was done to the models before they were scored.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    case base
    case fineTuned = "fine-tuned"
    case postTrained = "post-trained"

    /// Whether scores come from prompting; slopes are not lent between the two protocols.
    var isPrompted: Bool { self != .fineTuned }
  }

  /// Which parameters a set's sizes count.
  public enum SizeConvention: String, Sendable, Hashable, CaseIterable {
    case all
    case noEmbedding
  }

  /// The card of a set that has none: counted as soon as its data are not known to differ.
  init(of set: String, sameData: SameData) {
    self.init(
      set: set, role: sameData == .no ? .otherData : .statistics, stage: .base, sizes: .all,
      slopesFrom: nil, remark: "")
  }

  init(
    set: String, role: Role, stage: Stage, sizes: SizeConvention, slopesFrom: String?,
    remark: String
  ) {
    self.set = set
    self.role = role
    self.stage = stage
    self.sizes = sizes
    self.slopesFrom = slopesFrom
    self.remark = remark
  }

  static func cards(in bytes: [UInt8], file: String) throws(FaultList) -> [String: SetCard] {
    var table = try RecordTable(
      bytes, file: file,
      known: ["set_id", "role", "stage", "sizes", "slopes_from", "remark"],
      required: ["set_id", "role", "stage", "sizes", "slopes_from", "remark"])
    var cards: [String: SetCard] = [:]
    while table.next() {
      guard let set = table.required(0), let role = table.word(1, Role.self),
        let stage = table.word(2, Stage.self), let sizes = table.word(3, SizeConvention.self),
        let remark = table.required(5)
      else { continue }
      cards[set] = SetCard(
        set: set, role: role, stage: stage, sizes: sizes, slopesFrom: table.text(4),
        remark: remark)
    }
    try table.finish()
    return cards
  }
}
