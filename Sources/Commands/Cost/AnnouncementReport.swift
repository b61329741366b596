import CostModel
import Tabular
import Units

/// Announced hours held against the tokens.
struct AnnouncementReport {
  let query: CostQuery
  let device: Device

  /// The section; `nil` where no hours are announced.
  var section: ReportSection? {
    guard let announced = query.announced, let tokens = query.tokens else { return nil }
    var table = Table(
      name: "announcement", summary: "The announced hours against the tokens",
      columns: [
        Column("convention", .text, "How the FLOP of a token are counted."),
        Column("flop_from_tokens", .number, unit: "FLOP", "FLOP per token times tokens."),
        Column("flop_at_peak", .number, unit: "FLOP", "What the hardware could do in the hours."),
        Column("utilisation", .number, "Their ratio."),
        Column("believable", .boolean, "Whether it lies between 5 and 70 %."),
      ])
    guard device.peak(query.precision) != nil else {
      return ReportSection(
        table: table, notes: ["No peak of \(device.name) is published to hold the hours against."])
    }
    var notes: [String] = []
    for convention in [FLOPConvention.exactCausal, .exactFull, .sixActive] {
      let perToken = query.architecture.trainingFLOP(
        context: query.context, convention: convention)
      let announcement = Announcement(
        flopPerToken: perToken, tokens: tokens, deviceTime: announced, device: device,
        precision: query.precision, devices: query.devices)
      guard let judgement = announcement.judgement else { continue }
      table.append([
        .text(convention.id), .number(judgement.fromTokens.value),
        .number(judgement.atPeak.value), .number(judgement.utilisation),
        .boolean(judgement.isBelievable),
      ])
      if convention == .exactCausal, !judgement.isBelievable { notes += misreadings(judgement) }
    }
    notes.append("Peak: dense \(query.precision.rawValue), never the sparse figure.")
    return ReportSection(table: table, notes: notes)
  }

  /// What the hours may have been instead.
  private func misreadings(_ judgement: Plausibility) -> [String] {
    var notes = ["The hours and the tokens do not go together."]
    notes += judgement.likelyMisreadings.compactMap { reading in
      judgement.utilisation(after: reading).map {
        "Perhaps \(reading.words): then the utilisation is \(($0 * 100).rounded(toDigits: 2)) %."
      }
    }
    let devices = judgement.devicesByTheClock
    if query.devices == nil, devices.upperBound >= 2 {
      notes.append(
        "Hours by the clock would be believable of \(max(2, devices.lowerBound).rounded(toDigits: 2))"
          + " to \(devices.upperBound.rounded(toDigits: 2)) devices; state theirs with --devices.")
    }
    return notes
  }
}
